"""The house rule for hedges: a way of showing that the exact value does not bear out is said, never mended in silence.

余 and 多 stand after round numbers rounded down, 近 is rounded up, 约 to the nearest (domain rule; `look.numbers` draws
them so). How far a hedge may reach is a local rule (`figures.hedges`).
"""

from __future__ import annotations

from django.utils.translation import gettext

from jianyan.figures import hedges, pages
from jianyan.figures.hedges import Limits
from jianyan.figures.questions import Answer
from jianyan.look.numbers import Display, plain
from jianyan.reports.beside import hedge_beside


def doubts(answer: Answer, display: str, limits: Limits | None = None) -> list[str]:
    """What a hedge says that the exact value does not bear out; nothing where they agree or there is no hedge."""
    how = Display.parse(display)
    if not how.hedge or answer.value is None:
        return []
    words = {"hedge": how.hedge, "exact": pages.in_words(answer)}
    shown = how.rounded(answer.value)
    if shown == answer.value and how.hedge != "以上":
        return [gettext("%(exact)s已是整数或太小，不用“%(hedge)s”，照确数写出。") % words]
    if not hedges.holds(hedges.told_with(how.hedge, shown, answer.unit), answer.value, limits):
        words["shown"] = plain(shown)
        return [gettext("实有%(exact)s，离“%(hedge)s”所说的%(shown)s太远；请换写法，或把取整的位数改小。") % words]
    return []


def advice(answer: Answer, display: str) -> list[str]:
    """What a hedge is not customary for: shares, and the counts that the rules ask for exactly."""
    if not Display.parse(display).hedge:
        return []
    if answer.figure.is_percent:
        return [gettext("百分比一般写确数；“余”“多”在百分比上写作“以上”。")]
    if answer.figure.name.startswith("proposals."):
        return [gettext("提案件数是法定统计数，一般写确数。")]
    return []


def beside(text: str, start: int, end: int, unit: str = "") -> list[str]:
    """A hedge that was typed beside a figure instead of chosen for it: the number would not follow it."""
    found = hedge_beside(text, start, end, unit)
    if found is None:
        return []
    words = {"word": found.word}
    return [gettext("“%(word)s”写在数字外面，数字不会照它取整；请删去这个字，在数字的写法里选。") % words]
