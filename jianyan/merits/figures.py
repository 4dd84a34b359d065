"""Figures of selections: proposals recommended, proposals chosen, how many of them collective."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Count, Dimension, share
from jianyan.merits.choices import CandidateState
from jianyan.merits.models import Candidate
from jianyan.organisation.dimensions import of_choices, yes_no
from jianyan.proposals.choices import ProposerKind

BY = (
    Dimension("collective", "is_collective", _("集体提案"), yes_no),
    Dimension("proposer", "proposal__proposer_kind", _("提案者类别"), of_choices(ProposerKind)),
)
SHOWS = ("proposal", "selection", "backers", "votes", "nominated_on")

nominated = Count(
    "merits.nominated", of=Candidate, when="nominated_on", where=~Q(state=CandidateState.LAPSED), unit=_("件"),
    label=_("被推荐的提案"), meaning=_("期内被推荐参评优秀提案的提案，几方推荐同一件只计一件，推荐都撤回的不计"), by=BY, shows=SHOWS, told=False,
)  # fmt: skip
chosen = Count(
    "merits.chosen", of=Candidate, when="chosen_on", unit=_("件"),
    label=_("评出的优秀提案"), meaning=_("期内经推荐、初选、投票评出并公布的优秀提案，公布后更正撤下的不计；没有经过评选的表彰不在其中"),
    by=BY, shows=(*SHOWS, "chosen_on"), told=False,
)  # fmt: skip
chosen_collective = Count(
    "merits.chosen_collective", of=Candidate, when="chosen_on", where=Q(is_collective=True), unit=_("件"),
    label=_("评出的集体提案"), meaning=_("期内评出并公布的优秀提案中的集体提案"), by=BY, shows=(*SHOWS, "chosen_on"), told=False,
)  # fmt: skip
collective_share = share(
    "merits.collective_share", part=chosen_collective, whole=chosen, places=1, told=False,
    label=_("优秀提案中集体提案的占比"), meaning=_("期内评出并公布的优秀提案中，集体提案所占的百分比"),
)  # fmt: skip
