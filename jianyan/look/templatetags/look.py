"""One template tag per part of the visual language."""

from django import template

register = template.Library()
