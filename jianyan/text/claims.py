"""Claims: which quantities of a report say how much was done, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jianyan.text.cleaning import Clean
from jianyan.text.counted import MEANS, Spot, respectively, things
from jianyan.text.found import Claim, PassedOver
from jianyan.text.modules import Setting, module_of, umbrella
from jianyan.text.passing import ASKED, DONE, ECONOMY, FUTURE, OTHERS, OURS, PROMPTED, kind_of
from jianyan.text.quantities import Quantity, quantities
from jianyan.text.sentences import Sentence, sentences
from jianyan.text.who import who

BREAK = re.compile(r"[，；：。！？\n]|——|…+(?=[\u3400-\u9fff])")
QUOTED = re.compile(r"[“《（][^“”《》（）\n]{0,60}[”》）]")


def find(clean: Clean) -> tuple[list[Claim], list[PassedOver]]:
    """All claims of a text in order, and the numbers of its article that are none."""
    claims: list[Claim] = []
    passed: list[PassedOver] = []
    title = _title_module(clean)
    paragraph, module = -1, None
    for sentence in sentences(clean):
        if sentence.paragraph != paragraph:
            paragraph, module = sentence.paragraph, None
        counted = _counted(clean, sentence, passed)
        found = _of_sentence(clean, sentence, counted, Setting(None, module, title))
        claims += found
        module = found[-1].module if found else module
    return claims, passed


def _title_module(clean: Clean) -> str | None:
    """The module a text is about as a whole, when its first lines say so: 提案工作情况的报告."""
    words = "".join(clean.article()[:4])[:120]
    for module, pattern in (
        ("proposal", "提案工作|提案审查|提案办理"),
        ("opinion", "社情民意"),
        ("heritage", "文史"),
    ):
        if re.search(pattern, words):
            return module
    return None


def _setting(setting: Setting, spot: Spot, last: Claim | None, told: str) -> Setting:
    """What stands before a number in its sentence and, in `told`, in its paragraph, for telling its line of work."""
    item = spot.listed and len(spot.left + spot.right) <= ITEM
    under = umbrella(spot.left + spot.right[:14], told + spot.before[-FAR:])
    return replace(setting, sentence=last.module if last else None, item=item, under=under)


def _counted(clean: Clean, sentence: Sentence, passed: list[PassedOver]) -> list[Quantity]:
    """The quantities of work of a sentence; the others go to `passed`."""
    counted = []
    found = quantities(clean.text, sentence.start, sentence.end)
    in_words = sum(quantity.chinese and quantity.value > 1 for quantity in found) >= 2
    names = _names(clean.text, sentence)
    for quantity in found:
        inside = any(start < quantity.start and quantity.end < end for start, end in names)
        kind = "name" if inside else _kind(clean.text, sentence, quantity, in_words)
        if kind is None:
            counted.append(quantity)
        else:
            start, end = clean.raw_span(quantity.start, quantity.end)
            passed.append(PassedOver(start, end, clean.text[quantity.start : quantity.end], kind))
    return counted


def _of_sentence(clean: Clean, sentence: Sentence, counted: list[Quantity], setting: Setting) -> list[Claim]:
    claims: list[Claim] = []
    spots = list(_spots(clean.text, sentence, counted))
    told = f"{sentence.head}。" if "监督" in sentence.head else ""
    for number, spot in enumerate(spots):
        last = claims[-1] if claims else None
        now = _setting(setting, spot, last, told)
        whats = respectively(spots, number) or things(spot, last.what if last else "")
        claims += [_made(clean, sentence, spot, what, now) for what in whats]
    return claims


def _kind(text: str, sentence: Sentence, quantity: Quantity, in_words: bool) -> str | None:
    """Of what kind a number is that claims nothing; None of a claim."""
    if sentence.ahead:
        return "plan"
    kind = kind_of(text, quantity, in_words=in_words)
    if kind:
        return kind
    start = _break_before(text, sentence.start, quantity.start)
    clause, before = text[start : quantity.start], text[sentence.start : quantity.start]
    if ASKED.search(clause) or (FUTURE.search(before) and not DONE.search(clause)):
        return "plan"
    if _of_others(text, sentence, start, quantity):
        return "work of others"
    return None


BARE = re.compile(
    r"^全.(?:共|已|现)?有?[\d一二三四五六七八九十百千万余多]+.{1,2}$"
)  # the thing stands in the clause before


def _of_others(text: str, sentence: Sentence, start: int, quantity: Quantity) -> bool:
    """Said of a place or another body: its clause, or the sentence before with no word of the committee since."""
    stop = BREAK.search(text, quantity.end, sentence.end)
    clause, before = text[start : stop.start() if stop else sentence.end], text[sentence.start : start]
    if ECONOMY.search(before) and not OURS.search(before + clause):
        return True
    if OURS.search(clause) or (PROMPTED.search(before + clause) and OURS.search(before)):
        return False
    if BARE.search(clause) and OURS.search(re.split(r"[，；。]", before.rstrip("，；"))[-1]):
        return False
    return bool(OTHERS.match(clause)) or (bool(OTHERS.match(before)) and not OURS.search(before))


def _names(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Where titles and quotation marks stand."""
    marks = QUOTED.finditer(text, sentence.start, sentence.end)
    return [match.span() for match in marks if match.group()[0] != "（"]


def _break_before(text: str, start: int, at: int) -> int:
    found = start
    for match in BREAK.finditer(text, start, at):
        found = match.end()
    return found


FAR = 200  # characters about a number that are looked at


def _spots(text: str, sentence: Sentence, counted: list[Quantity]) -> Iterator[Spot]:
    for number, quantity in enumerate(counted):
        left_limit = counted[number - 1].end if number else sentence.start
        clause_start = _break_before(text, sentence.start, quantity.start)
        start = max(left_limit, clause_start)
        following = counted[number + 1].start if number + 1 < len(counted) else sentence.end
        stop = BREAK.search(text, quantity.end, sentence.end)
        clause_end = stop.start() if stop else sentence.end
        right = text[quantity.end : min(clause_end, following)]
        before = text[sentence.start : clause_start]
        listed = start == left_limit and number > 0
        yield Spot(
            quantity,
            text[max(start, quantity.start - FAR) : quantity.start],
            right[:FAR],
            text[clause_start:clause_end],
            before,
            text[clause_end : min(sentence.end, clause_end + 24)],
            listed,
        )


def _made(clean: Clean, sentence: Sentence, spot: Spot, what: str, setting: Setting) -> Claim:
    quantity = spot.quantity
    start, end = clean.raw_span(quantity.start, quantity.end)
    words = clean.text[sentence.start : sentence.end]
    indent = len(words) - len(words.lstrip())
    clause = spot.clause.strip()
    return Claim(
        start=start, end=end, quote="", value=quantity.value, unit=quantity.unit, bound=quantity.bound, what=what,
        module=module_of(_zones(sentence, spot, what), quantity.unit, setting), period=_year(spot),
        who=who(spot.left, spot.right, clause, spot.before[-FAR:]), clause=clause, sentence=words.strip(),
        sentence_start=sentence.start, at=quantity.start - sentence.start - indent, section=sentence.section,
    )  # fmt: skip


# What the words about a claim weigh: before it and behind it in its clause, what is counted, the opening of the
# clause and its end, the sentence before and behind, the head of the paragraph, the heading.
WEIGHTS = (1.6, 1.2, 1.6, 0.5, 2.0, 0.8, 0.65, 0.7, 0.45)


def _zones(sentence: Sentence, spot: Spot, what: str) -> list[tuple[float, str]]:
    """The words about a claim with their weights, the nearest first."""
    words = (
        _untitled(MEANS.sub("", spot.left)),
        _noun(spot.right),
        _untitled(what),
        spot.opening,
        _tail(spot),
        spot.before[-120:],
        spot.after,
        sentence.head,
        sentence.heading,
    )
    return list(zip(WEIGHTS, words, strict=True))


TITLES = re.compile(
    r"《(?:关于[^》]*|[^》]*(?:意见|决定|办法|规划|方案|条例|纲要|通知|行动))》(?=[\u3400-\u9fff]{2})"
)


def _untitled(words: str) -> str:
    """The words without the titles that only qualify what is counted: 被《关于…的意见》吸收的建议."""
    return TITLES.sub("", words)


def _tail(spot: Spot) -> str:
    """The words of the clause behind its last number, unless it is a list."""
    return "" if "、" in spot.clause else re.split(r"\d", spot.clause)[-1]


def _noun(right: str) -> str:
    """The first words after a number, where what is counted stands."""
    return right[:14]


ITEM = 6  # characters of a bare item with its mark
YEARS = re.compile(r"((?:19|20)\d\d)(?:年?[-—至到~](?:(?:19|20)\d\d))?年")


def _year(spot: Spot) -> str | None:
    """The year or years that the sentence names before the number, as a period."""
    found = [
        match.group()
        for match in YEARS.finditer(spot.before + spot.clause[: spot.clause.find(spot.left) + len(spot.left)])
    ]
    years = re.findall(r"\d{4}", found[-1]) if found else []
    return "-".join(years) or None
