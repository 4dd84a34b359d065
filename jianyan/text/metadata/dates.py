"""The day of an article: its own (of the speech, under the text), or else its page's."""

from __future__ import annotations

import re
from datetime import date

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "O": 0, "0": 0}
YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇零O0九][〇零O0一二三四五六七八九]{2})"
SPOKEN = re.compile(
    rf"{YEAR}\s?年?\s?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月\s?(?P<day>\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?日"
)
WRITTEN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?!\d)"
)
SPLIT = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\n+\s*(?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)"
)  # a calendar leaf: year above day
GIVEN = re.compile(r"^[\s—\-（(]*$")
NAVIGATION = re.compile(r"首页|返回|搜索|导航|登录|注册|联系我们|微信|logo|描述信息")
WEATHER = re.compile(r"星期[一二三四五六日天]|多云|℃|农历|今天是")
LEAD = 20  # characters
ABOVE = 6  # lines above a title in which its day may stand
MEETING = re.compile(r"会议|政协|全会")


def first_date(text: str) -> str | None:
    """The first whole day a text names, in ISO."""
    found = [match for match in (SPOKEN.search(text), WRITTEN.search(text), SPLIT.search(text)) if match]
    return next((day for match in sorted(found, key=lambda match: match.start()) if (day := _iso(match))), None)


def speech_date(head: list[str], title: int) -> str | None:
    """The day that the head of an article gives for itself: （2018年3月3日）, ——2024年1月9日在……会议上; it stands after the title."""
    for line in head[title:]:
        for match in SPOKEN.finditer(line):
            alone = not re.sub(r"[\s（）()—\-。，]", "", line[: match.start()] + line[match.end() :])
            opening = bool(GIVEN.match(line[: match.start()])) and line[match.end() :].lstrip(" ）)，").startswith(
                ("在", "于")
            )
            in_brackets = line[: match.start()].rstrip().endswith(("（", "(")) and bool(MEETING.search(line))
            if (alone or opening or in_brackets) and _iso(match):
                return _iso(match)
    return None


def signed_date(lines: list[str], article: list[bool]) -> str | None:
    """The day under a text, alone on a line, with at most a signature between."""
    last = max((number for number, kept in enumerate(article) if kept), default=0)
    under = [line.strip(" （）()") for line in lines[max(1, last) : last + 5] if line.strip()][:3]
    return next((_iso(match) for line in under if (match := SPOKEN.fullmatch(line))), None)


def page_date(lines: list[str], title: int | None, body: int) -> str | None:
    """The day of the page: first between title and text, else right above; beyond navigation stand the widgets of the host."""
    if title is not None and (after := first_date("\n".join(lines[title + 1 : body]))):
        return after
    top = body if title is None else title + 1
    above = [line for line in lines[:top] if line.strip()][-ABOVE:]
    for line in reversed(above):
        if WEATHER.search(line):
            continue
        if NAVIGATION.search(line):
            return None
        if day := first_date(line):
            return day
    return _leading(lines[body]) if body < len(lines) else None


def _leading(line: str) -> str | None:
    """The day that a copied text begins with, in figures; a day in words there is part of its first sentence."""
    match = WRITTEN.search(line[:LEAD])
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(_year(match["year"]), _number(match["month"]), _number(match["day"])).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else int("".join(str(DIGITS[char]) for char in text))


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    return (DIGITS[tens] if tens else 1) * 10 * bool(ten) + DIGITS.get(ones, 0) if ten else DIGITS[text]
