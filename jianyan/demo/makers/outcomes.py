"""What work left: papers, suggestions, problems, regulations, publications, awards, money, projects, media."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jianyan.activities.models import Programme
from jianyan.demo.makers import maker
from jianyan.demo.world import World
from jianyan.outcomes.models import (
    ArrangedProject,
    Award,
    CopiesGiven,
    Delivery,
    Head,
    Instruction,
    Item,
    MediaPiece,
    Money,
    Paper,
    Problem,
    ProblemMeasure,
    Publication,
    Regulation,
    Suggestion,
)


def programme_of(world: World, code: str) -> Programme | None:
    return Programme.objects.of(world.committee).get(code=code) if code else None


def row_of(world: World, tag: str, n: int) -> Any:
    """The row that the n-th record hangs on, out of a tag."""
    return world.tagged[tag][n % len(world.tagged[tag])] if tag else None


def hung_on(world: World, tag: str, n: int) -> dict[str, Any]:
    """The matter or activity of that row, as a field of the record."""
    row = row_of(world, tag, n)
    if row is None:
        return {}
    return {"matter": row.matter} if hasattr(row, "matter_kind") else {"activity": row}


def follow(world: World, tag: str, n: int, day: date, within: int) -> date:
    """A day at most `within` days after what the n-th record hangs on was held or completed; else the day drawn.

    Below nothing, it is so many days before it at most.
    """
    row = row_of(world, tag, n)
    base = getattr(row, "held_on", None) or getattr(row, "completed_on", None) or day
    if within < 0:
        return base - timedelta(days=world.rng.randint(1, -within))
    return world.later(base, at_most=within) if within else base


def _writers(world: World, authors: str) -> Sequence[Any]:
    """The parties or special committees that write; none where persons do."""
    if authors == "party":
        return world.participants
    return world.bodies("special_committee") if authors == "committee" else []


@maker
def papers(
    world: World,
    kind: str,
    count: int,
    authors: str,
    between: list[str] | None = None,
    subjects: str = "subjects",
    title: str = "关于{}的报告",
    sent_to: list[str] | None = None,
    noted: bool = False,
    of: str = "",
    within: int = 0,
    tag: str = "",
) -> None:
    """Papers; `sent_to` gives their recipients, `noted` that a leader's instruction followed, `of` what they hang on.

    A paper on something is written at most `within` days after that was held or completed (before it, where that is
    below nothing), and named after it where each has a paper of its own.
    """
    writers = _writers(world, authors)
    own = bool(of) and count <= len(world.tagged[of])
    rows = []
    for n, (subject, picked) in enumerate(
        zip(world.titles(subjects, count), world.days(count, between), strict=True)
    ):
        hung, day = hung_on(world, of, n), follow(world, of, n, picked, within)
        subject = row_of(world, of, n).title if own else subject
        row = Paper(
            committee=world.committee, kind=kind, author_kind=authors, title=title.format(subject), written_on=day,
            authors=str(world.rng.choice(writers)) if writers else world.person_name(), **hung,
        )  # fmt: skip
        row.sent_on = world.later(row.written_on, at_most=14) if sent_to else None
        row.noted_on = world.later(row.sent_on or row.written_on, at_most=21) if noted else None
        rows.append(row)
    stored = world.keep(rows, tag)
    world.keep(
        [
            Delivery(committee=world.committee, paper=paper, recipient=recipient, sent_on=paper.sent_on)
            for paper in stored
            for recipient in sent_to or []
        ]
    )
    world.keep(
        [
            Instruction(
                committee=world.committee,
                paper=paper,
                leader=world.person_name(),
                kind="approving",
                given_on=paper.noted_on,
            )
            for paper in stored
            if noted
        ]
    )


@maker
def suggestions(
    world: World,
    source: str,
    count: int,
    between: list[str] | None = None,
    heads: list[str] | None = None,
    items: int = 0,
    fate: str = "",
    of: str = "",
    within: int = 0,
) -> None:
    """Suggestions; sorted into `items` items under `heads` when asked; all of one fate or of none yet.

    With `within` each is made at most so many days after what it hangs on was held.
    """
    sorted_into = _items(world, heads or [], items)
    rows = []
    for n, (text, picked) in enumerate(
        zip(world.titles("suggestions", count), world.days(count, between), strict=True)
    ):
        day = follow(world, of, n, picked, within)
        row = Suggestion(
            committee=world.committee, text=f"建议{text}", source=source, made_on=day, fate=fate,
            item=sorted_into[n % items] if items else None, **hung_on(world, of, n),
        )  # fmt: skip
        row.sent_on = world.later(row.made_on, at_most=20)
        row.sent_to = world.rng.choice(world.units).name
        row.decided_on = world.later(row.sent_on, at_most=90) if fate else None
        rows.append(row)
    world.keep(rows)


def _items(world: World, heads: list[str], count: int) -> list[Item]:
    stored = world.keep([Head(committee=world.committee, name=name) for name in heads])
    texts = world.titles("suggestions", count)
    return world.keep(
        [Item(committee=world.committee, head=stored[n % len(stored)], name=text) for n, text in enumerate(texts)]
    )


@maker
def problems(
    world: World,
    kind: str,
    count: int,
    closed: int,
    between: list[str] | None = None,
    programme: str = "",
    measures: int = 0,
    subjects: str = "problems",
    of: str = "",
) -> None:
    """Problems found, the first `closed` of them closed in the period; `measures` against them in all."""
    group = programme_of(world, programme)
    rows = [
        Problem(
            committee=world.committee, kind=kind, title=title, found_on=found, programme=group, owner=world.person_name(),
            closed_on=world.later(found, at_most=60) if n < closed else None, **hung_on(world, of, n),
        )
        for n, (title, day) in enumerate(zip(world.titles(subjects, count), world.days(count, between), strict=True))
        for found in [follow(world, of, n, day, 0)]
    ]  # fmt: skip
    stored = world.keep(rows)
    texts = world.titles("measures", measures)
    world.keep(
        [
            ProblemMeasure(committee=world.committee, problem=problem, text=text, set_on=problem.found_on)
            for n, text in enumerate(texts)
            for problem in [stored[n % len(stored)]]
        ]
    )


@maker
def regulations(
    world: World, titles: list[str], actions: list[str], between: list[str] | None = None, programme: str = ""
) -> None:
    """Regulations with the action of each, in turn."""
    group = programme_of(world, programme)
    rows = zip(titles, world.days(len(titles), between), strict=True)
    world.keep(
        [
            Regulation(
                committee=world.committee, title=title, action=actions[n % len(actions)], adopted_on=day,
                adopted_by="主席会议", programme=group,
            )
            for n, (title, day) in enumerate(rows)
        ]
    )  # fmt: skip


@maker
def publications(
    world: World,
    kind: str,
    titles: list[str],
    series: str = "",
    numbers: list[int] | None = None,
    between: list[str] | None = None,
) -> None:
    rows = zip(titles, world.days(len(titles), between), strict=True)
    world.keep(
        [
            Publication(
                committee=world.committee, kind=kind, title=title, series=series, published_on=day,
                number=numbers[n] if numbers else None,
            )
            for n, (title, day) in enumerate(rows)
        ],
        series or kind,
    )  # fmt: skip


@maker
def copies(
    world: World, of: str, reader_kind: str, readers: list[str], total: int, between: list[str] | None = None
) -> None:
    """Copies of tagged publications given to readers, `total` in all."""
    given = zip(readers, world.parts(total, len(readers)), world.days(len(readers), between), strict=True)
    world.keep(
        [
            CopiesGiven(
                committee=world.committee, publication=world.tagged[of][n % len(world.tagged[of])],
                reader_kind=reader_kind, reader=reader, copies=number, given_on=day,
            )
            for n, (reader, number, day) in enumerate(given)
        ]
    )  # fmt: skip


@maker
def awards(
    world: World, title: str, given_by: str, given_on: str, members: int = 0, matters: str = "", count: int = 0
) -> None:
    """An honour for some members, or for the first `count` tagged matters."""
    day = date.fromisoformat(given_on)
    chosen = [{"person": member.person} for member in world.rng.sample(world.in_office(day), members)]
    chosen += [{"matter": row.matter} for row in world.tagged[matters][:count]] if matters else []
    world.keep(
        [Award(committee=world.committee, title=title, given_by=given_by, given_on=day, **whom) for whom in chosen]
    )


@maker
def money(
    world: World,
    direction: str,
    total: int,
    count: int,
    purpose: str,
    provider: str,
    between: list[str] | None = None,
    sectors: list[str] | None = None,
    beneficiaries: str = "",
    programme: str = "",
    goods: int = 0,
) -> None:
    """`count` sums that add up to `total` yuan; of members (of some sectors), or of units; the first `goods` in kind."""
    group = programme_of(world, programme)
    targets = world.tagged[beneficiaries] if beneficiaries else []
    rows = []
    amounts, days = world.parts(total // 100, count), world.days(count, between)
    pool = [m for m in world.in_office(days[0]) if m.left_on is None and (not sectors or m.sector.code in sectors)]
    for n, (hundreds, day) in enumerate(zip(amounts, days, strict=True)):
        donor = pool[n % len(pool)] if provider == "member" else None
        rows.append(
            Money(
                committee=world.committee, direction=direction, amount=Decimal(hundreds * 100), received_on=day, purpose=purpose,
                provider_kind=provider, donor=donor, sector_code=donor.sector.code if donor else "", is_goods=n < goods,
                provider=str(donor.person) if donor else world.units[n % len(world.units)].name, programme=group,
                beneficiary=targets[n % len(targets)] if targets else None,
            )
        )  # fmt: skip
    world.keep(rows)


@maker
def projects(world: World, count: int, beneficiaries: str, between: list[str] | None = None) -> None:
    targets = world.tagged[beneficiaries]
    rows = zip(world.titles("projects", count), world.days(count, between), strict=True)
    world.keep(
        [
            ArrangedProject(
                committee=world.committee, title=f"{target.name}{title}", arranged_on=day, beneficiary=target,
                person=world.leaders[n % len(world.leaders)].person,
            )
            for n, (title, day) in enumerate(rows)
            for target in [targets[n % len(targets)]]
        ]
    )  # fmt: skip


@maker
def media(
    world: World,
    kind: str,
    count: int,
    between: list[str] | None = None,
    series: str = "",
    outlet: str = "",
    level: str = "",
    front: bool = False,
    published: int = 0,
    produced: bool = True,
    programme: str = "",
    subjects: str = "subjects",
    titled: str = "{}",
) -> None:
    """Media pieces; the first `published` of them were carried or broadcast."""
    group = programme_of(world, programme)
    rows = []
    for n, (title, day) in enumerate(zip(world.titles(subjects, count), world.days(count, between), strict=True)):
        rows.append(
            MediaPiece(
                committee=world.committee, kind=kind, title=titled.format(title), series=series, number=n + 1 if series else None,
                outlet=outlet if n < published else "", outlet_level=level if n < published else "own",
                on_front_page=front and n < published, programme=group, produced_on=day if produced else None,
                published_on=world.later(day, at_most=7) if n < published else None,
            )
        )  # fmt: skip
    world.keep(rows)
