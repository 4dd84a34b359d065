"""What decoding a file gives: its text, or the code of why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Kind = Literal["text", "html", "docx", "pdf"]


class Refusal(StrEnum):
    """Why a file is not read. The sentences for people are written where the file was handed over."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    PASSWORD = "password"
    NO_TEXT_LAYER = "no_text_layer"
    WRONG_ENCODING = "wrong_encoding"
    NOT_DOCX = "not_docx"
    BOMB = "bomb"
    UNKNOWN_KIND = "unknown_kind"


class Unreadable(Exception):
    """A file that is not read; `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True)
class Decoded:
    """The text of a file, to which all offsets refer. `encoding` is None where the kind settles it (docx, pdf)."""

    text: str
    kind: Kind
    encoding: str | None = None
