"""The letters of result classes: A to D mean different things in different places, so each committee maps its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee


def letters_of(committee: Committee, day: date) -> Mapping[str, str]:
    """The letter of each canonical class by the rule in force on a day; a class without a letter is left out."""
    pairs = (pair.split("=", 1) for pair in provision(committee, "reply.letters", on=day))
    return {code: letter for letter, code in pairs}
