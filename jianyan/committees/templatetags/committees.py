"""Addresses of the committee whose page is drawn."""

from typing import Any

from django import template
from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: RequestContext, view: str, **kwargs: Any) -> str:
    """The address of a view of this committee: `{% at "figure" name=figure.name %}`."""
    return context["committee"].address(view, **kwargs)
