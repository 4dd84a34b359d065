"""One template tag per part of the visual language, so that no template writes its classes by hand."""

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jianyan.look import fields, icons, paging, phrases, rows, switches
from jianyan.look.plots import Bars, Columns, Heat, Spark, Trend
from jianyan.look.tables import Table

register = template.Library()

Values = dict[str, Any]
BOTTOM_PLACES = 5


def part(name: str, *, takes_context: bool = False) -> Callable[[Callable[..., Values]], Callable[..., Values]]:
    """Register a tag that draws `parts/<name>.html` with the values its function returns.

    No white space is left around the part: between two Chinese characters it would show.
    """

    def register_part(values: Callable[..., Values]) -> Callable[..., Values]:
        @functools.wraps(values)
        def draw(*args: Any, **kwargs: Any) -> SafeString:
            text = get_template(f"look/parts/{name}.html").render(values(*args, **kwargs))
            return mark_safe(text.strip())

        register.simple_tag(draw, takes_context=takes_context, name=values.__name__)
        return values

    return register_part


# The frame of a page


@register.simple_tag
def page_language() -> str:
    """The language of the page as HTML names it."""
    language = get_language() or "zh-hans"
    return "zh-CN" if language == "zh-hans" else language


@register.simple_tag
def bottom_places(navigation: Iterable[Any]) -> list[Any]:
    """The entries for the bottom bar, five at most."""
    return [item for item in navigation or () if _attribute(item, "bottom")][:BOTTOM_PLACES]


@part("switch", takes_context=True)
def switch(context: Context, name: str, wide: bool = False) -> Values:
    """A form of one button that changes a setting and comes back: type, language, theme or density."""
    values = switches.values(name, context.get("mast"), context.get("request"))
    return {**values, "wide": wide, "csrf_token": context.get("csrf_token")}


@part("crumbs")
def crumbs(*trail: Any) -> Values:
    """Where this page stands: a list of (label, url), or labels and urls in turn ending with this page's label."""
    if len(trail) == 1 and not isinstance(trail[0], str) and isinstance(trail[0], Iterable):
        return {"trail": list(trail[0])}
    return {"trail": list(itertools.zip_longest(trail[::2], trail[1::2], fillvalue=""))}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A sign beside a word; it says nothing by itself."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', icons.check(name))


# Figures and plots


@part("figure", takes_context=True)
def figure(context: Context, f: Any) -> Values:
    """A number in running text (`parts.Figure`): the link to its records and the card above it."""
    href = _attribute(f, "records_url") or _attribute(f, "url")
    return {"f": f, "href": href, "id": _attribute(f, "id") or _fresh_id(context)}


@part("keyfigure")
def keyfigure(f: Any) -> Values:
    """A figure of a front page or margin (`parts.KeyFigure`)."""
    return {"f": f}


@part("spark")
def spark(values: Sequence[int | float | Decimal | None], label: str = "") -> Values:
    """The shape of a few values; without a label the numbers must stand beside it."""
    return {"spark": Spark(values, label)}


@part("columns")
def columns(plot: Columns) -> Values:
    return {"plot": plot}


@part("bars")
def bars(plot: Bars) -> Values:
    return {"plot": plot}


@part("trend")
def trend(plot: Trend) -> Values:
    return {"plot": plot}


@part("heat")
def heat(plot: Heat) -> Values:
    return {"plot": plot}


# States, deadlines, verdicts


@part("due")
def due(deadline: Any) -> Values:
    """A deadline in words (`parts.Due`)."""
    return {"due": deadline}


@part("stages")
def stages(stations: Iterable[Any], name: str = "") -> Values:
    """The stations of a matter (`parts.Station`), with a label that says how far it has come."""
    stations = list(stations)
    return {"stations": stations, "label": _stages_label(stations, name or _("办理进程"))}


@part("reckoning")
def reckoning(lines: Iterable[Any], summary: str = "", open: bool = False) -> Values:  # noqa: A002
    """How a date was reckoned, line by line (`parts.Reckoned`)."""
    return {"lines": lines, "summary": summary, "open": open}


@part("story")
def story(events: Iterable[Any]) -> Values:
    """What happened to a matter, newest first (`parts.Event`)."""
    return {"events": events}


@register.simple_tag
def state(word: Any, kind: str = "wait") -> SafeString:
    """A state in its own word; kind is wait, work, done or back."""
    return format_html('<span class="state state-{}">{}</span>', kind, word)


@register.simple_tag
def tag(word: Any, kind: str = "") -> SafeString:
    """A small mark; kind is empty, note or blue."""
    classes = f"tag tag-{kind}" if kind else "tag"
    return format_html('<span class="{}">{}</span>', classes, word)


@register.simple_tag
def count(number: int) -> SafeString:
    """How many wait, in cinnabar; nothing for none."""
    return format_html('<span class="count">{}</span>', number) if number else mark_safe("")


@part("stamp")
def stamp(word: Any, detail: Any = "") -> Values:
    """The seal of what is frozen and verifiable."""
    return {"word": word, "detail": detail}


@register.simple_tag
def verdict(kind: str, word: Any = "") -> SafeString:
    """What holding a published figure against the records gave: agrees, differs, partly, absent or beyond."""
    return format_html('<span class="verdict v-{}">{}</span>', kind, word or phrases.VERDICTS[kind])


@register.simple_tag
def claim(text: Any, kind: str, url: str, current: bool = False) -> SafeString:
    """A number in an old report, marked with its verdict."""
    label = _("%(quote)s，%(verdict)s") % {"quote": text, "verdict": phrases.VERDICTS[kind]}
    here = mark_safe(' aria-current="true"') if current else ""
    return format_html('<a class="claim v-{}" href="{}" aria-label="{}"{}>{}</a>', kind, url, label, here, text)


# What a page says


@register.simple_block_tag
def notice(content: SafeString, kind: str = "") -> SafeString:
    """A sentence of fact and one of what to do; kind is empty, soon or late (a refusal, said at once)."""
    classes = f"notice notice-{kind}" if kind else "notice"
    return format_html(
        '<div class="{}" role="{}">{}</div>', classes, "alert" if kind == "late" else "status", content
    )


@register.simple_block_tag
def toast(content: SafeString, undo: str = "") -> SafeString:
    """What was just done, above the list it changed; `undo` is where it can be taken back."""
    link = format_html('<a href="{}">{}</a>', undo, phrases.UNDO) if undo else ""
    return format_html('<div class="toast" role="status">{}<span>{}</span>{}</div>', icon("ok"), content, link)


@part("empty")
def empty(title: Any, text: Any = "", url: str = "", label: Any = "") -> Values:
    """What is empty, what will come here, and the step that fills it."""
    return {"title": title, "text": text, "url": url, "label": label}


@part("progress", takes_context=True)
def progress(context: Context, value: int, max: int, words: Any) -> Values:  # noqa: A002
    return {"value": value, "max": max, "words": words, "id": _fresh_id(context, "p")}


@part("advice")
def advice(text: Any, good: bool = False, url: str = "", label: Any = "") -> Values:
    """A check of quality while writing: it advises and never blocks."""
    return {"text": text, "good": good, "url": url, "label": label}


# Forms and lists


@part("field")
def field(boundfield: BoundField) -> Values:
    """A form field: label, hint, error, then the control."""
    return {"field": fields.drawn(boundfield)}


@part("form_errors")
def form_errors(form: BaseForm) -> Values:
    """The summary over a refused form; every line links to its field. Nothing when there is nothing to mend."""
    return {"refusals": list(fields.refusals(form))}


@part("pager", takes_context=True)
def pager(context: Context, page: Page[Any], unit: Any = "") -> Values:
    """Which rows of how many, and the way to the others; the other parameters of the address stay."""
    return paging.values(page, context.get("request"), unit or _("条"))


@part("table", takes_context=True)
def table(context: Context, table: Table) -> Values:
    """A `tables.Table`, foldable on the phone; heads that sort keep the other parameters of the address.

    It is dense when it says so or when the reader keeps lists dense (`mast.dense`).
    """
    dense = table.dense or bool(_attribute(context.get("mast"), "dense"))
    heads = rows.heads(table, context.get("request"))
    return {"table": table, "heads": heads, "rows": rows.body(table), "dense": dense}


def _attribute(thing: Any, name: str) -> Any:
    """A value of an object or of a dict, empty when it has none: tags take either."""
    return thing.get(name, "") if isinstance(thing, dict) else getattr(thing, name, "")


def _fresh_id(context: Context, prefix: str = "f") -> str:
    """An id that nothing else on this page has; fragments fetched into a page have a prefix of their own."""
    shared: Any = context.render_context.dicts[0]
    counter = shared.setdefault("look-ids", itertools.count(1))
    request = context.get("request")
    fragment = "x" if request is not None and request.headers.get("HX-Request") else ""
    return f"{fragment}{prefix}{next(counter)}"


def _stages_label(stations: Sequence[Any], name: str) -> str:
    for number, station in enumerate(stations, start=1):
        if _attribute(station, "state") == "here":
            words = {"name": name, "total": len(stations), "number": number, "here": _attribute(station, "name")}
            return _("%(name)s，共 %(total)d 步，现在是第 %(number)d 步：%(here)s") % words
    return _("%(name)s，共 %(total)d 步") % {"name": name, "total": len(stations)}
