"""What a selection is given by the local rules when it begins and when its ballot opens, unless the office says otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

from jianyan.committees.local_rules import provision
from jianyan.merits.counting import places_for
from jianyan.proposals.conditions import FILED
from jianyan.proposals.models import Proposal

EXCELLENT = "优秀提案"  # what is kept in records is Chinese, whatever language the page has


def by_the_rules(selection: Any, day: date) -> dict[str, Any]:
    """The places, the least collective share, the title and the honour that were left empty."""
    least = selection.collective_least
    return {
        "places": selection.places or _places(selection, day),
        "collective_least": provision(selection.committee, "merits.collective_least", on=day) if least is None else least,
        "award_title": selection.award_title or EXCELLENT,
        "given_by": selection.given_by or selection.committee.name[:80],
        "title": title_of(selection),
    }  # fmt: skip


def title_of(selection: Any) -> str:
    """What it is called: as the office says, else after its plenary and its honour."""
    return str(selection.title) or f"{selection.plenary}{selection.award_title or EXCELLENT}评选"


def _places(selection: Any, day: date) -> int:
    fixed: int = provision(selection.committee, "merits.places", on=day)
    filed = Proposal.objects.of(selection.committee).filter(FILED, plenary=selection.plenary)
    return fixed or places_for(filed.count(), provision(selection.committee, "merits.percent", on=day))


def ballot_rules(selection: Any, day: date) -> dict[str, Any]:
    """How this ballot is held, whatever becomes of the rules while it lasts."""
    return {
        "is_secret": provision(selection.committee, "merits.secret", on=day),
        "least_turnout": provision(selection.committee, "merits.turnout", on=day),
    }
