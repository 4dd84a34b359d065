"""Reading measured: how finds are held against labels, and what the command says."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from jianyan.bench import reading
from jianyan.bench.reading import Labelled

TABLE = """
[[sentence]]
text = "开展调研12次、视察2次，办复率、满意率均为100%。"
why = "for this test"
claims = [
  { quote = "12次", value = 12, unit = "次", bound = "exact", what = "调研", module = "research" },
  { quote = "2次", occurrence = 2, value = 2, unit = "次", bound = "exact", what = "视察", module = "inspection" },
  { quote = "100%", value = 100, unit = "%", bound = "exact", what = "办复率", module = "proposal" },
  { quote = "100%", value = 100, unit = "%", bound = "exact", what = "满意率", module = "proposal" },
]
"""


def write(folder: Path) -> Path:
    (folder / "sentences.toml").write_text(TABLE, encoding="utf-8")
    return folder


def test_labels_stand_where_their_occurrence_says(tmp_path: Path):
    (each,) = reading.labelled(write(tmp_path))

    assert [each.text[start:end] for start, end, _ in each.claims] == ["12次", "2次", "100%", "100%"]
    assert [start for start, _, _ in each.claims] == [4, 10, 22, 22]


def test_score_counts_found_right_and_over():
    texts = [Labelled("会议5次、调研7次，第3届", ((2, 4, Decimal(5)), (7, 9, Decimal(7))))]

    told = reading.score(
        texts, lambda text: [(2, 3, Decimal(5)), (7, 8, Decimal(8)), (11, 12, Decimal(3)), (11, 12, Decimal(3))]
    )

    assert (told.found, told.right, told.over) == (2, 1, 1)


def test_measure_prints_ours_alone_when_nothing_is_there_to_compare_with(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(reading, "missing", lambda: list(reading.LIBRARIES))

    rows = list(reading.measure(reading.labelled(write(tmp_path))))

    assert [row.name for row in rows] == ["reading.found", "reading.right", "reading.over", "reading.speed"]
    assert {row.beside for row in rows} == {None}


def test_measure_puts_each_library_beside_ours(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(reading, "missing", lambda: ["jionlp"])
    monkeypatch.setattr(reading, "FINDERS", {"recognizers-text-suite": lambda: lambda text: [(4, 6, Decimal(12))]})

    rows = {row.name: row for row in reading.measure(reading.labelled(write(tmp_path)))}

    assert (rows["reading.right"].size, rows["reading.right"].beside) == (4, 1)
    assert rows["reading.right"].beside_what == "recognizers-text-suite"


def test_our_own_reader_finds_an_easy_sentence(tmp_path: Path):
    told = reading.score(reading.labelled(write(tmp_path)), reading.own_finds)

    assert (told.found, told.right, told.over) == (4, 4, 0)


def test_command_writes_json_lines_and_says_what_is_not_installed(tmp_path: Path):
    command = [sys.executable, "-m", "jianyan", "bench", "reading", "--json", "--texts", str(write(tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert {row["name"] for row in rows} == {"reading.found", "reading.right", "reading.over", "reading.speed"}
    assert ("pip install -r requirements/bench.in" in done.stderr) == bool(reading.missing())


def test_command_without_texts_is_refused(tmp_path: Path):
    command = [sys.executable, "-m", "jianyan", "bench", "reading", "--texts", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert "--texts" in done.stderr
