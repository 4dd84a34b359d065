"""Each saying finds its examples and passes over the others; wrong declarations are found at start."""

import pytest
from django.utils import translation

from jianyan.activities.kinds import shared
from jianyan.figures import reference
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.checks import check_sayings, errors_of_saying
from jianyan.figures.declared import Reported
from jianyan.figures.sayings import SAYINGS, Saying, example, narrowing, terms, words
from jianyan.figures.ties import matches, tie

FOUND = [(saying, text, where) for saying in SAYINGS for text, where in saying.finds.items()]
PASSED = [(saying, text) for saying in SAYINGS for text in saying.passes_over]


@pytest.mark.parametrize(("saying", "text", "where"), FOUND, ids=[f"{s.figure}-{t}" for s, t, _ in FOUND])
def test_an_example_is_tied_as_declared(saying, text, where):
    found = tie(example(text))

    assert found is not None
    assert (found.figure, {k: frozenset(v) for k, v in found.where.items()}) == (saying.figure, narrowing(where))


@pytest.mark.parametrize(("saying", "text"), PASSED, ids=[f"{s.figure}-{t}" for s, t in PASSED])
def test_what_a_saying_passes_over_is_not_heard_by_it(saying, text):
    assert saying not in [match.saying for match in matches(example(text))]


def test_every_computed_figure_that_reports_tell_has_a_saying():
    """A figure that only serves as a denominator no report tells; a reported figure is not computed."""
    known = {saying.figure for saying in SAYINGS}

    assert known == {figure.name for figure in FIGURES.values() if figure.told and not isinstance(figure, Reported)}


def test_kinds_of_activity_that_reports_name_are_heard_in_their_own_words():
    """A kind counted by its host alone (studio, liaison group) has no words of its own."""
    named = {code for code, entry in shared().items() if entry.get("says")}

    assert set(shared()) - named == {"studio_activity", "liaison_group_activity"}


def test_declared_sayings_are_in_order():
    assert check_sayings(None) == []


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"figure": "proposals.field"}, "figures.E008"),
        ({"by": (terms("colour", {"red": "红色"}),)}, "figures.E009"),
        ({"by": (terms("proposer", {"nobody": "无名氏"}),)}, "figures.E010"),
        ({"needs": ("proposer",)}, "figures.E011"),
        ({"units": ("升",)}, "figures.E012"),
        ({"finds": {}}, "figures.E013"),
        ({"finds": {"立案率[91%]": ""}}, "figures.E013"),
        ({"words": ((),)}, "figures.E014"),
    ],
)
def test_wrong_declaration_is_named(fields, number):
    given = {
        "figure": "proposals.filed",
        "units": ("件",),
        "words": (words("立案"),),
        "finds": {"立案提案[286件]": ""},
    }
    saying = Saying((given | fields).pop("figure"), **{k: v for k, v in (given | fields).items() if k != "figure"})

    assert number in [error.id for error in errors_of_saying(saying)]


def test_docs_tell_the_words_by_which_a_figure_is_known():
    with translation.override("zh-hans"):
        assert "立案" in reference.known_by("proposals.filed")
