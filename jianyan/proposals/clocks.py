"""The clocks of review and co-signing, each with the account of its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.choices import Unit
from jianyan.committees.local_rules import provision
from jianyan.committees.reckoning import Reckoning
from jianyan.committees.working_days import calendar_of


def _review(proposal: Any, day: date) -> Reckoning:
    days = provision(proposal.committee, "proposals.review_days", on=day)
    start = Reckoning.begin(calendar_of(proposal.committee), day, _("提交"), result=_("初审期限"))
    return start.plus(days, Unit.WORKDAY, rule=_("地方规定“初审几个工作日内完成”"))


def review_due(proposal: Any, day: date) -> date:
    return _review(proposal, day).day


def review_reckoned(proposal: Any) -> Reckoning | None:
    return _review(proposal, proposal.received_on) if proposal.received_on else None


def _answer(invite: Any, day: date) -> Reckoning:
    days = provision(invite.committee, "proposals.cosign_days", on=day)
    start = Reckoning.begin(calendar_of(invite.committee), day, _("邀请会签"), result=_("答复期限"))
    return start.plus(days, Unit.DAY, _("地方规定“会签邀请几天内答复”"))


def answer_due(invite: Any, day: date) -> date:
    return _answer(invite, day).day


def answer_reckoned(invite: Any) -> Reckoning | None:
    return _answer(invite, invite.invited_on) if invite.invited_on else None
