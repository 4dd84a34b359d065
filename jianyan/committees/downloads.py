"""Files that leave a committee: what kind each ending is of, and under which name it is kept."""

from __future__ import annotations

import re
from typing import TypeVar
from urllib.parse import quote

from django.http.response import HttpResponseBase

from jianyan.committees.models import Committee

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/ld+json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
LONGEST_NAME = 80  # characters; in UTF-8 below the 255 bytes of common file systems
Answer = TypeVar("Answer", bound=HttpResponseBase)


def safe_name(words: str) -> str:
    """Words as part of a file name on any system: no path, no control or direction marks, not hidden, not too long."""
    return UNSAFE.sub(" ", words).strip(" .")[:LONGEST_NAME].strip(" .") or "未命名"


def kept_as(made: Answer, plain: str, ending: str, *, committee: Committee | None = None, title: str = "") -> Answer:
    """The answer as a file to keep, named by its title; `plain` is for programs that know ASCII names only."""
    prefix = committee.file_prefix if committee else ""
    named = f'attachment; filename="{prefix}{plain}.{ending}"'
    if title:
        titled = quote(f"{prefix}{safe_name(title)}.{ending}")
        named += f"; filename*=UTF-8''{titled}"
    made["Content-Type"], made["Content-Disposition"] = KINDS[ending], named
    return made
