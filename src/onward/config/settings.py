"""Every setting of the product, in one file. The environment gives values; a missing one says its name and meaning."""

import os
import secrets
import sys
from pathlib import Path

from onward.config import database

ROOT = Path(__file__).resolve().parents[3]
HOME = database.HOME
# demo | test | production; a test run says so by itself, so that plain pytest works too
MODE = os.environ.get("ONWARD_MODE") or ("test" if "pytest" in sys.modules else "demo")
DEMO = MODE == "demo"
TESTS = MODE == "test"
DEBUG = False


class Missing(SystemExit):
    """A setting that production cannot do without."""


def needed(name: str, meaning: str, sample: str) -> str:
    """A value from the environment; in the demo and in tests the sample will do."""
    value = os.environ.get(name, "")
    if value:
        return value
    if MODE == "production":
        raise Missing(
            f"The setting {name} is not set. It is {meaning}. Set it in the environment, for example {name}={sample}"
        )
    return sample


SECRET_KEY = needed("ONWARD_SECRET_KEY", "the key that signs sessions: 50 or more random characters", "")
if MODE == "production" and len(SECRET_KEY) < 50:
    raise Missing(
        "ONWARD_SECRET_KEY is shorter than 50 characters. Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
if not SECRET_KEY:
    kept = HOME / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(64))
        kept.chmod(0o600)
    SECRET_KEY = kept.read_text()

ADDRESS = needed("ONWARD_ADDRESS", "the address at which people reach the service", "http://127.0.0.1:8000").rstrip("/")
if MODE == "production" and not ADDRESS.startswith("https://"):
    raise Missing(
        f"ONWARD_ADDRESS is {ADDRESS!r}. It must begin with https://, since records of people may not travel in the open."
    )
_host = ADDRESS.split("//", 1)[1].split("/", 1)[0].split(":", 1)[0]
ALLOWED_HOSTS = [_host] if MODE == "production" else ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

AREA_NAME = os.environ.get("ONWARD_AREA", "Brindle" if MODE != "production" else "Your local area")
LA_CODE = os.environ.get("ONWARD_LA_CODE", "330")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    "onward.ui",
    "onward.audit",
    "onward.agencies",
    "onward.sharing",
    "onward.people",
    "onward.pathway",
    "onward.intake",
    "onward.insight",
    "onward.portal",
    "onward.demo",
    "onward.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "onward.sharing.middleware.SayWhoIsAsking",
    "allauth.account.middleware.AccountMiddleware",  # within: it turns "show that it is you" from an error to a page
    "onward.agencies.second_step.SecondStepFirst",
]

ROOT_URLCONF = "onward.config.urls"
WSGI_APPLICATION = "onward.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCESS = os.environ.get("ONWARD_PROCESS") or ("owner" if TESTS else "admin")
if MODE == "production":
    needed(
        "DATABASE_URL", "the database, by the login that serves pages", "postgresql://onward_site:password@db/onward"
    )
DATABASES = {"default": database.settings(PROCESS, for_tests=TESTS)}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # <context>/jinja2/<context>/
        "OPTIONS": {
            "environment": "onward.ui.environment.environment",
            "context_processors": ["onward.ui.context.page", "onward.agencies.context.ways_to_sign_in"],
        },
    },
]
FORM_RENDERER = "onward.ui.fields.Renderer"

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTS:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow by design in earnest
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "onward.agencies.signing_in.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = False  # a shared computer must forget
ACCOUNT_FORMS = {
    "login": "onward.agencies.forms.SignIn",
    "reauthenticate": "onward.agencies.forms.Again",
    "change_password": "onward.agencies.forms.ChangePassword",
    "reset_password": "onward.agencies.forms.Forgotten",
    "reset_password_from_key": "onward.agencies.forms.NewPassword",
}
MFA_FORMS = {
    "authenticate": "onward.agencies.forms.SecondStep",
    "reauthenticate": "onward.agencies.forms.SecondStepAgain",
    "activate_totp": "onward.agencies.forms.SetUpApp",
    "add_webauthn": "onward.agencies.forms.AddPasskey",
    "edit_webauthn": "onward.agencies.forms.RenamePasskey",
}
SOCIALACCOUNT_ADAPTER = "onward.agencies.signing_in.SingleSignOn"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
MFA_ADAPTER = "onward.agencies.signing_in.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = f"Onward {AREA_NAME}"  # the name under which an authenticator app keeps the key
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # agencies make accounts and answer for the addresses
SECOND_STEP_NEEDED = MODE == "production" and os.environ.get("ONWARD_SECOND_STEP", "staff") != "nobody"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = MODE != "production"

# OpenID Connect, as Microsoft Entra ID offers it: all three or none.
SSO_SERVER = os.environ.get("ONWARD_SSO_SERVER", "")
SSO_ORIGIN = "/".join(SSO_SERVER.split("/")[:3])  # where a form may lead to: the policy knows hosts, not paths
if SSO_SERVER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": os.environ.get("ONWARD_SSO_NAME", "your work account"),
                    "client_id": needed("ONWARD_SSO_CLIENT_ID", "the client id your identity provider gave", "onward"),
                    "secret": needed("ONWARD_SSO_SECRET", "the client secret your identity provider gave", "secret"),
                    "settings": {
                        "server_url": SSO_SERVER,
                        # Entra ID does not say that an address is verified: name the domains its tenant answers for
                        "verified_email": os.environ.get("ONWARD_SSO_DOMAINS", "").lower().split(),
                    },
                }
            ],
        }
    }

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MODE == "production"
CSRF_FAILURE_VIEW = "onward.ui.views.form_ran_out"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if MODE == "production":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^(alive|ready)$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *([SSO_ORIGIN] if SSO_ORIGIN else [])],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [HOME / "assets"] if (HOME / "assets").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTS

FILES = Path(os.environ.get("ONWARD_FILES") or HOME / "files")  # files as agencies sent them
FILES.mkdir(parents=True, exist_ok=True)
FILE_UPLOAD_TEMP_DIR = str(FILES)
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
LARGEST_FILE = int(os.environ.get("ONWARD_LARGEST_FILE", 2 * 1024**3))  # bytes
ROWS_AT_A_TIME = int(os.environ.get("ONWARD_ROWS_AT_A_TIME", 5000))  # in one transaction of a load

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
DATE_FORMAT = "j F Y"

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# Seconds without a word from a worker after which it is held to be dead, and what it was doing is begun again.
SILENT_WORKER = int(os.environ.get("ONWARD_SILENT_WORKER", 30))
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 1,
    "install_signal_handlers": True,
    "listen_notify": True,
    "update_heartbeat_interval": SILENT_WORKER / 3,
    "stalled_worker_timeout": SILENT_WORKER,
    "delete_jobs": "successful",  # the trail says what was done; a list of jobs would only grow
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "onward.config.log_lines.WithoutRows",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ONWARD_LOG", "WARNING" if DEMO or TESTS else "INFO")},
}
EMAIL_BACKEND = (
    "django.core.mail.backends.locmem.EmailBackend"
    if MODE != "production"
    else "django.core.mail.backends.smtp.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("ONWARD_EMAIL_FROM", "onward@localhost")
EMAIL_HOST = os.environ.get("ONWARD_EMAIL_HOST", "localhost")
SILENCED_SYSTEM_CHECKS = ["urls.W002"]  # addresses end without a slash, so those beneath them begin with one
