"""What stops the start: a wrong declaration, kind or data file, named with the file, the key and a hint."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from jianyan.activities import kinds
from jianyan.demo import facts
from jianyan.figures import catalogue
from jianyan.figures.declared import Count
from jianyan.proposals.models import Proposal


def refused() -> str:
    with pytest.raises(SystemCheckError) as stopped:
        call_command("prepare", skip_checks=False)
    return str(stopped.value)


def test_a_wrong_kind_stops_the_start(monkeypatch):
    """A wrong declaration, kind or data file stops the start with the file, the key and a hint."""
    wrong = {"chinese": "试", "english": "Try", "family": "studdy", "unit": "次"}
    monkeypatch.setattr(kinds, "shared", lambda: {"a_try": wrong})

    said = refused()

    assert all(words in said for words in ("kinds.toml", "[a_try]", "family", "study", "activities.E003"))


def test_a_wrong_declaration_stops_the_start(monkeypatch):
    """A wrong declaration, kind or data file stops the start with the file, the key and a hint."""
    figure = Count("proposals.a_try", of=Proposal, when="filed_on", unit="", label="试", meaning="试出来的口径")
    monkeypatch.setitem(catalogue.FIGURES, figure.name, figure)

    said = refused()

    assert all(words in said for words in ("proposals.a_try", "no unit", "HINT"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('figure = "proposals.fild"', "proposals.filed"),
        ('bound = "about"', "at_least"),
        ('figur = "proposals.filed"', "figur"),
        ("figure = ", "demo.E001"),
        ('figure = "proposals.filed"\n[[make]]\nwhat = "activites"', "activities"),
        ('figure = "proposals.filed"\n[[make]]\nwhat = "activities"\nkinds = "x"', "kind"),
    ],
)
def test_a_wrong_data_file_stops_the_start(monkeypatch, tmp_path, line, words):
    """A wrong declaration, kind or data file stops the start with the file, the key and a hint."""
    known = '[[figure]]\nid = "x"\nvalue = 1\nunit = "件"\n' + (
        "" if "figure" in line else 'figure = "proposals.filed"\n'
    )
    (tmp_path / "jiuquan.toml").write_text(
        f'period = "2022"\n[committee]\nname = "x"\n{known}{line}\n', encoding="utf-8"
    )
    monkeypatch.setattr(facts, "FOLDER", tmp_path)
    facts.story.cache_clear()
    try:
        said = refused()
    finally:
        facts.story.cache_clear()

    assert "jiuquan.toml" in said
    assert words in said
