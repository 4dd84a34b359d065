"""All declared figures, collected from the `figures.py` of every room."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.figures.declared import Figure

FIGURES: dict[str, Figure] = {}


class UnknownFigure(KeyError):
    """No room declares a figure of this name."""

    def __str__(self) -> str:
        return str(self.args[0])


def collect() -> None:
    """Read the declarations of all rooms, in the order of the rooms and of their lines."""
    FIGURES.clear()
    for room in apps.get_app_configs():
        if room.module is not None and module_has_submodule(room.module, "figures"):
            add(vars(import_module(f"{room.name}.figures")).values())


def add(declarations: object) -> None:
    """Take the figures among some values into the catalogue.

    Raises:
        ImproperlyConfigured: a name that another figure has.
    """
    for figure in declarations:  # type: ignore[attr-defined]
        if not isinstance(figure, Figure) or FIGURES.get(figure.name) is figure:
            continue
        if figure.name in FIGURES:
            raise ImproperlyConfigured(f"figures.E001: {figure.name} is declared twice. Hint: give one another name.")
        FIGURES[figure.name] = figure


def find(name: str) -> Figure:
    """The figure of that name.

    Raises:
        UnknownFigure: the sentence names the nearest known ones.
    """
    try:
        return FIGURES[name]
    except KeyError:
        words = {"name": name, "known": nearest(name, FIGURES)}
        raise UnknownFigure(gettext("没有名为“%(name)s”的指标。相近的：%(known)s。") % words) from None
