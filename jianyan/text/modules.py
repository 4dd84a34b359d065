"""Which line of work a claim belongs to, told by the words about it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

CUES = Path(__file__).with_name("lines_of_work.toml")

# What the unit alone says, where words are silent.
BY_UNIT = {
    "件": ("proposal", 1.5),
    "亩": ("service", 1.0),
    "元": ("donation", 0.5),
    "册": ("publication", 1.5),
    "辑": ("heritage", 3.0),
}
INERTIA_SENTENCE, INERTIA_PARAGRAPH, OF_TITLE = 8.5, 0.5, 3.5

# Work that has its own steps and fruits, and words for steps and fruits of such work: what was visited, asked, found or
# suggested in a supervision belongs to the supervision.
UMBRELLAS = (
    ("supervision", re.compile(r"民主监督|民主评议|专项监督|监督性视察|监督小组|监督视察|开展.{0,6}评议")),
    ("research", re.compile(r"调研|课题(?!组)")),
    ("inspection", re.compile(r"视察(?!调研)|踏看|察看")),
    ("training", re.compile(r"培训班|研修班|学习班")),
    ("consultation", re.compile(r"协商(?!委员会)|议政会")),
)
FRUIT = re.compile(
    r"走访|问卷|测评表|发现|反馈|整改|问题|意见|建议|参加|参与|分.{0,2}小组|小组|委员$|部门|单位|企业|院所|乡镇|街道|村|县区|写进|写入|纳入|吸收|采纳|批示|分报告|学员|踏|问|清单|照片|销号|核查|入户|监测|采样|点位|余下|轮流|委员(?:参加|轮流)"
)
NO_FRUIT = re.compile(
    r"提案|社情|民意|捐|文史|表彰|慰问|党课|宣讲|信访|来信|调研|视察|协商|监督|培训|评议|工作室|联络"
)
FIELD = re.compile(
    r"走访|问卷|访谈|深入|带队|入户|踏|座谈|采样|到.{0,8}(?:县|乡镇|村|企业)"
)  # no step of a consultation
UMBRELLA = 6.0
STEPS, STEP = ("visit", "rectification", "rule", "organisation"), 0.5  # what a step looks like, and how far it counts


@cache
def cues() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """The words that speak for each line of work: module, weight, pattern."""
    rows = tomllib.loads(CUES.read_text(encoding="utf-8"))["cue"]
    return tuple((row["module"], float(row["weight"]), re.compile("|".join(row["words"]))) for row in rows)


@lru_cache(maxsize=8192)
def _scores(words: str) -> tuple[tuple[str, float], ...]:
    """What the words say for each module; a later word says more, since the head of a Chinese phrase stands last."""
    found: dict[str, float] = {}
    length = max(len(words), 1)
    for module, weight, pattern in cues():
        ends = [match.end() for match in pattern.finditer(words)]
        if ends:
            found[module] = found.get(module, 0) + weight * (0.7 + 0.6 * ends[-1] / length)
    return tuple(found.items())


@dataclass(frozen=True)
class Setting:
    """What stood before a claim: the module of the number before it in the sentence and in the paragraph, and the
    module that the title of the text speaks for. An `item` is the bare noun of a list that the number
    before began; `under` is the work whose step or fruit it is (see `umbrella`)."""

    sentence: str | None = None
    paragraph: str | None = None
    title: str | None = None
    item: bool = False
    under: str | None = None


def umbrella(own: str, before: str) -> str | None:
    """The work that a step or fruit belongs to: the last one that the sentence named before it."""
    if NO_FRUIT.search(own) or not FRUIT.search(own):
        return None
    at_table = not FIELD.search(own)
    found = [
        (match.end(), module)
        for module, pattern in UMBRELLAS
        if at_table or module != "consultation"
        for match in pattern.finditer(before)
    ]
    return max(found)[1] if found else None


def module_of(zones: list[tuple[float, str]], unit: str = "", setting: Setting | None = None) -> str:
    """The module that the words speak for, each zone with its weight, the nearest words first."""
    total: dict[str, float] = {}
    setting = setting or Setting()
    for module, weight in (
        (setting.sentence, INERTIA_SENTENCE * (2 if setting.item else 1)),
        (setting.paragraph, INERTIA_PARAGRAPH),
        (setting.title, OF_TITLE),
        (setting.under, UMBRELLA),
        BY_UNIT.get(unit, (None, 0.0)),
    ):
        if module:
            total[module] = total.get(module, 0) + weight
    for weight, words in zones:
        for module, score in _scores(words):
            total[module] = total.get(module, 0) + weight * score
    if setting.under:
        total |= {module: total[module] * STEP for module in STEPS if module in total and module != setting.under}
    return max(total, key=lambda module: total[module]) if total else "other"
