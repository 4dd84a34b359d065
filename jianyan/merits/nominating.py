"""Recommending a proposal: the first recommendation makes it a candidate, the next ones are counted with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.flows.steps import begin, follow, take
from jianyan.merits.choices import CandidateState, Ground, NominationState, SelectionState
from jianyan.merits.models import Candidate, Nomination, Selection
from jianyan.proposals.choices import COLLECTIVE
from jianyan.proposals.conditions import FILED
from jianyan.proposals.models import Proposal
from jianyan.registers.forms import CHOOSE, LinkField, mark_chosen

RECOMMENDER_LENGTH = Nomination._meta.get_field("recommender").max_length or 0
TEXT_LENGTH = Nomination._meta.get_field("text").max_length or 0


def open_selections(committee: Committee) -> Any:
    """The selections for which proposals are recommended today."""
    return Selection.objects.of(committee).filter(
        state=SelectionState.NOMINATING, nominate_until__gte=today()
    ).select_related("plenary__term")  # fmt: skip


def eligible(selection: Selection, actor: Any) -> Any:
    """The proposals that somebody sees and may recommend for it, by their numbers."""
    rows = Proposal.objects.of(selection.committee).visible_to(actor).for_lists()
    return rows.filter(FILED, plenary=selection.plenary).order_by("case_no", "pk")


@transaction.atomic
def nominate(
    selection: Selection,
    proposal: Proposal,
    *,
    by: Any,
    grounds: Sequence[str],
    text: str = "",
    recommender: str = "",
) -> Nomination:
    """Recommend a proposal in the name of the seat, or of whom the office enters it for.

    Holds the selection, so that two first recommendations make one candidate.

    Raises:
        StepRefused: no right, not the time, not such a proposal, one's own, no grounds, or recommended before.
    """
    held = Selection.objects.of(selection.committee).select_for_update().get(pk=selection.pk)
    name = recommender or str(by.seat.holder)
    candidate = _candidate(held, proposal, by)
    own = candidate.nominations.filter(recommender=name, seat=by.seat)
    withdrawn = own.filter(state=NominationState.WITHDRAWN).first()
    if withdrawn:
        withdrawn.candidate = candidate
        take(withdrawn, "renew", by=by, grounds=list(grounds), text=text)
        return withdrawn
    nomination = Nomination(
        committee=held.committee,
        candidate=candidate,
        seat=by.seat,
        recommender=name,
        grounds=list(grounds),
        text=text,
    )
    begin(nomination, by=by)
    return nomination


def _candidate(selection: Selection, proposal: Proposal, by: Any) -> Candidate:
    found = selection.candidates.filter(proposal=proposal).first()
    if found is None:
        found = Candidate(
            committee=selection.committee, selection=selection, proposal=proposal,
            is_collective=proposal.proposer_kind in COLLECTIVE,
        )  # fmt: skip
        begin(found, by=by)
    found.selection, found.proposal = selection, proposal
    return found


def recount(candidate: Candidate, by: Any) -> None:
    """Keep how many recommend it; without any it stands no longer, with one again it does."""
    given = candidate.nominations.filter(state=NominationState.GIVEN).count()
    Candidate.objects.of(candidate.committee).filter(pk=candidate.pk).update(backers=given)
    candidate.refresh_from_db()
    if not given and candidate.state == CandidateState.NOMINATED:
        follow(candidate, "lapse", by=by)
    elif given and candidate.state == CandidateState.LAPSED:
        follow(candidate, "return", by=by)


class NominationForm(forms.Form):
    """What somebody recommends and why. The office may name whose recommendation on paper it enters."""

    proposal = LinkField(Proposal.objects.none(), label=_("提案"), empty_label=str(CHOOSE))
    grounds = forms.MultipleChoiceField(
        label=_("推荐理由"), choices=Ground.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一条推荐理由。")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("具体说明"), required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明好在哪里、办成了什么"),
    )  # fmt: skip
    recommender = forms.CharField(
        label=_("代谁推荐"), required=False, max_length=RECOMMENDER_LENGTH,
        help_text=_("代为录入纸质推荐时，写推荐单位或推荐人；空着为本席位推荐"),
    )  # fmt: skip

    def __init__(self, selection: Selection, actor: Any, data: Any = None, proposal: str = "") -> None:
        super().__init__(data, initial={"proposal": proposal})
        self.selection, self.actor = selection, actor
        field: Any = self.fields["proposal"]
        field.queryset = eligible(selection, actor)
        field.help_text = gettext("%(plenary)s立案、没有撤案的提案") % {"plenary": selection.plenary}
        if not actor.is_office:
            del self.fields["recommender"]
        mark_chosen(self)

    def keep(self) -> Nomination:
        """Raises StepRefused as `nominate` does."""
        given = self.cleaned_data
        return nominate(
            self.selection, given["proposal"], by=self.actor, grounds=given["grounds"], text=given["text"],
            recommender=given.get("recommender", "").strip(),
        )  # fmt: skip
