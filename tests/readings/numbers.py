"""Numbers of a report made by hand, for tests of what is done with them."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from jianyan.committees.models import Committee
from jianyan.demo.facts import Fact
from jianyan.readings import storing
from jianyan.readings.models import OldClaim, OldReport
from jianyan.readings.told import Told, key_of
from jianyan.text.found import READER_VERSION, Bound, Claim, Meta, Reading


def claim(quote="286件", value="286", unit="件", bound="exact", start=0, **given) -> Claim:
    said = {"what": "立案提案", "module": "proposal", "clause": quote, "sentence": quote} | given
    return Claim(
        start=start, end=start + len(quote), quote=quote, value=Decimal(value), unit=unit, bound=Bound(bound), **said
    )


def told(figure="proposals.filed", where=None, **given) -> Told:
    one = claim(**given)
    return Told(key_of(one.start, one.end, 0), one, figure, where or {})


def of_fact(fact: Fact, at: int = 0) -> Told:
    """A published figure of the demonstration as a report would tell it."""
    word = "以上" if fact.reaches else ""
    one = claim(f"{fact.value}{fact.unit}{word}", str(fact.value), fact.unit, fact.bound, at, period=fact.period)
    return Told(key_of(at, at + len(one.quote), 0), one, fact.figure, fact.where)


TEXT = (Path(__file__).with_name("report.txt")).read_text(encoding="utf-8")
TIED = {
    "231件": ("收到委员提案", "proposals.received", {}),
    "62件": ("集体提案", "proposals.received", {"proposer": ["organisation", "party"]}),
    "100%": ("提案办复率", "proposals.reply_rate", {}),
    "4次": ("常委会会议", "activities.held", {"kind": ["standing_committee_meeting"]}),
    "15次": ("主席会议", "activities.held", {"kind": ["chairs_meeting"]}),
    "100多次": ("项目现场督导检查", "activities.held", {"kind": ["project_check"]}),
    "5个": ("专委会党支部", "", {}),
}


def reading_of(text: str = TEXT, version: str = READER_VERSION, leave_out: tuple[str, ...] = ()) -> Reading:
    """The numbers of the test's own report, as a reader finds them."""
    claims = []
    for quote, (what, _figure, _where) in TIED.items():
        start = text.find(quote)
        if start >= 0 and quote not in leave_out:
            bound = "at_least" if "多" in quote else "exact"
            value = "".join(filter(str.isdigit, quote))
            unit = quote.lstrip("0123456789多")
            claims.append(
                claim(quote, value, unit, bound, start, what=what, clause=what + quote, sentence=what + quote)
            )
    meta = Meta(title="2022年工作情况", committee="政协商洛市商州区委员会", period="2022")
    return Reading(meta, tuple(sorted(claims, key=lambda one: one.start)), version=version)


def without_readings(slug: str) -> Committee:
    """A committee of the demonstration whose own made-up reading is taken away."""
    committee = Committee.objects.get(slug=slug)
    OldReport.objects.of(committee).delete()
    return committee


def stored(committee, text: str = TEXT, name: str = "工作情况.txt", **given) -> OldReport:
    """An old report whose numbers are read as `reading_of` says and tied as `TIED` says."""
    digest = sha256(text.encode()).hexdigest()
    report = OldReport.objects.create(committee=committee, name=name, digest=digest, text=text, added_by="研究室")
    read_again(report, reading_of(text, **given))
    return report


def read_again(report: OldReport, reading: Reading) -> None:
    """Store a reading, and the ties that the sayings would give it."""
    storing.store(report, reading)
    for row in OldClaim.objects.of(report.committee).filter(report=report):
        _what, figure, where = TIED[row.quote]
        origin = "sayings" if figure else ""
        OldClaim.objects.of(report.committee).filter(pk=row.pk).update(figure=figure, where=where, origin=origin)


def key(report: OldReport, quote: str) -> str:
    """The address of a number by its words."""
    start = report.text.find(quote)
    return f"{start}-{start + len(quote)}-0"
