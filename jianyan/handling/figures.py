"""Figures of handling: how units met proposers, what they promised and kept, how they were supervised (domain: 统计口径)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Count, Dimension, Distinct, share
from jianyan.handling import choices, conditions
from jianyan.handling.models import Assignment, Extension, Overseeing, Promise
from jianyan.organisation.dimensions import of_choices
from jianyan.proposals import figures as proposals
from jianyan.proposals.choices import ProposerKind, SupervisorLevel
from jianyan.proposals.figures import categories, filed_and_replied, sharers, units

COMMITTEE = Dimension("committee", "committee__slug", _("委员会"), sharers)


def of_unit(path: str) -> Dimension:
    return Dimension("unit", f"{path}__name", _("承办单位"), units)


def of_proposal(path: str) -> tuple[Dimension, ...]:
    """What a row takes from the proposal it belongs to."""
    return (
        Dimension("proposer", f"{path}__proposer_kind", _("提案者类别"), of_choices(ProposerKind)),
        Dimension("category", f"{path}__category", _("类别"), categories),
        COMMITTEE,
    )


CONTACTS = ("assignments__contacts__held_on", "assignments__contacts__way")
PARTS = (
    of_unit("unit"),
    Dimension("role", "role", _("办理方式"), of_choices(choices.UnitRole)),
    *of_proposal("proposal"),
)
PROMISED = (of_unit("assignment__unit"), *of_proposal("proposal"))
OVERSEEN = (
    Dimension("form", "form", _("督办形式"), of_choices(choices.OverseeForm)),
    Dimension("supervisor", "level", _("领导层级"), of_choices(SupervisorLevel)),
    *of_proposal("proposal"),
)
PROMISE_SHOWS = ("what", "who", "by_when", "state", "checked_on", "proposal")
OVERSEEN_SHOWS = ("proposal", "form", "leader", "level", "held_on")

contacted = Count(
    "handling.contacted", of=proposals.Proposal, when="replied_on", where=conditions.met, behind=CONTACTS, unit=_("件"),
    label=_("面商过的提案"), meaning=_("期内答复的立案提案中，答复以前与提案者至少面商一次的；“提案人表示不需要”的不算面商"),
    by=proposals.BY, shows=(*proposals.SHOWS, "replied_on"),
)  # fmt: skip
contacted_twice = Count(
    "handling.contacted_twice", of=proposals.Proposal, when="replied_on", where=conditions.met_twice, behind=CONTACTS, unit=_("件"),
    label=_("面商两次以上的提案"), meaning=_("期内答复的立案提案中，答复以前与提案者至少面商两次的"),
    by=proposals.BY, shows=(*proposals.SHOWS, "replied_on"), told=False,
)  # fmt: skip
called_on = Count(
    "handling.called_on", of=proposals.Proposal, when="replied_on", where=conditions.called_on, behind=CONTACTS, unit=_("件"),
    label=_("走访过提案者的提案"), meaning=_("期内答复的立案提案中，答复以前承办单位登门走访过提案者的；答复以后的算回访"),
    by=proposals.BY, shows=(*proposals.SHOWS, "replied_on"), told=False,
)  # fmt: skip
contact_rate = share(
    "handling.contact_rate", part=contacted, whole=filed_and_replied, places=1,
    label=_("面商率"), meaning=_("期内立案并已答复的提案中，答复以前与提案者至少面商一次的百分比"),
)  # fmt: skip
contact_twice_rate = share(
    "handling.contact_twice_rate", part=contacted_twice, whole=filed_and_replied, places=1, told=False,
    label=_("面商两次以上的比率"), meaning=_("期内立案并已答复的提案中，答复以前与提案者至少面商两次的百分比"),
)  # fmt: skip
call_rate = share(
    "handling.call_rate", part=called_on, whole=filed_and_replied, places=1,
    label=_("走访率"), meaning=_("期内立案并已答复的提案中，答复以前承办单位登门走访过提案者的百分比"),
)  # fmt: skip
parts_in_hand = Count(
    "handling.parts_in_hand", of=Assignment, when="handed_on", where=conditions.IN_HAND, unit=_("件次"),
    label=_("单位承办"), meaning=_("期内交到各单位办理的，一件提案交几个单位计几次，已调整、终止的不计；各单位之和不小于提案数"),
    by=PARTS, shows=("proposal", "unit", "role", "handed_on", "due_on", "replied_on"), told=False,
)  # fmt: skip
returns_asked = Count(
    "handling.returns_asked", of=Assignment, when="return_asked_on", unit=_("件次"),
    label=_("单位申请退办"), meaning=_("期内承办单位申请退办的次数；申请以后改由别的单位办，或者仍由它办，都计"),
    by=PARTS, shows=("proposal", "unit", "return_asked_on", "moved_on", "moved_unit"), told=False,
)  # fmt: skip
moved = Count(
    "handling.moved", of=Assignment, when="moved_on", unit=_("件次"),
    label=_("调整承办单位"), meaning=_("期内改由别的单位承办的次数"),
    by=PARTS, shows=("proposal", "unit", "return_asked_on", "moved_on", "moved_unit"), told=False,
)  # fmt: skip
extensions_granted = Count(
    "handling.extensions_granted", of=Extension, when="decided_on", where=Q(state=choices.RequestState.GRANTED), unit=_("次"),
    label=_("批准延期"), meaning=_("期内批准承办单位延长答复期限的次数"),
    by=(of_unit("assignment__unit"), *of_proposal("assignment__proposal")), shows=("assignment", "until", "reason", "decided_on"),
    told=False,
)  # fmt: skip
promises_due = Count(
    "handling.promises_due", of=Promise, when="by_when", unit=_("项"),
    label=_("到期的承诺事项"), meaning=_("期内应当兑现的承诺事项，以答复里写的日期为准"), by=PROMISED, shows=PROMISE_SHOWS,
    told=False,
)  # fmt: skip
promises_kept = Count(
    "handling.promises_kept", of=Promise, when="checked_on", where=conditions.KEPT_PROMISE, unit=_("项"),
    label=_("按时兑现的承诺事项"), meaning=_("期内核实为按时兑现的承诺事项"), by=PROMISED, shows=PROMISE_SHOWS, told=False,
)  # fmt: skip
promises_late = Count(
    "handling.promises_late", of=Promise, when="checked_on", where=conditions.LATE_PROMISE, unit=_("项"),
    label=_("逾期兑现的承诺事项"), meaning=_("期内核实为逾期以后兑现的承诺事项"), by=PROMISED, shows=PROMISE_SHOWS, told=False,
)  # fmt: skip
promises_dropped = Count(
    "handling.promises_dropped", of=Promise, when="checked_on", where=conditions.DROPPED_PROMISE, unit=_("项"),
    label=_("没有兑现的承诺事项"), meaning=_("期内核实为没有兑现的承诺事项"), by=PROMISED, shows=PROMISE_SHOWS, told=False,
)  # fmt: skip
promises_kept_rate = share(
    "handling.promises_kept_rate", part=promises_kept, whole=promises_due, places=1, told=False,
    label=_("承诺按时兑现率"), meaning=_("期内到期的承诺事项中，截至期末核实为按时兑现的百分比；没有核实的不算兑现"),
)  # fmt: skip
promises_late_rate = share(
    "handling.promises_late_rate", part=promises_late, whole=promises_due, places=1, told=False,
    label=_("承诺逾期兑现率"), meaning=_("期内到期的承诺事项中，截至期末核实为逾期以后兑现的百分比"),
)  # fmt: skip
promises_dropped_rate = share(
    "handling.promises_dropped_rate", part=promises_dropped, whole=promises_due, places=1, told=False,
    label=_("承诺未兑现率"), meaning=_("期内到期的承诺事项中，截至期末核实为没有兑现的百分比"),
)  # fmt: skip
overseen = Count(
    "handling.overseen", of=Overseeing, when="held_on", unit=_("次"),
    label=_("督办活动"), meaning=_("期内督办提案的次数，一件提案可督办几次"), by=OVERSEEN, shows=OVERSEEN_SHOWS, told=False,
)  # fmt: skip
proposals_overseen = Distinct(
    "handling.proposals_overseen", of=Overseeing, column="proposal", when="held_on", unit=_("件"),
    label=_("督办过的提案"), meaning=_("期内以任何一种形式督办过的提案，一件提案督办几次只计一件"), by=OVERSEEN, shows=OVERSEEN_SHOWS,
    told=False,
)  # fmt: skip
