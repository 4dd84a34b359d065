"""What somebody typed into a form after the sign-in had run out: kept for an hour, and there again after signing in.

It lies in the session, on our side, under a key nobody can guess. Files and passwords are not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from secrets import token_urlsafe
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.look.addresses import with_parameters

KEPT = timedelta(hours=1)
MOST_FORMS = 3
MOST_CHARACTERS = 100_000
IN_SESSION = "typed"
PARAMETER = "typed"

View = Callable[..., HttpResponse]


def keeps_typed(view: View) -> View:
    """Let a view with a form lose nothing: who posts signed out signs in first and finds what he typed in the form.

    The view fills its form from `data_of(request)`. Whatever turns away those who have not signed in asks `to_sign_in`.
    """

    @wraps(view)
    def kept(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            return to_sign_in(request, kept)
        return view(request, *args, **kwargs)

    kept.keeps_typed = True  # type: ignore[attr-defined]
    return kept


def to_sign_in(request: Request, view: Any) -> HttpResponseRedirect:
    """To the door, and from there back to this page; what was typed into a view that `keeps_typed` goes along."""
    if request.method != "POST" or not getattr(view, "keeps_typed", False):
        return redirect_to_login(request.get_full_path())
    return redirect_to_login(request.path + with_parameters(request, **{PARAMETER: _keep(request)}))


def data_of(request: Request) -> QueryDict | None:
    """What fills the form of this request: what is posted now, or what was typed before signing in, which is said once."""
    if request.method == "POST":
        request.session.get(IN_SESSION, {}).pop(request.GET.get(PARAMETER, ""), None)
        return request.POST
    kept = _fresh(request).get(request.GET.get(PARAMETER, ""))
    if kept is None or kept["path"] != request.path:
        return None
    messages.info(request, gettext("您刚才写的内容还在，请再看一遍后提交。"))
    return QueryDict(kept["typed"])


def _keep(request: Request) -> str:
    """Put away what was posted; empty when it is more than anybody types."""
    typed = request.POST.copy()
    for name in [name for name in typed if name == "csrfmiddlewaretoken" or "password" in name]:
        del typed[name]
    text, key = typed.urlencode(), token_urlsafe(16)
    if len(text) > MOST_CHARACTERS:
        return ""
    forms = [*_fresh(request).items()][1 - MOST_FORMS :]
    kept = {"path": request.path, "typed": text, "at": timezone.now().isoformat()}
    request.session[IN_SESSION] = dict([*forms, (key, kept)])
    return key


def _fresh(request: Request) -> dict[str, Any]:
    since = (timezone.now() - KEPT).isoformat()
    return {key: kept for key, kept in request.session.get(IN_SESSION, {}).items() if kept["at"] >= since}
