"""提案: the committee's most formal voice. The proposal's row holds its state and every date."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from jianyan.clues.models import Topic
from jianyan.committees.clock import today
from jianyan.committees.models import Plenary
from jianyan.committees.querysets import CommitteeModel
from jianyan.flows.declared import CORRECT, TAKE_BACK
from jianyan.matters.choices import LinkKind, MatterKind
from jianyan.matters.models import Link, Matter, MatterModel, MatterRows
from jianyan.matters.receiving import Handed, hand_over, take_from
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Body, HandlingUnit, Membership, Participant, ends_after
from jianyan.outcomes.choices import SuggestionSource
from jianyan.outcomes.models import Suggestion
from jianyan.proposals import choices
from jianyan.proposals.conditions import FILED, NOT_PUBLISHED, NOT_REPLIED
from jianyan.proposals.flow import INVITATION, KEY_STEPS, PROPOSAL
from jianyan.proposals.sight import seen_besides

TEXT_OF_A_SUGGESTION = 1000
SEES_REVIEW = (
    Role.PROPOSAL_STAFF,
    Role.PROPOSAL_HEAD,
    Role.LEADER,
    Role.OFFICE,
    Role.COMMITTEE_STAFF,
    Role.RESEARCH_OFFICE,
)
HANDED_TO = (Role.UNIT, Role.PARTY_HUB, Role.GOVERNMENT_HUB)
LOOKED_THROUGH = ("title", "case_no", "proposer", "serial_no")
# All that a list shows, sorts and is narrowed by, and all that says who sees a row.
LISTED = (
    "received_on", "state", "entered_by_office", "category", "proposer_kind", "rating", "plenary", "lead_unit", "filed_on",
    "replied_on", "lead_proposer", "matter", *LOOKED_THROUGH,
)  # fmt: skip
COUNTED_RECEIVED = ("received_on", "withdrawn_on", "filed_on", "merged_on", "proposer_kind", "category")
COUNTED_FILED = (
    "filed_on", "withdrawn_on", "replied_on", "rated_on", "rating", "first_rating", "result_class", "proposer_kind", "category",
)  # fmt: skip
UNSETTLED = (*choices.WRITING, *choices.IN_REVIEW)


class ProposalQuerySet(MatterRows):
    """Drafts are their writers' own; what is under review, the offices'; what was decided, everybody's of the committee."""

    def visible_to(self, actor: Any) -> Self:
        rows = super().visible_to(actor)
        own = _own(actor) if actor and actor.seat else Q(pk__in=[])
        if actor and actor.role in HANDED_TO:
            for condition in seen_besides(actor):
                own |= condition
            return rows.filter(own)
        if actor and actor.role in SEES_REVIEW:
            return rows.filter(
                ~Q(state__in=choices.WRITING) | Q(received_on__isnull=False) | _entered_by(actor) | own
            )
        withdrawn = Q(state=choices.State.WITHDRAWN, filed_on__isnull=True)
        return rows.filter(~Q(state__in=UNSETTLED) & ~withdrawn | own)

    def published(self) -> Self:
        """What the public may read: filed, all gates open, published and not taken down."""
        open_gates = Q(may_publish=True, publish_review__in=choices.LETS_PUBLISH)
        return self.filter(FILED, open_gates, published_on__isnull=False)

    def for_lists(self) -> Self:
        """Without the long texts that no list shows."""
        return self.defer("situation", "analysis", "asks")


def _own(actor: Any) -> Q:
    """Made by, in the name of, to be signed or to be reviewed by whoever acts."""
    seat = actor.seat
    own = Q(pk__in=[])
    if seat.person_id:
        invited = Cosigner.objects.of(actor.committee).filter(
            proposal=OuterRef("pk"), membership__person=seat.person_id
        )
        member = Membership.objects.of(actor.committee).filter(person=seat.person_id)
        own |= Q(lead_proposer__in=member) | Q(Exists(invited))
    if seat.participant_id:
        own |= Q(participant=seat.participant_id)
    if seat.body_id:
        own |= Q(body=seat.body_id)
    if actor.bodies:
        own |= Q(review_group__in=list(actor.bodies), state__in=choices.IN_REVIEW)
    return own


def _entered_by(actor: Any) -> Q:
    """Drafts that the proposal office writes for others."""
    return Q(entered_by_office=True) if actor.role in (Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD) else Q(pk__in=[])


class Proposal(MatterModel):
    flow = PROPOSAL
    matter_kind = MatterKind.PROPOSAL
    number_field = "case_no"
    private_states = UNSETTLED
    dates = ("received_on", "filed_on", "assigned_on", "replied_on", "rated_on", "visited_on", "closed_on")

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="+", verbose_name=_("所属全会"))
    serial_no = models.CharField(_("流水号"), max_length=20, blank=True)
    case_no = models.CharField(_("提案号"), max_length=20, blank=True)
    time_mark = models.CharField(_("时间标识"), max_length=12, choices=choices.TimeMark.choices)

    proposer_kind = models.CharField(_("提案者类别"), max_length=14, choices=choices.ProposerKind.choices)
    proposer = models.CharField(_("提案者"), max_length=80)
    lead_proposer = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="proposals_led", verbose_name=_("第一提案人")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("党派团体")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("专委会或小组")
    )
    sector_code = models.CharField(_("当时界别"), max_length=30, blank=True)
    party_name = models.CharField(_("当时党派"), max_length=60, blank=True)
    signed_by = models.CharField(_("签名的负责人"), max_length=40, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=40, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=20, blank=True)
    entered_by_office = models.BooleanField(_("机关代录"), default=False)

    situation = models.TextField(_("情况与问题"), blank=True)
    analysis = models.TextField(_("分析"), blank=True)
    asks = models.JSONField(_("建议"), default=list, blank=True)
    category = models.CharField(_("类别"), max_length=20, blank=True)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("选题来自")
    )
    wanted_units = models.CharField(_("希望由谁办理"), max_length=120, blank=True)
    may_publish = models.BooleanField(_("提案人同意公开"), default=True)
    withheld_why = models.CharField(_("不同意公开的理由"), max_length=200, blank=True)

    intended_units = models.CharField(_("拟交单位"), max_length=120, blank=True)
    review_group = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("复审组")
    )
    review_opinion = models.CharField(_("审查意见"), max_length=300, blank=True)
    publish_review = models.CharField(
        _("审查公开意见"), max_length=10, choices=choices.PublishDecision.choices, blank=True
    )
    abstract = models.TextField(_("公开摘要"), blank=True)
    published_on = models.DateField(_("公开"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("并入")
    )
    converted_to = models.CharField(_("转为"), max_length=12, choices=choices.Conversion.choices, blank=True)
    decline_reasons = models.JSONField(_("不予立案的理由"), default=list, blank=True)
    lead_unit = models.ForeignKey(
        HandlingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("主办单位")
    )

    received_on = models.DateField(_("收到"), null=True, blank=True)
    first_passed_on = models.DateField(_("通过初审"), null=True, blank=True)
    second_passed_on = models.DateField(_("通过复审"), null=True, blank=True)
    returned_on = models.DateField(_("退回修改"), null=True, blank=True)
    filed_on = models.DateField(_("立案"), null=True, blank=True)
    merged_on = models.DateField(_("并案"), null=True, blank=True)
    converted_on = models.DateField(_("转为意见建议"), null=True, blank=True)
    declined_on = models.DateField(_("不予立案"), null=True, blank=True)
    withdrawal_asked_on = models.DateField(_("申请撤案"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤案"), null=True, blank=True)
    assigned_on = models.DateField(_("交办"), null=True, blank=True)
    reply_due_on = models.DateField(_("答复期限"), null=True, blank=True)
    replied_on = models.DateField(_("答复"), null=True, blank=True)
    result_class = models.CharField(_("办理结果"), max_length=16, choices=choices.ResultClass.choices, blank=True)
    rating = models.CharField(_("满意度"), max_length=14, choices=choices.Rating.choices, blank=True)
    first_rating = models.CharField(_("首次满意度"), max_length=14, choices=choices.Rating.choices, blank=True)
    rated_on = models.DateField(_("反馈"), null=True, blank=True)
    redone_on = models.DateField(_("重新办理"), null=True, blank=True)
    rereplied_on = models.DateField(_("再次答复"), null=True, blank=True)
    visited_on = models.DateField(_("回访"), null=True, blank=True)
    closed_on = models.DateField(_("办结"), null=True, blank=True)
    candidate_on = models.DateField(_("列为重点候选"), null=True, blank=True)
    recommended_by = models.CharField(_("推荐方"), max_length=60, blank=True)
    key_on = models.DateField(_("确定为重点"), null=True, blank=True)
    supervised_by = models.CharField(_("督办领导"), max_length=60, blank=True)
    supervisor_level = models.CharField(
        _("督办领导层级"), max_length=20, choices=choices.SupervisorLevel.choices, blank=True
    )
    supervised_on = models.DateField(_("领衔督办"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "proposal"
        verbose_name = _("提案")
        ordering = ["-received_on", "case_no"]
        indexes = [
            # A list is counted, searched and sorted in this index alone: the rows lie far apart, with long texts in them.
            models.Index(fields=["committee", *LISTED], name="proposal_listed"),
            # Most figures by the day of receipt or of filing are counted in one of these alone, without the texts.
            models.Index(fields=["committee", *COUNTED_RECEIVED], name="proposal_received"),
            models.Index(fields=["committee", *COUNTED_FILED], name="proposal_filed"),
            models.Index(fields=["committee", "supervised_on"], name="proposal_supervised"),
            models.Index(
                fields=["committee", "state", "received_on", "category", "entered_by_office", "matter"],
                name="proposal_state",
            ),
            models.Index(
                fields=["committee", "merged_into", "received_on"],
                name="proposal_merged_into",
                condition=Q(merged_into__isnull=False),
            ),
            # Conditions without values: the embedded database knows no others again in a question.
            models.Index(
                fields=["committee", "review_group", "state"],
                name="proposal_review_group",
                condition=Q(review_group__isnull=False),
            ),
            models.Index(
                fields=["committee", "publish_review", "may_publish", "state", "received_on", "entered_by_office"],
                name="proposal_to_publish",
                condition=NOT_PUBLISHED,
            ),
            models.Index(
                fields=["committee", "reply_due_on", "state", "received_on", "entered_by_office"],
                name="proposal_reply_due",
                condition=NOT_REPLIED,
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "plenary", "case_no"], condition=~Q(case_no=""), name="proposal_number_once"
            ),
            ends_after("received_on", "filed_on", "proposal_filed_after_received"),
            ends_after("filed_on", "replied_on", "proposal_replied_after_filed"),
            models.CheckConstraint(
                condition=Q(rating="", rated_on__isnull=True) | (~Q(rating="") & Q(rated_on__isnull=False)),
                name="proposal_rating_is_dated",
            ),
            models.CheckConstraint(condition=Q(state__in=choices.State.values), name="proposal_state_known"),
        ]

    def after_step(self, step: Any, by: Any) -> None:
        """Keep what follows from where it stands now: its suggestions once filed, the tie to the case it joined."""
        super().after_step(step, by)
        if self.filed_on and step.draws:
            Suggestion._default_manager.bulk_create(suggestions_of(self))
        elif self.filed_on is None:
            Suggestion.objects.of(self.committee).filter(
                matter=self.matter_id, source=SuggestionSource.PROPOSAL
            ).delete()
        self._tie()
        self._hand_on(step, by)
        if step.name in KEY_STEPS:
            Matter.objects.of(self.committee).filter(pk=self.matter_id).update(is_key=self.key_on is not None)

    def _tie(self) -> None:
        """One link to the case it was merged into, none to any other."""
        ties = Link.objects.of(self.committee).filter(source=self.matter_id, kind=LinkKind.TOGETHER)
        lead = self.merged_into if self.state == choices.State.MERGED else None
        ties.exclude(target=lead.matter_id if lead else None).delete()
        if lead:
            Link.objects.of(self.committee).get_or_create(
                committee=self.committee, source=self.matter, target=lead.matter, kind=LinkKind.TOGETHER
            )

    def _hand_on(self, step: Any, by: Any) -> None:
        """What is converted into an opinion report goes to the room of those; taken back, it comes back."""
        if self.state == choices.State.CONVERTED and self.converted_to == choices.Conversion.OPINION:
            hand_over(self._handed(), MatterKind.OPINION, by=by)
        elif step.name in (TAKE_BACK.name, CORRECT.name):
            take_from(self.matter, MatterKind.OPINION, by=by)

    def _handed(self) -> Handed:
        asks = "\n".join(f"{number}. {text}" for number, text in enumerate(self.asked, 1))
        situation = "\n\n".join(filter(None, (self.situation, self.analysis)))
        member = None if self.participant or self.body else self.lead_proposer
        return Handed(
            self.matter, self.title, self.proposer, self.converted_on or today(), situation, asks, member, self.participant, self.body
        )  # fmt: skip

    @property
    def asked(self) -> list[str]:
        """The suggestions that say something, in order."""
        return [text.strip() for text in self.asks if text.strip()]


def suggestions_of(proposal: Proposal) -> list[Suggestion]:
    """The numbered suggestions of a filed proposal as rows, not stored, that are answered and followed one by one."""
    return [
        Suggestion(
            committee=proposal.committee, matter_id=proposal.matter_id, source=SuggestionSource.PROPOSAL, number=number,
            text=text[:TEXT_OF_A_SUGGESTION], made_on=proposal.filed_on or today(),
        )
        for number, text in enumerate(proposal.asked, 1)
    ]  # fmt: skip


class Cosigner(CommitteeModel):
    """A member invited to sign a joint proposal, and what he said."""

    flow = INVITATION

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="cosigners", verbose_name=_("提案"))
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="signings", verbose_name=_("委员"))
    state = models.CharField(_("状态"), max_length=10, choices=choices.InviteState.choices, blank=True)
    opinion = models.CharField(_("会签意见"), max_length=100, blank=True)
    time_mark = models.CharField(_("会签时间"), max_length=12, choices=choices.TimeMark.choices, blank=True)
    invited_on = models.DateField(_("邀请"), null=True, blank=True)
    expires_on = models.DateField(_("答复期限"), null=True, blank=True)
    answered_on = models.DateField(_("答复"), null=True, blank=True)

    named_by = ("membership__person", "proposal")

    class Meta:
        db_table = "proposal_cosigner"
        verbose_name = _("联名委员")
        ordering = ["proposal", "pk"]
        indexes = [models.Index(fields=["committee", "membership"], name="cosigner_member")]
        constraints = [models.UniqueConstraint(fields=["proposal", "membership"], name="cosigner_once")]

    def __str__(self) -> str:
        return str(self.membership)

    @property
    def waits_as(self) -> str:
        """Whoever is invited looks for the proposal, not for his own name."""
        return str(self.proposal)
