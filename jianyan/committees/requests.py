"""What a request carries once it reaches a view of a committee."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from jianyan.committees.drawing import Pages
from jianyan.committees.models import Account, Committee


class Request(HttpRequest):
    """A request as views see it: for types only, nobody makes one.

    `actor` is organisation's `Actor`; lower rooms only hand it on.
    """

    committee: Committee
    pages: Pages
    actor: Any
    user: Account  # type: ignore[assignment]
