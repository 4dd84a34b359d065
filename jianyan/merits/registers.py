"""The registers of selections, of the proposals that stand in them, of recommendations and of the roll of voters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.merits import telling
from jianyan.merits.choices import BEFORE_BALLOT, Ground
from jianyan.merits.models import Candidate, Nomination, Selection, Voter
from jianyan.merits.provisions import VOTING
from jianyan.organisation.models import Seat
from jianyan.proposals.rights import is_staff
from jianyan.registers.declared import Register, Words


def grounds(committee: Committee) -> Mapping[str, Words]:
    return dict(Ground.choices)


def seats_that_may_vote(committee: Committee) -> QuerySet[Seat]:
    """Those in force, of roles that see every filed proposal."""
    return Seat.objects.of(committee).in_force(today()).filter(role__in=VOTING)


def by_staff(actor: Any, committee: Committee) -> bool:
    return is_staff(actor, None)


def before_the_ballot(selection: Any, actor: Any) -> bool:
    """The office changes places and titles until votes are cast."""
    return is_staff(actor, selection) and selection.state in BEFORE_BALLOT


def never(row: Any, actor: Any) -> bool:
    return False


def copy_round(voter: Voter) -> None:
    """A name on the roll belongs to the ballot that comes."""
    voter.round = voter.selection.round


PANELS = {"proposal": (telling.of_proposal,)}
LIST_ACTS = {"proposal": (telling.acts_on_list,)}
ACTS = {"proposal": (telling.acts_on_proposal,)}
REGISTERS = (
    Register(
        Selection, _("每次全会的优秀提案怎样评：推荐、初选、投票、公布。"), ("title", "plenary", "state", "places", "nominate_until", "ballot_until", "announced_on"),
        fields=("plenary", "title", "award_title", "given_by", "places", "collective_least"), once=("plenary",),
        filters=("plenary", "state", "announced_on"), search=("title",), order=1, add_label=_("建立评选"), may_add_by=by_staff,
        may_change=before_the_ballot, shapes=telling.SELECTION_SHAPES, stages=telling.stages, lede=telling.line,
        reads=(telling.count, telling.sifting, telling.ballot), acts=telling.acts_on_selection, views=telling.SELECTION_VIEWS,
        hides=("title", "plenary", "places", "collective_least", "award_title", "round", "entitled_count", "cast_count"),
        hints={
            "title": _("空着按全会和荣誉起名"), "award_title": _("空着为“优秀提案”"), "given_by": _("空着为本会"),
            "places": _("空着按地方规定算"), "collective_least": _("空着按地方规定"), "nominate_until": _("空着按地方规定的天数算"),
            "ballot_until": _("空着按地方规定的天数算"),
        },
        sentences={
            "selection_title_once": _("这次全会已有同名的评选，请换一个名称。"), "selection_has_places": _("名额至少1件。"),
            "selection_share_of_100": _("集体提案的占比最多100%。"),
        },
    ),
    Register(
        Candidate, _("被推荐的提案：几方推荐，初选列没列入，得了多少票。"),
        ("proposal", "proposal__proposer", "proposal__proposer_kind", "proposal__category", "backers", "proposal__result_class", "proposal__rating", "state", "votes", "selection"),
        fields=("selection", "proposal"), filters=("selection", "state", "is_collective", "nominated_on", "chosen_on"),
        search=("proposal__title", "proposal__proposer"), part_of=("selection", "proposal"), order=2, may_add=False, may_change=never,
        shapes=telling.CANDIDATE_SHAPES, reads=(telling.reasons,), views=telling.CANDIDATE_VIEWS, elsewhere=("proposal",), tells=True,
        bulk=("shortlist", "pass_over"), bulk_by=lambda actor, step: is_staff(actor, None), hides=("award",),
        sentences={
            "candidate_once": _("这件提案已在候选之列。"), "candidate_number_once": _("票上的这个序号已经用过。"),
        },
    ),
    Register(
        Nomination, _("谁推荐了哪件提案，理由是什么。"), ("recommender", "candidate", "text", "state", "nominated_on"),
        fields=("candidate", "recommender", "grounds", "text"), filters=("state", "nominated_on"),
        search=("recommender", "candidate__proposal__title"), part_of=("candidate",), order=3, may_add=False, may_change=never, added_at="nominate",
        add_label=_("推荐提案"), may_add_by=lambda actor, committee: telling.may_nominate(actor), tells=True, elsewhere=("candidate",),
        shapes={"given": "done", "withdrawn": "back"}, words={"grounds": grounds}, hides=("seat",),
        sentences={"nomination_once": _("已推荐过这件提案，不用重复推荐。")},
    ),
    Register(
        Voter, _("一次投票的名册：谁参加，投了没有。无记名投票不记投给谁。"), ("seat", "state", "voted_on", "round", "selection"),
        fields=("selection", "seat"), filters=("selection", "state", "voted_on"), part_of=("selection",), order=4, may_add_by=by_staff,
        may_change=never, shapes=telling.VOTER_SHAPES, acts=telling.acts_on_voter, hides=("paper",), targets={"seat": seats_that_may_vote}, fills={"selection": copy_round},
        bulk=("strike",), bulk_by=lambda actor, step: is_staff(actor, None), sentences={"voter_once": _("这个席位已在名册上。")},
    ),
)  # fmt: skip
