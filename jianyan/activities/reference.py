"""The table of shared kinds of activity in the docs, written from kinds.toml."""

from __future__ import annotations

from django.utils import translation

from jianyan.activities.choices import Family, MeasureKind
from jianyan.activities.kinds import shared
from jianyan.generated import section
from jianyan.service.reference import table

HEAD = ("code", "Chinese", "English", "family", "counted in", "also measured")


@section("kinds", page="docs/kinds.md")
def kinds() -> str:
    """Every kind that all committees share, in the order of the file."""
    with translation.override("zh-hans"):
        return table(HEAD, [_row(code, entry) for code, entry in shared().items()])


def _row(code: str, entry: dict) -> tuple[str, ...]:
    family = Family(entry["family"])
    measures = "、".join(f"`{kind}` {MeasureKind(kind).label}" for kind in entry.get("measures", []))
    return (
        f"`{code}`", entry["chinese"], entry["english"], f"`{family.value}` {family.label}", entry["unit"],
        measures or "—",
    )  # fmt: skip
