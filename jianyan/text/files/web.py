"""The visible text of a web page."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

# A scraped text may begin with a stray tag; a page begins with one of these, or holds one of the first three near its top.
STARTS = re.compile(
    r"[\ufeff\s]*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|article|section|h[1-6]|!--)[\s>/]",
    re.IGNORECASE,
)
HOLDS = re.compile(r"<(?:!doctype\s+html|html|body)(?:\s[^<>]{0,500})?>", re.IGNORECASE)
TOP = 4_096  # characters
PROLOG = re.compile(r"^[\ufeff\s]*<\?xml[^>]{0,200}\?>")

SILENT = {
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "canvas",
    "select",
    "textarea",
    "head",
    "title",
}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "input",
}  # fmt: skip
CELLS = {"td", "th"}
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
BROKEN_LINE = re.compile(rf"(?<={WIDE})[ \t\r\f]*\n\s*(?={WIDE})")
SHORTEST_HEADLINE = 8  # characters


def is_html(text: str) -> bool:
    """Whether a text is a web page, told by its beginning."""
    head = PROLOG.sub("", text[:TOP])
    return bool(STARTS.match(head) or HOLDS.search(head))


def visible_text(page: str) -> str:
    """What a reader of the page sees, a line per block, cells parted by tabs; nothing is executed or fetched.

    The page's title comes first unless the body says it too (whole, or as a headline inside it).
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(PROLOG.sub("", page).lstrip("\ufeff").encode(), parser=parser)
    except etree.ParserError:
        return ""
    lines = _tidy("".join(_pieces(root)))
    title = SPACES.sub(" ", " ".join(root.xpath("//head//title[1]//text()"))).strip()
    return "".join(f"{line}\n" for line in ([] if _says(lines, title) else [title]) + lines)


def _pieces(root: Any) -> list[str]:
    """The texts of the page with line feeds around blocks; a loop, as a hostile page may nest as deep as it likes."""
    pieces: list[str] = []
    silent: Any = None
    kept = 0  # how many elements that keep white space are open
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            kept += node.tag == "pre"
            silent = node if silent is None and _is_silent(node) else silent
            if silent is None:
                pieces += [_mark(node), _running(node.text, kept)]
        else:
            kept -= node.tag == "pre"
            if silent is None:
                pieces.append("\t" if node.tag in CELLS else _mark(node))
            silent = None if silent is node else silent
            if silent is None:
                pieces.append(_running(node.tail, kept))
    return pieces


def _is_silent(node: Any) -> bool:
    return (
        not isinstance(node.tag, str)
        or node.tag in SILENT
        or "hidden" in node.attrib
        or bool(HIDDEN.search(node.get("style", "")))
    )


def _mark(node: Any) -> str:
    return "" if node.tag in INLINE or node.tag in CELLS else "\n"


def _running(text: str | None, kept: int) -> str:
    """Text inside an element, its white space as a browser shows it: line breaks of the source are no breaks."""
    if not text or kept:
        return text or ""
    return SPACES.sub(" ", BROKEN_LINE.sub("", text))


def _tidy(text: str) -> list[str]:
    lines = (re.sub(r" *\t[ \t]*", "\t", re.sub(" {2,}", " ", line)).strip(" \t") for line in text.splitlines())
    return [line for line in lines if line]


def _says(lines: list[str], title: str) -> bool:
    """Whether the body says the title: all of it, or a headline of which the title is the longer form."""
    wanted = "".join(title.split())
    bare = ["".join(line.split()) for line in lines]
    return (
        not wanted
        or wanted in "\n".join(bare)
        or any(len(line) >= SHORTEST_HEADLINE and line in wanted for line in bare)
    )
