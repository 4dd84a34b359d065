"""The paper of a ballot as a form: the candidates in their order, at most as many marks as places, or an abstention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.flows.refusals import StepRefused
from jianyan.merits.balloting import ask_paper, standing
from jianyan.merits.choices import Ground, NominationState
from jianyan.merits.models import Candidate, Nomination, Selection


@dataclass(frozen=True)
class Line:
    """One candidate on the paper, with who recommends it and why."""

    candidate: Candidate
    backers: list[str]
    grounds: list[str]
    is_marked: bool = False


class PaperForm(forms.Form):
    """`choice` are the numbers marked."""

    choice = forms.MultipleChoiceField(label=_("候选提案"), required=False)
    abstain = forms.BooleanField(label=_("弃权，一件也不选"), required=False)

    def __init__(self, selection: Selection, data: Any = None) -> None:
        super().__init__(data)
        self.selection = selection
        self.candidates = list(standing(selection).select_related("proposal__committee"))
        field: Any = self.fields["choice"]
        field.choices = [(str(one.number), str(one)) for one in self.candidates]
        field.error_messages["invalid_choice"] = _("选票上有一件已不在候选之列。请按下面的名单重新勾选。")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        marked = cleaned.get("choice", [])
        if "choice" in self.errors:
            return cleaned
        if cleaned.get("abstain") and marked:
            words = {"now": len(marked)}
            self.add_error("abstain", gettext("选了%(now)d件，又勾了弃权。请只留一种；您勾选的还在。") % words)
        elif not cleaned.get("abstain") and not marked:
            self.add_error("choice", gettext("还没有选。请勾选您赞成的提案；一件也不选的，请勾“弃权”。"))
        else:
            self._ask()
        return cleaned

    def _ask(self) -> None:
        try:
            ask_paper(self.selection, self.numbers)
        except StepRefused as refusal:
            self.add_error("choice", str(refusal))

    @property
    def numbers(self) -> list[int]:
        """What the paper names."""
        return [int(number) for number in self.cleaned_data.get("choice", [])]

    def lines(self) -> list[Line]:
        """The candidates with what speaks for each; those marked stay marked."""
        given = Nomination.objects.of(self.selection.committee).filter(
            candidate__in=[one.pk for one in self.candidates], state=NominationState.GIVEN
        )
        by_candidate: dict[int, list[Nomination]] = {}
        for nomination in given:
            by_candidate.setdefault(nomination.candidate_id, []).append(nomination)
        marked = set(self["choice"].value() or ())
        return [_line(one, by_candidate.get(one.pk, []), str(one.number) in marked) for one in self.candidates]


def _line(candidate: Candidate, nominations: list[Nomination], is_marked: bool) -> Line:
    codes = {code for nomination in nominations for code in nomination.grounds}
    grounds = [str(ground.label) for ground in Ground if ground in codes]
    return Line(candidate, [one.recommender for one in nominations], grounds, is_marked)
