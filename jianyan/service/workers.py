"""Which worker processes are alive, and what becomes of the tasks of those that are not.

The queue marks a task as running and then knows no more of it: killed with its worker it would stay so forever.
Each worker therefore beats like a heart, and gives the tasks of workers that no longer do back to the queue.
"""

import logging
import os
import socket
import threading
from datetime import timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jianyan.service.models import Worker

logger = logging.getLogger(__name__)

BEAT_SECONDS = 10
DEAD_AFTER = timedelta(seconds=60)
MOST_STARTS = 5  # a task that has brought down so many workers is not given to another


class WorkerDied(Exception):
    """Recorded as the error of a task whose workers kept dying."""


def register() -> Worker:
    """Enter this process in the list of workers."""
    host, pid = socket.gethostname()[:40], os.getpid()
    return Worker.objects.create(name=f"{host}:{pid}:{get_random_string(8)}", host=host, pid=pid)


def give_back_lost() -> int:
    """Queue again every task whose worker is dead, and forget that worker; return how many were queued."""
    running = list(DBTaskResult.objects.running())  # read first: a worker is entered before it takes a task
    workers = list(Worker.objects.all())
    alive = {worker.name for worker in workers if is_alive(worker)}
    given_back = sum(_give_back(row) for row in running if row.worker_ids[-1] not in alive)
    Worker.objects.filter(pk__in=[worker.pk for worker in workers if worker.name not in alive]).delete()
    return given_back


def is_alive(worker: Worker) -> bool:
    if worker.seen_at < timezone.now() - DEAD_AFTER:
        return False
    return worker.host != socket.gethostname()[:40] or _runs(worker.pid)


def _give_back(row: DBTaskResult) -> bool:
    """Only whoever finds the row as it was seen changes it, so two workers queue it once."""
    if len(row.worker_ids) >= MOST_STARTS:
        row.set_failed(WorkerDied(f"{len(row.worker_ids)} workers died with this task."))
        return False
    logger.warning("task %s is queued again: its worker %s is gone", row.pk, row.worker_ids[-1])
    same = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
    return bool(same.update(status=TaskResultStatus.READY))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Heart(threading.Thread):
    """Says every few seconds that the worker is alive, and looks after the tasks of dead ones."""

    def __init__(self, worker: Worker, *, seconds: float = BEAT_SECONDS) -> None:
        super().__init__(name="heart", daemon=True)
        self._worker, self._seconds = worker, seconds
        self._stop = threading.Event()

    def run(self) -> None:
        while not self._stop.wait(self._seconds):
            close_old_connections()
            try:
                self.beat()
            except DatabaseError:
                logger.exception("the worker %s could not say that it is alive; it tries again", self._worker)

    def beat(self) -> None:
        """Say it once. A worker that was forgotten, because its machine slept, enters itself again."""
        worker = self._worker
        if not Worker.objects.filter(name=worker.name).update(seen_at=timezone.now()):
            self._worker = Worker.objects.create(name=worker.name, host=worker.host, pid=worker.pid)
        give_back_lost()

    def stop(self) -> None:
        self._stop.set()
        Worker.objects.filter(name=self._worker.name).delete()
