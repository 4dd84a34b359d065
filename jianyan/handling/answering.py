"""Writing a reply letter: what it says to each suggestion, who signed it, whether it may be published."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import today
from jianyan.flows.refusals import StepRefused
from jianyan.handling.days import ask_done
from jianyan.handling.models import Answer, Assignment, Reply
from jianyan.handling.rights import unit_does
from jianyan.look.fields import DayField
from jianyan.outcomes.choices import Fate
from jianyan.outcomes.models import Suggestion
from jianyan.trail import models as trail


class LetterForm(forms.ModelForm):
    """The letter around the answers."""

    written_on = DayField(label=_("成文日期"))

    class Meta:
        model = Reply
        fields = (
            "letter_no", "opening", "closing", "openness", "signed_by", "head_signed", "handler", "phone", "written_on",
        )  # fmt: skip
        widgets = {"opening": forms.Textarea(attrs={"rows": 3}), "closing": forms.Textarea(attrs={"rows": 3})}

    def clean_written_on(self) -> date:
        day: date = self.cleaned_data["written_on"]
        try:
            ask_done(day, self.instance.assignment.handed_on, "written_on")
        except StepRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return day


class AnswerForm(forms.Form):
    """The answer to one suggestion."""

    fate = forms.ChoiceField(label=_("结果"), required=False, choices=[("", _("请选择")), *Fate.choices])
    text = forms.CharField(label=_("答复"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, suggestion: Suggestion, answer: Answer | None, data: Any = None) -> None:
        initial = {"fate": answer.fate, "text": answer.text} if answer else None
        super().__init__(data, prefix=f"s{suggestion.pk}", initial=initial)
        for field in self.fields.values():
            field.needed = True  # type: ignore[attr-defined]  # asked for when the letter is sent
        self.suggestion = suggestion


class Letter:
    """The form of a whole letter of one round."""

    def __init__(self, assignment: Assignment, data: Any = None) -> None:
        self.assignment = assignment
        found = assignment.replies.filter(round=assignment.round).first()
        fresh = Reply(
            committee=assignment.committee, assignment=assignment, round=assignment.round, written_on=today()
        )
        self.reply = found or fresh
        self.form = LetterForm(data, instance=self.reply)
        answers = {one.suggestion_id: one for one in found.answers.all()} if found else {}
        asked = Suggestion.objects.of(assignment.committee).filter(
            matter=assignment.proposal.matter_id, number__isnull=False
        )
        self.answers = [AnswerForm(one, answers.get(one.pk), data) for one in asked.order_by("number")]

    def is_valid(self) -> bool:
        """Whether everything is; all parts are asked, so that every mistake is shown at once."""
        asked = [self.form.is_valid(), *(answer.is_valid() for answer in self.answers)]
        return all(asked)

    @transaction.atomic
    def save(self, by: Any) -> Reply:
        """Store letter and answers, with one entry in the trail of the assignment."""
        reply: Reply = self.form.save()
        for answer in self.answers:
            given = answer.cleaned_data
            Answer.objects.of(reply.committee).update_or_create(
                reply=reply, suggestion=answer.suggestion, defaults={"committee": reply.committee, **given}
            )
        named = by.standing_for(unit_does.stands_for(by, self.assignment))
        trail.record(self.assignment, "write_reply", by=named, note=reply.letter_no)
        return reply
