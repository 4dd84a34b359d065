"""The line of views over a list: those its register names, with counts, then those a person saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField, QuerySet, Subquery
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext

from jianyan.committees.models import Committee
from jianyan.committees.requests import Request
from jianyan.look import phrases
from jianyan.look.paging import counted, told
from jianyan.registers.declared import EVERY_VIEW, Register, View
from jianyan.registers.finding import list_url, register_named
from jianyan.registers.models import SavedView
from jianyan.registers.typed import keeps_typed

MOST_SAVED = 20
PASSING = ("page", "typed")
NAME_LENGTH = SavedView._meta.get_field("name").max_length or 0
QUERY_LENGTH = SavedView._meta.get_field("query").max_length or 0


@dataclass(frozen=True)
class ViewLink:
    """One view in the line; a saved one has a key and no count."""

    label: str
    url: str
    count: int | None = None
    current: bool = False
    key: int | None = None

    @property
    def words(self) -> str:
        """The count as it is shown: what is more than is counted has no exact number."""
        return "" if self.count is None else told(self.count)


class Number(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0


def views_for(register: Register, actor: Any) -> list[View]:
    """The named views that an actor may use."""
    return [view for view in register.views if view.who(actor)]


def line_of(request: Request, register: Register, chosen: View | None) -> list[ViewLink]:
    """The whole line, empty where there is nothing to choose: one query for all counts, one for what was saved."""
    saved = list(_saved(request, register))
    named = views_for(register, request.actor)
    if not saved and not named:
        return []
    here = any(link.current for link in saved)
    counts = _counts(request, register, named)
    every = ViewLink(str(phrases.ALL), f"?view={EVERY_VIEW}", counts.pop(), current=chosen is None and not here)
    links = [
        ViewLink(str(view.label), f"?view={view.name}", count, current=view is chosen and not here)
        for view, count in zip(named, counts, strict=True)
    ]
    return [*links, every, *saved]


def _counts(request: Request, register: Register, named: Iterable[View]) -> list[int]:
    """How many rows each view holds, and last how many there are, none counted further than a list is.

    Each is counted by itself, so that each finds its own index; together they are one statement.
    """
    rows = register.of(request.committee, request.actor)
    narrowed = [*(rows.filter(view.only(request.actor)) for view in named), rows]
    return numbers_of(request.committee, narrowed)


def numbers_of(committee: Committee, queries: Sequence[QuerySet[Any]]) -> list[int]:
    """How many rows each query has, none counted further than a list is, in one statement."""
    asked = {f"view{place}": Number(counted(each)) for place, each in enumerate(queries)}
    return (
        list(Committee.objects.filter(pk=committee.pk).annotate(**asked).values_list(*asked).get()) if asked else []
    )


def _saved(request: Request, register: Register) -> Iterator[ViewLink]:
    if request.actor.seat is None:
        return
    here = kept_query(request)
    for view in _own(request).filter(register=register.name):
        yield ViewLink(view.name, f"?{view.query}", current=view.query == here, key=view.pk)


def _own(request: Request) -> Any:
    return SavedView.objects.of(request.committee).filter(holder=request.actor.key)


def kept_query(request: Request, text: str | None = None) -> str:
    """The address of a list without its page."""
    query = request.GET.copy() if text is None else QueryDict(text, mutable=True)
    for name in [name for name in query if name in PASSING or not query[name]]:
        del query[name]
    return query.urlencode()


@keeps_typed
def save(request: Request, register: str) -> HttpResponse:
    """Keep the conditions of a list under a name by POST, or let go of one view."""
    declared = register_named(register)
    if request.method != "POST":
        return HttpResponseRedirect(list_url(request, declared))
    if request.actor.seat is None:
        raise PermissionDenied(gettext("登录后才能保存视图。"))
    query = kept_query(request, request.POST.get("query", ""))
    if request.POST.get("remove", "").isdecimal():
        _own(request).filter(register=register, pk=request.POST["remove"]).delete()
    else:
        _save(request, declared, request.POST.get("name", "").strip(), query)
    return HttpResponseRedirect(f"{list_url(request, declared)}?{query}")


def _save(request: Request, register: Register, name: str, query: str) -> None:
    """Store it, or say what is wrong with it."""
    if wrong := _wrong(request, register, name, query):
        messages.error(request, wrong)
        return
    SavedView.objects.create(
        committee=request.committee, holder=request.actor.key, register=register.name, name=name, query=query
    )
    messages.success(request, gettext("已存为视图“%(name)s”。") % {"name": name})


def _wrong(request: Request, register: Register, name: str, query: str) -> str:
    words = {"name": name, "most": NAME_LENGTH, "now": len(name), "views": MOST_SAVED}
    names = list(_own(request).filter(register=register.name).values_list("name", flat=True))
    if not name:
        return gettext("请写视图的名称。")
    if len(name) > NAME_LENGTH:
        return gettext("视图名称“%(name)s”有%(now)d字，请不超过%(most)d字。") % words
    if name in names:
        return gettext("您已有名为“%(name)s”的视图，请换一个名称，或先删除原来的。") % words
    if not query:
        return gettext("还没有条件可存。请先筛选或排序，再存为视图。")
    if len(query) > QUERY_LENGTH:
        return gettext("这些条件太长，存不下。请减少几个条件。")
    return gettext("每个清单最多存%(views)d个视图，请先删除不用的。") % words if len(names) >= MOST_SAVED else ""
