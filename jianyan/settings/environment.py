"""Every setting that a machine may set: its name, default and meaning. Read once, at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Setting:
    """One environment variable; the type of `default` is its type."""

    name: str
    default: str | int | bool
    meaning: str
    unit: str = ""


SETTINGS = (
    Setting("JIANYAN_DEBUG", False, "show errors with their trace; never in service"),
    Setting("JIANYAN_SECRET_KEY", "only-for-trying-out", "key that signs sessions; `./run` makes one per checkout"),
    Setting("JIANYAN_HOSTS", "127.0.0.1,localhost,[::1],testserver", "host names served, joined by commas"),
    Setting("JIANYAN_ORIGINS", "", "origins trusted behind a TLS proxy, joined by commas"),
    Setting("JIANYAN_HTTPS", False, "cookies only over TLS"),
    Setting("JIANYAN_VAR", "", "folder of the database and files; the checkout's var/ when empty"),
    Setting("JIANYAN_DB", "sqlite", "sqlite or postgresql"),
    Setting("JIANYAN_DB_NAME", "", "name of the database, or its file"),
    Setting("JIANYAN_DB_HOST", "", "host, or the folder of the socket"),
    Setting("JIANYAN_DB_PORT", "", "port"),
    Setting("JIANYAN_DB_USER", "", "user"),
    Setting("JIANYAN_DB_PASSWORD", "", "password"),
    Setting("JIANYAN_MAIL_HOST", "", "mail server that reminders are sent through; empty sends none"),
    Setting("JIANYAN_MAIL_PORT", 25, "port of the mail server"),
    Setting("JIANYAN_MAIL_USER", "", "user of the mail server"),
    Setting("JIANYAN_MAIL_PASSWORD", "", "password of the mail server"),
    Setting("JIANYAN_MAIL_TLS", "", "starttls or tls; empty is neither"),
    Setting("JIANYAN_MAIL_FROM", "", "address that reminders come from"),
    Setting("JIANYAN_TODAY", "", "sets the clock of a demonstration, as 2024-01-20; empty is the real day"),
    Setting("JIANYAN_PASSWORD_DAYS", 90, "a password must be changed after so long; 0 is never", "days"),
    Setting("JIANYAN_IDLE_MINUTES", 30, "a sign-in ends after so long without a click", "minutes"),
)


def read(environ: Mapping[str, str] = os.environ) -> dict[str, str | int | bool]:
    """All settings by name, converted to the type of their default.

    Raises:
        ImproperlyConfigured: a number is not a number, JIANYAN_DB or JIANYAN_MAIL_TLS is none of those known, or mail has no sender.
    """
    values = {setting.name: _value(setting, environ.get(setting.name)) for setting in SETTINGS}
    if values["JIANYAN_DB"] not in ("sqlite", "postgresql"):
        raise ImproperlyConfigured(f"JIANYAN_DB={values['JIANYAN_DB']}：请写 sqlite 或 postgresql。")
    if values["JIANYAN_MAIL_TLS"] not in ("", "starttls", "tls"):
        raise ImproperlyConfigured(f"JIANYAN_MAIL_TLS={values['JIANYAN_MAIL_TLS']}：请写 starttls 或 tls，或者空着。")
    if values["JIANYAN_MAIL_HOST"] and not values["JIANYAN_MAIL_FROM"]:
        raise ImproperlyConfigured("JIANYAN_MAIL_FROM：设了发信服务器，请同时写发信地址。")
    return values


def _value(setting: Setting, text: str | None) -> str | int | bool:
    if text is None:
        return setting.default
    if isinstance(setting.default, bool):
        return text.lower() in ("1", "true", "yes", "on")
    if isinstance(setting.default, int):
        if not text.isdigit():
            raise ImproperlyConfigured(f"{setting.name}={text}：请写一个整数（{setting.meaning}）。")
        return int(text)
    return text
