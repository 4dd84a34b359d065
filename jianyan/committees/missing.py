"""An address that leads nowhere, with a sentence that says what is near."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


class Missing(Http404):
    """404 whose sentence the page shows; a plain `Http404` says nothing of what exists."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of every 404."""
    sentence = str(exception) if isinstance(exception, Missing) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)
