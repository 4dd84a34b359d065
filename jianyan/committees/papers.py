"""Papers that leave a committee: drawn as Word or PDF, named, marked when made up, one by one or many in an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jianyan.committees.downloads import kept_as, safe_name
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.look import phrases
from jianyan.paper.blocks import Paper
from jianyan.paper.pdf import pdf_of
from jianyan.paper.typesetting import NoChineseFont, ask_fonts
from jianyan.paper.word import docx_of

DRAWS = {"docx": docx_of, "pdf": pdf_of}
NO_FONT = _(
    "没有找到中文字体，不能生成 PDF。请系统管理员安装 fonts-noto-cjk（Debian、Ubuntu：apt install fonts-noto-cjk），或改为下载 Word 文件。"
)
LANGUAGE = "zh-hans"  # official papers are Chinese whatever the reader's pages are


class NotDrawn(Exception):
    """A paper that is not drawn; the text says why and what to do."""


def mark_of(committee: Committee) -> str:
    """What stands at the head of every page of a demonstration's papers; empty for a real committee."""
    with translation.override(LANGUAGE):
        return str(phrases.DEMO_BAND) if committee.is_demo else ""


def answer(committee: Committee, paper: Paper, ending: str, *, title: str, plain: str) -> HttpResponse:
    """The paper as a download named by `title`; `plain` is for programs that know ASCII names only."""
    return kept_as(HttpResponse(DRAWS[ending](paper)), plain, ending, committee=committee, title=title)


def archive(
    committee: Committee, papers: Iterable[tuple[str, Paper]], ending: str, *, title: str, plain: str
) -> StreamingHttpResponse:
    """Papers by their names as one .zip, each drawn when the one before has gone out; names that meet are numbered."""
    made = StreamingHttpResponse(zipped(papers, ending))
    return kept_as(made, plain, "zip", committee=committee, title=title)


def zipped(papers: Iterable[tuple[str, Paper]], ending: str) -> Iterator[bytes]:
    """The bytes of an archive as they come; nothing but one paper is held."""
    held = _Held()
    used: set[str] = set()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:  # type: ignore[call-overload]
        for name, paper in papers:
            file.writestr(f"{_once(safe_name(name), used)}.{ending}", DRAWS[ending](paper))
            yield held.taken()
    yield held.taken()


def paper_view(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that answers with a paper in the format its address ends in; what is not drawn is told on a page.

    An ending that no paper has is an address that does not exist.
    """

    @require_safe
    @wraps(view)
    def answers(request: Request, *args: Any, ending: str, **kwargs: Any) -> HttpResponseBase:
        if ending not in DRAWS:
            raise Http404
        try:
            if ending == "pdf":
                ask_fonts()
            return view(request, *args, ending=ending, **kwargs)
        except NotDrawn as refusal:
            return _refused(request, str(refusal), status=400)
        except NoChineseFont:
            return _refused(request, str(NO_FONT), status=503)

    return answers


def _refused(request: Request, sentence: str, *, status: int) -> HttpResponse:
    return render(request, "committees/no_paper.html", {"sentence": sentence}, status=status)


def _once(name: str, used: set[str]) -> str:
    """The name, with a number where another file has it already, as systems see names that differ in case as one."""
    chosen, number = name, 1
    while chosen.casefold() in used:
        number += 1
        chosen = f"{name}（{number}）"
    used.add(chosen.casefold())
    return chosen


class _Held(io.RawIOBase):
    """A file that only goes forward: what was written is taken away in pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self.pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        whole = b"".join(self.pieces)
        self.pieces.clear()
        return whole
