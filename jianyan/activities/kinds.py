"""The shared catalogue of kinds (kinds.toml): read, checked at start, kept as rows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.core import checks

from jianyan.activities.choices import Family, MeasureKind
from jianyan.activities.models import Kind
from jianyan.command import nearest
from jianyan.committees.models import Committee

FILE = Path(__file__).with_name("kinds.toml")
REQUIRED = ("chinese", "english", "family", "unit")
KEPT = (*REQUIRED, "measures")


@cache
def shared() -> dict[str, dict[str, Any]]:
    """The entries of the file by code."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def keep_shared(**kwargs: Any) -> None:
    """Store the shared kinds as rows; runs after every migration, changes only what the file changed."""
    Kind.objects.bulk_create(
        [Kind(code=code, **{key: entry[key] for key in KEPT if key in entry}) for code, entry in shared().items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=KEPT,
    )


def labels(committee: Committee) -> Mapping[str, str]:
    """The kinds a committee may use, by code."""
    kinds = Kind.objects.filter(committee__isnull=True) | Kind.objects.filter(committee=committee)
    return {kind.code: str(kind) for kind in kinds}


def check_kinds(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """activities.E001 to E003: a wrong entry, named with the file and the key."""
    try:
        entries = shared()
    except tomllib.TOMLDecodeError as error:
        return [checks.Error(f"{FILE.name}: {error}.", hint="Mend the line named.", id="activities.E001")]
    return [problem for code, entry in entries.items() for problem in _problems(code, entry)]


def _problems(code: str, entry: Mapping[str, Any]) -> Iterator[checks.Error]:
    for key in REQUIRED:
        if not entry.get(key):
            yield checks.Error(f"{FILE.name}: [{code}] has no {key}.", hint=f'Add {key} = "…".', id="activities.E002")
    for key, value, known in (
        ("family", entry.get("family", ""), Family.values),
        *(("measures", measure, MeasureKind.values) for measure in entry.get("measures", [])),
    ):
        if value and value not in known:
            hint = f"Nearest known: {nearest(value, known)}."
            yield checks.Error(
                f"{FILE.name}: [{code}] {key} is {value}, which is unknown.", hint=hint, id="activities.E003"
            )
