"""System checks of the house: the names that we give in the database (design: at most 30 characters)."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model

LONGEST_NAME = 30


@register
def names_are_short(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Databases that follow PostgreSQL only loosely cut or refuse longer names."""
    configs = apps.get_app_configs() if app_configs is None else app_configs
    ours = [config for config in configs if config.name.startswith("jianyan.")]
    models = [model for config in ours for model in config.get_models(include_auto_created=True)]
    return [_too_long(model, what, name) for model in models for what, name in long_names(model)]


def long_names(model: type[Model]) -> list[tuple[str, str]]:
    """What is too long in one model, as (what it is, its name)."""
    return [(what, name) for what, name in _names(model) if len(name) > LONGEST_NAME]


def _names(model: type[Model]) -> Iterator[tuple[str, str]]:
    yield "table", model._meta.db_table
    for field in model._meta.local_fields:
        yield "column", str(field.column)
    for index in model._meta.indexes:
        yield "index", str(index.name)
    for constraint in model._meta.constraints:
        yield "constraint", str(constraint.name)


def _too_long(model: type[Model], what: str, name: str) -> Error:
    return Error(
        f"{model._meta.label}: the {what} {name} has {len(name)} characters, more than {LONGEST_NAME}.",
        hint="Give it a shorter name: db_table, db_column, or name= in Meta.",
        obj=model,
        id="service.E001",
    )
