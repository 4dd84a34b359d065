"""Writing a proposal: the form, what it puts on the row, and the mark that tells two writers apart."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.clues.models import Topic
from jianyan.committees.clock import today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.flows.refusals import somebody_was_first
from jianyan.flows.steps import begin
from jianyan.look import phrases
from jianyan.organisation.models import Body, Membership, Participant, Sector
from jianyan.proposals.choices import COLLECTIVE, ProposerKind, State
from jianyan.proposals.models import Proposal
from jianyan.proposals.rights import KINDS_OF_ROLE, is_staff
from jianyan.registers.forms import LinkField

LONGEST = 50_000
BLANK_ASKS = 2
TYPED = (
    "title", "situation", "analysis", "asks", "category", "wanted_units", "may_publish", "withheld_why", "signed_by",
    "contact_name", "contact_phone", "proposer_kind", "proposer", "topic",
)  # fmt: skip
NEEDED = (
    "title",
    "situation",
    "analysis",
    "asks",
    "signed_by",
    "contact_phone",
)  # asked for when it is submitted, not to keep a draft
MAY_WRITE = (State.DRAFT, State.RETURNED)


class AsksField(forms.Field):
    """The numbered suggestions: as many fields of one name as were filled in."""

    def to_python(self, value: Any) -> list[str]:
        return [text.strip()[:LONGEST] for text in value or [] if text.strip()]


class AsksWidget(forms.Widget):
    """Reads every field of the name; the page draws them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)


class DraftForm(forms.Form):
    """What a proposer fills in. Nothing is asked for to keep a draft; what is lacking is said when it is submitted."""

    proposer_kind = forms.ChoiceField(label=_("提案者类别"))
    title = forms.CharField(label=_("案由"), max_length=200, required=False, help_text=_("以“关于……的提案”为题"))
    situation = forms.CharField(
        label=_("情况与问题"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("说清楚在哪里、多少人、多久了；最好有调研数据"),
    )  # fmt: skip
    analysis = forms.CharField(
        label=_("分析"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("为什么会这样，卡在哪里"),
    )  # fmt: skip
    asks = AsksField(label=_("建议"), required=False, widget=AsksWidget())
    category = forms.ChoiceField(label=_("类别"), required=False)
    wanted_units = forms.CharField(label=_("希望由谁办理"), max_length=120, required=False)
    may_publish = forms.TypedChoiceField(
        label=_("是否同意公开"), coerce=lambda value: value == "yes", widget=forms.RadioSelect, initial="yes",
        choices=[("yes", _("同意，案由和正文可在网上公开")), ("no", _("不同意（请写理由）"))],
    )  # fmt: skip
    withheld_why = forms.CharField(label=_("不同意公开的理由"), max_length=200, required=False)
    signed_by = forms.CharField(label=_("签名的负责人"), max_length=40, required=False)
    contact_name = forms.CharField(label=_("联系人"), max_length=40, required=False)
    contact_phone = forms.CharField(label=_("联系电话"), max_length=20, required=False)

    def __init__(self, actor: Any, proposal: Proposal, data: Any = None) -> None:
        super().__init__(data, initial=_initial(proposal))
        self.actor, self.proposal, self.committee = actor, proposal, actor.committee
        self._offer_kinds()
        self._offer_topics()
        self._offer_holders()
        names = provision(self.committee, "proposals.categories")
        self.fields["category"].choices = [("", _("请选择")), *((name, name) for name in names)]  # type: ignore[attr-defined]
        for name in NEEDED:
            self.fields[name].needed = True  # type: ignore[attr-defined]
        if self.actor.role not in _WITH_COLLECTIVES:
            for name in ("signed_by", "contact_name", "contact_phone"):
                del self.fields[name]

    def _offer_kinds(self) -> None:
        allowed = provision(self.committee, "proposals.types")
        kinds = [kind for kind in KINDS_OF_ROLE.get(self.actor.role, ()) if kind in allowed]
        self.fields["proposer_kind"].choices = [(str(kind), kind.label) for kind in kinds]  # type: ignore[attr-defined]

    def _offer_topics(self) -> None:
        """The topics that are listed now; one chosen earlier stays."""
        day, chosen = today(), self.proposal.topic_id
        rows = Topic.objects.of(self.committee).filter(
            Q(closed_on__isnull=True) | Q(closed_on__gt=day) | Q(pk=chosen)
        )
        self.fields["topic"] = LinkField(rows, label=_("选题来自"), required=False, empty_label=str(_("自选")))
        self.fields["topic"].chosen = [chosen] if chosen else []  # type: ignore[attr-defined]

    def _offer_holders(self) -> None:
        """The proposal office says for whom it writes; everybody else writes for his own seat."""
        if not is_staff(self.actor, self.proposal):
            return
        members = Membership.objects.of(self.committee).in_force(today()).select_related("person")
        rows = {
            "lead_proposer": (_("第一提案人"), members), "participant": (_("党派团体"), Participant.objects.of(self.committee)),
            "body": (_("专委会或小组"), Body.objects.of(self.committee).in_force(today())),
        }  # fmt: skip
        for name, (label, queryset) in rows.items():
            field = LinkField(queryset, label=label, required=False, empty_label=str(phrases.NONE))
            chosen = self.data.get(name, "") if self.is_bound else getattr(self.proposal, f"{name}_id")
            field.chosen = [int(chosen)] if str(chosen or "").isdecimal() else []
            self.fields[name] = field

    @property
    def asks_shown(self) -> list[str]:
        """The suggestions as fields: those there are, and room for more."""
        given = self["asks"].value() or []
        kept = [text for text in given if text.strip()]
        return [*kept, *[""] * max(BLANK_ASKS - len(kept), 1)]

    def fill(self) -> None:
        """Put what was typed on the row, and whose it is."""
        given = self.cleaned_data
        for name in TYPED:
            if name in given:
                setattr(self.proposal, name, given[name])
        _name_proposer(self.proposal, self.actor, given)


_WITH_COLLECTIVES = tuple(
    role for role, kinds in KINDS_OF_ROLE.items() if set(kinds) & set(COLLECTIVE) - {ProposerKind.GROUP}
)


def _initial(proposal: Proposal) -> dict[str, Any]:
    found = {name: getattr(proposal, name) for name in TYPED}
    links = {name: getattr(proposal, f"{name}_id") for name in ("lead_proposer", "participant", "body", "topic")}
    return found | links | {"may_publish": "yes" if proposal.may_publish else "no"}


def _name_proposer(proposal: Proposal, actor: Any, given: dict[str, Any]) -> None:
    """In whose name it is: chosen by the proposal office, else the seat's own person, party, organisation or body."""
    kind = proposal.proposer_kind
    if is_staff(actor, proposal):
        holders = {name: given.get(name) for name in ("lead_proposer", "participant", "body")}
    else:
        holders = own_holders(actor)
    collective = kind in (ProposerKind.PARTY, ProposerKind.ORGANISATION)
    proposal.lead_proposer = (
        None
        if kind in COLLECTIVE and kind not in (ProposerKind.SECTOR, ProposerKind.GROUP)
        else holders["lead_proposer"]
    )
    proposal.participant = holders["participant"] if collective else None
    proposal.body = holders["body"] if kind in (ProposerKind.COMMITTEE, ProposerKind.GROUP) else None
    proposal.proposer = _called(proposal)


def own_holders(actor: Any) -> dict[str, Any]:
    """Whom a seat stands for."""
    seat = actor.seat
    member = None
    if seat.person_id:
        rows = Membership.objects.of(actor.committee).in_force(today()).filter(person=seat.person_id)
        member = rows.select_related("person", "sector", "party").first()
    return {"lead_proposer": member, "participant": seat.participant, "body": seat.body}


def _called(proposal: Proposal) -> str:
    """What the proposer is called on lists."""
    if proposal.proposer_kind == ProposerKind.SECTOR and proposal.lead_proposer:
        sector: Sector = proposal.lead_proposer.sector
        return (
            f"{sector.name.removesuffix('界')}界别"  # a name kept with the record, whatever the language of the page
        )
    holder = proposal.participant or proposal.body or proposal.lead_proposer
    return str(holder)[:80] if holder else ""


def stamp(proposal: Proposal) -> str:
    """Changes whenever what is written changes: two windows on one draft are told apart by it."""
    kept = [getattr(proposal, f"{name}_id" if name == "topic" else name) for name in TYPED]
    return sha256(repr(kept).encode()).hexdigest()[:16]


def blank(committee: Committee, actor: Any) -> Proposal:
    """A proposal not yet stored, with the first kind this seat may use."""
    kinds = KINDS_OF_ROLE.get(actor.role, (ProposerKind.INDIVIDUAL,))
    return Proposal(committee=committee, proposer_kind=str(kinds[0]), state=State.DRAFT)


@transaction.atomic
def keep(form: DraftForm) -> None:
    """Store the draft as typed; a new one begins.

    Raises:
        StepRefused: it can no longer be written on, or somebody else took a step meanwhile.
    """
    proposal = form.proposal
    form.fill()
    if proposal.pk is None:
        proposal.entered_by_office = bool(is_staff(form.actor, proposal))
        begin(proposal, by=form.actor)
        return
    rows = Proposal.objects.of(proposal.committee).select_for_update().filter(pk=proposal.pk, state__in=MAY_WRITE)
    if not list(rows.values_list("pk")):
        raise somebody_was_first()
    proposal.save()
