"""The plenary an article names first."""

from __future__ import annotations

import re

from jianyan.text import places
from jianyan.text.numerals import in_chinese

NUMBER = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
SHORT = re.compile(
    rf"第?(?P<term>{NUMBER})\s?届\s?第?(?P<plenary>{NUMBER})\s?次(?:、第?[一二三四五六七八九十]+次)*\s?(?P<kind>全体会议|全体委员会议|全委会议|会议|全委会|全会)"
)
PLACE = r"(?:(?!政协|委员|第)[\u3400-\u9fff·]){2,20}?"
LONG = re.compile(
    rf"政(?:协|治协商会议)\s*(?:(?P<place1>{PLACE})\s*)?第?(?P<term>{NUMBER})\s?届\s*(?P<place2>{PLACE})?\s*委员会\s*第?(?P<plenary>{NUMBER})\s?次(?:全体)?会议"
)
OTHERS = re.compile(
    r"(?:人大|代表大会|党代会|常委|委员会|党委|省委|市委|县委|区委|州委|旗委|盟委|中共|中央|工会|妇联|团委|侨联|工商联|联席|主席会议|理事会|协会)[^政]{0,6}$"
)
BODY = re.compile(
    r"(?P<place>[\u3400-\u9fff·]{0,12}?)(?P<word>全国|自治区|自治州|省|市|州|盟|县|旗|区)政协(?:委员会)?$"
)


def first_plenary(text: str, committee: str | None) -> str | None:
    """The first plenary of the committee as N届M次会议; those of bodies above and below are passed over."""
    place = (committee or "").removeprefix("政协").removesuffix("委员会") or None
    found = [
        (match.start("term"), match)
        for match in LONG.finditer(text)
        if _is_own(match["place1"] or match["place2"], place)
    ]
    found += [(match.start("term"), match) for match in SHORT.finditer(text) if _is_plenary(text, match, place)]
    if not found:
        return None
    _, first = min(found, key=lambda each: each[0])
    return f"{_chinese(first['term'])}届{_chinese(first['plenary'])}次会议"


def _is_plenary(text: str, match: re.Match[str], place: str | None) -> bool:
    before = text[max(0, match.start("term") - 16) : match.start("term")].removesuffix("第").split("\n")[-1]
    body = BODY.search(before)
    if body:
        said = places.trailing(body["place"] + body["word"])
        return _is_own(said or body["word"], place)
    return before.endswith("政协") or (match["kind"] != "全会" and not OTHERS.search(before))


def _is_own(said: str | None, place: str | None) -> bool:
    """Whether a body said before a plenary may be the committee; not said, it is."""
    if not said or not place:
        return said != "全国" or place == "全国" or not place
    return place.endswith(said) or said.endswith(place) or _same_short(said, place)


def _same_short(said: str, place: str) -> bool:
    full = places.full_names()
    return full.get(said) == place or full.get(place) == said


def _chinese(number: str) -> str:
    return in_chinese(int(number)) if number.isdigit() else number
