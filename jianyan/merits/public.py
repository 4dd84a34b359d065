"""What the public reads of selections: those announced, with the chosen proposals that are published."""

from __future__ import annotations

from dataclasses import dataclass

from jianyan.committees.models import Committee
from jianyan.merits.choices import SelectionState
from jianyan.merits.models import Candidate, Selection
from jianyan.proposals.models import Proposal
from jianyan.proposals.public import published


@dataclass(frozen=True)
class Announced:
    """A selection as the public reads it: how many were chosen, those that may be named, how many may not."""

    selection: Selection
    named: list[Proposal]
    count: int

    @property
    def unnamed(self) -> int:
        return self.count - len(self.named)


def announced(committee: Committee) -> list[Announced]:
    """The announced selections of a committee, the newest first."""
    selections = Selection.objects.of(committee).filter(state=SelectionState.ANNOUNCED)
    chosen = Candidate.objects.of(committee).filter(selection__in=selections, chosen_on__isnull=False)
    keys: dict[int, list[int]] = {}
    for selection, proposal in chosen.order_by("number").values_list("selection", "proposal"):
        keys.setdefault(selection, []).append(proposal)
    open_ones = {
        one.pk: one for one in published(committee).filter(pk__in=[key for found in keys.values() for key in found])
    }
    return [
        Announced(
            one, [open_ones[key] for key in keys.get(one.pk, ()) if key in open_ones], len(keys.get(one.pk, ()))
        )
        for one in selections.select_related("plenary__term").order_by("-announced_on", "-pk")
    ]
