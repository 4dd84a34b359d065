"""Writing a section: its form, who holds it, and the mark that tells two writers apart."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.flows.declared import Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.refusals import Code, StepRefused
from jianyan.flows.telling import tell
from jianyan.look import phrases
from jianyan.organisation.desks import PERSON, ROLE
from jianyan.organisation.models import Seat
from jianyan.reports.guards import is_being_written
from jianyan.reports.models import LONGEST_HEADING, Report, Section
from jianyan.reports.rights import is_writer
from jianyan.reports.writing import versions
from jianyan.trail import models as trail

LONGEST = 10_000
TAKE_OVER = Step(name="take_over", label=_("接着写"), allowed=is_writer)


class SectionForm(forms.Form):
    """The heading of a section and its text."""

    heading = forms.CharField(
        label=_("标题"),
        max_length=LONGEST_HEADING,
        required=False,
        help_text=_("如“一、提案基本情况”；开头的话可以没有标题"),
    )
    text = forms.CharField(
        label=_("正文"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("空一行是一段。数字写成[[指标名]]，可在下面找到并插入。"),
    )  # fmt: skip

    def __init__(self, section: Section, data: Any = None) -> None:
        super().__init__(data, initial={"heading": section.heading, "text": section.text})

    def clean_text(self) -> str:
        text = lines(self.cleaned_data["text"])
        if len(text) > LONGEST:
            words = {"most": LONGEST, "now": len(text)}
            raise forms.ValidationError(gettext("一节最多%(most)d字，现有%(now)d字，请分成几节。") % words)
        return text


def lines(text: str) -> str:
    """The text with the line ends that its places are counted with."""
    return text.replace("\r\n", "\n")


def stamp(section: Section) -> str:
    """Changes whenever what is written changes: two windows on one section are told apart by it."""
    return sha256(repr((section.heading, section.text)).encode()).hexdigest()[:16]


def held_sentence(section: Section) -> str:
    """Who writes the section, since when, and when it is free again."""
    until = section.held_until
    if until is None or section.writer is None or section.held_at is None:
        return ""
    words = {
        "who": called(section.writer), "since": phrases.moment_text(section.held_at, short=True),
        "until": phrases.moment_text(until, short=True),
    }  # fmt: skip
    return gettext("%(who)s从%(since)s起正在写这一节；不再动笔的话，%(until)s后您可以接着写。") % words


def who_writes(section: Section, actor: Any) -> tuple[str, bool]:
    """Who else writes the section now, empty where nobody else does; and whether the one at hand does."""
    held = section.held_against(actor)
    return held_sentence(section) if held else "", section.held_until is not None and not held


def called(seat: Seat) -> str:
    """How a seat is named to colleagues."""
    return f"{seat.get_role_display()} {seat.holder}"


@transaction.atomic
def keep(
    section: Section, heading: str, text: str, *, by: Any, seen: str, whole: bool, restored: int | None = None
) -> None:
    """Store what was typed as a version; `whole` says that the writer is done for now, and lets the section go.

    `seen` is the mark of what he began from; empty when he wants his words to stand whatever was there. `restored` is
    the number of the version that he goes back to.

    Raises:
        StepRefused: somebody else is writing it, or changed it meanwhile, or it was taken out of the report, or the
            report is not being written.
    """
    _hold(section)
    _may_keep(section, by, seen)
    fresh = section.held_until is None or section.writer_id != by.seat.pk
    versions.begin(section)
    section.heading, section.text = heading, text
    _let_go(section) if whole else _take_hold(section, by.seat, fresh)
    section.save()
    versions.keep(section, by=by, goes_on=not fresh, restored=restored)


def _may_keep(section: Section, by: Any, seen: str) -> None:
    is_being_written(section.report)
    if section.removed_at is not None:
        raise StepRefused(gettext("这一节已移出报告。您写的还在；请先在报告页恢复这一节，再存。"), Code.STATE)
    if section.held_against(by):
        raise StepRefused(held_sentence(section) + gettext("您写的还在下面。"), Code.RACE)
    if seen and seen != stamp(section):
        raise StepRefused(
            gettext("这一节刚在别处改过。您写的还在下面；请核对后点“仍按这里的存”，或刷新看别处改的。"), Code.RACE
        )


@transaction.atomic
def take_over(section: Section, *, by: Any) -> None:
    """Hold a section that another one writes; he is told, and what he stored stays."""
    _hold(section)
    other, held = section.writer, section.held_against(by)
    _take_hold(section, by.seat, fresh=True)
    section.save(update_fields=["writer", "held_at", "seen_at"])
    if other is None or not held:
        return
    trail.record(section, TAKE_OVER.name, by=by, before={"writer": called(other)})
    words = {"title": str(section), "who": by.label}
    sentence = gettext("“%(title)s”现由%(who)s接着写；您存过的都在，没有存的还在您的页面上。") % words
    desk = Desk(PERSON, str(other.person_id)) if other.person_id else Desk(ROLE, other.role)
    tell(section, TAKE_OVER, [Telling(desk, sentence)])


def _hold(section: Section) -> None:
    """Keep everybody else from the row and from the steps of its report until the transaction ends, and see both as they stand."""
    report = Report.objects.of(section.committee).select_for_update().get(pk=section.report_id)
    section.refresh_from_db(from_queryset=Section.objects.of(section.committee).select_for_update())
    section.report = report


def _take_hold(section: Section, seat: Seat, fresh: bool) -> None:
    section.seen_at = now()
    section.held_at = section.seen_at if fresh else section.held_at
    section.writer = seat


def _let_go(section: Section) -> None:
    section.writer, section.held_at, section.seen_at = None, None, None
