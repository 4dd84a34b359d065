"""Rows of any register, made from its model alone: valid, each different, linked to rows of the same committee."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import models

from jianyan.activities.models import Kind
from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Sharing, SpecialDay
from jianyan.registers.catalogue import all_registers
from jianyan.registers.declared import Register

numbers = count(1)
by_committee: dict[Any, Any] = defaultdict(lambda: count(1))
DAY = date(2022, 3, 5)
AHEAD = {("promise", "by_when"), ("extension", "until")}
FRESH = {"reminder": {"assignment"}, "attendance": {"membership"}, "sending": {"report"}}
INSTEAD = {("sending", "issue"): {"report": None}, ("reminder", "sheet"): {"assignment": None}}
STATES = {"proposal": "filed", "selection": "announced", "candidate": "chosen"}  # one that everybody may see
EITHER = {"reminder": {"sheet"}, "attendance": {"staff"}, "sending": {"issue"}}


def make(model: type[models.Model], committee: Committee, targets: dict[Any, Any] | None = None, **given: Any) -> Any:
    """A stored row with the values given. Links that must be given lead to new rows; those that may, to one row shared by all."""
    targets = {} if targets is None else targets
    left_out = EITHER.get(model._meta.model_name, set())
    values = {}
    for field in model._meta.fields:
        if (field.primary_key and field.get_internal_type() == "BigAutoField") or field.name in left_out:
            continue
        values[field.name] = value_of(field, committee, targets)
    return model._default_manager.create(**(values | given))


def value_of(field: models.Field, committee: Committee, targets: dict[Any, Any]) -> Any:
    if field.name == "committee":
        return committee
    if isinstance(field, models.ForeignKey):
        return _linked(field, committee, targets)
    if isinstance(field, models.DateField):
        if (field.model._meta.model_name, field.name) in AHEAD:
            return today() + timedelta(days=90)
        if field.model in (Sharing, SpecialDay):
            return DAY + timedelta(days=next(by_committee[committee.slug, field]))
        return None if field.null and field.name in ("closed_on", "left_on", "until", "valid_until") else DAY
    if field.name == "state" and field.model._meta.model_name in STATES:
        return STATES[field.model._meta.model_name]
    if words := _words(field, committee):
        return [] if isinstance(field, models.JSONField) else words[0]
    if field.choices:
        values = [value for value, _label in field.choices if value]
        return values[next(by_committee[committee.slug, field]) % len(values)]
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.DecimalField):
        return Decimal(next(numbers))
    if isinstance(field, models.IntegerField):
        return next(by_committee[committee.slug, field])
    if isinstance(field, models.JSONField):
        return []
    return f"n{next(numbers)}@example.com" if isinstance(field, models.EmailField) else f"n{next(numbers)}"


def _words(field: models.Field, committee: Committee) -> list[str]:
    """The values that the register of the field's model allows it."""
    register = all_registers().get(field.model._meta.model_name)
    return list(register.words[field.name](committee)) if register and field.name in register.words else []


def _linked(field: models.ForeignKey, committee: Committee, targets: dict[Any, Any]) -> Any:
    model = field.related_model
    if model is Kind:
        return (
            Kind.objects.get(code="study_session")
            if Kind.objects.filter(code="study_session")
            else Kind.objects.first()
        )
    if model is Committee:
        return committee.parent
    if field.name == "matter" and field.one_to_one:
        return None
    if not field.null or field.name in FRESH.get(field.model._meta.model_name, ()):
        return make(model, committee, targets)
    if field.one_to_one or (model is field.model and model not in targets):
        return None
    if model not in targets:
        targets[model] = make(model, committee, targets)
    return targets[model]


def fill(name: str, committee: Committee, number: int) -> list[Any]:
    """So many rows of a register, beside those that are there."""
    targets: dict[Any, Any] = {}
    return [make(all_registers()[name].model, committee, targets) for _ in range(number)]


def hang(part: Register, link: str, row: Any, committee: Committee, number: int) -> None:
    """Hang so many rows of a register on a row by a link; a one-to-one link takes one."""
    if part.model._meta.get_field(link).one_to_one:
        return
    targets: dict[Any, Any] = {}
    for _ in range(number):
        make(part.model, committee, targets, **{link: row}, **INSTEAD.get((part.name, link), {}))
