"""Matters: opinion reports and issues, consultations and the plan, supervision topics, inquiries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jianyan.activities.models import Activity, HeadCount, Programme
from jianyan.consultations.models import Consultation, Plan, PlannedTopic
from jianyan.demo.makers import maker
from jianyan.demo.makers.keeping import keep_matters
from jianyan.demo.world import World
from jianyan.inquiries.models import Inquiry
from jianyan.matters.models import Link
from jianyan.opinions.models import Issue, OpinionReport, Sending
from jianyan.organisation.models import Membership
from jianyan.supervision.models import SupervisionTopic


@maker
def opinions(
    world: World,
    count: int,
    reporters: list[str],
    between: list[str] | None = None,
    compiled: bool = False,
    sent_to: list[str] | None = None,
    tag: str = "opinions",
) -> None:
    """Reports from some kinds of reporters; compiled or not, sent to some recipients or to none."""
    days = world.days(count, between)
    rows = []
    for n, (title, day) in enumerate(zip(world.titles("opinions", count), days, strict=True)):
        kind = reporters[n % len(reporters)]
        member = world.member_in_office(day) if kind == "member" else None
        row = OpinionReport(
            committee=world.committee, title=title, reporter_kind=kind, membership=member, received_on=day, state="received",
            reporter=_reporter(world, kind, member),
        )  # fmt: skip
        edited = world.later(day, at_most=7)
        if compiled or sent_to:
            row.compiled_on, row.state = edited, "compiled"
        if sent_to:
            row.sent_on, row.state = world.later(edited, at_most=5), "sent"
        rows.append(row)
    stored = keep_matters(world, rows, tag=tag)
    world.keep(
        [
            Sending(committee=world.committee, report=row, recipient=recipient, sent_on=row.sent_on)
            for row in stored
            for recipient in sent_to or []
        ]
    )


def _reporter(world: World, kind: str, member: Membership | None) -> str:
    if member:
        return str(member.person)
    return (
        world.rng.choice(world.participants).name if kind == "party" and world.participants else world.pick("circles")
    )


def _ready_on(report: OpinionReport) -> date:
    return report.sent_on or report.compiled_on or report.received_on


@maker
def issues(
    world: World,
    publication: str,
    count: int,
    sent_to: list[str],
    carries: str = "",
    between: list[str] | None = None,
) -> None:
    """Numbered issues, each sent to all recipients; they carry the tagged reports in turn.

    As many reports as issues: each issue is signed when its report was ready, under the report's title.
    """
    reports = sorted(world.tagged[carries], key=_ready_on) if carries else []
    if len(reports) == count:
        contents = [(report.title, _ready_on(report)) for report in reports]
    else:
        contents = list(zip(world.titles("opinions", count), world.days(count, between), strict=True))
    stored = world.keep(
        [
            Issue(
                committee=world.committee, publication=publication, year=day.year, number=n + 1, title=title,
                signed_on=day, sent_on=day,
            )
            for n, (title, day) in enumerate(contents)
        ]
    )  # fmt: skip
    world.keep(
        [
            Sending(committee=world.committee, issue=issue, recipient=recipient, sent_on=issue.sent_on)
            for issue in stored
            for recipient in sent_to
        ]
    )
    through = Issue.reports.through
    rows = [through(issue_id=stored[n % count].pk, opinionreport_id=report.pk) for n, report in enumerate(reports)]
    through._default_manager.bulk_create(rows, batch_size=500)


@maker
def consultations(
    world: World,
    form: str,
    count: int = 0,
    titles: list[str] | None = None,
    part: str = "host",
    between: list[str] | None = None,
    on_key: str = "",
    held: dict[str, int] | None = None,
    tag: str = "",
) -> None:
    """Consultations of one form, each with its meeting; `held` gives head counts over the meetings.

    `on_key` ties them to tagged key matters.
    """
    from_list = titles or [f"围绕“{subject}”的协商" for subject in world.titles("subjects", count)]
    bodies = world.bodies("special_committee") or world.bodies("chairs_meeting")
    rows = [
        Consultation(
            committee=world.committee, form=form, part=part, title=title, held_on=day, state="held",
            lead_body=bodies[n % len(bodies)],
        )
        for n, (title, day) in enumerate(zip(from_list, world.days(len(from_list), between), strict=True))
    ]  # fmt: skip
    stored = keep_matters(world, rows, tag=tag or form, origin="plan" if form.startswith("topical") else "other")
    targets = world.tagged[on_key] if on_key else []
    world.keep(
        [
            Link(committee=world.committee, source=row.matter, target=target.matter, kind="about")
            for row, target in zip(stored, targets, strict=False)
        ]
    )
    if held is not None:
        _meetings(world, stored, held)


def _meetings(world: World, stored: list[Any], held: dict[str, int]) -> None:
    meetings = world.keep(
        [
            Activity(
                committee=world.committee, kind_id="consultation_meeting", title=row.title, held_on=row.held_on,
                matter=row.matter, host=row.lead_body,
            )
            for row in stored
        ]
    )  # fmt: skip
    world.keep(
        [
            HeadCount(
                committee=world.committee,
                activity=meeting,
                kind_id=meeting.kind_id,
                held_on=meeting.held_on,
                person_kind=kind,
                persons=n,
            )
            for kind, total in held.items()
            for meeting, n in zip(meetings, world.parts(total, len(meetings)), strict=True)
        ]
    )


@maker
def plan(world: World, year: int, approved_by: str, approved_on: str, forms: list[str]) -> None:
    """The year's plan: one topic for every consultation already made of the forms named (tags)."""
    stored = world.keep(
        [Plan(committee=world.committee, year=year, approved_by=approved_by, approved_on=approved_on)]
    )[0]
    held = [consultation for form in forms for consultation in world.tagged[form]]
    world.keep(
        [
            PlannedTopic(
                committee=world.committee, plan=stored, number=n + 1, title=row.title, form=row.form,
                set_on=approved_on, consultation=row,
            )
            for n, row in enumerate(held)
        ]
    )  # fmt: skip


@maker
def supervision_topics(
    world: World,
    between: list[str],
    count: int = 0,
    titles: list[str] | None = None,
    plan: str = "",
    key: bool = False,
    ends_on: str = "",
    tag: str = "",
) -> None:
    names = titles or [f"{subject}情况监督" for subject in world.titles("subjects", count)]
    bodies = world.bodies("special_committee") or world.bodies("chairs_meeting")
    rows = [
        SupervisionTopic(
            committee=world.committee, title=title, plan=plan, set_on=day, state="running",
            ends_on=date.fromisoformat(ends_on) if ends_on else None, lead_body=bodies[n % len(bodies)],
        )
        for n, (title, day) in enumerate(zip(names, world.days(len(names), between), strict=True))
    ]  # fmt: skip
    keep_matters(world, rows, len(rows) if key else 0, tag, origin="plan")


@maker
def inquiries(
    world: World,
    kind: str,
    count: int = 0,
    titles: list[str] | None = None,
    between: list[str] | None = None,
    key: bool = False,
    programme: str = "",
    completed: bool = True,
    led: bool = False,
    origin: str = "plan",
    lasts: int = 0,
    tag: str = "",
) -> None:
    """Research topics or inspections; `led` ones have a leader in turn, `completed` ones were finished in the period.

    `lasts` is how many days one takes at least.
    """
    names = titles or [f"{subject}专题调研" for subject in world.titles("subjects", count)]
    group = Programme.objects.of(world.committee).get(code=programme) if programme else None
    rows = [
        Inquiry(
            committee=world.committee, kind=kind, title=name, chosen_on=day, programme=group, state="running",
            completed_on=world.later(day + timedelta(days=lasts), at_most=120) if completed else None,
            leader=world.leaders[n % len(world.leaders)].person if led else None,
        )
        for n, (name, day) in enumerate(zip(names, world.days(len(names), between), strict=True))
    ]  # fmt: skip
    keep_matters(world, rows, len(rows) if key else 0, tag or kind, origin=origin)
