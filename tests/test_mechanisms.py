"""docs/mechanisms.tsv names every mechanism once and says of none that it works without a test that goes there."""

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.urls import get_resolver

from jianyan.service.commands import ours
from jianyan.service.reference import floors

TESTS = Path(__file__).parent
TABLE = TESTS.parent / "docs" / "mechanisms.tsv"
HEAD = ["id", "name", "room", "where", "test", "state"]
LAST = {"000": 57, "001": 54, "002": 44, "003": 57, "004": 35}
ALL = [f"{report}-M{number:02d}" for report, last in LAST.items() for number in range(1, last + 1)]


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


WORKS = [row for row in rows() if row["state"] == "works"]


@cache
def sources() -> dict[str, str]:
    """Every test function with its source, by name; a name that two tests have joins both."""
    found: dict[str, str] = {}
    for file in TESTS.rglob("test_*.py"):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[node.name] = found.get(node.name, "") + (ast.get_source_segment(text, node) or "")
    return found


@cache
def addresses() -> set[str]:
    """The names of all addresses."""
    return {name for name in get_resolver().reverse_dict if isinstance(name, str)}


def rooms() -> Iterator[str]:
    for floor in floors():
        yield from floor


def words(source: str) -> set[str]:
    """The texts that a test's source holds."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_table_has_every_mechanism_once_in_order():
    assert len(ALL) == 247
    assert [row["id"] for row in rows()] == ALL


def test_the_table_has_its_columns_and_known_rooms_and_states():
    assert list(rows()[0]) == HEAD
    assert {row["state"] for row in rows()} <= {"works", "open"}
    assert all(row["name"] for row in rows())
    assert {row["room"] for row in rows()} <= set(rooms())


@pytest.mark.parametrize("row", WORKS, ids=[row["id"] for row in WORKS])
def test_what_works_names_an_address_or_command_and_a_test_that_goes_there(row):
    assert row["where"] in addresses() | set(ours()), row["where"]
    assert row["test"] in sources(), row["test"]
    assert row["where"] in words(sources()[row["test"]]), f"{row['test']} does not name {row['where']}"
