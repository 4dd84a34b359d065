"""Which plenary a proposal counts for and with which mark, what is copied of its proposer, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jianyan.committees.clock import now, today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee, Plenary
from jianyan.committees.remembering import remembered
from jianyan.flows.refusals import StepRefused
from jianyan.look.phrases import date_text
from jianyan.proposals.choices import TimeMark

LAST_MOMENT = time(23, 59, 59)
A_YEAR = timedelta(days=366)
AFTER_CLOSING = timedelta(days=30)


def counts_for(committee: Committee, day: date) -> tuple[Plenary, TimeMark]:
    """The plenary a proposal handed in on that day counts for, and whether as one of the meeting or between meetings.

    From the rollover day on (5 December by default), or when the collection has opened, it is one of the coming
    plenary; after the cut-off it is one between meetings. It is never refused for being late.

    Raises:
        StepRefused: the committee has entered no plenary yet.
    """
    plenaries = remembered(("plenaries", committee.pk), lambda: _plenaries(committee))
    past = [plenary for plenary in plenaries if plenary.opens_on <= day]
    coming = plenaries[len(past)] if len(past) < len(plenaries) else None
    if coming and day >= _collection_opens(coming, day):
        return coming, TimeMark.PLENARY
    if not past:
        raise StepRefused(_("本会还没有登记全体会议，提案无从归入。请委员会办公室先登记届和全体会议。"))
    in_time = _moment(day) <= cutoff(past[-1])
    return past[-1], TimeMark.PLENARY if in_time else TimeMark.OFF_PLENARY


def _plenaries(committee: Committee) -> list[Plenary]:
    return list(Plenary.objects.of(committee).select_related("term").order_by("opens_on"))


def earliest(plenary: Plenary) -> date:
    """Nothing of a plenary was handed in longer before it: a year."""
    return plenary.opens_on - A_YEAR


def wrong_cutoff(committee: Committee, value: str) -> str:
    """Why a cut-off cannot be that moment: no moment at all, or of no plenary that is entered."""
    if not value:
        return ""
    try:
        day = datetime.fromisoformat(value).date()
    except ValueError:
        return _("没有“%(value)s”这个时刻，请按“2027-01-15 18:00”填写。") % {"value": value}
    spans = [(one.opens_on, (one.closes_on or one.opens_on) + AFTER_CLOSING) for one in _plenaries(committee)]
    if any(first <= day <= last for first, last in spans):
        return ""
    words = {"day": date_text(day)}
    return _("%(day)s不在任何一次全会开幕到闭幕后30天之间。请先登记全会的日期，或核对这个时刻。") % words


def cutoff(plenary: Plenary) -> datetime:
    """The instant after which a proposal is one between meetings: as set, else the end of the closing day."""
    said = provision(plenary.committee, "proposals.cutoff", on=plenary.opens_on)
    last = plenary.closes_on or plenary.opens_on
    naive = datetime.fromisoformat(said) if said else datetime.combine(last, LAST_MOMENT)
    if not plenary.opens_on <= naive.date() <= last + AFTER_CLOSING:
        naive = datetime.combine(last, LAST_MOMENT)  # what was set is of another plenary
    return timezone.make_aware(naive)


def _collection_opens(plenary: Plenary, day: date) -> date:
    rollover = provision(plenary.committee, "plenary.rollover", on=day)
    month, number = map(int, rollover.split("-"))
    turn = date(plenary.opens_on.year, month, number)
    if turn >= plenary.opens_on:
        turn = turn.replace(year=turn.year - 1)
    opened = plenary.opens_on - timedelta(days=provision(plenary.committee, "proposals.opens_days", on=day))
    return min(turn, opened)


def _moment(day: date) -> datetime:
    """Now, when it is that day; else its noon."""
    moment = timezone.localtime(now())
    return moment if day == today() == moment.date() else timezone.make_aware(datetime.combine(day, time(12)))


def marks(proposal: Any, day: date) -> Mapping[str, Any]:
    """What a draft is given when it begins."""
    plenary, mark = counts_for(proposal.committee, day)
    return {"plenary": plenary, "time_mark": str(mark)}


def snapshot(proposal: Any, day: date) -> Mapping[str, Any]:
    """What is copied at submission: a later change of sector or party does not move what was counted."""
    member = proposal.lead_proposer
    sector = member.sector.code if member else ""
    party = str(member.party) if member and member.party else ""
    return {**marks(proposal, day), "sector_code": sector, "party_name": party}


def _plenary_code(proposal: Any) -> str:
    return f"{proposal.plenary.term.number}.{proposal.plenary.number}"


def serial_series(proposal: Any) -> str:
    return f"proposal-serial:{_plenary_code(proposal)}"


def serial_worded(proposal: Any, number: int) -> str:
    return f"P-{number:04d}"


def case_series(proposal: Any) -> str:
    """One series a plenary, or two where proposals between meetings have their own."""
    return f"proposal:{_plenary_code(proposal)}{':off' if _is_apart(proposal) else ''}"


def case_worded(proposal: Any, number: int) -> str:
    term, plenary = proposal.plenary.term.number, proposal.plenary.number
    template = provision(proposal.committee, "proposals.number")
    worded = template.format(term=term, plenary=plenary, seq=number)
    return f"平{worded}" if _is_apart(proposal) else worded


def _is_apart(proposal: Any) -> bool:
    return proposal.time_mark == TimeMark.OFF_PLENARY and provision(proposal.committee, "proposals.number_apart")
