"""How a proposal is shown: its line, its stations, its text, and the lists with a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.clock import today
from jianyan.look.parts import Station
from jianyan.matters.models import Matter
from jianyan.organisation.choices import BodyKind, Role
from jianyan.organisation.models import Sector
from jianyan.proposals.choices import IN_HAND, IN_REVIEW, UNDER_WAY, WRITING, InviteState, State
from jianyan.proposals.conditions import TO_PUBLISH, is_late
from jianyan.registers.declared import Panel, View
from jianyan.registers.standing import day_text

SHAPES: dict[str, str] = {
    State.DRAFT: "wait", State.COSIGNING: "work", State.SUBMITTED: "wait", State.SECOND: "work", State.DECIDING: "work",
    State.RETURNED: "back", State.FILED: "wait", State.ASSIGNED: "work", State.HANDLING: "work", State.REPLIED: "work",
    State.RATED: "work", State.REDO: "back", State.CLOSED: "done", State.MERGED: "done", State.CONVERTED: "done",
    State.DECLINED: "back", State.WITHDRAWN: "back",
}  # fmt: skip
ENDED = {
    State.MERGED: ("merged_on", gettext_lazy("并案")), State.CONVERTED: ("converted_on", gettext_lazy("转为意见建议")),
    State.DECLINED: ("declined_on", gettext_lazy("不予立案")), State.WITHDRAWN: ("withdrawn_on", gettext_lazy("撤回")),
}  # fmt: skip
OFFICES = (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)


def title_line(proposal: Any) -> str:
    """Number, time mark, category and whether it may be published, then who made it."""
    number = _("第%(number)s号") % {"number": proposal.case_no} if proposal.case_no else proposal.serial_no
    public = _("提案人同意公开") if proposal.may_publish else _("提案人不同意公开")
    words = [
        str(proposal.plenary),
        number,
        proposal.get_time_mark_display(),
        proposal.category,
        public,
        _signed(proposal),
    ]
    return "·".join(filter(None, words))


def _signed(proposal: Any) -> str:
    """The first proposer with his sector of then, and who else signed."""
    names = {"name": proposal.proposer}
    sector = (
        Sector.objects.of(proposal.committee).filter(code=proposal.sector_code).first()
        if proposal.sector_code
        else None
    )
    first = _("%(name)s（%(sector)s）") % {**names, "sector": sector.name} if sector else proposal.proposer
    others = [
        str(one) for one in proposal.cosigners.filter(state=InviteState.AGREED).select_related("membership__person")
    ]
    return _("%(first)s、%(others)s联名") % {"first": first, "others": "、".join(others)} if others else first


def stages(proposal: Any) -> Sequence[Station]:
    """The stations of a proposal; where it ended without being filed, that is the last."""
    if proposal.state in ENDED:
        name, label = ENDED[State(proposal.state)]
        done = [Station(_("提交"), _when(proposal.received_on), "done")] if proposal.received_on else []
        return [*done, Station(str(label), _when(getattr(proposal, name)), "here")]
    return _numbered(proposal)


def _numbered(proposal: Any) -> Sequence[Station]:
    here = _place(proposal.state)
    stations = [
        (_("提交"), proposal.received_on), (_("审查"), proposal.first_passed_on), (_("立案"), proposal.filed_on),
        (_("交办"), proposal.assigned_on), (_("答复"), proposal.replied_on), (_("反馈"), proposal.rated_on),
    ]  # fmt: skip
    if proposal.redone_on:
        stations.append((_("重新办理"), proposal.redone_on))
    stations.append((_("办结"), proposal.closed_on))
    if proposal.state == State.REDO:
        here = len(stations) - 2
    return [
        Station(name, _when(day), "here" if place == here else "done" if place < here else "")
        for place, (name, day) in enumerate(stations)
    ]


def _place(state: str) -> int:
    """Which station it has come to: what is going on there, not what is done."""
    if state in WRITING:
        return 0
    if state in IN_REVIEW:
        return 1
    order = {State.FILED: 3, State.ASSIGNED: 4, State.HANDLING: 4, State.REPLIED: 5, State.RATED: 6, State.REDO: 6}
    return order.get(State(state), 7)


def _when(day: Any) -> str:
    return day_text(day) if day else ""


def text(proposal: Any, actor: Any) -> Panel | None:
    """The proposal as it was written."""
    if not (proposal.situation or proposal.asks):
        return None
    return Panel(gettext_lazy("正文"), "proposals/text.html", {"proposal": proposal})


def _mine(actor: Any) -> Q:
    return Q(lead_proposer__person=actor.seat.person_id) if actor.seat and actor.seat.person_id else Q(pk__in=[])


def _to_review(actor: Any) -> Q:
    return Q(review_group__in=list(actor.bodies), state=State.SECOND)


def _reviews(actor: Any) -> bool:
    """Whether he sits in a group that looks at proposals a second time."""
    return BodyKind.REVIEW_GROUP in actor.bodies.values()


def _key(actor: Any) -> Q:
    """Asked from the few key matters; joined to every proposal it would read them all."""
    return Q(matter__in=Matter.objects.of(actor.committee).filter(is_key=True), state__in=UNDER_WAY)


def _oversees(actor: Any) -> bool:
    """The offices, and leaders, who are asked for when something is late."""
    return bool(actor.is_office or actor.role == Role.LEADER)


def _is_writer(actor: Any) -> bool:
    return bool(actor.seat and actor.seat.person_id)


def _is_reviewer(actor: Any) -> bool:
    return actor.role in OFFICES


def takes_many(actor: Any, step: str) -> bool:
    """The proposal office takes steps on many at once; a review group passes what it was given."""
    return _is_reviewer(actor) or (step == "pass_second" and _reviews(actor))


VIEWS = (
    View("first", gettext_lazy("待初审"), lambda actor: Q(state=State.SUBMITTED), _is_reviewer, front=True),
    View("second", gettext_lazy("待复审"), lambda actor: Q(state=State.SECOND), _is_reviewer, front=True),
    View("mine_to_review", gettext_lazy("待我复审"), _to_review, _reviews, front=True),
    View("deciding", gettext_lazy("待审定"), lambda actor: Q(state=State.DECIDING), _is_reviewer, front=True),
    View("returned", gettext_lazy("退回未改"), lambda actor: Q(state=State.RETURNED), _is_reviewer),
    View("to_assign", gettext_lazy("待交办"), lambda actor: Q(state=State.FILED), _is_reviewer, front=True),
    View("late", gettext_lazy("逾期未答复"), lambda actor: is_late(today()), _oversees, front=True),
    View("to_close", gettext_lazy("待办结"), lambda actor: Q(state=State.RATED), _is_reviewer, front=True),
    View("to_publish", gettext_lazy("待公开"), lambda actor: TO_PUBLISH, _is_reviewer, front=True),
    View("mine", gettext_lazy("我的提案"), _mine, _is_writer, front=True),
    View("under_way", gettext_lazy("办理中"), lambda actor: Q(state__in=IN_HAND)),
    View("key", gettext_lazy("重点提案"), _key, front=True),
)
