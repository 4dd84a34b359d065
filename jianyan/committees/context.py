"""What the page's mast shows of the committee and of the reader's own switches."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jianyan.committees.requests import Request
from jianyan.look import phrases


def mast(request: Request) -> dict[str, Any]:
    """Committee, demonstration band, switches and sign-in addresses, for `look/base.html`."""
    committee = getattr(request, "committee", None)
    pages = getattr(request, "pages", None)
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return {
        "committee": committee,
        "mast": {
            "committee": str(committee) if committee else None,
            "home": committee.get_absolute_url() if committee else reverse("front"),
            "demo": phrases.DEMO_BAND if committee and committee.is_demo else "",
            "large": bool(pages and pages.large_type),
            "theme": pages.theme if pages else "",
            "dense": bool(pages and pages.dense),
            "switches": reverse("switches"),
            "sign_in": "" if signed_in else reverse("sign-in"),
            "sign_out": reverse("sign-out") if signed_in else "",
        },
    }
