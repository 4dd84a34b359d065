"""The page of components, for developers and tests; no address of the house leads to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jianyan.look import specimens


def components(request: HttpRequest) -> HttpResponse:
    """Every part in every state, with made-up values."""
    return render(request, "look/components.html", specimens.everything())
