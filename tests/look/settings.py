"""The settings of the house cut down to the lowest room: its tests need no room above it."""

import copy

from jianyan.settings import *  # noqa: F403
from jianyan.settings import TEMPLATES as HOUSE_TEMPLATES

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "jianyan.look",
]
MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = "tests.look.urls"
TEMPLATES = copy.deepcopy(HOUSE_TEMPLATES)
TEMPLATES[0]["OPTIONS"]["context_processors"] = [  # type: ignore[index]
    "django.template.context_processors.request",
    "django.template.context_processors.i18n",
]
AUTH_USER_MODEL = "auth.User"
AUTH_PASSWORD_VALIDATORS = []
