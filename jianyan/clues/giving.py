"""A clue from the public: a few words, a name if one likes, not too many from one place a day."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.clues.choices import Giver
from jianyan.clues.models import Clue
from jianyan.committees.clock import today
from jianyan.committees.local_rules import provision
from jianyan.committees.models import Committee
from jianyan.flows.steps import begin


class Sender:
    """Whoever gives a clue without signing in, for the trail."""

    key = "public"

    @property
    def label(self) -> str:
        return gettext("公众")


class ClueForm(forms.Form):
    """`website` is a field that people do not see: whoever fills it in is a machine."""

    text = forms.CharField(label=_("您希望委员关注什么"), widget=forms.Textarea(attrs={"rows": 6}))
    name = forms.CharField(label=_("怎样称呼您"), max_length=60, required=False)
    contact = forms.CharField(
        label=_("怎样联系您"), max_length=60, required=False, help_text=_("只给提案委工作人员看，用于向您了解情况")
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, committee: Committee, origin: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.committee, self.origin = committee, origin
        self.most = provision(committee, "clues.most")
        self.fields["text"].help_text = gettext("说一件事，写清在哪里、什么情况、希望怎样，%(most)d字以内") % {
            "most": self.most
        }

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if len(text) > self.most:
            words = {"most": self.most, "now": len(text)}
            raise forms.ValidationError(gettext("最多%(most)d字，现有%(now)d字，请缩短。") % words)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        daily = provision(self.committee, "clues.daily")
        rows = Clue.objects.of(self.committee).filter(origin=self.origin, received_on=today())
        if rows.count() >= daily:
            raise forms.ValidationError(gettext("今天收到您的线索已有%(daily)d条，请明天再来。") % {"daily": daily})
        return cleaned

    def keep(self) -> Clue | None:
        """Store the clue; nothing when a machine filled in the form."""
        if self.cleaned_data["website"]:
            return None
        given = {name: self.cleaned_data[name] for name in ("text", "name", "contact")}
        clue = Clue(committee=self.committee, giver=Giver.PUBLIC, origin=self.origin, **given)
        begin(clue, by=Sender())
        return clue


def origin_of(address: str) -> str:
    """A mark of where somebody writes from that does not give the address away, new every day."""
    return sha256(f"{settings.SECRET_KEY}{today()}{address}".encode()).hexdigest()[:32]
