"""Local rules: what there is to set, what holds today, and setting a value from a day on."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.committees.clock import today
from jianyan.committees.local_rules import DECLARED, Declared
from jianyan.committees.missing import Missing
from jianyan.committees.models import Provision
from jianyan.committees.requests import Request
from jianyan.registers.provision_forms import ProvisionForm, set_provision
from jianyan.trail import models as trail


@dataclass(frozen=True)
class Shown:
    """A rule with the row in force here today; without one the default holds."""

    rule: Declared
    row: Provision | None

    @property
    def value(self) -> object:
        return self.row.value if self.row else self.rule.default

    @property
    def words(self) -> str:
        """The value in force, in words."""
        return self.rule.said(self.value)

    @property
    def default(self) -> str:
        return self.rule.said(self.rule.default)

    @property
    def bounds(self) -> str:
        """What may be set, in words; empty where anything of its kind may."""
        if self.rule.words:
            return "、".join(map(str, self.rule.words.values()))
        if self.rule.options:
            return "、".join(self.rule.options)
        words = {"low": self.rule.low, "high": self.rule.high}
        if self.rule.low is not None and self.rule.high is not None:
            return gettext("%(low)s至%(high)s") % words
        if self.rule.low is not None:
            return gettext("不小于%(low)s") % words
        return gettext("不大于%(high)s") % words if self.rule.high is not None else ""


def provisions(request: Request) -> HttpResponse:
    """All rules that can be set, with the value in force. One query."""
    rows = Provision.objects.of(request.committee).in_force(today()).order_by("valid_from")
    in_force = {row.key: row for row in rows}
    shown = [Shown(rule, in_force.get(key)) for key, rule in DECLARED.items()]
    return render(request, "registers/provisions.html", {"shown": shown})


def provision(request: Request, key: str) -> HttpResponse:
    """One rule: its values over time; offices set the next."""
    if key not in DECLARED:
        words = {"key": key, "known": nearest(key, DECLARED)}
        raise Missing(gettext("没有“%(key)s”这项规定。相近的：%(known)s。") % words)
    rule = DECLARED[key]
    if request.method == "POST" and not request.actor.is_office:
        raise PermissionDenied(gettext("地方规定由委员会办公室设定。如需更改，请联系办公室。"))
    rows = list(Provision.objects.of(request.committee).filter(key=key).order_by("-valid_from"))
    now = Shown(rule, next((row for row in rows if row.valid_from <= today() <= (row.valid_until or today())), None))
    form = ProvisionForm(rule, request.committee, request.POST or None, initial={"value": now.value})
    if request.method == "POST" and form.is_valid():
        _set(request, rule, form)
        return HttpResponseRedirect(request.committee.address("provision", key=key))
    past = [Shown(rule, row) for row in rows]
    context = {"shown": now, "past": past, "form": form if request.actor.is_office else None}
    return render(request, "registers/provision.html", context)


@transaction.atomic
def _set(request: Request, rule: Declared, form: ProvisionForm) -> None:
    """Store the dated value with its entry in the trail."""
    given = form.cleaned_data
    row = set_provision(
        request.committee, rule.key, given["value"], since=given["valid_from"], source=given["source"]
    )
    after = {"value": row.value, "valid_from": row.valid_from.isoformat(), "source": row.source}
    trail.record(row, "add", by=request.actor, after=after)
    messages.success(request, gettext("已设定“%(label)s”。") % {"label": rule.label})
