"""A proposal out of a Word file: the sheet that this house draws, or a paper of one's own with the usual headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jianyan.proposals.papers import ANALYSIS, ASKS, HEAD, SITUATION, TAIL, TITLE
from jianyan.text.files import Refusal, Unreadable, decode, word
from jianyan.text.numerals import number_of

LARGEST = 5 * 1024 * 1024  # bytes; a proposal with pictures stays below
LONGEST_HEADING = 20  # characters
MOST_TITLE_LINES = 3


class PaperRefused(Exception):
    """A file that is not read as a proposal; the text says what is wrong with it and what to do."""


@dataclass
class Draft:
    """What was found of a proposal. What the paper does not say stays empty for its writer to fill."""

    title: str = ""
    situation: str = ""
    analysis: str = ""
    asks: list[str] = field(default_factory=list)


def draft_from(data: bytes, name: str) -> Draft:
    """The proposal in a .docx file; `name` is what the file was called when it was chosen.

    Raises:
        PaperRefused: empty, too large, protected, with macros, or no Word file though it is called so.
    """
    return draft_of(_text(data, name).splitlines())


def _text(data: bytes, name: str) -> str:
    ending = name.lower().rpartition(".")[2]
    if not data:
        raise PaperRefused(_("文件是空的。请选择写好的提案文件。"))
    if len(data) > LARGEST:
        raise PaperRefused(_("文件超过5 MB。请去掉图片，或把附件另行上传，只导入提案正文。"))
    if ending == "docm" or (word.is_zip(data) and word.has_macros(data)):
        raise PaperRefused(_("文件带有宏，不能导入。请在 Word 或 WPS 里另存为不带宏的“Word 文档(*.docx)”。"))
    if ending != "docx":
        raise PaperRefused(_("只能导入 .docx 文件。请在 Word 或 WPS 里另存为“Word 文档(*.docx)”。"))
    try:
        decoded = decode(data, name)
    except Unreadable as refusal:
        raise PaperRefused(_sentence(refusal.code)) from refusal
    if decoded.kind != "docx":
        raise PaperRefused(_sentence(Refusal.NOT_DOCX))
    return decoded.text


def _sentence(code: Refusal) -> str:
    if code == Refusal.EMPTY:
        return _("文件里没有文字。如果正文是图片，请改成文字再导入。")
    if code == Refusal.PASSWORD:
        return _("文件有打开密码，读不了。请在 Word 或 WPS 里取消密码后另存，再导入。")
    if code == Refusal.BOMB:
        return _("文件展开后过大或结构异常，没有导入。请把正文复制到新的 Word 文档，另存后再导入。")
    return _("文件内容不是 Word 文档，名称与内容不符。请在 Word 或 WPS 里打开，另存为“Word 文档(*.docx)”再导入。")


# How a line is numbered; the first group is the number.
MARKERS = [
    re.compile(pattern)
    for pattern in (
        r"([一二三四五六七八九十]{1,3})\s*[、．.]\s*",
        r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*",
        r"(\d{1,2})\s*[、．.]\s*",
        r"[（(]\s*(\d{1,2})\s*[）)]\s*",
        r"第([一二三四五六七八九十])(?:条)?\s*[，、,：:]\s*",
        r"([一二三四五六七八九十])是(?=\S)",
    )
]
INLINE = re.compile(r"(?<=[；。;：:，,])\s*(?=[一二三四五六七八九]是)")

# What a heading says of the part it opens, asked in this order: 问题原因分析 is analysis, 对策建议 the suggestions.
PARTS = {
    "asks": re.compile("建议|对策|措施|办法"),
    "analysis": re.compile("分析|原因|成因|必要性|可行性"),
    "situation": re.compile("情况|现状|背景|问题|概况|困难"),
}
# The same without a number before it, where only the heading itself is trusted.
PLAIN = {
    "asks": "(?:具体|工作|意见|对策|相关)?(?:和|与)?(?:建议|对策|措施)(?:[和与及](?:建议|措施|对策))?",
    "analysis": "(?:问题|原因|成因|情况|主要)?的?(?:分析|原因)",
    "situation": "(?:基本|主要|存在的?|当前|提案)?(?:情况|现状|背景|问题|概况)(?:[和与及](?:主要|存在的?)?问题)?",
}
OPENING = {part: re.compile(rf"【?(?:{words})】?(?:\s*[：:\t]\s*(.*))?") for part, words in PLAIN.items()}
NO_HEADING = re.compile("[，。；！？,;!?]")
OURS = {SITUATION: "situation", ANALYSIS: "analysis", ASKS: "asks"}

TITLE_LINE = re.compile(r"(?:(?:案由|题目|标题|提案名称)\s*[：:\t]?\s*)?(关于\S.*(?:提案|建议))")
OTHER_TITLE = re.compile(r"[^，。；：]{4,60}(?:提案|建议|意见)")
LEAD = re.compile(r".{0,24}(?:建议|对策|措施|意见).{0,6}(?:[：:]|如下。?)")
LABELS = (
    *HEAD, *TAIL, "提案人", "第一提案人", "提案单位", "联名提案人", "附议人", "联系方式", "通讯地址", "邮编", "电话", "手机", "单位及职务",
)  # fmt: skip
LABELLED = re.compile(rf"(?:{'|'.join(map(re.escape, LABELS))})\s*(?:[：:\t].*)?")
FURNITURE = re.compile(
    r"(?:中国人民政治协商会议|政协).{0,20}委员会.{0,16}|.{2,16}会议\s*提\s*案|提\s*案\s*[表纸书]?|第?\s*\d*\s*号"
)
ENDS = re.compile(rf"(?:{'|'.join(map(re.escape, TAIL))})\s*(?:[：:\t].*)?|\d{{4}}年\d{{1,2}}月\d{{1,2}}日")

Opens = Callable[[str], tuple[str, str] | None]


def draft_of(lines: Sequence[str]) -> Draft:
    """The proposal in the lines of a paper, table cells parted by tabs. What stands before the first heading is situation."""
    title, rest = _title([line.strip() for line in lines if line.strip()])
    opens, place = _openings(rest)
    parts: dict[str, list[str]] = {"": [], **{name: [] for name in PARTS}}
    for line in rest:
        if ENDS.fullmatch(line):
            break
        found = None if place == "asks" else opens(line)
        if found and (found[0] != place or not parts[place]):
            place, line = found
        if line and not LABELLED.fullmatch(line) and not FURNITURE.fullmatch(line):
            parts[place].append(line)
    return Draft(title, "\n".join(parts["situation"]), "\n".join(parts["analysis"]), list(_items(parts["asks"])))


def _title(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The title 关于……的提案, which may run over lines or stand in the sheet's table, and the lines without it."""
    for start, line in enumerate(lines):
        if line.startswith(f"{TITLE}\t"):
            return line.partition("\t")[2].strip(), [*lines[:start], *lines[start + 1 :]]
        for end in range(start + 1, start + 1 + MOST_TITLE_LINES):
            if any(NO_HEADING.search(more) or _number(more) for more in lines[start + 1 : end]):
                break
            if found := TITLE_LINE.fullmatch("".join(lines[start:end])):
                return found[1].strip(), [*lines[:start], *lines[end:]]
    if lines and OTHER_TITLE.fullmatch(lines[0]):
        return lines[0], list(lines[1:])
    return "", list(lines)


def _openings(lines: Sequence[str]) -> tuple[Opens, str]:
    """How to tell a heading of this paper, and in which part it begins.

    Its own headings settle that: our sheet's words, else the kind of number that the first of them bears. A numbered suggestion
    that speaks of 问题 is then no heading, as its number is of another kind.
    """
    if any(line.startswith(f"{HEAD[0]}\t") for line in lines) or any(_ours(line) == "situation" for line in lines):
        return lambda line: (part, "") if (part := _ours(line)) else None, ""
    for line in lines:
        if _plain(line):
            return _plain, "situation"
        if (number := _number(line)) and _numbered(line, number[0]):
            return lambda line: _numbered(line, number[0]) or _plain(line), "situation"
    return _plain, "situation"


def _ours(line: str) -> str:
    """The part that a heading of our own sheet opens."""
    found = MARKERS[0].match(line)
    return OURS.get(line[found.end() :], "") if found else ""


def _number(line: str) -> tuple[re.Pattern[str], re.Match[str]] | None:
    """The kind of number a line begins with, and where it was found."""
    return next(((marker, found) for marker in MARKERS if (found := marker.match(line))), None)


def _numbered(line: str, marker: re.Pattern[str]) -> tuple[str, str] | None:
    """A heading with a number of that kind: short, no sentence, naming a part."""
    found = marker.match(line)
    if found is None:
        return None
    words = line[found.end() :]
    if plain := _plain(words):
        return plain
    if len(words) > LONGEST_HEADING or NO_HEADING.search(words):
        return None
    return next(((part, "") for part, says in PARTS.items() if says.search(words)), None)


def _plain(line: str) -> tuple[str, str] | None:
    """A heading without a number; what stands behind its colon belongs to the part."""
    for part, opening in OPENING.items():
        if found := opening.fullmatch(line):
            return part, (found[1] or "").strip()
    return None


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The suggestions: as numbered, else a line each. What only leads to them is left out."""
    if not any(marker.match(line) for line in lines for marker in MARKERS[:-1]):
        lines = [piece for line in lines for piece in INLINE.split(line)]
    said = [line for place, line in enumerate(lines) if place or _number(line) or not LEAD.fullmatch(line)]
    first = next((found for line in said if (found := _number(line))), None)
    yield from _as_numbered(said, *first) if first else said


def _as_numbered(lines: Sequence[str], marker: re.Pattern[str], first: re.Match[str]) -> Iterator[str]:
    """Lines parted where the next number of that kind stands; what stands before the first number goes with it."""
    following, item = number_of(first[1]), list[str]()
    for line in lines:
        found = marker.match(line)
        if found and number_of(found[1]) == following:
            if following > number_of(first[1]):
                yield "\n".join(item)
                item = []
            following += 1
            line = line[found.end() :]
        item.append(line)
    yield "\n".join(item)
