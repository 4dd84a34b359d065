"""Until when proposals are recommended and votes cast: the day given when opening, else as the local rules reckon it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.choices import Unit
from jianyan.committees.local_rules import provision
from jianyan.committees.reckoning import Reckoning
from jianyan.committees.working_days import calendar_of


def nominate_due(selection: Any, day: date) -> date:
    given: date | None = selection.nominate_until
    return given or _nominate(selection, day).day


def nominate_reckoned(selection: Any) -> Reckoning | None:
    return (
        _given(_nominate(selection, selection.opened_on), selection.nominate_until) if selection.opened_on else None
    )


def ballot_due(selection: Any, day: date) -> date:
    given: date | None = selection.ballot_until
    return given or _ballot(selection, day).day


def ballot_reckoned(selection: Any) -> Reckoning | None:
    return (
        _given(_ballot(selection, selection.balloted_on), selection.ballot_until) if selection.balloted_on else None
    )


def voter_due(voter: Any, day: date) -> date:
    return ballot_due(voter.selection, day)


def voter_reckoned(voter: Any) -> Reckoning | None:
    return ballot_reckoned(voter.selection)


def _nominate(selection: Any, day: date) -> Reckoning:
    start = Reckoning.begin(calendar_of(selection.committee), day, _("开放推荐"), result=_("推荐截止"))
    days = provision(selection.committee, "merits.nominate_days", on=day)
    return start.plus(days, Unit.DAY, _("地方规定“推荐几天截止”"))


def _ballot(selection: Any, day: date) -> Reckoning:
    start = Reckoning.begin(calendar_of(selection.committee), day, _("开始投票"), result=_("投票截止"))
    days = provision(selection.committee, "merits.ballot_days", on=day)
    return start.plus(days, Unit.DAY, _("地方规定“投票几天截止”"))


def _given(reckoned: Reckoning, kept: date | None) -> Reckoning:
    """The day that the office set when it opened, where it is another than the rule's."""
    return reckoned if kept in (None, reckoned.day) else reckoned.fixed(kept, _("办公室另定"))
