"""The web application, as gunicorn asks for it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
os.environ.setdefault("ONWARD_PROCESS", "site")
os.environ.setdefault("ONWARD_MODE", "production")  # started by hand it must not be the demo, which lets anyone step in
application = get_wsgi_application()
