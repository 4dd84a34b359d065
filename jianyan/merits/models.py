"""评优: a selection, the proposals that stand in it, who recommended them, who votes, and the box with the papers."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Plenary
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.merits import choices
from jianyan.merits.counting import Part
from jianyan.merits.flow import CANDIDATE, NOMINATION, SELECTION, VOTER
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat
from jianyan.outcomes.models import Award
from jianyan.proposals.models import Proposal


class SelectionQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """What is being prepared, the offices and leaders; what is under way, whoever has a seat; what was announced, everybody."""
        if actor is None or actor.is_office or actor.role == Role.LEADER:
            return self
        if actor.seat is None:
            return self.filter(state=choices.SelectionState.ANNOUNCED)
        return self.exclude(state=choices.SelectionState.PREPARING)


class CandidateQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """Those whose proposal the actor sees; a visitor only what was chosen and announced.

        Between the count and the announcement the result is for offices, leaders and who voted.
        """
        if actor is None or actor.is_office or actor.role == Role.LEADER:
            return self
        rows = self.filter(proposal__in=Proposal.objects.of(actor.committee).visible_to(actor))
        if actor.seat is None:
            return rows.filter(chosen_on__isnull=False)
        voting = Voter.objects.of(actor.committee).of_actor(actor).filter(selection=OuterRef("selection"))
        return rows.filter(~Q(selection__state=choices.SelectionState.COUNTED) | Q(Exists(voting)))

    def on_ballot(self) -> Self:
        """Those that were voted on, or are, in the order of the paper."""
        return self.filter(state__in=choices.ON_BALLOT).order_by("number")


class NominationQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """One's own; all for offices and leaders, who weigh them."""
        if actor is None or actor.is_office or actor.role == Role.LEADER:
            return self
        return self.filter(seat=actor.seat) if actor.seat else self.none()


class VoterQuerySet(CommitteeQuerySet):
    def visible_to(self, actor: Any) -> Self:
        """One's own; the whole roll for the offices."""
        if actor is None or actor.is_office:
            return self
        return self.of_actor(actor)

    def of_actor(self, actor: Any) -> Self:
        """The names under which somebody stands on rolls: his seat's, or another seat's of his person."""
        if actor.seat is None:
            return self.none()
        person = actor.seat.person_id
        return self.filter(Q(seat=actor.seat) | (Q(seat__person=person) if person else Q(pk__in=[])))


class Selection(CommitteeModel):
    """评选: which proposals of a plenary are chosen as excellent, how many, by whom and until when."""

    flow = SELECTION

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="+", verbose_name=_("所属全会"))
    title = models.CharField(_("名称"), max_length=80, blank=True)
    award_title = models.CharField(_("荣誉"), max_length=40, blank=True)
    given_by = models.CharField(_("授予单位"), max_length=80, blank=True)
    places = models.PositiveSmallIntegerField(_("名额"), null=True, blank=True)
    collective_least = models.PositiveSmallIntegerField(_("集体提案至少占（%）"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=choices.SelectionState.choices, blank=True)
    nominate_until = models.DateField(_("推荐截止"), null=True, blank=True)
    ballot_until = models.DateField(_("投票截止"), null=True, blank=True)
    is_secret = models.BooleanField(_("无记名投票"), null=True, blank=True)
    least_turnout = models.PositiveSmallIntegerField(_("参加投票的须超过（%）"), null=True, blank=True)
    round = models.PositiveSmallIntegerField(_("第几次投票"), default=1)
    entitled_count = models.PositiveSmallIntegerField(_("应投人数"), null=True, blank=True)
    cast_count = models.PositiveSmallIntegerField(_("实投人数"), null=True, blank=True)
    opened_on = models.DateField(_("开放推荐"), null=True, blank=True)
    closed_on = models.DateField(_("截止推荐"), null=True, blank=True)
    balloted_on = models.DateField(_("开始投票"), null=True, blank=True)
    counted_on = models.DateField(_("计票"), null=True, blank=True)
    announced_on = models.DateField(_("公布"), null=True, blank=True)
    called_off_on = models.DateField(_("终止"), null=True, blank=True)

    objects = SelectionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "merits_selection"
        verbose_name = _("优秀提案评选")
        ordering = ["-plenary__opens_on", "-pk"]
        indexes = [models.Index(fields=["committee", "state"], name="selection_state")]
        constraints = [
            models.UniqueConstraint(fields=["committee", "plenary", "title"], name="selection_title_once"),
            models.CheckConstraint(condition=Q(places__isnull=True) | Q(places__gt=0), name="selection_has_places"),
            models.CheckConstraint(
                condition=Q(collective_least__isnull=True) | Q(collective_least__lte=100),
                name="selection_share_of_100",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def turnout(self) -> Part:
        """Who voted of those who could, as counted."""
        return Part(self.cast_count or 0, self.entitled_count or 0, self.least_turnout or 0)

    @property
    def places_left(self) -> int:
        chosen = self.candidates.filter(state=choices.CandidateState.CHOSEN).count()
        return max(0, (self.places or 0) - chosen)

    def collective_part(self, *states: str) -> Part:
        """How many of the candidates in these states are collective proposals."""
        rows = list(self.candidates.filter(state__in=states).values_list("is_collective", flat=True))
        return Part(sum(rows), len(rows), self.collective_least or 0)


class Candidate(CommitteeModel):
    """One proposal in one selection, however many recommend it."""

    flow = CANDIDATE

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="candidates", verbose_name=_("评选"))
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="candidacies", verbose_name=_("提案"))
    state = models.CharField(_("状态"), max_length=12, choices=choices.CandidateState.choices, blank=True)
    is_collective = models.BooleanField(_("集体提案"), default=False)
    backers = models.PositiveSmallIntegerField(_("几方推荐"), default=0)
    number = models.PositiveSmallIntegerField(_("票上序号"), null=True, blank=True)
    votes = models.PositiveSmallIntegerField(_("得票"), null=True, blank=True)
    nominated_on = models.DateField(_("首次推荐"), null=True, blank=True)
    chosen_on = models.DateField(_("公布入选"), null=True, blank=True)
    award = models.OneToOneField(
        Award, models.SET_NULL, null=True, blank=True, related_name="candidate", verbose_name=_("表彰")
    )

    objects = CandidateQuerySet.as_manager()  # type: ignore[misc]
    named_by = ("proposal",)

    class Meta:
        db_table = "merits_candidate"
        verbose_name = _("候选提案")
        ordering = ["selection", "-votes", "-backers", "pk"]
        indexes = [
            models.Index(fields=["committee", "nominated_on"], name="candidate_nominated"),
            models.Index(fields=["committee", "chosen_on"], name="candidate_chosen"),
            models.Index(fields=["committee", "selection", "state"], name="candidate_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["selection", "proposal"], name="candidate_once"),
            models.UniqueConstraint(fields=["selection", "number"], name="candidate_number_once"),
        ]

    def __str__(self) -> str:
        return self.proposal.title


class Nomination(CommitteeModel):
    """Who recommends a proposal and why."""

    flow = NOMINATION

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="nominations", verbose_name=_("候选提案"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    recommender = models.CharField(_("推荐方"), max_length=80)
    grounds = models.JSONField(_("推荐理由"), default=list)
    text = models.CharField(_("具体说明"), max_length=500, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=choices.NominationState.choices, blank=True)
    nominated_on = models.DateField(_("推荐"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤回"), null=True, blank=True)

    objects = NominationQuerySet.as_manager()  # type: ignore[misc]
    named_by = ("candidate__proposal",)

    class Meta:
        db_table = "merits_nomination"
        verbose_name = _("优秀提案推荐")
        ordering = ["candidate", "pk"]
        indexes = [models.Index(fields=["committee", "nominated_on"], name="nomination_made")]
        constraints = [models.UniqueConstraint(fields=["candidate", "seat", "recommender"], name="nomination_once")]

    def __str__(self) -> str:
        return _now("%(who)s推荐“%(title)s”") % {"who": self.recommender, "title": self.candidate.proposal.title}


class Voter(CommitteeModel):
    """A seat on the roll of one ballot, and whether it voted. In a secret ballot nothing here says how."""

    flow = VOTER

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="voters", verbose_name=_("评选"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("席位"))
    round = models.PositiveSmallIntegerField(_("第几次投票"), default=1)
    state = models.CharField(_("状态"), max_length=12, choices=choices.VoterState.choices, blank=True)
    paper = models.JSONField(_("记名投票所投"), default=list, blank=True)
    voted_on = models.DateField(_("投票"), null=True, blank=True)

    objects = VoterQuerySet.as_manager()  # type: ignore[misc]
    named_by = (
        "seat__person", "seat__unit", "seat__participant", "seat__body", "seat__account",
    )  # fmt: skip

    class Meta:
        db_table = "merits_voter"
        verbose_name = _("投票人")
        ordering = ["selection", "round", "pk"]
        indexes = [models.Index(fields=["committee", "selection", "state"], name="voter_state")]
        constraints = [models.UniqueConstraint(fields=["selection", "round", "seat"], name="voter_once")]

    def __str__(self) -> str:
        return str(self.seat)

    @property
    def waits_as(self) -> str:
        """Somebody who votes looks for the selection, not for his own name."""
        return str(self.selection)


class Box(CommitteeModel):
    """票箱 of one secret ballot: all papers as one value, each the numbers it names, kept in order of what they say.

    One value instead of a row for each paper: rows would lie, or be numbered, in the order in which people voted.
    """

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="boxes", verbose_name=_("评选"))
    round = models.PositiveSmallIntegerField(_("第几次投票"), default=1)
    papers = models.JSONField(_("选票"), default=list)

    class Meta:
        db_table = "merits_box"
        verbose_name = _("票箱")
        ordering = ["selection", "round"]
        constraints = [models.UniqueConstraint(fields=["selection", "round"], name="box_once_a_round")]

    def __str__(self) -> str:
        return _now("%(title)s第%(round)d次投票的票箱") % {"title": self.selection, "round": self.round}
