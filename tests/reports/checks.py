"""What the tests of checking share: what is found in a text, and the text once it is mended."""

from jianyan.figures import engine
from jianyan.figures.catalogue import FIGURES
from jianyan.figures.questions import Question
from jianyan.reports.checking.checker import check
from jianyan.reports.checking.draft import Draft
from jianyan.reports.models import Report
from tests.reports.desks import county, make_report

STUDY = "[[activities.held kind=centre_group_study]]"


def kinds(*texts, **fields):
    """What is found in a report of these sections, as (kind, quote)."""
    return [(str(one.kind), one.quote) for one in check(make_report(*texts, **fields))]


def only(text, kind, **fields):
    """The one finding of a kind in a text."""
    (found,) = [one for one in check(make_report(text, **fields)) if one.kind == kind]
    return found


def mended(found, number=0):
    """The text with a mend in it."""
    text = found.section.text
    return text[: found.start] + found.mends[number].replacement + text[found.end :]


def after(found, number=0):
    """What is found of its kind once the mend is in."""
    return [one for one in kinds(mended(found, number), slug=f"mended-{number}") if one[0] == str(found.kind)]


def value(name, **where):
    return engine.answer_one(Question(FIGURES[name], county(), year(), where)).value


def year():
    return Draft(Report.objects.of(county()).get(slug="work")).period
