"""A worker inside the test's own process and transaction."""

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def work_off(*, also_later: bool = False) -> None:
    """Carry out what is queued for now, and what that queues; `also_later` brings forward what is to wait."""
    if also_later:
        postponed = DBTaskResult.objects.filter(run_after__gt=timezone.now(), run_after__year__lt=9000)
        postponed.update(run_after=timezone.now())
    worker = _worker()
    while row := DBTaskResult.objects.ready().first():
        row.claim(worker.worker_id)
        worker.run_task(row)


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
