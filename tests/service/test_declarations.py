"""Checks over names, generated pages, and the lock files."""

import re
from pathlib import Path

import pytest
from django.db import models

from jianyan.generated import NoPlace, filled
from jianyan.service.checks import long_names, names_are_short
from tests.databases import ROOT

LOCKS = ("run", "test")


def pins(kind: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def test_name_over_thirty_characters_is_found():
    class Long(models.Model):
        a_column_whose_name_is_far_too_long = models.IntegerField()

        class Meta:
            app_label = "service"
            managed = False
            db_table = "service_long"

    found = long_names(Long)
    del Long._meta.apps.all_models["service"]["long"]

    assert found == [("column", "a_column_whose_name_is_far_too_long")]


def test_our_own_names_are_short():
    assert names_are_short(None) == []


def test_section_is_filled_between_its_markers_only():
    page = "before\n<!-- generated: a -->\nold\n<!-- end -->\n<!-- generated: b -->\n<!-- end -->\n"

    text = filled(page, "a", "new \\1")

    assert text == page.replace("old", "new \\1")


def test_section_without_its_markers_is_refused():
    with pytest.raises(NoPlace) as refusal:
        filled("nothing here", "a", "new", path="docs/x.md")

    assert str(refusal.value) == "docs/x.md：缺少 <!-- generated: a --> 和 <!-- end --> 两个标记，不知道写在哪里。"


@pytest.mark.parametrize("kind", LOCKS)
def test_lock_file_names_no_address(kind):
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")

    assert re.findall(r"\w+://|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


@pytest.mark.parametrize("kind", LOCKS)
def test_lock_file_has_a_hash_for_every_package(kind):
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]

    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert len(blocks) == len(pins(kind))


def test_test_lock_holds_everything_of_the_run_lock():
    run, test = pins("run"), pins("test")

    assert {name: test.get(name) for name in run} == run


def test_no_source_file_is_longer_than_one_reads():
    long = [
        str(f)
        for folder in ("tools", "tests/service", "jianyan/service")
        for f in Path(ROOT, folder).rglob("*.py")
        if len(f.read_text(encoding="utf-8").splitlines()) > 400
    ]

    assert long == []
