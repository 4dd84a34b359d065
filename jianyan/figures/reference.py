"""The catalogue of figures in the docs, written from the declarations."""

from __future__ import annotations

from itertools import groupby

from django.apps import apps
from django.utils import translation

from jianyan.figures.catalogue import FIGURES
from jianyan.figures.declared import Figure, Ratio, Share
from jianyan.figures.sayings import SAYINGS, Saying
from jianyan.generated import section
from jianyan.service.reference import table

HEAD = ("name", "label", "unit", "kind", "meaning", "narrowed by", "known by", "source")


@section("figures", page="docs/figures.md")
def catalogue() -> str:
    """Every declared figure, room by room."""
    with translation.override("zh-hans"):
        rooms = groupby(sorted(FIGURES.values(), key=_place), key=_room)
        return "\n\n".join(f"## {_heading(room)}\n\n{table(HEAD, map(_row, found))}" for room, found in rooms)


def _room(figure: Figure) -> str:
    """The room that declares it, which its name begins with."""
    return figure.name.partition(".")[0]


def _place(figure: Figure) -> int:
    """The floor of its room from the ground up; inside a room figures keep the order of their lines."""
    return list(apps.app_configs).index(_room(figure))


def _heading(room: str) -> str:
    return f"{room} ({apps.get_app_config(room).verbose_name})"


def _row(figure: Figure) -> tuple[str, ...]:
    dimensions = "<br>".join(f"`{dimension.name}` {dimension.label}" for dimension in figure.by)
    return (
        f"`{figure.name}`", str(figure.label), str(figure.unit), _kind(figure), str(figure.meaning), dimensions or "—",
        known_by(figure.name) or "—", str(figure.source) or "—",
    )  # fmt: skip


def known_by(name: str) -> str:
    """The words by which reports name a figure: of each of its sayings the groups it demands, joined by +."""
    return "<br>".join(dict.fromkeys(_demanded(saying) for saying in SAYINGS if saying.figure == name))


def _demanded(saying: Saying) -> str:
    groups = ["、".join(group) for group in (*saying.words, *saying.context, *saying.earlier)]
    needed = [f"`{name}`" for name in saying.needs]
    return " + ".join([*groups, *needed]).replace("|", "/")


def _kind(figure: Figure) -> str:
    """What it does with the rows; of a share or ratio, which figure it takes of which."""
    if isinstance(figure, Share | Ratio):
        return f"{figure.kind}: `{figure.part.name}` of `{figure.whole.name}`"
    return figure.kind
