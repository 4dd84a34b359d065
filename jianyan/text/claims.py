"""Claims: which quantities of a report say how much was done, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianyan.text.cleaning import Clean
from jianyan.text.found import Claim, PassedOver
from jianyan.text.modules import module_of
from jianyan.text.passing import ASKED, FUTURE, kind_of
from jianyan.text.quantities import Quantity, quantities
from jianyan.text.sentences import Sentence, sentences

BREAK = re.compile(r"[，；：。！？\n]|——")
QUOTED = re.compile(r"[“《（][^“”《》（）\n]{0,60}[”》）]")


@dataclass(frozen=True)
class Spot:
    """A quantity in its sentence with the words that lead to it and those that follow it, up to the next breaks."""

    quantity: Quantity
    left: str
    right: str
    clause: str
    before: str  # the sentence up to the clause


def find(clean: Clean) -> tuple[list[Claim], list[PassedOver]]:
    """All claims of a text in order, and the numbers of its article that are none."""
    claims: list[Claim] = []
    passed: list[PassedOver] = []
    for sentence in sentences(clean):
        _of_sentence(clean, sentence, claims, passed)
    return claims, passed


def _of_sentence(clean: Clean, sentence: Sentence, claims: list[Claim], passed: list[PassedOver]) -> None:
    text = clean.text
    counted = []
    for quantity in quantities(text, sentence.start, sentence.end):
        kind = _kind(text, sentence, quantity)
        if kind is None:
            counted.append(quantity)
        else:
            start, end = clean.raw_span(quantity.start, quantity.end)
            passed.append(PassedOver(start, end, text[quantity.start : quantity.end], kind))
    carried = ""
    for spot in _spots(text, sentence, counted):
        made = list(_claims(clean, sentence, spot, carried))
        claims += made
        carried = made[0].what if made else carried


def _kind(text: str, sentence: Sentence, quantity: Quantity) -> str | None:
    if sentence.ahead:
        return "plan"
    kind = kind_of(text, quantity)
    if kind:
        return kind
    clause = text[_break_before(text, sentence.start, quantity.start) : quantity.start]
    before = text[max(sentence.start, quantity.start - 60) : quantity.start]
    if FUTURE.search(clause) or ASKED.search(clause) and not re.search(r"提出|采纳", clause):
        return "plan"
    return "name" if _in_name(text, sentence, quantity) else None


def _in_name(text: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Inside a title or quotation marks that close after it."""
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        if match.start() < quantity.start and quantity.end < match.end():
            return match.group()[0] != "（"
    return False


def _break_before(text: str, start: int, at: int) -> int:
    found = start
    for match in BREAK.finditer(text, start, at):
        found = match.end()
    return found


def _spots(text: str, sentence: Sentence, counted: list[Quantity]) -> Iterator[Spot]:
    for number, quantity in enumerate(counted):
        left_limit = counted[number - 1].end if number else sentence.start
        start = max(left_limit, _break_before(text, sentence.start, quantity.start))
        following = counted[number + 1].start if number + 1 < len(counted) else sentence.end
        stop = BREAK.search(text, quantity.end, sentence.end)
        clause_end = stop.start() if stop else sentence.end
        right = text[quantity.end : min(clause_end, following)]
        clause_start = _break_before(text, sentence.start, quantity.start)
        yield Spot(quantity, text[start : quantity.start], right, text[clause_start:clause_end], text[sentence.start : clause_start])


LEADING = re.compile(
    r"^(?:[\s、，和及与并还也又均都各]|(?:截至|截止)[^，]{0,12}|一年来|五年来|几年来|年内|全年|当年|本年度?|去年|本届以来|20\d\d年(?:以来|度)?|\d{4}年|近年来|先后|累计|共计|合计|总计|共|已|其中|同时|分别|另有|此外|另外|目前|现已|就|通过|积极|认真|扎实|深入|大力|广泛|精心|有序|切实|及时|务实高效地?|组织和?|成功|圆满|集中|协助|主动|持续|不断|进一步|着力|创新|常态化|高质量|年均|平均|有|由|使)+"
)
OPENING = re.compile(r"^(?:召开了?|举办了?|举行了?|开展了?|组织召开|组织举办|组织开展|组织了?|实施了?|完成了?|进行了?|共)(?=\S{2,})")
CLOSING = re.compile(r"(?:分别|共计|合计|累计|总计|共有?|达到?了?|均达到?|均为|为|均|各|有|计|已|总数|数量?|总额|近|就|等)+$")
RIGHT_CUT = re.compile(r"[、](?=.{0,24}$)|(?:和|及|与|以及|并|、)$")
RATE = re.compile(r"[\u3400-\u9fff（）]{1,14}?(?:率|覆盖面|占比|比例|比重)")


def _claims(clean: Clean, sentence: Sentence, spot: Spot, carried: str) -> Iterator[Claim]:
    for what in _whats(spot, carried):
        yield _made(clean, sentence, spot, what)


def _whats(spot: Spot, carried: str) -> list[str]:
    """What a number counts: one thing, or each of several shares that it is said of."""
    left = _trimmed_left(spot.left)
    if spot.quantity.unit == "%":
        rates = _rates(left)
        if rates:
            return [_of_proposals(rate, spot) for rate in rates]
    right = _trimmed_right(spot.right)
    what = left + right
    if len(what) < 4 and carried and not right:
        what = carried if not what else f"{carried}{what}"
    return [re.sub(r"\s+", "", what)]


def _rates(left: str) -> list[str]:
    """办复率和满意率均为 names two shares."""
    parts = re.split(r"[、和及与]|以及", left)
    rates = [part for part in parts if re.search(r"率$|率(?:均|都|达|为|分别)", part)]
    if len(rates) < 2:
        return [left] if rates else []
    return [re.sub(r"(率).*$", r"\1", rate) for rate in rates]


def _of_proposals(rate: str, spot: Spot) -> str:
    if "提案" in rate or not re.search(r"办复|答复|办结|回访|满意|面商|采纳|立案", rate):
        return rate
    return f"提案{rate}" if "提案" in spot.before + spot.clause else rate


def _trimmed_left(left: str) -> str:
    left = left.strip(" 、“”")
    while True:
        shorter = LEADING.sub("", left, count=1)
        if shorter == left or not shorter:
            break
        left = shorter
    left = OPENING.sub("", left)
    return CLOSING.sub("", left)


def _trimmed_right(right: str) -> str:
    right = right.strip(" ")
    if right[:1] in "、）”":
        return ""
    return re.sub(r"(?:、|和|及|与|以及|并|，)$", "", right.strip())


def _made(clean: Clean, sentence: Sentence, spot: Spot, what: str) -> Claim:
    quantity = spot.quantity
    start, end = clean.raw_span(quantity.start, quantity.end)
    words = clean.text[sentence.start : sentence.end]
    zones = [(4.0, what), (1.5, spot.clause), (0.5, words[-200:]), (0.4, sentence.head), (0.3, sentence.heading)]
    return Claim(
        start=start, end=end, quote="", value=quantity.value, unit=quantity.unit, bound=quantity.bound,
        what=what, module=module_of(zones), clause=spot.clause.strip(), sentence=words.strip(),
    )  # fmt: skip
