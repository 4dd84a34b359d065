"""A file taken into a section: its words with the levels of its headings, and what was left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext

from jianyan.look.files import sentence
from jianyan.text.files import LARGEST, Unreadable, decode
from jianyan.text.files.structure import Line, Structure, structure_of
from jianyan.text.files.word import is_zip

SIGNS = ("", "## ", "### ", "#### ", "##### ")
BY_NUMBER = (
    (re.compile(r"[一二三四五六七八九十]+、"), 1),
    (re.compile(r"[（(][一二三四五六七八九十]+[)）]"), 2),
    (re.compile(r"\d{1,2}[.．](?!\d)"), 3),
    (re.compile(r"[（(]\d{1,2}[)）]"), 4),
)
LONGEST_HEADING = 40  # characters; what is longer is a paragraph that begins so
ENDS_NO_HEADING = "。；，：！？"
MOST = 400_000  # characters that are taken in at once


class NotTaken(Exception):
    """A file that is not taken in; the text says why and what to do."""


@dataclass(frozen=True)
class Taken:
    """The words of a file as a text holds them, and sentences about what was left out."""

    text: str
    notes: list[str] = field(default_factory=list)


def take(data: bytes, name: str) -> Taken:
    """The words of a file: Word with its headings, anything else that can be read by its lines.

    Raises:
        NotTaken: it cannot be read, or is longer than can be taken in at once.
    """
    if len(data) > LARGEST:
        raise NotTaken(sentence("too_large"))
    try:
        found = structure_of(data) if is_zip(data) else _plain(decode(data, name).text)
    except Unreadable as refusal:
        raise NotTaken(sentence(refusal.code)) from refusal
    text = "\n\n".join(_paragraphs(found.lines))
    if not text:
        raise NotTaken(sentence("empty"))
    if len(text) > MOST:
        words = {"now": len(text), "most": MOST}
        raise NotTaken(gettext("文件有%(now)d字，一次最多读入%(most)d字，没有读入。请按章节分成几个文件。") % words)
    return Taken(text, list(_notes(found)))


def _plain(text: str) -> Structure:
    return Structure(tuple(Line(line) for line in text.splitlines()))


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Each line a paragraph; brackets that would be read as a figure are made wide, as is the space between cells."""
    for line in lines:
        text = (
            line.text.strip().replace("[[", "［［").replace("]]", "］］").replace("\n", " ").replace("\t", "\u3000")
        )
        if text:
            yield SIGNS[min(line.level or level_by_number(text), len(SIGNS) - 1)] + text


def level_by_number(text: str) -> int:
    """The level of a heading by its number: 一、 is 1, （一） 2, 1. 3, （1） 4; 0 of what is none."""
    if len(text) > LONGEST_HEADING or text[-1] in ENDS_NO_HEADING:
        return 0
    return next((level for sign, level in BY_NUMBER if sign.match(text)), 0)


def _notes(found: Structure) -> Iterator[str]:
    if found.changes:
        yield gettext("文件里有%(count)d处修订，都按接受以后的文字读入；请核对。") % {"count": found.changes}
    if found.comments:
        yield gettext("文件里的%(count)d条批注没有读入。") % {"count": found.comments}
    if found.macros:
        yield gettext("文件带有宏，只读入了文字；宏没有运行，也没有保存。")
