"""The set-up key: whoever can read a file of the house may set up committees; a visitor of a served demo cannot."""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from jianyan.setting_up.words import READABLE

GROUPS, GROUP_LENGTH = 5, 4


def setup_key() -> str:
    """The key of this installation; made once, readable by the owner of the process only."""
    file: Path = settings.VAR / "setup-key"
    if not file.exists():
        _make(file)
    return file.read_text(encoding="ascii").strip()


def fits(typed: str) -> bool:
    """Whether somebody typed the key, with or without its hyphens."""
    return hmac.compare_digest(_bare(typed).encode(), _bare(setup_key()).encode())


def _make(file: Path) -> None:
    """Write the key beside its place and link it there: of two processes one makes it, the other finds it whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as handle:
        handle.write(_fresh() + "\n")
    with contextlib.suppress(FileExistsError):  # another process was first: its key counts
        os.link(new, file)
    new.unlink()


def _fresh() -> str:
    groups = ("".join(secrets.choice(READABLE) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
