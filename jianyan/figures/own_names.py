"""Names that a committee gave (campaigns, programmes) narrow a tie where the sentence says them."""

from __future__ import annotations

import re
from dataclasses import replace

from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.questions import known_values
from jianyan.figures.ties import Tie
from jianyan.text.found import Claim

QUOTED = re.compile(r"[“《]([^”》]+)[”》]")
MARKS = re.compile(r"[\W_]+")
SHORTEST = 4  # characters; a shorter name stands in other words


def narrowed_by_own_names(found: Tie, claim: Claim, committee: Committee) -> Tie:
    """The tie, narrowed to what its part of the sentence, up to the number, calls by a name of the committee's own."""
    said = MARKS.sub("", re.split("[；;]", claim.sentence[: claim.at])[-1] + claim.what)
    for dimension in FIGURES[found.figure].by:
        if not dimension.own_names or dimension.name in found.where:
            continue
        names = known_values(dimension, committee)
        heard = [code for code, label in names.items() if any(name in said for name in _cores(str(label)))]
        if len(heard) == 1:
            words = {"name": names[heard[0]], "dimension": dimension.label}
            how = gettext("句中说到本会的“%(name)s”，收窄%(dimension)s。") % words
            found = replace(found, where={**found.where, dimension.name: (heard[0],)}, how=(*found.how, how))
    return found


def _cores(label: str) -> list[str]:
    """The name as a sentence may say it: what stands in its quotation marks, or the whole."""
    cores = [MARKS.sub("", core) for core in QUOTED.findall(label) or [label]]
    return [core for core in cores if len(core) >= SHORTEST]
