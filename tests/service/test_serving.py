import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest
from django.core.management.base import CommandError

from jianyan.service.serving import answers, take_port
from tests.databases import ROOT, Embedded

pytestmark = pytest.mark.embedded


def children(pid: int) -> dict[str, int]:
    """The processes of a running house, by what they are."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    kinds = {}
    for line in found.splitlines():
        number, words = line.split(maxsplit=1)
        kinds["web" if "gunicorn" in words else "worker"] = int(number)
    return kinds


def wait_until(condition, *, seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


def runs(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


@pytest.fixture
def served(tmp_path, django_db_setup):
    shutil.copyfile(Embedded().template, tmp_path / "jianyan.sqlite3")
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    environ = os.environ | {"JIANYAN_VAR": str(tmp_path), "JIANYAN_DB": "sqlite", "JIANYAN_DB_NAME": ""}
    server = subprocess.Popen(
        [sys.executable, "-m", "jianyan", "serve", "--no-demo", "--port", str(port)],
        cwd=ROOT,
        env=environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert wait_until(lambda: answers(f"http://127.0.0.1:{port}/"))
    yield server, port
    if server.poll() is None:
        server.kill()
    server.communicate()


def test_house_stops_cleanly_when_interrupted(served):
    server, port = served
    parts = children(server.pid)

    server.send_signal(signal.SIGINT)
    said, progress = server.communicate(timeout=60)

    assert server.returncode == 0
    assert said.splitlines()[:2] == [
        f"建言已启动：http://127.0.0.1:{port}/（按 Ctrl-C 停止）",
        f"设立自己的委员会：http://127.0.0.1:{port}/setup/，设置密钥如下：",
    ]
    assert progress.endswith("已停止。\n")
    assert sorted(parts) == ["web", "worker"]
    assert [runs(pid) for pid in parts.values()] == [False, False]


def test_worker_that_dies_is_started_again(served):
    server, _port = served
    first = children(server.pid)["worker"]

    os.kill(first, signal.SIGKILL)

    assert wait_until(lambda: children(server.pid).get("worker", first) != first)


def test_nobody_keeps_the_port_when_the_house_is_killed(served):
    server, port = served
    parts = children(server.pid)

    server.kill()

    assert wait_until(lambda: not any(runs(pid) for pid in parts.values()))
    assert not answers(f"http://127.0.0.1:{port}/")


def test_taken_port_is_refused_with_another_to_try():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(CommandError) as refusal:
            take_port(port)

    assert str(refusal.value) == (
        f"端口 {port} 已被别的程序占用（也许已经启动过）。请先停下它，或换一个：./run --port {port + 1}。"
    )


def test_number_that_is_no_port_is_refused():
    with pytest.raises(CommandError) as refusal:
        take_port(99999)

    assert str(refusal.value) == "端口应是 1 到 65535 之间的数，而不是 99999。"
