"""The years a report tells of, where the text says them."""

from __future__ import annotations

import re
from collections import Counter

from jianyan.text.numerals import number_of

YEAR = r"((?:19|20)\d\d)"
REVIEW = r"(?:工作)?(?:回顾|总结|综述|纪实|述评|盘点)|(?:的)?主要工作|年度?工作(?:情况|报告)|工作情况(?:的)?报告|履职(?:工作|情况|综述|答卷|纪实|尽责)|工作(?:的)?主要(?:情况|成效)"
HEADED = re.compile(
    rf"(?<!\d){YEAR}\s?年?度?[\u3400-\u9fff：，]{{0,12}}?(?:{REVIEW})|(?:回望|回首|回顾){YEAR}(?!\d)|^{YEAR}年[:：]"
)
TITLED = re.compile(rf"(?<!\d){YEAR}\s?年?度?")
PLAN = re.compile(r"安排|计划|打算|展望|任务|要点|思路|规划|建议")
PLANNED = re.compile(r"的?(?:安排|计划|打算|展望|任务|要点|思路|建议)")
RANGE = re.compile(
    r"(?<!\d)(?P<from>(?:19|20)\d\d)\s?年?\s?(?:[-—–~]{1,2}|至|到)\s?(?P<until>(?:19|20)\d\d)\s?年?(?!\d)"
)
SINCE = re.compile(r"(?:自)?(?P<from>(?:19|20)\d\d)年(?:换届)?以来")
YEARS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
SEVERAL_HEADED = re.compile(
    r"(?:过去|近|这|前)?的?(?P<years>[二两三四五])年(?:来|间|多来)?(?:的)?(?:主要)?(?:工作|履职|回顾)|届[\u3400-\u9fff]{{0,8}}工作(?:的)?回顾"
)
SEVERAL = re.compile(
    r"(?P<years>[二两三四五])年(?:来|间)|(?:过去|这)的?(?P<past>[二两三四五])年|任期的?(?P<served>[二两三四五])年"
)
ONE = re.compile(r"一年来|(?:过去|这)的?一年|全年")
SAID = re.compile(
    rf"(?:^|[。！？；\n]\s*一?|[，、]\s?|刚刚过去的|过去的){YEAR}年(?=[，是,]|[\u3400-\u9fff]{{0,6}}政协|度)"
)
NUMERAL = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
SINCE_PLENARY = re.compile(rf"(?P<term>{NUMERAL})届(?P<plenary>{NUMERAL})次(?:全体)?会议以来")
TERM = re.compile(rf"第(?P<term>{NUMERAL})届(?:[\u3400-\u9fff]{{2,12}})?委员会")
FIRST_PLENARY = re.compile(rf"第?(?P<term>{NUMERAL})届(?:[\u3400-\u9fff]{{0,12}}委员会)?第?一次(?:全体)?会议")
OPENING = 600  # characters in which a report says whose it is and of when
NAMES = re.compile(r"《[^》]*》|“[^”]*”")
LAST_MONTH_AFTER = 5  # plenaries until May look back on the year before
FUTURE = re.compile(r"[，、](?:我们)?(?:要|将)|政协[\u3400-\u9fff]{0,6}(?:要|将)|即将|目标是|新的一年|总体要求")


def period(title: str, lines: list[str], own_date: str | None, page_date: str | None) -> str | None:
    """The period as 2022 or 2018-2022; None where the text gives no year for it.

    `title` is title and subtitle, `lines` the article from there on. A look back on several years takes the years stated,
    or, if the plenary's day is given, the years before it.
    """
    text = NAMES.sub("", "\n".join(lines))
    if told := _of_plenaries(title, text):
        return told
    heads = [title, *(line.strip() for line in lines if len(line.strip()) <= 32)]
    last = _before(own_date or page_date)
    several, headed = _several(heads, text), _headed(heads, last)
    if _range(heads):
        return _range(heads)
    if several and (not headed or several[1]):
        return _years(text, several[0], _before(own_date))
    return headed or _said(text, last) or (last if ONE.search(text) else None)


def _of_plenaries(title: str, text: str) -> str | None:
    """The term or plenary that the title names, where the text gives no year for it.

    第三届…工作报告 delivered at 四届一次 is of term 3; 六届三次会议以来 in a title is 6.3.
    """
    since = SINCE_PLENARY.search(title)
    if since and not SAID.search(text[:OPENING]):
        return f"{_number(since['term'])}.{_number(since['plenary'])}"
    term, first = TERM.search(title), FIRST_PLENARY.search(text[:OPENING])
    stated = RANGE.search(text[:OPENING]) or SINCE.search(text)
    if term and first and _number(first["term"]) == _number(term["term"]) + 1 and not stated:
        return f"term:{_number(term['term'])}"
    return None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(number_of(words))


def _headed(heads: list[str], last: str | None) -> str | None:
    """The year that the title or a heading looks back on; not one that was still to come."""
    for head in heads:
        match = HEADED.search(head)
        if match and not PLAN.search(match.group()) and not PLANNED.match(head[match.end() :]):
            year = next(year for year in match.groups() if year)
            if not last or year <= last:
                return year
    return None


def _range(heads: list[str]) -> str | None:
    for head in heads:
        match = RANGE.search(head)
        if match and not PLAN.search(head) and 0 < int(match["until"]) - int(match["from"]) <= 6:
            return f"{match['from']}-{match['until']}"
    return None


def _several(heads: list[str], text: str) -> tuple[int, bool] | None:
    """How many years a look back takes in, if more than one, and whether a heading says so."""
    for head in heads:
        match = SEVERAL_HEADED.search(head)
        if match and (match["years"] or SEVERAL.search(text)) and not PLAN.search(head[match.end() :]):
            return YEARS[match["years"] or _most_said(text)], True
    said = sum(1 for _ in SEVERAL.finditer(text))
    if said >= 2 and said > len(ONE.findall(text)):
        return YEARS[_most_said(text)], False
    return None


def _most_said(text: str) -> str:
    counted = Counter(years for match in SEVERAL.finditer(text) for years in match.groups() if years)
    return counted.most_common(1)[0][0]


def _years(text: str, count: int, last: str | None) -> str | None:
    match = RANGE.search(text)
    if match and int(match["until"]) - int(match["from"]) == count - 1:
        return f"{match['from']}-{match['until']}"
    since = SINCE.search(text)
    if since and last and 0 < int(last) - int(since["from"]) <= 6:
        return f"{since['from']}-{last}"
    return f"{int(last) - count + 1}-{last}" if last else None


def _said(text: str, last: str | None) -> str | None:
    """The year that the first sentence of the look back begins with; a year that something will be done in is none."""
    for match in SAID.finditer(text):
        sentence = text[match.end() : match.end() + 60].split("。")[0]
        if not FUTURE.search(sentence) and (not last or match[1] <= last):
            return match[1]
    return None


def _before(day: str | None) -> str | None:
    """The year that a plenary of this day looks back on."""
    if not day:
        return None
    year, month = int(day[:4]), int(day[5:7])
    return str(year - 1 if month <= LAST_MONTH_AFTER else year) if month <= LAST_MONTH_AFTER or month >= 10 else None
