"""What a text says about itself: title, committee, level, plenary, period, date."""

from __future__ import annotations

from jianyan.text.cleaning import Clean, clean
from jianyan.text.found import Meta
from jianyan.text.metadata.committee import committee_and_level
from jianyan.text.metadata.dates import page_date, signed_date, speech_date
from jianyan.text.metadata.period import period
from jianyan.text.metadata.term import first_plenary
from jianyan.text.metadata.title import headline


def metadata(raw: str, cleaned: Clean | None = None) -> Meta:
    """Read what a text says about itself; None for what it does not say. The host of its page is never asked.

    `cleaned` saves cleaning a text twice.
    """
    page = cleaned or clean(raw)
    lines = [page.text[line.start : line.end] for line in page.lines]
    article = [line.article for line in page.lines]
    head = headline(lines, article)
    told = [line for line, kept in zip(lines, article, strict=True) if kept]
    text = "\n".join(told)
    committee, level = committee_and_level(text)
    own = speech_date(lines[: head.body], head.first) or signed_date(lines, article)
    term = first_plenary(text, committee)
    named = f"{head.title or ''} {head.subtitle}"
    shown = page_date(lines, head.last if head.title else None, head.body)
    said = period(named, told, own, None)
    if shown and said and said[-4:].isdigit() and shown[:4] < said[-4:]:
        shown = None  # a page is not older than what it tells of: this is a widget's day
    return Meta(
        title=_as_marked(head.title, page, raw),
        committee=committee,
        level=level,
        term=term,
        period=period(named, told, own, shown if term else None),
        date=own or shown,
    )


HALF = dict(zip("，；：！？（）", ",;:!?()", strict=True))


def _as_marked(title: str | None, page: Clean, raw: str) -> str | None:
    """The title with the marks of the text itself, which cleaning made full width."""
    at = page.text.find(title) if title else -1
    if not title or at < 0:
        return title
    before = (raw[page.mapped.starts[at + place]] for place in range(len(title)))
    return "".join(old if old == HALF.get(char) else char for char, old in zip(title, before, strict=True))
