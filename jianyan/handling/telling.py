"""How handling is shown: on a proposal's page, on an assignment's page, and as lists with a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.clock import today
from jianyan.committees.working_days import Calendar, calendar_of
from jianyan.handling.choices import GONE, REPLYING, AssignmentState, SheetState
from jianyan.handling.clocks import meeting_reckoned
from jianyan.handling.conditions import not_met
from jianyan.handling.models import Assignment, Promise, Reply
from jianyan.handling.papers import papers_of
from jianyan.handling.rights import HUB_ROLES, own_hub, unit_does
from jianyan.handling.sight import opinions_seen_by
from jianyan.look import phrases
from jianyan.look.parts import Due, Station
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import State
from jianyan.proposals.rights import is_staff
from jianyan.registers.declared import Act, Panel, View
from jianyan.registers.dues import due
from jianyan.registers.standing import day_text

A = AssignmentState
SHAPES: dict[str, str] = {
    A.WITH_HUB: "wait", A.ASSIGNED: "wait", A.HANDLING: "work", A.RETURNING: "back", A.CHECKING: "work", A.REPLIED: "done",
    A.OPINED: "done", A.REDO: "back", A.RECHECKING: "work", A.MOVED: "back", A.CANCELLED: "back",
}  # fmt: skip
RUNNING = (A.WITH_HUB, A.ASSIGNED, A.HANDLING, A.RETURNING, A.CHECKING, A.REDO, A.RECHECKING)


def units_of(proposal: Any, actor: Any) -> Panel | None:
    """Who handles it, how far each is and how long it has."""
    rows = list(_seen(proposal, actor))
    if not rows:
        return None
    calendar = calendar_of(proposal.committee)
    shown = [(row, SHAPES[row.state], _left(row, calendar)) for row in rows]
    return Panel(gettext_lazy("承办"), "handling/units.html", {"rows": shown})


def _seen(proposal: Any, actor: Any) -> Any:
    rows = Assignment.objects.of(proposal.committee).visible_to(actor).filter(proposal=proposal)
    return rows.exclude(state=A.MOVED).select_related("unit").order_by("pk")


def _left(row: Assignment, calendar: Calendar) -> Due | None:
    """The time left while the clock runs, or the day it was done."""
    if row.state in RUNNING:
        return due(calendar, row.due_on) if row.due_on else None
    done = row.rereplied_on or row.replied_on or row.opined_on
    return Due(phrases.date_text(done), "done") if done else None


def promises_of(proposal: Any, actor: Any) -> Panel | None:
    rows = list(Promise.objects.of(proposal.committee).filter(proposal=proposal))
    shapes = {"open": "work", "kept": "done", "late": "done", "dropped": "back"}
    return (
        Panel(
            gettext_lazy("承诺事项"), "handling/promises.html", {"rows": [(row, shapes[row.state]) for row in rows]}
        )
        if rows
        else None
    )


def letters_of(proposal: Any, actor: Any) -> Panel | None:
    """The letters that were sent, the last first; those not open to the public only for the committee's own people."""
    seen = (
        Reply.objects.of(proposal.committee)
        .visible_to(actor)
        .filter(assignment__proposal=proposal, written_on__isnull=False)
    )
    sent = seen.filter(assignment__replied_on__isnull=False)
    letters = list(
        sent.select_related("assignment__unit").prefetch_related("answers__suggestion").order_by("-round", "pk")
    )
    return (
        Panel(gettext_lazy("复文"), "handling/letters.html", {"letters": letters, "proposal": proposal})
        if letters
        else None
    )


def papers_on(proposal: Any, actor: Any) -> Panel | None:
    """What can be printed: the sheet, the letters, the feedback sheets."""
    return Panel(gettext_lazy("文件"), "handling/papers.html", {"papers": papers_of(proposal, actor)})


def proposal_of(assignment: Any, actor: Any) -> Panel | None:
    return Panel(gettext_lazy("提案"), "handling/proposal.html", {"proposal": assignment.proposal})


def own_letter(assignment: Any, actor: Any) -> Panel | None:
    letters = list(assignment.replies.prefetch_related("answers__suggestion").order_by("-round"))
    return (
        Panel(gettext_lazy("复文"), "handling/letters.html", {"letters": letters, "proposal": assignment.proposal})
        if letters
        else None
    )


def meeting(assignment: Any, actor: Any) -> Panel | None:
    """How long a unit has until it first meets the proposer, as long as it has not."""
    if assignment.state != A.HANDLING or not assignment.is_replying or assignment.contacts.exists():
        return None
    reckoned = meeting_reckoned(assignment)
    if reckoned is None:
        return None
    left = due(calendar_of(assignment.committee), reckoned.day)
    return Panel(gettext_lazy("首次面商"), "handling/meeting.html", {"left": left, "lines": reckoned.lines})


def opinions_of(row: Any, actor: Any) -> Panel | None:
    """What the assisting units wrote to the one that leads, for those it is meant for."""
    rows = opinions_seen_by(actor).filter(proposal=getattr(row, "proposal", row)).select_related("unit")
    parts = list(rows.order_by("opined_on", "pk"))
    return Panel(gettext_lazy("会办意见"), "handling/opinions.html", {"parts": parts}) if parts else None


def acts_on_proposal(proposal: Any, actor: Any) -> Sequence[Act]:
    """Handing over, and the way to one's own part."""
    committee = proposal.committee
    found = []
    if is_staff(actor, proposal) and proposal.state in (State.FILED,):
        found.append(Act(_("交办…"), f"{committee.address('handover')}?{urlencode({'proposal': proposal.pk})}"))
    if actor.role == Role.UNIT:
        own = proposal.assignments.filter(unit=actor.seat.unit_id).exclude(state__in=GONE).first()
        if own:
            found.append(Act(_("去办理"), own.get_absolute_url()))
    return found


def acts_on_list(actor: Any) -> Sequence[Act]:
    """Over the list of proposals: the statistics; for who hands over, the meeting with its list and the collection."""
    address = actor.committee.address
    statistics = Act(_("统计"), address("proposals-statistics"))
    if not is_staff(actor, None):
        return [statistics]
    papers = {
        _("交办清单"): "handover-list", _("提案汇编"): "proposals-collected", _("全部提案表"): "proposals-zip",
        _("全部复文"): "replies-zip", _("全部征询意见表"): "sheets-zip", _("审查情况报告"): "proposals-review",
    }  # fmt: skip
    seldom = [Act(label, address(view, ending="docx"), seldom=True) for label, view in papers.items()]
    import_old = Act(_("导入旧提案"), address("proposals-import"), seldom=True)
    return [
        Act(_("交办"), address("handover")),
        Act(_("催办"), address("reminders")),
        statistics,
        *seldom,
        import_old,
    ]


def acts_on_assignment(assignment: Any, actor: Any) -> Sequence[Act]:
    if not unit_does(actor, assignment):
        return ()
    committee, found = assignment.committee, []
    query = urlencode({"assignment": assignment.pk, "back": assignment.get_absolute_url()})
    if assignment.state in (A.HANDLING, A.REDO):
        found.append(Act(_("登记面商…"), f"{committee.address('record-new', register='contact')}?{query}"))
        if assignment.role in REPLYING:
            found.append(Act(_("写复文…"), committee.address("reply-write", pk=assignment.pk)))
    if assignment.state in (A.HANDLING, A.CHECKING, A.RETURNING) and assignment.round == 1:
        found.append(Act(_("申请延期…"), f"{committee.address('record-new', register='extension')}?{query}"))
    if assignment.replied_on:
        found.append(
            Act(
                _("记下承诺…"),
                f"{committee.address('record-new', register='promise')}?{query}&proposal={assignment.proposal_id}",
            )
        )
    return found


def line(assignment: Any) -> str:
    words = [
        assignment.unit.name,
        assignment.get_role_display(),
        assignment.proposal.case_no and _("第%(number)s号") % {"number": assignment.proposal.case_no},
    ]
    return "·".join(filter(None, map(str, words)))


def stages(assignment: Any) -> Sequence[Station]:
    """Hand-over, distribution, signature, reply; the second round where there is one."""
    done = assignment.opined_on if assignment.role not in REPLYING else assignment.replied_on
    stations: list[tuple[str, Any]] = [(_("交办"), assignment.handed_on), (_("签收"), assignment.signed_on)]
    if assignment.role in REPLYING:
        stations.append((_("送审"), assignment.submitted_on))
    stations.append((_("答复") if assignment.role in REPLYING else _("出会办意见"), done))
    if assignment.redone_on:
        stations += [(_("重新办理"), assignment.redone_on), (_("再次答复"), assignment.rereplied_on)]
    here = next((place for place, (_name, day) in enumerate(stations) if day is None), len(stations))
    return [
        Station(
            name,
            day_text(day) if day else "",
            "done" if place < here else "here" if place == here else "",
        )
        for place, (name, day) in enumerate(stations)
    ]


def _open_to(actor: Any) -> Q:
    """What a unit or a hub has to do with; everything for the offices."""
    if actor.role == Role.UNIT:
        return Q(unit=actor.seat.unit_id)
    hub = own_hub(actor)
    return Q(hub=hub) if hub else Q()


def _works_here(actor: Any) -> bool:
    return actor.role in (Role.UNIT, *HUB_ROLES.values(), Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD)


VIEWS = (
    View("with_hub", gettext_lazy("待转办"), lambda actor: _open_to(actor) & Q(state=A.WITH_HUB), _works_here, front=True),
    View("to_sign", gettext_lazy("待签收"), lambda actor: _open_to(actor) & Q(state=A.ASSIGNED), _works_here, front=True),
    View("handling", gettext_lazy("办理中"), lambda actor: _open_to(actor) & Q(state__in=(A.HANDLING, A.REDO)), _works_here, front=True),
    View("not_met", gettext_lazy("还没面商"), lambda actor: _open_to(actor) & not_met(), _works_here, front=True),
    View("to_check", gettext_lazy("待审核"), lambda actor: _open_to(actor) & Q(state__in=(A.CHECKING, A.RECHECKING, A.RETURNING)), _works_here, front=True),
    View("late", gettext_lazy("逾期"), lambda actor: _open_to(actor) & Q(state__in=RUNNING, due_on__lt=today()), _works_here, front=True),
    View("done", gettext_lazy("已办"), lambda actor: _open_to(actor) & Q(state__in=(A.REPLIED, A.OPINED)), _works_here),
)  # fmt: skip
SHEET_VIEWS = (
    View("asked", gettext_lazy("待反馈"), lambda actor: Q(state=SheetState.ASKED), front=True),
    View("late", gettext_lazy("逾期"), lambda actor: Q(state=SheetState.ASKED, due_on__lt=today())),
    View("unhappy", gettext_lazy("不满意"), lambda actor: Q(result="dissatisfied"), front=True),
)
