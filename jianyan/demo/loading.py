"""Loads the demonstration: all of one committee or nothing of it, and each only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from jianyan.committees.clock import set_to
from jianyan.committees.models import Committee, Plenary, Sharing, Term
from jianyan.committees.periods import parse
from jianyan.demo import live, sign_ins
from jianyan.demo import world as worlds
from jianyan.demo.desks import Desks
from jianyan.demo.facts import FOLDER, Story, stories
from jianyan.demo.makers import activities, cook, matters, merits, organisation, outcomes, proposals  # noqa: F401 (they register makers)
from jianyan.figures.models import ReportedFact
from jianyan.flows.steps import take
from jianyan.organisation.choices import Role
from jianyan.readings import storing
from jianyan.readings.models import OldReport
from jianyan.reports import outline
from jianyan.reports.choices import Kind
from jianyan.reports.models import Report

Say = Callable[[str], None]
NOT_SAID = timedelta(days=20)  # after its period, where nobody knows when a report was told


def load(say: Say = lambda line: None) -> int:
    """Load every committee that is not there yet; returns how many were loaded."""
    waiting = [story for story in stories() if not Committee.objects.filter(slug=story.slug).exists()]
    for number, story in enumerate(waiting, 1):
        say(f"装入演示数据 {number}/{len(waiting)}：{story.committee['short_name']}")
        load_one(story)
    return len(waiting)


def is_loaded() -> bool:
    return all(Committee.objects.filter(slug=story.slug).exists() for story in stories())


@transaction.atomic
def load_one(story: Story) -> Committee:
    """One committee with those below it, in one transaction."""
    committee = _committee(story.slug, story.committee, None)
    _below(committee, story)
    _terms(committee, story.raw["terms"])
    world = worlds.new_world(committee, story.period)
    worlds.lead(world)
    worlds.found(world, story.raw)
    sign_ins.make(world)
    for recipe in story.recipes:
        cook(world, recipe)
    if story.raw["terms"][-1].get("live"):
        live.make(world)
        merits.balloting(world, f"{story.raw['terms'][-1]['number']}.{story.raw['terms'][-1]['plenaries'][-1][0]}")
    _reported(committee, story.raw.get("reported", []))
    _report(committee, story)
    _old_report(committee, story)
    return committee


def _committee(slug: str, data: dict[str, Any], parent: Committee | None) -> Committee:
    return Committee.objects.create(slug=slug, parent=parent, is_demo=True, open_to_visitors=True, **data)


def _terms(committee: Committee, terms: list[dict[str, Any]]) -> None:
    for entry in terms:
        term = Term.objects.create(
            committee=committee, number=entry["number"], starts_on=entry["starts_on"], ends_on=entry.get("ends_on")
        )
        for number, opens, *closes in entry["plenaries"]:
            Plenary.objects.create(
                committee=committee, term=term, number=int(number), opens_on=date.fromisoformat(opens),
                closes_on=date.fromisoformat(closes[0]) if closes else None,
            )  # fmt: skip


def _below(committee: Committee, story: Story) -> None:
    """Lower committees, each with its own records and, where the file says so, its consent to share them."""
    made: dict[str, Committee] = {}
    for entry in story.below:
        parent = made.get(entry.get("parent", ""), committee)
        lower = _committee(entry["slug"], entry["committee"], parent)
        made[entry["slug"]] = lower
        _terms(lower, entry["terms"])
        world = worlds.new_world(lower, story.period)
        worlds.lead(world)
        if "people" in entry:
            worlds.found(world, entry)
        for recipe in entry.get("make", ()):
            cook(world, recipe)
        for register in entry.get("shares", ()):
            Sharing.objects.create(committee=lower, receiver=committee, register=register, since=world.period.start)


def _reported(committee: Committee, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        ReportedFact.objects.create(committee=committee, **entry)


def _old_report(committee: Committee, story: Story) -> None:
    """An old report of the committee read in, where there is one: made up, with some numbers wrong on purpose."""
    file = FOLDER / "old" / f"{story.slug}.txt"
    if not file.exists():
        return
    report = OldReport.objects.create(
        committee=committee, name="工作小结（虚构）.txt", digest=sha256(file.read_bytes()).hexdigest(),
        text=file.read_text(encoding="utf-8"), kind="text", encoding="utf-8", period=story.period, added_by="演示",
    )  # fmt: skip
    storing.read_now(report)


def _report(committee: Committee, story: Story) -> None:
    """The committee's report in the project's own words: a title, a subtitle, then the text."""
    text = (FOLDER / "reports" / f"{story.slug}.md").read_text(encoding="utf-8")
    title, subtitle, body = text.split("\n\n", 2)
    kind = Kind.FIVE_YEAR if "-" in story.period else Kind.WORK
    report = Report.objects.create(
        committee=committee, slug="work", title=title.removeprefix("# ").strip(), subtitle=subtitle.strip(), kind=kind,
        period=story.period, note=story.raw.get("period_note", ""), is_open=True,
    )  # fmt: skip
    outline.lay(report, outline.cut(body))
    _publish(report, story.raw.get("told_on") or parse(story.period, committee).end + NOT_SAID)


def _publish(report: Report, day: date) -> None:
    """Take it through review, signature and publication in the week before it was told."""
    desks = Desks(report.committee)
    steps = (("submit", Role.RESEARCH_OFFICE, 7), ("sign_off", Role.LEADER, 3), ("publish", Role.OFFICE, 0))
    for name, role, before in steps:
        moment = timezone.make_aware(datetime.combine(day - timedelta(days=before), time(10)))
        with set_to(min(moment, timezone.now())):
            take(report, name, by=desks.of(role))
