"""Another program beside ours: what it is told, how its answer is read, and what is said when it is not there."""

import json
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from jianyan.bench import beside, proposal_data, proposals
from jianyan.bench.proposals import Taken

ANSWERS = """
import json, os, sys
told = json.load(sys.stdin)
works = {"list": {"times": [float(row["title"].count("关于")) for row in told["rows"]], "queries": told["runs"]}}
print(json.dumps({"what": os.environ["PRETALX_DATA_DIR"], "works": works}))
"""


@pytest.mark.django_db
def test_plan_holds_our_rows_and_what_our_own_pages_are_asked():
    committee = proposal_data.committee_of(40, lambda words: None)

    told = json.loads(json.dumps(beside.plan(committee)))

    assert len(told["rows"]) == 40
    assert told["rows"][0].keys() == {"title", "text", "more", "state", "category", "speaker"}
    assert {row["text"] for row in told["rows"]} == {proposal_data.TEXT}
    assert (told["search"], told["state"], told["page_rows"]) == ("河道治理", "handling", 30)
    assert (told["warm"], told["runs"]) == (proposals.WARM, proposals.RUNS)


def test_answer_is_read_into_what_stands_beside(monkeypatch):
    monkeypatch.setenv("PRETALX_DATA_DIR", "of this machine, not of the measurement")
    told = {"rows": [{"title": "关于甲"}, {"title": "关于乙"}], "runs": 7}

    other = beside.ask([sys.executable, "-c", ANSWERS], told, {"PRETALX_DATA_DIR": "its own"})

    assert other == beside.Other("its own", {"list": Taken(1.0, 1.0, 7)})


def test_each_line_of_a_work_stands_beside_the_same_line():
    ours, other = Taken(1.0, 2.0, 3), Taken(10.0, 20.0, 30)

    lines = list(proposals.measured("proposals.list", 2_000, ours, other, "pretalx 1"))

    assert [(line.name, line.value, line.beside) for line in lines] == [
        ("proposals.list", 1.0, 10.0),
        ("proposals.list.p95", 2.0, 20.0),
        ("proposals.list.queries", 3, 30),
    ]
    assert {line.beside_what for line in lines} == {"pretalx 1"}


def test_a_script_that_fails_is_told_in_its_last_words():
    with pytest.raises(beside.NothingBeside) as refusal:
        beside.ask([sys.executable, "-c", "raise SystemExit('no such event')"], {}, {})

    assert str(refusal.value) == "pretalx 没有测成（no such event）。"


def test_an_environment_that_cannot_be_made_is_told_and_nothing_is_left(tmp_path):
    (tmp_path / "taken").write_text("a file stands where the folder should be")
    said = []

    with pytest.raises(beside.NothingBeside):
        beside.environment(tmp_path / "taken" / "pretalx", said.append)

    assert len(said) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.django_db
def test_command_measures_ours_alone_when_nothing_can_stand_beside(tmp_path, settings, monkeypatch):
    (tmp_path / "pretalx").write_text("a file stands where the environment should be")
    settings.VAR = tmp_path / "proposals-60"
    monkeypatch.setenv("JIANYAN_BENCH", "1")
    monkeypatch.setattr(beside, "SIZE", 60)
    monkeypatch.setattr(proposals.timed, "__defaults__", (2,))
    out, err = StringIO(), StringIO()

    call_command("bench", "proposals", rows=[60], as_json=True, stdout=out, stderr=err)

    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert (len(lines), {line["beside"] for line in lines}) == (15, {None})
    assert err.getvalue().rstrip().endswith("只测本系统。")
