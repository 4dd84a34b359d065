import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jianyan.service import workers
from jianyan.service.choices import State
from jianyan.service.models import Work, Worker
from jianyan.service.tasks import GiveUp, background
from tests.databases import ROOT
from tests.service.queue import work_off

calls: list[str] = []


@background("数到三")
def count(work: Work, *, until: int) -> None:
    for number in range(1, until + 1):
        work.progress(number, until, f"第{number}个")


@background("总不成功", tries=2)
def always_fails(work: Work) -> None:
    calls.append("tried")
    raise ValueError("没有纸了")


@background("放弃", tries=5)
def gives_up(work: Work) -> None:
    raise GiveUp("报告已删除，不再生成。")


@background("很慢")
def slow(work: Work, *, first: str) -> None:
    """Waits to be killed the first time; the second time it finds the mark and is done."""
    if not os.path.exists(first):
        open(first, "w").close()
        time.sleep(60)


def again(work: Work) -> Work:
    work.refresh_from_db()
    return work


@pytest.mark.django_db
def test_work_carried_out_is_done_and_shows_how_far_it_is():
    work = count.start(until=3)
    waiting = work.state

    work_off()

    assert waiting == State.WAITING
    assert again(work).state == State.DONE
    assert (work.done, work.total, work.words, work.percent, str(work)) == (3, 3, "第3个", 100, "数到三")


@pytest.mark.django_db
def test_work_that_fails_is_tried_again_later_and_keeps_the_reason():
    calls.clear()
    work = always_fails.start()

    work_off()
    after_one = (again(work).state, work.tries, work.reason, work.next_at > timezone.now())
    work_off()
    not_yet = list(calls)
    work_off(also_later=True)

    assert after_one == (State.WAITING, 1, "ValueError: 没有纸了", True)
    assert not_yet == ["tried"]
    assert (again(work).state, work.tries, work.reason) == (State.FAILED, 2, "ValueError: 没有纸了")


@pytest.mark.django_db
def test_work_that_gives_up_is_not_tried_again():
    work = gives_up.start()

    work_off()

    assert (again(work).state, work.tries, work.reason) == (State.FAILED, 1, "报告已删除，不再生成。")


@pytest.mark.django_db
def test_work_of_a_function_that_is_gone_fails_with_its_name():
    work = count.start(until=1)
    Work.objects.of_the_house().filter(pk=work.pk).update(key="jianyan.service.tasks.gone")

    work_off()

    assert again(work).state == State.FAILED
    assert str(work) == "jianyan.service.tasks.gone"


@pytest.mark.django_db
def test_work_superseded_by_a_later_turn_is_left_alone():
    work = count.start(until=3)
    work.wait_for(uuid4(), until=None, reason="")

    work_off()

    assert (again(work).state, work.tries) == (State.WAITING, 0)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_the_worker_is_killed(tmp_path):
    """nothing lost when the worker is killed"""
    work = slow.start(first=str(tmp_path / "first"))
    command = [sys.executable, "-m", "jianyan", "work"]
    environ = os.environ | {"JIANYAN_DB_NAME": str(connection.settings_dict["NAME"])}
    killed = subprocess.Popen(command, cwd=ROOT, env=environ)
    until = time.monotonic() + 60
    while not (tmp_path / "first").exists() and time.monotonic() < until:
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    state_when_killed = again(work).state

    done = subprocess.run([*command, "--batch"], cwd=ROOT, env=environ, timeout=120)

    assert state_when_killed == State.RUNNING
    assert done.returncode == 0
    assert (again(work).state, work.tries) == (State.DONE, 2)


@pytest.mark.django_db
def test_task_of_a_silent_worker_is_queued_again_once():
    count.start(until=1)
    row = DBTaskResult.objects.get()
    silent = Worker.objects.create(name="silent", host="elsewhere", pid=1)
    row.claim(silent.name)
    while_it_lives = workers.give_back_lost()
    Worker.objects.update(seen_at=timezone.now() - timedelta(minutes=2))

    given_back = [workers.give_back_lost(), workers.give_back_lost()]

    assert while_it_lives == 0
    assert given_back == [1, 0]
    assert list(Worker.objects.all()) == []


@pytest.mark.django_db
def test_task_that_keeps_bringing_down_workers_is_given_to_no_other():
    count.start(until=1)
    row = DBTaskResult.objects.get()
    for number in range(workers.MOST_STARTS):
        row.claim(f"dead {number}")

    given_back = workers.give_back_lost()

    row.refresh_from_db()
    assert given_back == 0
    assert row.status == TaskResultStatus.FAILED
