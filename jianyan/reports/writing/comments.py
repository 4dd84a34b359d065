"""Comments on a section: said, answered, settled; each finds its passage again, or says that it has changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.clock import now
from jianyan.flows.declared import Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.telling import tell
from jianyan.organisation.desks import PERSON, ROLE
from jianyan.organisation.models import Seat
from jianyan.reports import composing, living
from jianyan.reports.comment_models import LONGEST_COMMENT, Comment
from jianyan.reports.models import Report, Section
from jianyan.reports.rights import reads_drafts
from jianyan.reports.writing import versions
from jianyan.trail import models as trail

SAY = Step(name="comment", label=_("批注"), allowed=reads_drafts)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
NOTHING_SAID = re.compile(r"\s+")


class CommentForm(forms.Form):
    """A comment, or an answer, which quotes nothing."""

    quote = forms.CharField(
        label=_("哪一段话"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("从正文里复制过来；不填就是说整节"),
    )  # fmt: skip
    text = forms.CharField(label=_("意见"), max_length=LONGEST_COMMENT, widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True)
class Passage:
    """A paragraph as it reads, and where it stands in the text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Thread:
    """A comment with its answers and the passage it speaks of; none where that has changed or it speaks of the whole."""

    comment: Comment
    answers: list[Comment] = field(default_factory=list)
    passage: Passage | None = None

    @property
    def is_moot(self) -> bool:
        """Whether its passage no longer stands in the text."""
        return bool(self.comment.quote) and self.passage is None


def passages(text: str, composed: composing.Composed) -> list[Passage]:
    """The paragraphs of a text in their order, as they read."""
    blocks = [found for found in living.BLOCK.finditer(text) if not found[0].startswith(living.FIRST_LEVEL)]
    read = [line for part in composed.parts for line in part.paragraphs]
    return [
        Passage(block.start(), block.end(), "".join(piece.shown for piece in line.pieces))
        for block, line in zip(blocks, read, strict=False)
    ]


def threads(section: Section, places: Sequence[Passage]) -> list[Thread]:
    """The comments of a section with their answers, the open ones first. One query."""
    rows = list(Comment.objects.of(section.committee).filter(section=section))
    answers: dict[int, list[Comment]] = {}
    for row in rows:
        answers.setdefault(row.about_id or 0, []).append(row)
    found = [Thread(one, answers.get(one.pk, []), _found(one.quote, places)) for one in answers.get(0, [])]
    return sorted(found, key=lambda one: one.comment.settled_at is not None)


def sections(report: Report) -> Any:
    """The sections of a report, each with the number of its open comments. One query."""
    rows = Section.objects.of(report.committee).filter(report=report, removed_at__isnull=True)
    still_open = Q(comments__settled_at__isnull=True, comments__about__isnull=True)
    return rows.annotate(open_comments=Count("comments", filter=still_open & Q(comments__isnull=False)))


def _found(quote: str, places: Sequence[Passage]) -> Passage | None:
    """The passage that holds a quotation; numbers, which follow the records, and white space do not count."""
    wanted = _plain(quote)
    return next((one for one in places if wanted and wanted in _plain(one.words)), None)


def _plain(words: str) -> str:
    return NUMBER.sub("0", NOTHING_SAID.sub("", words))


@transaction.atomic
def say(section: Section, quote: str, text: str, *, by: Any, about: Comment | None = None) -> Comment:
    """Keep a comment and tell whom it concerns: of a comment the last who wrote on the section, of an answer who is answered."""
    made = Comment.objects.create(
        committee=section.committee, section=section, about=about, quote=quote, text=text, seat=by.seat, by=by.label[:80]
    )  # fmt: skip
    trail.record(made, SAY.name if about is None else "answer", by=by, after={"text": text})
    concerned = about.seat if about else _last_writer(section)
    if concerned is not None and concerned != by.seat:
        words = {"who": by.label, "title": str(section), "text": text[:100]}
        sentence = gettext("%(who)s在“%(title)s”里批注：%(text)s") % words
        tell(section, SAY, [Telling(_desk(concerned), sentence)])
    return made


def _last_writer(section: Section) -> Seat | None:
    last = versions.of_section(section).select_related("seat").first()
    return last.seat if last else None


def _desk(seat: Seat) -> Desk:
    return Desk(PERSON, str(seat.person_id)) if seat.person_id else Desk(ROLE, seat.role)


@transaction.atomic
def settle(comment: Comment, *, by: Any, again: bool = False) -> None:
    """Settle a comment, or open it again."""
    comment.settled_at = None if again else now()
    comment.settled_by = "" if again else by.label[:80]
    comment.save(update_fields=["settled_at", "settled_by"])
    trail.record(comment, "reopen" if again else "settle", by=by)
