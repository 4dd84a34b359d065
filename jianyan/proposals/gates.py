"""The three gates of publishing, each with who holds it, and the day until which the committee publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.choices import Unit
from jianyan.committees.local_rules import provision
from jianyan.committees.reckoning import Reckoning
from jianyan.committees.working_days import calendar_of
from jianyan.look.phrases import date_text
from jianyan.proposals.choices import LETS_PUBLISH, UNDER_WAY
from jianyan.proposals.rights import is_staff
from jianyan.registers.declared import Panel
from jianyan.registers.dues import due


@dataclass(frozen=True)
class Gate:
    """What somebody has to say before the public reads a proposal; `is_open` once he has let it through."""

    who: str
    said: str
    is_open: bool


def gates_of(proposal: Any) -> list[Gate]:
    """The proposer's consent, the reviewer's word, the office's publishing. The unit's gate is that of its letter."""
    consent = _("同意公开") if proposal.may_publish else _("不同意公开：%(why)s") % {"why": proposal.withheld_why}
    review = proposal.get_publish_review_display() or _("还没有意见")
    day = proposal.published_on
    published = _("%(day)s公开") % {"day": date_text(day)} if day else _("还没有公开")
    return [
        Gate(_("提案人"), consent, proposal.may_publish),
        Gate(_("审查"), review, proposal.publish_review in LETS_PUBLISH),
        Gate(_("公开"), published, day is not None),
    ]


def publish_reckoned(proposal: Any) -> Reckoning | None:
    """Until when a filed proposal is published, with the account of the day."""
    if proposal.filed_on is None:
        return None
    days = provision(proposal.committee, "proposals.publish_days", on=proposal.filed_on)
    start = Reckoning.begin(calendar_of(proposal.committee), proposal.filed_on, _("立案"), result=_("公开期限"))
    return start.plus(days, Unit.DAY, _("地方规定“立案后几天内公开”"))


def publishing(proposal: Any, actor: Any) -> Panel | None:
    """Beside a filed proposal, for the office: the gates, and the time left while only publishing is to be done."""
    if not is_staff(actor, proposal) or proposal.state not in UNDER_WAY:
        return None
    gates, reckoned = gates_of(proposal), publish_reckoned(proposal)
    waits = [gate.is_open for gate in gates] == [True, True, False]
    left = due(calendar_of(proposal.committee), reckoned.day) if waits and reckoned else None
    context = {"gates": gates, "left": left, "lines": reckoned.lines if left and reckoned else ()}
    return Panel(gettext_lazy("公开"), "proposals/gates.html", context)
