"""What every request carries: the committee of its address, the language, and how its reader wants pages drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from jianyan.command import nearest
from jianyan.committees.drawing import COOKIE, Pages
from jianyan.committees.missing import Missing
from jianyan.committees.models import Committee
from jianyan.committees.requests import Request

GetResponse = Callable[[Request], HttpResponse]


class PagesMiddleware:
    """Sets `request.pages` from the account, or from the cookie of who has not signed in, and the language."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        account = request.user
        if account.is_authenticated:
            request.pages = Pages(account.language, account.large_type, account.theme, account.dense)
        else:
            request.pages = Pages.from_cookie(request.COOKIES.get(COOKIE, ""))
        with translation.override(request.pages.language):
            request.LANGUAGE_CODE = request.pages.language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.pages.language)
        return response


class CommitteeMiddleware:
    """Takes the committee out of the address: views read `request.committee`, None where the address names none."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.committee = None  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        if "committee" not in kwargs:
            return
        slug = kwargs.pop("committee")
        found = Committee.objects.filter(slug=slug).first()
        if found is None:
            raise Missing(no_such_committee(slug))
        request.committee = found


def no_such_committee(slug: str) -> str:
    """A sentence that names the committees whose address is nearest; only open ones are named to a stranger."""
    open_slugs = Committee.objects.filter(open_to_visitors=True).values_list("slug", flat=True)
    words = {"slug": slug, "known": nearest(slug, open_slugs)}
    return gettext("这里没有地址为“%(slug)s”的委员会。相近的：%(known)s。") % words
