"""`jianyan figures [NAME...] --committee SLUG --period P [--where key=a,b] [--by DIMENSION] [--lower] [--json]`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from jianyan.command import Command as BaseCommand
from jianyan.committees.commanding import committee_named
from jianyan.committees.periods import UnknownPeriod, parse
from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES, UnknownFigure, find
from jianyan.figures.questions import Answer, Question, UnknownNarrowing, dimension_of, json_ready, narrowed_by


class Command(BaseCommand):
    help = "Compute figures of a committee for a period."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="figures; all when none is named")
        parser.add_argument("--committee", required=True, metavar="SLUG")
        parser.add_argument("--period", required=True, metavar="P", help="2022 · 2018-2022 · 15.1 · term:15 · a..b")
        parser.add_argument("--where", action="append", default=[], metavar="KEY=A,B")
        parser.add_argument("--by", default="", metavar="DIMENSION")
        parser.add_argument("--lower", action="store_true", help="with the lower committees that share their data")
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = [as_object(answer, by) for answer, by in ask(options)]
        except (UnknownFigure, UnknownPeriod, UnknownNarrowing) as unknown:
            raise CommandError(str(unknown)) from unknown
        if options["as_json"]:
            self.print_json(rows)
            return
        for row in rows:
            by = f" {'、'.join(row['by'].values())}" if row["by"] else ""
            self.stdout.write(f"{row['label']}{by}\t{row['value']}{row['unit']}\t{row['records']}\t{row['name']}")


def ask(options: dict[str, Any]) -> list[tuple[Answer, dict[str, str]]]:
    """The answers, each with the value of the break-down it stands for.

    Raises:
        UnknownFigure, UnknownPeriod, UnknownNarrowing, CommandError: with the nearest known names.
    """
    committee = committee_named(options["committee"])
    period = parse(options["period"], committee)
    figures = [find(name) for name in options["names"]] or list(FIGURES.values())
    questions = [
        Question(figure, committee, period, narrowed_by(figure, committee, options["where"]), options["lower"])
        for figure in figures
    ]
    if not options["by"]:
        return [(answer, {}) for answer in engine.answer(questions)]
    return [pair for question in questions for pair in _broken_down(question, options["by"])]


def _broken_down(question: Question, name: str) -> list[tuple[Answer, dict[str, str]]]:
    dimension = dimension_of(question.figure, name)
    return [(answer, {name: value}) for value, answer in sorted(engine.answer_by(question, dimension).items())]


def as_object(answer: Answer, by: dict[str, str]) -> dict[str, Any]:
    """An answer as the contract words it."""
    question, figure = answer.question, answer.figure
    where = {name: list(values) for name, values in question.where.items() if name not in by}
    return {
        "name": figure.name, "label": str(figure.label), "period": question.period.code,
        "from": question.period.start.isoformat(), "until": question.period.end.isoformat(),
        "as_of": question.as_of.isoformat(), "where": where, "by": by, "value": json_ready(answer.value),
        "unit": answer.unit, "kind": figure.kind, "part": answer.part, "whole": answer.whole,
        "records": answer.records, "url": question.url(),
    }  # fmt: skip
