"""Made-up proposals for measurements: one committee of any size, the same rows for the same size."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction

from jianyan.committees.clock import today
from jianyan.committees.models import Account, Committee, Plenary, Term
from jianyan.handling.models import Assignment, Reply
from jianyan.matters.models import Matter
from jianyan.organisation.choices import Hub, Role
from jianyan.organisation.models import HandlingUnit, Membership, Person, Seat, Sector
from jianyan.proposals.models import Proposal
from jianyan.service.database import weigh_tables

BATCH = 2_000
TERM_DAYS = 5 * 365
MEMBERS, UNITS = 300, 120
SUBJECTS = ("养老服务", "校外托管", "老旧小区加装电梯", "河道治理", "职业教育", "乡村道路", "社区食堂", "停车泊位")
CATEGORIES = ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")
PLACES = ("东城", "西城", "南关", "北关", "河口", "新区")
STATES = ("closed",) * 12 + ("handling",) * 3 + ("submitted", "converted", "merged", "declined", "draft")
TEXT = "近年来，群众反映较多，经过走访三个街道和十二个社区，摸清了底数。" * 12
NOT_FILED = {"converted": "converted_on", "merged": "merged_on", "declined": "declined_on"}


def committee_of(size: int, say: Callable[[str], None]) -> Committee:
    """The committee with so many proposals, made if it is not there."""
    if found := Committee.objects.filter(slug=f"bench-{size}").first():
        return found
    made = _make(size, say)
    weigh_tables()
    return made


@transaction.atomic
def _make(size: int, say: Callable[[str], None]) -> Committee:
    chance, first = random.Random(size), today() - timedelta(days=TERM_DAYS)
    committee = Committee.objects.create(
        slug=f"bench-{size}", name="测量用政协", short_name="测量", level="city", division_code="000000"
    )
    term = Term.objects.create(committee=committee, number=1, starts_on=first)
    plenary = Plenary.objects.create(committee=committee, term=term, number=1, opens_on=first)
    members, units = _members(committee, term, first), _units(committee)
    _sit(committee, members[0].person, Role.MEMBER, "member", first)
    _sit(committee, None, Role.PROPOSAL_STAFF, "staff", first)
    for start in range(0, size, BATCH):
        numbers = range(start, min(start + BATCH, size))
        rows = [_proposal(committee, plenary, chance.choice(members), n, chance, first) for n in numbers]
        _store(rows, chance, units)
    say(f"Proposal: {size}")
    return committee


def _sit(committee: Committee, person: Person | None, role: Role, name: str, since: date) -> None:
    """Nobody signs in with these accounts: they have no password."""
    account = Account.objects.create_user(f"{committee.slug}-{name}", None, must_change_password=False)
    Seat._base_manager.create(committee=committee, account=account, role=role, person=person, since=since)


def _members(committee: Committee, term: Term, joined: date) -> list[Membership]:
    sector = Sector._base_manager.create(committee=committee, code="education", name="教育界")
    persons = Person._base_manager.bulk_create(
        [Person(committee=committee, name=f"委员{number}") for number in range(MEMBERS)]
    )
    return Membership._base_manager.bulk_create(
        [Membership(committee=committee, person=one, term=term, sector=sector, joined_on=joined) for one in persons]
    )


def _units(committee: Committee) -> list[HandlingUnit]:
    return HandlingUnit._base_manager.bulk_create(
        [
            HandlingUnit(committee=committee, name=f"测量{number}局", kind="government", hub=Hub.GOVERNMENT)
            for number in range(UNITS)
        ]
    )


def _proposal(
    committee: Committee, plenary: Plenary, member: Membership, n: int, chance: random.Random, first: date
) -> Proposal:
    state, received = chance.choice(STATES), first + timedelta(days=chance.randrange(TERM_DAYS - 200))
    row = Proposal(
        committee=committee, plenary=plenary, state=state, title=f"关于{chance.choice(PLACES)}{chance.choice(SUBJECTS)}第{n}件的提案",
        serial_no=f"{n:07d}", time_mark="off_plenary", proposer_kind="individual", proposer=str(member), lead_proposer=member,
        sector_code="education", category=chance.choice(CATEGORIES), situation=TEXT, analysis=TEXT, asks=["加强统筹。", "安排经费。"],
        received_on=None if state == "draft" else received,
    )  # fmt: skip
    decided = received + timedelta(days=4)
    if state in NOT_FILED:
        setattr(row, NOT_FILED[state], decided)
    if state in ("closed", "handling"):
        row.case_no, row.filed_on, row.assigned_on = f"{n:07d}", decided, decided + timedelta(days=9)
        row.reply_due_on = decided + timedelta(days=100)
    if state == "closed":
        row.replied_on, row.rated_on, row.closed_on = (decided + timedelta(days=days) for days in (80, 95, 99))
        row.rating, row.result_class = chance.choice(["satisfied", "satisfied", "basically"]), "adopted_solved"
    return row


def _store(rows: list[Proposal], chance: random.Random, units: list[HandlingUnit]) -> None:
    """The rows with their matters; those that are handled have one assignment each, those replied to one letter."""
    matters = [
        Matter(committee=row.committee, kind="proposal", is_key=chance.random() < 0.02, **row.copy()) for row in rows
    ]
    for row, matter in zip(rows, Matter._base_manager.bulk_create(matters), strict=True):
        row.matter = matter
        row.lead_unit = chance.choice(units) if row.assigned_on else None
    Proposal._base_manager.bulk_create(rows)
    _merge(rows)
    parts = Assignment._base_manager.bulk_create([_assignment(row) for row in rows if row.assigned_on])
    Reply._base_manager.bulk_create([_reply(part) for part in parts if part.replied_on])


def _merge(rows: list[Proposal]) -> None:
    """Those merged lead to a case closed at the same time."""
    leads = [row for row in rows if row.state == "closed"]
    merged = [row for row in rows if row.state == "merged"] if leads else []
    for place, row in enumerate(merged):
        row.merged_into = leads[place % len(leads)]
    Proposal._base_manager.bulk_update(merged, ["merged_into"], batch_size=200)


def _assignment(row: Proposal) -> Assignment:
    return Assignment(
        committee=row.committee, proposal=row, unit=row.lead_unit, role="sole", hub=Hub.GOVERNMENT,
        state="replied" if row.replied_on else "handling", handed_on=row.assigned_on, signed_on=row.assigned_on,
        due_on=row.reply_due_on, replied_on=row.replied_on,
    )  # fmt: skip


def _reply(part: Assignment) -> Reply:
    return Reply(
        committee=part.committee, assignment=part, letter_no=f"测复〔{part.proposal.serial_no}〕", opening=TEXT, closing="特此答复。",
        result_class="adopted_solved", signed_by="局长", handler="经办人", written_on=part.replied_on,
    )  # fmt: skip
