"""The web application, as gunicorn asks for it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
os.environ.setdefault("ONWARD_PROCESS", "site")
application = get_wsgi_application()
