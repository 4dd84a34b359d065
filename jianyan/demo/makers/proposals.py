"""Proposals from paper to archive: every step told to the trail, computed from the table of steps and written in bulk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from jianyan.committees.models import Plenary
from jianyan.committees.remembering import remembering
from jianyan.demo.desks import Desks
from jianyan.demo.makers import maker
from jianyan.demo.makers.keeping import keep_matters
from jianyan.demo.world import World, words
from jianyan.flows.bulk import Chronicle
from jianyan.handling.choices import ContactStage, ContactWay, UnitRole
from jianyan.handling.models import Answer, Assignment, Contact, Overseeing, Reply, Sheet
from jianyan.organisation.models import Participant
from jianyan.outcomes.choices import Fate
from jianyan.proposals.choices import Conversion, ProposerKind, Rating, ResultClass
from jianyan.proposals.models import Cosigner, Proposal, suggestions_of
from jianyan.proposals.rights import is_staff

KINDS = {"democratic_party": ProposerKind.PARTY, "mass_organization": ProposerKind.ORGANISATION}
JOINT = 0.2
FATES = {
    ResultClass.SOLVED: Fate.ADOPTED, ResultClass.IN_PROGRESS: Fate.PARTLY, ResultClass.PLANNED: Fate.PLANNED,
    ResultClass.REFERENCE: Fate.REFERENCE,
}  # fmt: skip
RESULTS = (*[ResultClass.SOLVED] * 6, *[ResultClass.IN_PROGRESS] * 2, ResultClass.PLANNED, ResultClass.REFERENCE)


@dataclass
class Papers:
    """What hangs on the proposals of one recipe and is stored after them."""

    contacts: list[Contact] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


PUBLISHED_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Life:
    """The days of one filed proposal."""

    received: date
    filed: date
    assigned: date
    replied: date
    rated: date
    rating: str


@maker
def proposals(
    world: World,
    plenary: str,
    received: int,
    filed: int,
    between: list[str],
    reply_by: str,
    collective: int = 0,
    satisfied: int = 0,
    basically: int = 0,
    visited: bool = False,
    key: int = 0,
    supervisor: str = "",
    supervised_on: list[str] | None = None,
    titles: list[str] | None = None,
    at_plenary: int = 0,
    tag: str = "proposals",
) -> None:
    """Proposals of one plenary, numbered on from those before.

    All filed ones are replied to by `reply_by` and rated as told; the rest are converted. `titles` names the first
    of them; the first `at_plenary` are received while the plenary meets.
    """
    names = (titles or []) + world.titles("proposals", received - len(titles or []))
    term, number = plenary.split(".")
    session = Plenary.objects.of(world.committee).select_related("term").get(term__number=term, number=number)
    meeting = [session.opens_on.isoformat(), (session.closes_on or session.opens_on).isoformat()]
    days = world.days(at_plenary, meeting) + world.days(received - at_plenary, between)
    with remembering():
        chronicle, papers, desks = Chronicle(world.committee), Papers(), Desks(world.committee)
        rows = []
        for n, (name, day) in enumerate(zip(names, days, strict=True)):
            row = _proposal(world, name, day, n < collective)
            _submit(chronicle, world, desks, row, day)
            if n < filed:
                rating = Rating.SATISFIED if n < satisfied else Rating.BASICALLY if n < satisfied + basically else ""
                life = _life(world, day, date.fromisoformat(reply_by), rating)
                _file(chronicle, desks, row, life)
                _handle(chronicle, world, desks, row, life, papers)
                row.visited_on = life.rated if visited else None
            else:
                _convert(chronicle, world, desks, row, day)
            rows.append(row)
        for row in rows[:key]:
            _oversee(world, row, supervisor, supervised_on)
        _store(world, chronicle, papers, rows, key, tag)


def _proposal(world: World, name: str, day: date, collective: bool) -> Proposal:
    row = Proposal(
        committee=world.committee, title=f"关于{name}的提案", category=world.pick("categories"),
        situation=world.pick("situations").format(subject=name), analysis=world.pick("analyses"),
        asks=world.rng.sample(words()["suggestions"], world.rng.randint(1, 3)),
    )  # fmt: skip
    if collective:
        _collective(world, row, world.rng.choice(world.participants))
    else:
        row.lead_proposer = world.member_in_office(day)
        row.proposer = str(row.lead_proposer.person)
        row.proposer_kind = ProposerKind.JOINT if world.rng.random() < JOINT else ProposerKind.INDIVIDUAL
    return row


def _collective(world: World, row: Proposal, participant: Participant) -> None:
    row.participant, row.proposer = participant, participant.name
    row.proposer_kind = KINDS.get(participant.kind, ProposerKind.ORGANISATION)
    row.signed_by = row.contact_name = world.person_name()
    row.contact_phone = "00000000"


def _submit(chronicle: Chronicle, world: World, desks: Desks, row: Proposal, day: date) -> None:
    by = desks.proposer(row)
    row.entered_by_office = bool(is_staff(by, row))
    chronicle.begin(row, by=by, on=day)
    if row.proposer_kind == ProposerKind.JOINT:
        for member in {world.member_in_office(day) for _ in range(world.rng.randint(2, 4))} - {row.lead_proposer}:
            invite = Cosigner(committee=world.committee, proposal=row, membership=member, time_mark=row.time_mark)
            chronicle.begin(invite, by=desks.staff, on=day)
            chronicle.take(invite, "agree", by=desks.member(member), on=day, opinion="同意")
    chronicle.take(row, "submit", by=by, on=day)


def _life(world: World, day: date, reply_by: date, rating: str) -> Life:
    filed = world.later(day, at_most=5, last=reply_by)
    assigned = world.later(filed, at_most=20, last=reply_by)
    replied = world.later(assigned, at_most=90, last=reply_by)
    return Life(day, filed, assigned, replied, world.later(replied, at_most=20, last=reply_by), rating)


def _review(chronicle: Chronicle, desks: Desks, row: Proposal, day: date) -> None:
    chronicle.take(
        row, "pass_first", by=desks.staff, on=day, category=row.category, intended_units="", review_opinion="", review_group=None,
    )  # fmt: skip
    chronicle.take(row, "pass_second", by=desks.staff, on=day, review_opinion="建议立案")


def _file(chronicle: Chronicle, desks: Desks, row: Proposal, life: Life) -> None:
    _review(chronicle, desks, row, life.filed)
    chronicle.take(row, "file", by=desks.head, on=life.filed, category=row.category, publish_review="yes")
    published = min(life.filed + PUBLISHED_AFTER, life.assigned)
    chronicle.take(row, "publish", by=desks.staff, on=published, abstract="")


def _convert(chronicle: Chronicle, world: World, desks: Desks, row: Proposal, day: date) -> None:
    decided = world.later(day, at_most=5)
    _review(chronicle, desks, row, decided)
    chronicle.take(row, "convert", by=desks.head, on=decided, converted_to=str(Conversion.SUGGESTION))


def _handle(chronicle: Chronicle, world: World, desks: Desks, row: Proposal, life: Life, papers: Papers) -> None:
    unit = world.rng.choice(world.units)
    assignment = Assignment(
        committee=world.committee, proposal=row, unit=unit, role=UnitRole.SOLE, hub=unit.hub,
    )  # fmt: skip
    hub, clerk = desks.hub(unit.hub), desks.unit(unit)
    result = world.rng.choice(RESULTS)
    met = world.later(life.assigned, at_most=60, last=life.replied)
    chronicle.begin(assignment, by=desks.staff, on=life.assigned)
    chronicle.take(assignment, "distribute", by=hub, on=life.assigned)
    chronicle.take(assignment, "sign", by=clerk, on=life.assigned)
    papers.contacts.append(
        Contact(
            committee=world.committee, assignment=assignment, held_on=met, way=world.rng.choice(list(ContactWay)[:3]),
            stage=ContactStage.DURING, ours=unit.name, theirs=row.proposer, summary=world.pick("contacts"),
        )
    )  # fmt: skip
    chronicle.take(assignment, "submit_reply", by=clerk, on=life.replied, result_class=str(result))
    papers.replies.append(
        Reply(
            committee=world.committee, assignment=assignment, letter_no=f"{unit.name[:2]}函〔{life.replied.year}〕{row.case_no}号",
            result_class=result, signed_by=world.person_name(), head_signed=True, handler=world.person_name(),
            written_on=life.replied,
        )
    )  # fmt: skip
    chronicle.take(assignment, "send", by=hub, on=life.replied)
    sheet = Sheet(committee=world.committee, proposal=row, assignment=assignment, membership=row.lead_proposer)
    chronicle.begin(sheet, by=hub, on=life.replied)
    if life.rating:
        _rate(chronicle, world, desks, row, sheet, life)


def _rate(chronicle: Chronicle, world: World, desks: Desks, row: Proposal, sheet: Sheet, life: Life) -> None:
    chronicle.take(
        sheet, "give", by=desks.proposer(row), on=life.rated, attitude=str(Rating.SATISFIED), result=str(life.rating),
        pointed="yes", accepts="agree", visit="meeting", leader_answered=None, opinion=world.pick("feedback_opinions"),
    )  # fmt: skip
    chronicle.take(row, "close", by=desks.staff, on=life.rated)


def _oversee(world: World, row: Proposal, supervisor: str, supervised_on: list[str] | None) -> None:
    row.supervisor_level = supervisor
    row.supervised_by = world.person_name() if supervisor else ""
    row.supervised_on = world.days(1, supervised_on)[0] if supervisor else None


def _store(world: World, chronicle: Chronicle, papers: Papers, rows: list[Proposal], key: int, tag: str) -> None:
    def keep(kept: list[Any]) -> None:
        if isinstance(kept[0], Proposal):
            keep_matters(world, kept, key, tag, confidentiality="open")
        else:
            world.keep(kept)

    chronicle.write(keep)
    world.keep(papers.contacts)
    _answer(world, world.keep(papers.replies))
    world.keep(
        [
            Overseeing(
                committee=world.committee, proposal=row, form="led", leader=row.supervised_by, level=row.supervisor_level,
                held_on=row.supervised_on, found="听取办理情况，现场查看。",
            )
            for row in rows
            if row.supervised_on
        ]
    )  # fmt: skip


def _answer(world: World, replies: list[Reply]) -> None:
    """Every suggestion answered, and settled as the letter's class says."""
    asked = [(one, reply) for reply in replies for one in suggestions_of(reply.assignment.proposal)]
    for one, reply in asked:
        one.fate, one.decided_on = FATES[ResultClass(reply.result_class)], reply.written_on
        one.sent_to, one.sent_on = str(reply.assignment.unit), reply.assignment.handed_on
    world.keep([one for one, _ in asked])
    world.keep(
        [
            Answer(committee=world.committee, reply=reply, suggestion=one, fate=one.fate, text=world.pick("replies"))
            for one, reply in asked
        ]
    )
