"""Takes the steps that the trail tells of a proposal again, one by one, on a new row."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from jianyan.committees.clock import set_to
from jianyan.committees.models import Committee
from jianyan.flows.models import Waiting
from jianyan.flows.predicates import nobody
from jianyan.flows.steps import begin, take
from jianyan.handling.models import Assignment, Contact, Reply, Sheet
from jianyan.organisation.actors import Actor
from jianyan.organisation.models import Seat
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.models import Cosigner, Proposal
from jianyan.trail.models import Entry

WRITTEN = (
    "title", "situation", "analysis", "asks", "category", "proposer_kind", "proposer", "lead_proposer_id", "participant_id",
    "body_id", "signed_by", "contact_name", "contact_phone", "entered_by_office", "may_publish",
)  # fmt: skip
BEGUN: dict[type[Model], tuple[str, ...]] = {
    Cosigner: ("membership_id",), Assignment: ("unit_id", "role", "hub", "part"), Sheet: (),
}  # fmt: skip
NUMBERS = {"serial_no", "case_no"}
OWN = {
    "id",
    "matter_id",
    "proposal_id",
    "assignment_id",
    "time_mark",
    "visited_on",
    "supervised_by",
    "supervisor_level",
    "supervised_on",
}


def story_of(proposal: Proposal) -> list[tuple[Any, Entry]]:
    """Every row of a proposal with each thing the trail tells of it, in the order told."""
    rows: list[Any] = [proposal]
    for model in BEGUN:
        rows += list(model.objects.of(proposal.committee).filter(proposal=proposal).order_by("pk"))  # type: ignore[attr-defined]
    told = [(row, entry) for row in rows for entry in Entry.objects.of(proposal.committee).about(row)]
    return sorted(told, key=lambda pair: pair[1].pk)


class Replay:
    """The same proposal once more, in the same committee."""

    def __init__(self, proposal: Proposal) -> None:
        self.committee: Committee = proposal.committee
        self.old = proposal
        self.rows: dict[Any, Any] = {}
        for row, entry in story_of(proposal):
            with set_to(timezone.localtime(entry.at)):
                self._again(row, entry)

    def _again(self, row: Any, entry: Entry) -> None:
        if entry.step == row.flow.begins.name:
            self._begin(row, entry)
            return
        step = row.flow.step(entry.step)
        if step.allowed is nobody:
            return  # follows by itself
        if entry.step == "submit_reply":
            self._papers(row)
        new = self.rows[row]
        new.refresh_from_db()
        data = {name: entry.after[row._meta.get_field(name).attname] for name in step.takes}
        links = {name: row._meta.get_field(name).attname for name in step.takes}
        take(
            new,
            entry.step,
            by=self._by(entry),
            note=entry.note,
            **{name: _link(row, name, links, data) for name in data},
        )

    def _begin(self, row: Any, entry: Entry) -> None:
        if isinstance(row, Sheet):
            self.rows[row] = self.rows[row.proposal].sheets.get()  # sent with the reply
            return
        names = WRITTEN if isinstance(row, Proposal) else BEGUN[type(row)]
        new = type(row)(committee=self.committee, **{name: getattr(row, name) for name in names})
        if not isinstance(row, Proposal):
            new.proposal = self.rows[row.proposal]
        begin(new, by=self._by(entry), note=entry.note)
        self.rows[row] = new

    def _papers(self, assignment: Assignment) -> None:
        """What the unit wrote down before its reply: the contact and the letter."""
        new = self.rows[assignment]
        for contact in Contact.objects.of(self.committee).filter(assignment=assignment):
            contact.pk, contact.assignment = None, new
            contact.save()
        asked = {
            one.number: one for one in Suggestion.objects.of(self.committee).filter(matter=new.proposal.matter_id)
        }
        for reply in Reply.objects.of(self.committee).filter(assignment=assignment):
            answers = list(reply.answers.select_related("suggestion"))
            reply.pk, reply.assignment, reply.result_class = None, new, ""
            reply.save()
            for answer in answers:
                answer.pk, answer.reply, answer.suggestion = None, reply, asked[answer.suggestion.number]
                answer.save()

    def _by(self, entry: Entry) -> Actor:
        seat = (
            Seat.objects.of(self.committee)
            .select_related("person", "unit", "participant", "body")
            .get(pk=entry.doer.removeprefix("seat:"))
        )
        _own, _mark, rest = entry.doer_name.partition("（代")
        return Actor(self.committee, seat.role, seat, rest.removesuffix("录入）"))


def _link(row: Any, name: str, links: dict[str, str], data: dict[str, Any]) -> Any:
    field = row._meta.get_field(name)
    return (
        field.related_model.objects.of(row.committee).filter(pk=data[name]).first()
        if field.is_relation
        else data[name]
    )


def kept(rows: list[Any]) -> list[Any]:
    """Columns, trail and desks of rows, without keys, numbers and moments."""
    return [(_columns(row), _told(row), _waits(row)) for row in rows]


def _columns(row: Any) -> dict[str, Any]:
    stored = type(row).objects.of(row.committee).filter(pk=row.pk).values().get()
    return {name: value for name, value in stored.items() if name not in OWN | NUMBERS}


def _told(row: Any) -> list[Any]:
    entries = Entry.objects.of(row.committee).about(row).order_by("pk")
    return [
        (one.step, one.doer, one.doer_name, one.note, _plain(one.before), _plain(one.after), _day(one.at))
        for one in entries
    ]


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in NUMBERS}


def _day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _waits(row: Any) -> list[Any]:
    return list(
        Waiting.objects.about(row)
        .order_by("desk_kind", "desk_key")
        .values("desk_kind", "desk_key", "step", "label", "since", "due_on")
    )


def differences(old: list[Any], new: list[Any]) -> list[str]:
    """What is not the same, row by row, in a few words."""
    found = []
    for (row, one), other in zip(zip(old, kept(old), strict=True), kept(new), strict=True):
        for part, first, second in zip(("columns", "story", "desks"), one, other, strict=True):
            if first != second:
                found.append(f"{row._meta.model_name} {part}: {_apart(first, second)}")
    return found


def _apart(first: Any, second: Any) -> str:
    if isinstance(first, dict):
        return "; ".join(
            f"{name}: {first[name]!r} / {second.get(name)!r}" for name in first if first[name] != second.get(name)
        )
    pairs = [(one, other) for one, other in zip(first, second, strict=False) if one != other]
    return f"{len(first)} / {len(second)} {pairs[:1]}"
