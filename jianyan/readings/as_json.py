"""A reading and its audit as the contract words them: keys and their order, values as JSON numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from jianyan.figures.questions import json_ready
from jianyan.readings.audit import Checked
from jianyan.readings.told import Told
from jianyan.text.found import Reading


def reading_object(reading: Reading, numbers: Sequence[Told]) -> dict[str, Any]:
    """What `jianyan read --json` prints."""
    return {
        "meta": asdict(reading.meta),
        "claims": [_claim(told) for told in numbers],
        "relations": [
            {"kind": str(one.kind), "claims": list(one.claims), "note": one.note} for one in reading.relations
        ],
    }


def audit_object(reading: Reading, checked: Sequence[Checked]) -> dict[str, Any]:
    """What `jianyan audit --json` prints: each claim also with `computed` and `verdict`."""
    whole = reading_object(reading, [one.told for one in checked])
    for claim, one in zip(whole["claims"], checked, strict=True):
        claim["computed"] = json_ready(one.computed)
        claim["verdict"] = str(one.verdict)
    return whole


def _claim(told: Told) -> dict[str, Any]:
    claim = told.claim
    return {
        "start": claim.start, "end": claim.end, "quote": claim.quote, "value": json_ready(claim.value),
        "unit": claim.unit, "bound": str(claim.bound), "what": claim.what, "module": claim.module,
        "period": claim.period, "who": claim.who, "figure": told.figure or None,
        "where": {name: list(values) for name, values in told.where.items()},
    }  # fmt: skip
