"""The settings of the house. What differs between machines is read from the environment in `environment`."""

from pathlib import Path
from typing import Any

from jianyan.settings.environment import read

ENV = read()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = Path(str(ENV["JIANYAN_VAR"] or BASE_DIR / "var"))

DEBUG = bool(ENV["JIANYAN_DEBUG"])
SECRET_KEY = str(ENV["JIANYAN_SECRET_KEY"])
ALLOWED_HOSTS = str(ENV["JIANYAN_HOSTS"]).split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in str(ENV["JIANYAN_ORIGINS"]).split(",") if origin]

# The rooms, from the ground up (docs/architecture.md).
ROOMS = [
    "jianyan.look",
    "jianyan.committees",
    "jianyan.trail",
    "jianyan.service",
    "jianyan.flows",
    "jianyan.figures",
    "jianyan.registers",
    "jianyan.organisation",
    "jianyan.setting_up",
    "jianyan.clues",
    "jianyan.matters",
    "jianyan.activities",
    "jianyan.outcomes",
    "jianyan.proposals",
    "jianyan.opinions",
    "jianyan.consultations",
    "jianyan.supervision",
    "jianyan.inquiries",
    "jianyan.handling",
    "jianyan.merits",
    "jianyan.reports",
    "jianyan.readings",
    "jianyan.desk",
    "jianyan.portal",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django_prose_editor",  # its editor is served from here; docs/decisions/0023-editor-of-sections.md
    *ROOMS,
    "jianyan.demo",
    "jianyan.bench",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jianyan.committees.middleware.PagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jianyan.committees.middleware.CommitteeMiddleware",
    "jianyan.organisation.middleware.ActorMiddleware",
]
ROOT_URLCONF = "jianyan.settings.urls"
WSGI_APPLICATION = "jianyan.settings.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jianyan.committees.context.mast",
                "jianyan.organisation.context.person",
                "jianyan.organisation.context.navigation",
            ],
            "builtins": ["jianyan.look.templatetags.look", "jianyan.committees.templatetags.committees"],
        },
    }
]

DATABASES: dict[str, dict[str, Any]]
if ENV["JIANYAN_DB"] == "postgresql":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": ENV["JIANYAN_DB_NAME"],
            "HOST": ENV["JIANYAN_DB_HOST"],
            "PORT": ENV["JIANYAN_DB_PORT"],
            "USER": ENV["JIANYAN_DB_USER"],
            "PASSWORD": ENV["JIANYAN_DB_PASSWORD"],
            "CONN_MAX_AGE": 60,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ENV["JIANYAN_DB_NAME"] or VAR / "jianyan.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "committees.Account"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "front"
LOGOUT_REDIRECT_URL = "front"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "jianyan.committees.passwords.ThreeOfFourKinds"},
    {"NAME": "jianyan.committees.passwords.NotOneOfTheLast"},
]
SESSION_COOKIE_AGE = int(ENV["JIANYAN_IDLE_MINUTES"]) * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(ENV["JIANYAN_HTTPS"])
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "jianyan" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
STATIC_ROOT = None  # served by whitenoise out of the rooms
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR / "files"

EMAIL_HOST = str(ENV["JIANYAN_MAIL_HOST"])
EMAIL_PORT = int(ENV["JIANYAN_MAIL_PORT"])
EMAIL_HOST_USER = str(ENV["JIANYAN_MAIL_USER"])
EMAIL_HOST_PASSWORD = str(ENV["JIANYAN_MAIL_PASSWORD"])
EMAIL_USE_TLS = ENV["JIANYAN_MAIL_TLS"] == "starttls"
EMAIL_USE_SSL = ENV["JIANYAN_MAIL_TLS"] == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = str(ENV["JIANYAN_MAIL_FROM"])

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
SILENCED_SYSTEM_CHECKS: list[str] = []
