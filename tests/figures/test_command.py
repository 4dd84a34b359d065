"""`jianyan figures` keeps its contract."""

import json

import pytest
from django.core.management import CommandError, call_command

from jianyan.cli import main

BASE = ["figures", "--committee", "jiuquan", "--period", "2013-2017"]


def test_json_has_one_object_per_figure_with_the_fields_of_the_contract(db, capsys):
    call_command(*BASE, "inquiries.completed", "--json")

    (row,) = json.loads(capsys.readouterr().out)

    assert list(row) == [
        "name", "label", "period", "from", "until", "as_of", "where", "by", "value", "unit", "kind", "part", "whole",
        "records", "url",
    ]  # fmt: skip
    assert (row["value"], row["unit"], row["kind"], row["records"]) == (38, "项", "count", 38)
    assert (row["from"], row["until"], row["as_of"]) == ("2013-01-01", "2017-12-31", "2017-12-31")


def test_by_gives_one_object_per_value(db, capsys):
    call_command(*BASE, "outcomes.money_coordinated", "--by", "provider", "--json")

    rows = json.loads(capsys.readouterr().out)

    assert {row["by"]["provider"]: row["value"] for row in rows} == {"care_unit": 9000000, "village_unit": 3760000}


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["figures", "inquiry.completed", "--committee", "jiuquan", "--period", "2017"], "inquiries.completed"),
        (["figures", "--committee", "jiuqan", "--period", "2017"], "jiuquan"),
        (["figures", "--committee", "jiuquan", "--period", "4.7"], "4.6"),
        (
            ["figures", "inquiries.completed", "--committee", "jiuquan", "--period", "2017", "--where", "kid=x"],
            "kind",
        ),
    ],
)
def test_an_unknown_name_ends_with_two_and_names_the_nearest(db, arguments, nearest):
    """An unknown figure, committee or period names the nearest known ones."""
    with pytest.raises(CommandError) as refused:
        call_command(*arguments)

    assert refused.value.returncode == 2
    assert nearest in str(refused.value)


def test_an_unknown_command_ends_with_two_and_one_sentence(capsys):
    code = main(["figurs"])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert "figures" in printed.err
