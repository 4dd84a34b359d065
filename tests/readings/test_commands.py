"""`jianyan read` and `jianyan audit`: the contract of their JSON, exit codes, and what is printed."""

import json
import subprocess
import sys
from decimal import Decimal

import pytest

from jianyan.cli import main
from jianyan.committees.models import Committee
from jianyan.readings import commanding, told
from jianyan.text.found import Meta, Reading
from tests.readings.numbers import TEXT, TIED, claim, reading_of

META = ["title", "committee", "level", "term", "period", "date"]
CLAIM = ["start", "end", "quote", "value", "unit", "bound", "what", "module", "period", "who", "figure", "where"]


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    return str(file)


@pytest.fixture
def tied(monkeypatch):
    """The reader finds what the test says, tied as the test says."""
    ties = {what: told.Tie(figure, where, ("words",)) for what, figure, where in TIED.values() if figure}
    monkeypatch.setattr(commanding.reader, "read", reading_of)
    monkeypatch.setattr(told, "tie", lambda claim: ties.get(claim.what))


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_read_prints_one_object_with_the_keys_of_the_contract_in_their_order(report, capsys):
    code, out, err = run(capsys, "read", report, "--json")

    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found) == ["meta", "claims", "relations"]
    assert list(found["meta"]) == META
    assert {tuple(one) for one in found["claims"]} == {tuple(CLAIM)}
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in found["claims"])
    assert found["claims"][0]["quote"] == "231件"


def test_values_are_plain_numbers_and_what_is_untied_has_no_figure_and_no_narrowing(tmp_path, capsys, monkeypatch):
    values = ["2600000", "98.6", "1E+9", "5"]
    claims = tuple(claim(value=value, start=at) for at, value in enumerate(values))
    monkeypatch.setattr(commanding.reader, "read", lambda text: Reading(Meta(), claims))
    monkeypatch.setattr(told, "tie", lambda claim: None)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    _code, out, _err = run(capsys, "read", tmp_path / "a.txt", "--json")

    found = json.loads(out, parse_float=Decimal)["claims"]
    assert [one["value"] for one in found] == [2600000, Decimal("98.6"), 1000000000, 5]
    assert "1000000000" in out
    assert {(one["figure"], str(one["where"])) for one in found} == {(None, "{}")}


def test_ties_give_figure_and_narrowing(report, capsys, tied):
    _code, out, _err = run(capsys, "read", report, "--json")

    found = {one["quote"]: (one["figure"], one["where"]) for one in json.loads(out)["claims"]}
    assert found["4次"] == ("activities.held", {"kind": ["standing_committee_meeting"]})
    assert found["5个"] == (None, {})


def test_the_decoded_text_is_saved_byte_for_byte(tmp_path, capsys):
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode())

    code, out, _err = run(capsys, "read", tmp_path / "a.txt", "--json", "--text", tmp_path / "out.txt")

    saved = (tmp_path / "out.txt").read_bytes().decode()
    assert (code, saved) == (0, text)
    assert all(saved[one["start"] : one["end"]] == one["quote"] for one in json.loads(out)["claims"])


def test_a_file_without_numbers_is_an_empty_list(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("今天天气很好，没有什么可说的。", encoding="utf-8")

    code, out, _err = run(capsys, "read", tmp_path / "a.txt", "--json")

    assert (code, json.loads(out)["claims"]) == (0, [])


def test_without_json_a_table_can_be_read(report, capsys):
    code, out, _err = run(capsys, "read", report)

    assert code == 0
    assert "231件" in out
    assert "proposal" in out


def test_reading_needs_no_database(report):
    environ = {"PATH": "/usr/bin:/bin", "JIANYAN_DB": "postgresql", "JIANYAN_DB_HOST": "/nowhere"}

    command = [sys.executable, "-m", "jianyan", "read", report, "--json"]
    done = subprocess.run(command, capture_output=True, env=environ, timeout=180, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["claims"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read", "/nowhere/report.txt", "--json"], "打不开文件"),
        (["read"], ""),
        (["audit", "{}", "--committee", "shangzou", "--json"], "shangzhou"),
        (["audit", "{}", "--committee", "shangzhou", "--period", "88.8"], "88.8"),
        (["audit", "/nowhere/report.txt", "--committee", "shangzhou"], "打不开文件"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_done_ends_with_2_one_sentence_and_nothing_printed(report, capsys, arguments, sentence):
    code, out, err = run(capsys, *[one.format(report) for one in arguments])

    assert (code, out) == (2, "")
    assert sentence in err


@pytest.mark.django_db
def test_audit_adds_computed_and_verdict_and_says_no_when_something_differs(report, capsys, tied):
    code, out, _err = run(capsys, "audit", report, "--committee", "shangzhou", "--json")

    found = json.loads(out)["claims"]
    assert code == 1
    assert {tuple(one) for one in found} == {(*CLAIM, "computed", "verdict")}
    assert [(one["quote"], one["computed"], one["verdict"]) for one in found] == [
        ("231件", 231, "agrees"),
        ("62件", 62, "agrees"),
        ("100%", 100, "agrees"),
        ("4次", 4, "agrees"),
        ("15次", 13, "differs"),
        ("100多次", 107, "agrees"),
        ("5个", None, "not_kept"),
    ]


@pytest.mark.django_db
def test_audit_for_a_period_nobody_recorded_keeps_nothing_and_ends_with_0(report, capsys, tied):
    code, out, _err = run(capsys, "audit", report, "--committee", "shangzhou", "--period", "1999", "--json")

    assert (code, {one["verdict"] for one in json.loads(out)["claims"]}) == (0, {"not_kept"})


@pytest.mark.django_db
def test_audit_without_json_tells_each_number_and_the_tally(report, capsys, tied):
    code, out, _err = run(capsys, "audit", report, "--committee", "shangzhou")

    assert code == 1
    assert out.splitlines()[-1] == "相符 5\t不符 1\t部分有据 0\t本系统无记录 1\t不可核 0"


@pytest.mark.django_db
def test_audit_proposes_what_the_committee_confirmed_before(report, capsys, monkeypatch, tied):
    remembered = {"专委会党支部|个": told.Tie("organisation.bodies", {"kind": ("party_branch",)})}
    monkeypatch.setattr(commanding, "remembered", lambda committee: remembered)
    assert Committee.objects.filter(slug="shangzhou").exists()

    _code, out, _err = run(capsys, "audit", report, "--committee", "shangzhou", "--json")

    found = next(one for one in json.loads(out)["claims"] if one["quote"] == "5个")
    assert (found["figure"], found["computed"], found["verdict"]) == ("organisation.bodies", 5, "agrees")
