"""What work leaves behind: papers, suggestions and what became of them, problems, regulations and other registers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.activities.models import Activity, Programme
from jianyan.committees.querysets import CommitteeModel
from jianyan.matters.models import Matter
from jianyan.organisation.models import Body, Membership, OutsideParty, Participant, Person, ends_after
from jianyan.outcomes import choices


class Paper(CommitteeModel):
    """A report, result, speech, request or draft. Sent to three recipients it is still one paper."""

    kind = models.CharField(_("类别"), max_length=24, choices=choices.PaperKind.choices)
    title = models.CharField(_("题目"), max_length=200)
    author_kind = models.CharField(_("作者类别"), max_length=10, choices=choices.AuthorKind.choices)
    authors = models.CharField(_("作者"), max_length=120, blank=True)
    written_on = models.DateField(_("形成"))
    sent_on = models.DateField(_("首次报送"), null=True, blank=True)
    noted_on = models.DateField(_("领导重视"), null=True, blank=True, help_text=_("首次获领导批示或肯定的日期"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name=_("来自活动")
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name=_("所属事项")
    )

    class Meta:
        db_table = "outcome_paper"
        verbose_name = _("文稿")
        ordering = ["-written_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "written_on"], name="paper_written"),
            models.Index(fields=["committee", "sent_on"], name="paper_sent"),
            models.Index(fields=["committee", "noted_on"], name="paper_noted"),
        ]
        constraints = [ends_after("written_on", "sent_on", "paper_sent_after_written")]

    def __str__(self) -> str:
        return self.title


class Delivery(CommitteeModel):
    """A paper sent to one recipient, with the number it went under."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="deliveries", verbose_name=_("文稿"))
    recipient = models.CharField(_("报送对象"), max_length=20, choices=choices.Recipient.choices)
    number = models.CharField(_("文号"), max_length=40, blank=True)
    sent_on = models.DateField(_("日期"))

    class Meta:
        db_table = "outcome_delivery"
        verbose_name = _("报送")
        ordering = ["paper", "sent_on"]
        constraints = [models.UniqueConstraint(fields=["paper", "recipient"], name="delivery_once")]

    def __str__(self) -> str:
        return f"{self.paper} → {self.get_recipient_display()}"


class Instruction(CommitteeModel):
    """A leader's note on a paper."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="instructions", verbose_name=_("文稿"))
    leader = models.CharField(_("领导"), max_length=60)
    kind = models.CharField(_("类别"), max_length=14, choices=choices.InstructionKind.choices)
    given_on = models.DateField(_("日期"))
    text = models.CharField(_("内容"), max_length=400, blank=True)

    class Meta:
        db_table = "outcome_instruction"
        verbose_name = _("批示")
        ordering = ["-given_on"]
        indexes = [models.Index(fields=["committee", "given_on"], name="instruction_given")]

    def __str__(self) -> str:
        return f"{self.leader} {self.get_kind_display()}"


class Adoption(CommitteeModel):
    """A body that took up a paper, with the day and the document it did so in."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="adoptions", verbose_name=_("文稿"))
    adopted_by = models.CharField(_("采纳单位"), max_length=80)
    adopted_on = models.DateField(_("日期"))
    proof = models.CharField(_("依据"), max_length=120, blank=True)

    class Meta:
        db_table = "outcome_adoption"
        verbose_name = _("采纳")
        ordering = ["-adopted_on"]
        indexes = [models.Index(fields=["committee", "adopted_on"], name="adoption_on")]

    def __str__(self) -> str:
        return f"{self.adopted_by} {self.paper}"


class Head(CommitteeModel):
    """A head under which many suggestions are sorted (98条 into 5方面)."""

    name = models.CharField(_("方面"), max_length=80)

    class Meta:
        db_table = "outcome_head"
        verbose_name = _("归纳方面")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Item(CommitteeModel):
    """One of the fewer items that suggestions were drawn together into (33条)."""

    head = models.ForeignKey(Head, models.PROTECT, related_name="items", verbose_name=_("方面"))
    name = models.CharField(_("条目"), max_length=120)

    class Meta:
        db_table = "outcome_item"
        verbose_name = _("归纳条目")
        ordering = ["head", "pk"]

    def __str__(self) -> str:
        return self.name


class Suggestion(CommitteeModel):
    """One suggestion, from whichever work, and what became of it."""

    text = models.CharField(_("意见建议"), max_length=1000)
    number = models.PositiveSmallIntegerField(_("第几条"), null=True, blank=True)
    source = models.CharField(_("来自"), max_length=20, choices=choices.SuggestionSource.choices)
    made_on = models.DateField(_("提出"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name=_("来自活动")
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name=_("所属事项")
    )
    item = models.ForeignKey(
        Item, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name=_("归入条目")
    )
    sent_to = models.CharField(_("送交"), max_length=80, blank=True)
    sent_on = models.DateField(_("送交日期"), null=True, blank=True)
    fate = models.CharField(_("结果"), max_length=12, choices=choices.Fate.choices, blank=True)
    decided_on = models.DateField(_("结果日期"), null=True, blank=True)
    proof = models.CharField(_("依据"), max_length=120, blank=True)

    class Meta:
        db_table = "outcome_suggestion"
        verbose_name = _("意见建议")
        ordering = ["-made_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "made_on"], name="suggestion_made"),
            models.Index(fields=["committee", "decided_on"], name="suggestion_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(fate="", decided_on__isnull=True) | (~Q(fate="") & Q(decided_on__isnull=False)),
                name="suggestion_fate_is_dated",
            ),
            ends_after("made_on", "decided_on", "suggestion_decided_after"),
        ]

    def __str__(self) -> str:
        return self.text


class Regulation(CommitteeModel):
    """A rule of the committee, made or revised, with what gave rise to it."""

    title = models.CharField(_("名称"), max_length=120)
    action = models.CharField(_("方式"), max_length=8, choices=choices.RegulationAction.choices)
    adopted_on = models.DateField(_("通过"))
    adopted_by = models.CharField(_("通过机构"), max_length=60, blank=True)
    repealed_on = models.DateField(_("废止"), null=True, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("由何而来")
    )

    class Meta:
        db_table = "outcome_regulation"
        verbose_name = _("制度")
        ordering = ["-adopted_on", "pk"]
        indexes = [models.Index(fields=["committee", "adopted_on"], name="regulation_adopted")]
        constraints = [ends_after("adopted_on", "repealed_on", "regulation_repealed_after")]

    def __str__(self) -> str:
        return self.title


class Problem(CommitteeModel):
    """What was found or brought: its owner, due day, closing and proof. A session and a case differ: this is the case."""

    kind = models.CharField(_("类别"), max_length=20, choices=choices.ProblemKind.choices)
    title = models.CharField(_("问题"), max_length=200)
    owner = models.CharField(_("责任人"), max_length=60, blank=True)
    found_on = models.DateField(_("发现"))
    due_on = models.DateField(_("期限"), null=True, blank=True)
    closed_on = models.DateField(_("销号"), null=True, blank=True)
    proof = models.CharField(_("佐证"), max_length=120, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="problems", verbose_name=_("专项活动")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="problems", verbose_name=_("来自活动")
    )
    regulation = models.ForeignKey(
        Regulation, models.PROTECT, null=True, blank=True, related_name="problems", verbose_name=_("由此建立的制度")
    )

    class Meta:
        db_table = "outcome_problem"
        verbose_name = _("问题台账")
        ordering = ["-found_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "found_on"], name="problem_found"),
            models.Index(fields=["committee", "closed_on"], name="problem_closed"),
        ]
        constraints = [ends_after("found_on", "closed_on", "problem_closes_after_found")]

    def __str__(self) -> str:
        return self.title


class ProblemMeasure(CommitteeModel):
    """One measure against a problem; a problem may have many."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="measures", verbose_name=_("问题"))
    text = models.CharField(_("整改措施"), max_length=200)
    set_on = models.DateField(_("制定"))
    done_on = models.DateField(_("完成"), null=True, blank=True)

    class Meta:
        db_table = "outcome_measure"
        verbose_name = _("整改措施")
        ordering = ["problem", "pk"]
        indexes = [models.Index(fields=["committee", "set_on"], name="problem_measure_set")]
        constraints = [ends_after("set_on", "done_on", "measure_done_after_set")]

    def __str__(self) -> str:
        return self.text


class Publication(CommitteeModel):
    """A volume, book, issue or guide brought out."""

    kind = models.CharField(_("类别"), max_length=20, choices=choices.PublicationKind.choices)
    series = models.CharField(_("丛书"), max_length=60, blank=True)
    number = models.PositiveSmallIntegerField(_("辑号"), null=True, blank=True)
    title = models.CharField(_("题名"), max_length=120)
    published_on = models.DateField(_("出版"))

    class Meta:
        db_table = "outcome_publication"
        verbose_name = _("出版物")
        ordering = ["-published_on", "pk"]
        indexes = [models.Index(fields=["committee", "published_on"], name="publication_on")]

    def __str__(self) -> str:
        return self.title


class CopiesGiven(CommitteeModel):
    """Copies of a publication given to somebody."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="given", verbose_name=_("出版物"))
    reader_kind = models.CharField(_("对象类别"), max_length=12, choices=choices.ReaderKind.choices)
    reader = models.CharField(_("对象"), max_length=80)
    copies = models.PositiveIntegerField(_("册数"))
    given_on = models.DateField(_("日期"))

    class Meta:
        db_table = "outcome_copies"
        verbose_name = _("书刊发放")
        ordering = ["-given_on", "pk"]
        indexes = [models.Index(fields=["committee", "given_on"], name="copies_given")]

    def __str__(self) -> str:
        return f"{self.publication} {self.reader}"


class Award(CommitteeModel):
    """An honour given to a person or a matter, or won by the committee."""

    title = models.CharField(_("荣誉"), max_length=80)
    given_by = models.CharField(_("授予单位"), max_length=80, blank=True)
    given_on = models.DateField(_("日期"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("获奖人")
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("获奖事项")
    )

    class Meta:
        db_table = "outcome_award"
        verbose_name = _("表彰")
        ordering = ["-given_on", "title", "pk"]
        indexes = [models.Index(fields=["committee", "given_on"], name="award_given")]

    def __str__(self) -> str:
        return f"{self.title} {self.person or self.matter or ''}".strip()


class Money(CommitteeModel):
    """Money or goods given, coordinated or sought; the three are never summed together. Amounts in yuan."""

    direction = models.CharField(_("性质"), max_length=12, choices=choices.Direction.choices)
    is_goods = models.BooleanField(_("物资折价"), default=False)
    amount = models.DecimalField(_("金额（元）"), max_digits=14, decimal_places=2)
    received_on = models.DateField(_("到账"))
    purpose = models.CharField(_("用途"), max_length=16, choices=choices.Purpose.choices)
    provider_kind = models.CharField(_("出资方类别"), max_length=12, choices=choices.ProviderKind.choices)
    provider = models.CharField(_("出资方"), max_length=80, blank=True)
    donor = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("捐赠委员")
    )
    sector_code = models.CharField(_("当时界别"), max_length=30, blank=True)
    beneficiary = models.ForeignKey(
        OutsideParty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("受益方")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("专项活动")
    )

    class Meta:
        db_table = "outcome_money"
        verbose_name = _("资金物资")
        ordering = ["-received_on", "pk"]
        indexes = [models.Index(fields=["committee", "received_on"], name="money_received")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="money_above_nothing")]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.amount:.0f}"


class ArrangedProject(CommitteeModel):
    """A project arranged for somebody: a village's road, a school's kitchen."""

    title = models.CharField(_("项目"), max_length=120)
    arranged_on = models.DateField(_("落实"))
    finished_on = models.DateField(_("建成"), null=True, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("牵头人")
    )
    beneficiary = models.ForeignKey(
        OutsideParty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("受益方")
    )

    class Meta:
        db_table = "outcome_project"
        verbose_name = _("协调落实的项目")
        ordering = ["-arranged_on", "pk"]
        indexes = [models.Index(fields=["committee", "arranged_on"], name="project_arranged")]
        constraints = [ends_after("arranged_on", "finished_on", "project_finished_after")]

    def __str__(self) -> str:
        return self.title


class MediaPiece(CommitteeModel):
    """A news item, an outside report, a lecture or radio episode, a film; each of its days is kept apart."""

    kind = models.CharField(_("类别"), max_length=16, choices=choices.MediaKind.choices)
    title = models.CharField(_("题目"), max_length=200)
    series = models.CharField(_("栏目"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("期次"), null=True, blank=True)
    outlet = models.CharField(_("媒体"), max_length=60, blank=True)
    outlet_level = models.CharField(_("媒体层级"), max_length=10, choices=choices.OutletLevel.choices, blank=True)
    on_front_page = models.BooleanField(_("头版"), default=False)
    produced_on = models.DateField(_("制作编发"), null=True, blank=True)
    published_on = models.DateField(_("刊播"), null=True, blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="media", verbose_name=_("报道的事项")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("制作机构")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("参加单位")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("专项活动")
    )

    class Meta:
        db_table = "outcome_media"
        verbose_name = _("宣传报道")
        ordering = ["-produced_on", "pk"]
        indexes = [
            models.Index(fields=["committee", "produced_on"], name="media_produced"),
            models.Index(fields=["committee", "published_on"], name="media_published"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(produced_on__isnull=False) | Q(published_on__isnull=False), name="media_has_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.title
