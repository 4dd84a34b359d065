"""Addresses of the page at hand with some parameters changed and all others kept."""

from typing import Any

from django.http import HttpRequest, QueryDict


def with_parameters(request: HttpRequest | None, /, **changes: str | None) -> str:
    """The query of this page with `changes` set; None takes a parameter out."""
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"


def here(request: Any) -> str:
    """The address of this page, to come back to; the front of the site without a request."""
    return request.get_full_path() if request is not None else "/"
