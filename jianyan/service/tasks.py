"""Background work: `@background` makes a function that the worker process carries out.

    @background(_("生成报告"))
    def build(work: Work, *, report_id: int) -> None:
        for done, part in enumerate(parts, 1):
            ...
            work.progress(done, len(parts), part.title)

    build.start(committee=report.committee, asked_by=request.user, report_id=report.pk)

It is queued in the caller's transaction. When the worker is killed half-way, or the function raises, it is run again:
so a function must do all or nothing, or find out what it has done already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django_tasks import TaskContext, task

from jianyan.service.models import Work

FIRST_WAIT = timedelta(seconds=10)
EACH_WAIT_LONGER = 6  # times: 10 seconds, a minute, six minutes ...


class GiveUp(Exception):
    """Raised by background work that trying again cannot help; its text is the reason shown."""


@dataclass(frozen=True)
class Background:
    """A function that runs in the worker process. `tries` counts the first."""

    function: Callable[..., None]
    label: str | Promise
    tries: int

    @property
    def key(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__}"

    def start(self, *, committee: Any = None, asked_by: Any = None, **arguments: Any) -> Work:
        """Queue one call. The arguments must be what JSON holds."""
        with transaction.atomic():
            work = Work.objects.create(committee=committee, asked_by=asked_by, key=self.key, arguments=arguments)
            work.wait_for(_queue(work), until=None, reason="")
        return work


def background(label: str | Promise, *, tries: int = 3) -> Callable[[Callable[..., None]], Background]:
    """Turn a module's function into background work."""

    def wrap(function: Callable[..., None]) -> Background:
        if "<locals>" in function.__qualname__:
            raise ImproperlyConfigured(f"{function.__name__}: background work is a function of a module.")
        return Background(function, label, tries)

    return wrap


def find(key: str) -> Background:
    """The background function of that name.

    Raises:
        ImportError: it is no longer part of this version.
    """
    found = import_string(key)
    if not isinstance(found, Background):
        raise ImportError(f"{key} is not background work.")
    return found


@task(takes_context=True)
def carry_out(context: TaskContext, work_id: int) -> None:
    """What the queue holds: one call of some background function."""
    work: Work = Work.objects.across("the worker takes whatever is queued").get(pk=work_id)
    if not work.begin(UUID(context.task_result.id)):
        return
    try:
        background = find(work.key)
    except ImportError as error:
        work.fail(_reason(error))
        raise
    if work.tries > background.tries:  # every try was cut short
        work.fail(work.reason)
        return
    try:
        background.function(work, **work.arguments)
    except BaseException as error:  # also the SystemExit of a worker that is told to stop at once
        _try_again(work, background, error)
        raise
    work.finish()


def _try_again(work: Work, background: Background, error: BaseException) -> None:
    """Queue the next try, later each time; after the last one the work has failed."""
    reason = _reason(error)
    if isinstance(error, GiveUp) or work.tries >= background.tries:
        work.fail(reason)
        return
    wait = FIRST_WAIT * EACH_WAIT_LONGER ** (work.tries - 1)
    with transaction.atomic():
        work.wait_for(_queue(work, wait), until=timezone.now() + wait, reason=reason)


def _queue(work: Work, wait: timedelta | None = None) -> UUID:
    ready = carry_out.using(run_after=timezone.now() + wait) if wait else carry_out
    return UUID(ready.enqueue(work.pk).id)


def _reason(error: BaseException) -> str:
    if isinstance(error, SystemExit | KeyboardInterrupt):
        return gettext("后台进程停止，稍后再试。")
    if isinstance(error, GiveUp):
        return str(error)
    return f"{type(error).__name__}: {error}"
