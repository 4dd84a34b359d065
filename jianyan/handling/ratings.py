"""What a proposal takes from its replies and its feedback sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jianyan.committees.local_rules import provision
from jianyan.handling.choices import GONE, REPLYING, Silence
from jianyan.proposals.choices import Rating

WORST_FIRST = (Rating.DISSATISFIED, Rating.BASICALLY, Rating.SATISFIED, Rating.VERY)


def result_given(assignment: Any, assignments: Sequence[Any]) -> Mapping[str, Any]:
    """The class of the last letter; what an assisting unit wrote changes nothing."""
    return {"result_class": assignment.result_class or assignment.proposal.result_class}


def reply_given(assignment: Any, assignments: Sequence[Any]) -> Mapping[str, Any]:
    """The class, and the day on which the replies that have now all come were due."""
    return {**result_given(assignment, assignments), "reply_due_on": last_due(assignments)}


def last_due(assignments: Sequence[Any]) -> date | None:
    """When the last of the units that answer the proposer has to, extensions counted in."""
    return max(
        (one.due_on for one in assignments if one.role in REPLYING and one.state not in GONE and one.due_on),
        default=None,
    )


def rating_given(sheet: Any, sheets: Sequence[Any]) -> Mapping[str, Any]:
    """The rating of a round: the worst that the first proposer gave, else the worst of anybody.

    Silence counts as the local rule says; without a word and without such a rule there is no rating.
    """
    given = [one for one in sheets if one.round == sheet.round and one.result]
    first = [one for one in given if one.is_first_proposer] or given
    ratings = {one.result for one in first}
    rating = next((str(rating) for rating in WORST_FIRST if rating in ratings), "")
    if not rating and provision(sheet.committee, "feedback.silence") == Silence.SATISFIED:
        rating = str(Rating.SATISFIED)
    kept = sheet.proposal.first_rating if sheet.round > 1 else rating
    return {"rating": rating, "first_rating": kept}
