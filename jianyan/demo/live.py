"""Proposals under way: some in every state, each taken there step by step in the weeks before today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from jianyan.committees.clock import set_to, today
from jianyan.demo.desks import Desks
from jianyan.demo.world import World, words
from jianyan.flows.steps import begin, take
from jianyan.handling.choices import ContactStage, ContactWay, UnitRole
from jianyan.handling.models import Answer, Assignment, Contact, Extension, Overseeing, Promise, Reply
from jianyan.organisation.choices import BodyKind, Role
from jianyan.organisation.models import Body, BodyMember, HandlingUnit, Membership, UnitContact
from jianyan.outcomes.choices import Fate
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.choices import Conversion, Decline, ProposerKind, Rating, ResultClass, State
from jianyan.proposals.models import Cosigner, Proposal
from jianyan.proposals.rights import is_staff

OF_EACH = 3


class Walk:
    """One proposal on its way, and the day it has come to."""

    def __init__(self, world: World, desks: Desks, number: int, ago: int):
        self.world, self.desks, self.number = world, desks, number
        self.day, self.minute = today() - timedelta(days=ago), 0
        self.proposal = self._draft()
        self.by = desks.proposer(self.proposal)
        self.proposal.entered_by_office = bool(is_staff(self.by, self.proposal))
        self.begin(self.proposal, by=self.by)

    def begin(self, row: Any, *, by: Any, days: int = 0) -> None:
        with set_to(self._moment(days)):
            begin(row, by=by)

    def take(self, row: Any, name: str, *, by: Any, days: int = 1, **data: Any) -> None:
        with set_to(self._moment(days)):
            take(row, name, by=by, **data)

    def _moment(self, days: int) -> datetime:
        """Some minutes later in the working hours of the day reached."""
        self.minute += 7
        opening = timezone.make_aware(datetime.combine(self.later(days), time(9)))
        return min(opening + timedelta(minutes=self.minute % 480), timezone.now())

    def later(self, days: int) -> date:
        self.day = min(self.day + timedelta(days=days), today())
        return self.day

    def _draft(self) -> Proposal:
        world = self.world
        name = words()["proposals"][self.number % len(words()["proposals"])]
        row = Proposal(
            committee=world.committee, title=f"关于{name}的提案（在办{self.number}）", category=world.pick("categories"),
            situation=world.pick("situations").format(subject=name), analysis=world.pick("analyses"),
            asks=world.rng.sample(words()["suggestions"], 3), proposer_kind=ProposerKind.INDIVIDUAL,
        )  # fmt: skip
        self._name_proposer(row)
        return row

    def _name_proposer(self, row: Proposal) -> None:
        """The demonstration's own member writes every other one, its party every fifth."""
        if self.number % 5 == 0:
            row.participant, row.proposer_kind = self.world.participants[0], ProposerKind.PARTY
            row.proposer, row.signed_by = row.participant.name, self.world.person_name()
            row.contact_name, row.contact_phone = row.signed_by, "00000000"
            return
        row.lead_proposer = self._own_member() if self.number % 2 else self.world.member_in_office(today())
        row.proposer = str(row.lead_proposer.person)

    def _own_member(self) -> Membership:
        seat = self.desks.of(Role.MEMBER).seat
        assert seat is not None
        return next(one for one in self.world.members if one.person_id == seat.person_id)

    def step(self, name: str, by: Any, days: int = 1, note: str = "", **data: Any) -> None:
        self.proposal.refresh_from_db()
        self.take(self.proposal, name, by=by, days=days, note=note, **data)

    # The proposal itself

    def cosign(self, *answers: str) -> None:
        self.proposal.proposer_kind = ProposerKind.JOINT
        self.proposal.save(update_fields=["proposer_kind"])
        others = [member for member in self.world.in_office(today()) if member != self.proposal.lead_proposer]
        invites = [
            Cosigner(committee=self.world.committee, proposal=self.proposal, membership=member)
            for member in self.world.rng.sample(others, len(answers))
        ]
        for invite in invites:
            self.begin(invite, by=self.by, days=0)
        self.step("invite", self.by)
        for invite, answer in zip(invites, answers, strict=True):
            if answer:
                self.take(
                    invite,
                    answer,
                    by=self.desks.member(invite.membership),
                    days=1,
                    opinion="同意，建议尽快办理",
                )
        self.proposal.refresh_from_db()

    def submit(self) -> None:
        self.step("submit", self.by)

    def review(self, *steps: str, group: Body | None = None) -> None:
        data: dict[str, dict[str, Any]] = {
            "pass_first": {"category": self.proposal.category, "intended_units": self.world.units[0].name, "review_opinion": "", "review_group": group},
            "pass_second": {"review_opinion": "建议立案"},
        }  # fmt: skip
        for name in steps:
            self.step(name, self.desks.staff, **data[name])

    def file(self) -> None:
        self.submit()
        self.review("pass_first", "pass_second")
        self.step("file", self.desks.head, category=self.proposal.category, publish_review="yes")

    def group(self) -> Body:
        """A group of the plenary's review committee, the demonstration's member among its three."""
        committee = self.world.committee
        body, is_new = Body.objects.of(committee).get_or_create(
            committee=committee,
            kind=BodyKind.REVIEW_GROUP,
            name="提案审查委员会第一组",
            defaults={"opened_on": self.day},
        )
        if is_new:
            for member in dict.fromkeys((self._own_member(), *self.world.in_office(today())[:2])):
                BodyMember.objects.create(committee=committee, body=body, person=member.person, joined_on=self.day)
        return body

    # Its handling

    def hand_over(self, *roles: str) -> list[Assignment]:
        units: list[HandlingUnit] = [self.world.units[0], *self.world.rng.sample(self.world.units[1:], 3)]
        rows = [
            Assignment(committee=self.world.committee, proposal=self.proposal, unit=unit, role=role, hub=unit.hub)
            for unit, role in zip(units, roles, strict=False)
        ]
        self.later(2)
        for row in rows:
            self.begin(row, by=self.desks.staff)
        return rows

    def distribute(self, rows: Iterable[Assignment]) -> None:
        self.later(1)
        for row in rows:
            self.take(row, "distribute", by=self.desks.hub(row.hub), days=0)

    def sign(self, rows: Iterable[Assignment]) -> None:
        self.later(1)
        for row in rows:
            self.take(row, "sign", by=self.desks.unit(row.unit), days=0)

    def to_handling(self, *roles: str) -> list[Assignment]:
        self.file()
        rows = self.hand_over(*(roles or (UnitRole.SOLE,)))
        self.distribute(rows)
        self.sign(rows)
        return rows

    def due_of(self, row: Assignment) -> date:
        return row.due_on or self.day

    def meet(self, row: Assignment) -> None:
        Contact.objects.create(
            committee=row.committee, assignment=row, round=row.round, held_on=self.later(5), way=ContactWay.MEETING,
            stage=ContactStage.DURING, ours=str(row.unit), theirs=self.proposal.proposer, summary=self.world.pick("contacts"),
        )  # fmt: skip

    def write(self, row: Assignment) -> None:
        reply = Reply.objects.create(
            committee=row.committee, assignment=row, round=row.round, letter_no=f"{row.unit.name[:2]}函〔{self.day.year}〕{self.number}号",
            signed_by=self.world.person_name(), head_signed=True, handler=self.world.person_name(), written_on=self.day,
        )  # fmt: skip
        asked = Suggestion.objects.of(row.committee).filter(matter=self.proposal.matter_id, number__isnull=False)
        fates = (Fate.ADOPTED, Fate.PLANNED, Fate.REFERENCE)
        for one in asked.order_by("number"):
            Answer.objects.create(
                committee=row.committee,
                reply=reply,
                suggestion=one,
                fate=fates[(one.number or 1) - 1],
                text=self.world.pick("replies"),
            )

    def answer(self, row: Assignment, again: str = "") -> None:
        self.meet(row)
        self.write(row)
        clerk = self.desks.unit(row.unit)
        self.take(row, f"submit{again or '_reply'}", by=clerk, days=2, result_class=str(ResultClass.IN_PROGRESS))
        self.take(row, f"send{again}", by=self.desks.hub(row.hub), days=1)
        self.proposal.refresh_from_db()

    def rate(self, rating: str) -> None:
        for sheet in self.proposal.sheets.filter(state="asked").select_related(
            "proposal", "membership__person", "assignment"
        ):
            self.take(
                sheet, "give", by=self.desks.proposer(self.proposal), days=3, attitude=str(Rating.SATISFIED), result=rating,
                pointed="mostly", accepts="understand", visit="meeting", leader_answered=None, opinion=self.world.pick("feedback_opinions"),
            )  # fmt: skip
        self.proposal.refresh_from_db()

    def promise(self, row: Assignment, days: int) -> Promise:
        promise = Promise(
            committee=row.committee, proposal=self.proposal, assignment=row, what=self.world.pick("replies"), who=str(row.unit),
            by_when=today() + timedelta(days=days),
        )  # fmt: skip
        self.begin(promise, by=self.desks.unit(row.unit))
        return promise


def draft(walk: Walk) -> None:
    """Nothing but written."""


def cosigning(walk: Walk) -> None:
    walk.cosign("agree", "")


def submitted(walk: Walk) -> None:
    walk.submit()


def second_review(walk: Walk) -> None:
    walk.submit()
    walk.review("pass_first", group=None if walk.number % 2 else walk.group())


def deciding(walk: Walk) -> None:
    walk.submit()
    walk.review("pass_first", "pass_second")


def returned(walk: Walk) -> None:
    walk.submit()
    walk.step("send_back", walk.desks.staff, note="请补充基层一线的数据，第二条建议再具体些。")


def filed(walk: Walk) -> None:
    walk.file()


def assigned(walk: Walk) -> None:
    walk.file()
    rows = walk.hand_over(UnitRole.LEAD, UnitRole.ASSIST)
    if walk.number % 2:
        walk.distribute(rows)


def handling(walk: Walk) -> None:
    rows = walk.to_handling(UnitRole.LEAD, UnitRole.ASSIST)
    if walk.number % 3 == 0:
        ask = Extension(
            committee=rows[0].committee,
            assignment=rows[0],
            until=walk.due_of(rows[0]) + timedelta(days=20),
            reason="需列入预算",
        )
        walk.begin(ask, by=walk.desks.unit(rows[0].unit))
    elif walk.number % 3 == 1:
        walk.meet(rows[0])
        walk.take(
            rows[1],
            "give_opinion",
            by=walk.desks.unit(rows[1].unit),
            days=3,
            opinion="同意主办单位意见，可予配合。",
        )


def replied(walk: Walk) -> None:
    walk.answer(walk.to_handling()[0])


def rated(walk: Walk) -> None:
    replied(walk)
    walk.rate(str(Rating.BASICALLY))


def redo(walk: Walk) -> None:
    replied(walk)
    walk.rate(str(Rating.DISSATISFIED))
    walk.step("redo", walk.desks.staff, note="首次答复没有回应第二条建议，重新办理。")


def closed(walk: Walk) -> None:
    row = walk.to_handling()[0]
    walk.answer(row)
    walk.rate(str(Rating.SATISFIED))
    walk.promise(row, 30)
    done = walk.promise(row, 0)
    walk.take(done, "keep", by=walk.desks.staff, days=1, proof="现场查看，已经办成。")
    walk.step("close", walk.desks.staff)
    Overseeing.objects.create(
        committee=row.committee, proposal=walk.proposal, form="on_site", leader=walk.world.leaders[0].person.name, level="chairs_meeting",
        held_on=walk.day, found="实地查看，听取提案人意见。", result="年内办结",
    )  # fmt: skip


def merged(walk: Walk) -> None:
    deciding(walk)
    lead = Proposal.objects.of(walk.world.committee).filter(state=State.FILED).order_by("-pk").first()
    walk.step("merge", walk.desks.head, merged_into=lead)


def converted(walk: Walk) -> None:
    deciding(walk)
    becomes = Conversion.OPINION if walk.number % 2 else Conversion.SUGGESTION
    walk.step("convert", walk.desks.head, converted_to=str(becomes))


def declined(walk: Walk) -> None:
    deciding(walk)
    walk.step(
        "decline",
        walk.desks.head,
        decline_reasons=[str(Decline.OUTSIDE)],
        note="所提事项属省级职权，已转作情况反映。",
    )


def withdrawn(walk: Walk) -> None:
    walk.submit()
    walk.step("withdraw", walk.by)


def returning(walk: Walk) -> None:
    row = walk.to_handling()[0]
    walk.take(
        row,
        "ask_return",
        by=walk.desks.unit(row.unit),
        days=1,
        wanted_unit=walk.world.units[1],
        note="职能已划转。",
    )


def checking(walk: Walk) -> None:
    row = walk.to_handling()[0]
    walk.meet(row)
    walk.write(row)
    walk.take(row, "submit_reply", by=walk.desks.unit(row.unit), days=1, result_class=str(ResultClass.SOLVED))


def moved(walk: Walk) -> None:
    row = walk.to_handling()[0]
    walk.take(
        row,
        "ask_return",
        by=walk.desks.unit(row.unit),
        days=1,
        wanted_unit=walk.world.units[2],
        note="不属本单位职责。",
    )
    walk.take(
        row,
        "move",
        by=walk.desks.hub(row.hub),
        days=1,
        moved_unit=walk.world.units[2],
        note="改由职能单位办理。",
    )


def cancelled(walk: Walk) -> None:
    walk.to_handling()
    walk.step("ask_withdrawal", walk.by, note="所提事项已经解决。")
    walk.step("allow_withdrawal", walk.desks.staff)


def rechecking(walk: Walk) -> None:
    redo(walk)
    row = walk.proposal.assignments.get()
    walk.meet(row)
    walk.write(row)
    walk.take(row, "submit_again", by=walk.desks.unit(row.unit), days=1, result_class=str(ResultClass.SOLVED))


LIVES: tuple[tuple[Callable[[Walk], None], int], ...] = (
    (draft, 5), (cosigning, 8), (submitted, 4), (second_review, 9), (deciding, 12), (returned, 10), (filed, 20), (assigned, 24),
    (handling, 95), (replied, 80), (rated, 90), (redo, 100), (closed, 130), (merged, 16), (converted, 18), (declined, 22),
    (withdrawn, 14), (returning, 12), (checking, 70), (moved, 30), (cancelled, 40), (rechecking, 110),
)  # fmt: skip


def make(world: World) -> None:
    """Three of each life, those of one kind some days apart."""
    desks, number = Desks(world.committee), 0
    for live, ago in LIVES:
        for place in range(OF_EACH):
            number += 1
            live(Walk(world, desks, number, ago + 3 * place))
    _name_contacts(world)


def _name_contacts(world: World) -> None:
    """Who answers for each unit: made-up people under numbers and addresses that lead nowhere."""
    since = today() - timedelta(days=400)
    contacts = [
        UnitContact(
            committee=world.committee, unit=unit, name=world.person_name(), phone=f"{number:08d}", email=f"unit{number}@example.com", since=since
        )
        for number, unit in enumerate(world.units, 1)
    ]  # fmt: skip
    world.keep(contacts)
