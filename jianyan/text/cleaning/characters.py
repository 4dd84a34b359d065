"""One character for one: traditional to simplified, full and half width, odd spaces."""

from __future__ import annotations

import unicodedata
from functools import cache

import opencc

FIRST, LAST = 0x3400, 0x9FFF

# What the dictionary of single characters leaves or takes wrongly in official prose.
EXCEPTIONS = {"瞭": "了", "甚": "甚", "衹": "只", "祇": "只", "塀": "坪", "剷": "铲", "麽": "么", "幺": "么", "妳": "你", "祂": "他", "牠": "它", "僞": "伪", "爲": "为", "敎": "教", "衆": "众", "啓": "启", "眞": "真", "説": "说", "鄕": "乡", "稅": "税", "〇": "〇"}  # fmt: skip

MARKS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "﹐": "，", "｡": "。", "､": "、", "．": ".", "％": "%", "﹪": "%", "·": "·", "•": "•", "‧": "·", "・": "·", "﹒": "·", "〔": "〔", "﹝": "〔", "﹞": "〕", "「": "“", "」": "”", "『": "“", "』": "”", "＂": '"', "～": "~", "∼": "~", "〜": "~", "─": "—", "―": "—", "－": "-", "–": "-", "‐": "-", "﹣": "-", "／": "/", "＋": "+", "○": "〇", "◯": "〇", "Ｏ": "O"}  # fmt: skip

SPACES = "\u00a0\u3000\u2002\u2003\u2009\u200a\u202f\u205f\t"
NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # zero width; they become a space and fall with it

# PDF makers write some characters as the radicals that look the same: those with a compatibility mapping, and others.
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS |= {
    ord(old): new
    for old, new in zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺟",
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟母",
        strict=True,
    )
}


def paired_quotes(text: str) -> str:
    """Straight quotation marks turned into opening and closing ones, line by line, where they come in pairs."""
    if '"' not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if '"' in line and line.count('"') % 2 == 0:
            parts = line.split('"')
            marks = ["“”"[at % 2] for at in range(len(parts) - 1)]
            lines[number] = "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))
    return "\n".join(lines)


@cache
def folding() -> dict[int, str]:
    """The table of all single characters to fold, for `str.translate`."""
    chars = [chr(code) for code in range(FIRST, LAST + 1)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    table = {ord(a): b for a, b in zip(chars, simplified, strict=True) if a != b and len(b) == 1}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
    table |= RADICALS
    table |= {ord(a): b for a, b in {**EXCEPTIONS, **MARKS}.items() if a != b}
    return table | {ord(space): " " for space in SPACES + NOTHING}
