"""Quantities: a number with its hedge and unit, wherever one stands; what they mean is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jianyan.text.found import Bound
from jianyan.text.numerals import ARABIC, CHINESE, NoNumber, number_of
from jianyan.text.units import UNIT

AT_LEAST_BEFORE = (
    "超过了?|不少于|不低于|不下|多于|高于|突破|至少|逾|超|过(?=[百千万半])|上(?=[百千万])|成(?=[百千万])"
)
APPROX_BEFORE = "大约|约为|约|将近|接近|近"
LARGEST = 10**15  # more digits than any count has
NUMBER = rf"(?:{ARABIC}|{CHINESE}|(?<=[逾近上超过约])万|万(?=[余多]))"
QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z〇零一二两三四五六七八九十百千万亿第/])(?<![几数](?=[十百千万]))"
    rf"(?:(?P<before>{AT_LEAST_BEFORE})|(?P<approx>(?<![附最邻靠])(?:{APPROX_BEFORE})))?"
    rf"(?:百分之(?P<percent>{NUMBER})(?P<pmore>多|余)?"
    rf"|(?P<low>\d{{1,6}})(?:[-~—至到]|——)(?P<number2>\d{{1,6}})(?P<unit2>{UNIT})"
    rf"|(?P<number>{NUMBER})(?P<many>[余多几来])?(?P<scale>(?:[百千]?万|亿|千(?![米克瓦])|百)(?:亿)?)?(?P<more>[余多几])?(?P<unit>{UNIT})(?P<pair>（{UNIT}）)?"
    rf"|(?P<parts>[二三四五六七八九十])分之(?P<of>[一二三四五六七八九])"
    rf"|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九])?)"
    rf"(?P<after>以上|左右|上下|多(?=[，。；、]))?"
)
ORDINAL = r"(?:[一二三四五六七八九十]{1,4}|\d{1,3})"
VOLUME = "辑|期|卷|集|部|册|号"
ORDINALS = re.compile(
    rf"第({ORDINAL}(?:{VOLUME})?(?:、第?{ORDINAL}(?:{VOLUME})?)*(?:(?:、|和|及|与|至|到|-|~)第?{ORDINAL}))(?:[两三四五六七八九])?({VOLUME})"
)


@dataclass(frozen=True)
class Quantity:
    """`start` and `end` are offsets into the clean text; `value` is in base units, `unit` without 万 and 亿."""

    start: int
    end: int
    value: Decimal
    unit: str
    bound: Bound
    chinese: bool = False
    ordinals: bool = False


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities of a stretch of clean text, in order, those inside others left out."""
    stop = len(text) if end is None else end
    found = [*_ordinals(text, start, stop), *_plain(text, start, stop)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _plain(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in QUANTITY.finditer(text, start, end):
        quantity = _of(match)
        if quantity is not None:
            yield quantity


def _of(match: re.Match[str]) -> Quantity | None:
    """The quantity of a match; None where the digits make no number."""
    at = match.start()
    if match["percent"]:
        return _made(match, at, _value(match["percent"], ""), "%", match["percent"], bool(match["pmore"]))
    if match["low"]:
        return _made(match, at, Decimal(match["low"]), match["unit2"], match["low"], True)
    if match["parts"]:
        share = (100 * number_of(match["of"]) / number_of(match["parts"])).quantize(Decimal("0.01")).normalize()
        return _made(match, at, share, "%", match["parts"], False)
    if match["tenths"]:
        share = 10 * number_of(match["tenths"]) + (number_of(match["half"]) if match["half"] else 0)
        return _made(match, at, share, "%", match["tenths"], False)
    number, unit = match["number"], match["unit"]
    value = _value(number, match["scale"] or "")
    more = (match["many"] or match["more"]) not in (None, "来")
    return _made(
        match, at, value, _unit(unit) + (match["pair"] or "").replace("（", "(").replace("）", ")"), number, more
    )


def _value(number: str, scale: str) -> Decimal | None:
    try:
        value = number_of(number)
    except NoNumber:
        return None
    for char in scale:
        value *= {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}[char]
    return value


def _unit(unit: str) -> str:
    return {
        "个百分点": "百分点",
        "元人民币": "元",
        "个小时": "小时",
        "个工作日": "天",
        "个学时": "学时",
        "个课时": "课时",
    }.get(unit, unit)


def _made(
    match: re.Match[str], at: int, value: Decimal | None, unit: str, number: str, more: bool
) -> Quantity | None:
    if value is None or value >= LARGEST:
        return None
    around = match["after"] in ("左右", "上下")
    if match["approx"] or around or match["many"] == "来":
        bound = Bound.APPROX
    elif more or match["before"] or match["after"]:
        bound = Bound.AT_LEAST
    else:
        bound = Bound.EXACT
    return Quantity(at, match.end(), value, unit, bound, chinese=not number[0].isdigit())


def _ordinals(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Several things named by their ordinals: 第八、九、十、十一辑 is 4 辑, 第三十一至三十三辑 is 3."""
    for match in ORDINALS.finditer(text, start, end):
        names = [number_of(name) for name in re.findall(ORDINAL, match[1])]
        ranged = re.search(rf"(?:至|到|-|~)第?{ORDINAL}$", match[1])
        count = len(names) if not ranged else len(names) - 1 + int(names[-1] - names[-2])
        if count > 1:
            yield Quantity(match.start(), match.end(), Decimal(count), match[2], Bound.EXACT, ordinals=True)
