"""The place that checking sends a writer to, on the page of a section."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from jianyan.reports import living
from jianyan.reports.checking.standing import sentence_at

register = template.Library()


@register.simple_tag(takes_context=True)
def checked_place(context: Context) -> SafeString:
    """The sentence that `?from=&to=` names in the stored text, with the place marked; nothing without them.

    The script of the page selects the place in the field.
    """
    section, asked = context["section"], context["request"].GET
    place = _place(section.text, asked.get("from", ""), asked.get("to", ""))
    if place is None:
        return mark_safe("")
    back = section.committee.address("report-check", report=section.report.slug)
    return mark_safe(get_template("reports/checked_place.html").render(place | {"back": back}))


def _place(text: str, start: str, end: str) -> dict[str, Any] | None:
    """What stands before the place in its sentence, at it and behind it; and its ends as scripts count, in UTF-16."""
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        return None
    first, last = int(start), int(end)
    opening, closing = sentence_at(text, first, last)
    return {
        "before": text[opening:first], "quote": text[first:last], "after": text[last:closing],
        "start": living.in_scripts(text[:first]), "end": living.in_scripts(text[:last]),
    }  # fmt: skip
