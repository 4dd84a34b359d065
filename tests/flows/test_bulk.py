"""Stories written at once leave what the same steps leave one by one."""

from datetime import timedelta

import pytest

from jianyan.committees.clock import today
from jianyan.flows.bulk import Chronicle
from jianyan.flows.models import Counter, Waiting
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import begin, take
from jianyan.trail.models import Entry, key_of
from tests.flows.trial import AUTHOR, OFFICE, UNITS, Answer, Request, State, committee

pytestmark = pytest.mark.django_db
START = today() - timedelta(days=60)


def new_request(**fields) -> Request:
    return Request(committee=committee(), author=AUTHOR.key, title="修桥", topic="交通", **fields)


def walk(begins, takes) -> list:
    """A request that two units answer, one of them adopted, told by two functions; returns its rows."""
    request = new_request()
    begins(request, by=AUTHOR, on=START)
    takes(request, "submit", by=AUTHOR, on=START + timedelta(days=1), topic="桥")
    takes(request, "accept", by=OFFICE, on=START + timedelta(days=2))
    answers = [Answer(committee=committee(), request=request, unit=unit.key) for unit in UNITS[:2]]
    for answer in answers:
        begins(answer, by=OFFICE, on=START + timedelta(days=3))
    for answer, unit in zip(answers, UNITS, strict=False):
        takes(answer, "give", by=unit, on=START + timedelta(days=20), words="可以")
    takes(answers[0], "adopt", by=OFFICE, on=START + timedelta(days=30))
    return [request, *answers]


def kept(rows) -> list:
    """Columns, trail and desks of rows, without keys and moments."""
    found = []
    for row in rows:
        stored = type(row).objects.of(row.committee).filter(pk=row.pk).values().get()
        told = (
            Entry.objects.of(row.committee)
            .about(row)
            .order_by("pk")
            .values("doer", "title", "step", "before", "after", "note")
        )
        waits = Waiting.objects.about(row).values(
            "desk_kind", "desk_key", "step", "label", "since", "due_on", "deadlines", "title"
        )
        found.append(
            ({k: v for k, v in stored.items() if k not in ("id", "request_id", "number")}, list(told), list(waits))
        )
    return found


def without_number(rows) -> str:
    return repr(rows).replace("'number': 1", "").replace("'number': 2", "")


def test_bulk_leaves_what_single_steps_leave():
    chronicle = Chronicle(committee())
    bulk = walk(chronicle.begin, chronicle.take)
    chronicle.write()

    single = walk(begin, take)
    single[0].refresh_from_db()

    assert without_number(kept(bulk)) == without_number(kept(single))
    assert bulk[0].state == State.ANSWERED
    assert (bulk[0].number, single[0].number) == (1, 2)


def test_bulk_stores_with_a_few_statements(django_assert_max_num_queries):
    def statements(count: int) -> int:
        chronicle = Chronicle(committee())
        for _ in range(count):
            walk(chronicle.begin, chronicle.take)
        with django_assert_max_num_queries(20) as asked:
            chronicle.write()
        return len(asked)

    statements(1)  # opens the series of numbers
    assert statements(20) < 2 * statements(1)


def test_bulk_dates_the_trail_by_its_days():
    chronicle = Chronicle(committee())
    request = walk(chronicle.begin, chronicle.take)[0]
    chronicle.write()

    entries = list(Entry.objects.of(committee()).about(request))
    assert [entry.step for entry in reversed(entries)] == ["begin", "submit", "accept", "all_answered"]
    assert [(entry.at.date() - START).days for entry in reversed(entries)] == [0, 1, 2, 20]


def test_bulk_refuses_what_the_table_refuses():
    chronicle = Chronicle(committee())
    request = new_request()
    chronicle.begin(request, by=AUTHOR, on=START)

    with pytest.raises(StepRefused):
        chronicle.take(request, "accept", by=OFFICE, on=START)
    with pytest.raises(StepRefused):
        chronicle.take(request, "submit", by=UNITS[0], on=START)

    assert not Entry.objects.of(committee()).filter(kind="request", row=key_of(request)).exists()


def test_bulk_goes_on_with_the_numbers_given(monkeypatch):
    take_one = walk(begin, take)[0]
    chronicle = Chronicle(committee())
    request = walk(chronicle.begin, chronicle.take)[0]
    chronicle.write()

    assert request.number == take_one.number + 1
    assert Counter.objects.of(committee()).get(series="request:2024").value == request.number
