"""One web process and one worker on a port of this machine."""

import os
import signal
import socket
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from jianyan.service.processes import KeepsEnding, Process, keep_running

HOST = "127.0.0.1"
THREADS = 4
SECONDS_TO_START = 60


def take_port(port: int) -> socket.socket:
    """Hold the port before the work begins, so that nobody waits two minutes to hear that it is taken.

    Raises:
        CommandError: taken, forbidden, or no port at all.
    """
    if not 0 < port < 65536:
        raise CommandError(_("端口应是 1 到 65535 之间的数，而不是 %(port)s。") % {"port": port})
    held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((HOST, port))
    except PermissionError as error:
        raise CommandError(
            _("系统不允许使用端口 %(port)d，请换一个：./run --port 8000。") % {"port": port}
        ) from error
    except OSError as error:
        words = {"port": port, "other": port + 1 if port < 65535 else 8000}
        raise CommandError(
            _("端口 %(port)d 已被别的程序占用（也许已经启动过）。请先停下它，或换一个：./run --port %(other)d。")
            % words
        ) from error
    return held


def serve(held: socket.socket, *, say: Callable[[str], None], when_ready: Callable[[str], None]) -> None:
    """Serve on the held port until interrupted; `when_ready` gets the address once it answers.

    Raises:
        CommandError: the web process or the worker cannot be kept running.
    """
    address = f"http://{HOST}:{held.getsockname()[1]}/"
    _own_folder("static")
    environ = os.environ | {"TMPDIR": str(_own_folder("tmp"))}
    processes = [
        Process(_("网页服务"), _web(held), environ, pass_fds=(held.fileno(),)),
        Process(_("后台进程"), [sys.executable, "-m", "jianyan", "work"], environ),
    ]
    with _until_interrupted() as told_to_stop:
        threading.Thread(target=_tell, args=(address, when_ready, told_to_stop), daemon=True).start()
        try:
            keep_running(
                processes,
                say=lambda name: say(_("%(name)s意外结束，重新启动。") % {"name": name}),
                told_to_stop=told_to_stop,
            )
        except KeepsEnding as error:
            raise CommandError(_("%(name)s一再启动不了，原因见上。") % {"name": error}) from error
    say(_("已停止。"))


def _web(held: socket.socket) -> list[str]:
    options = {
        "--bind": f"fd://{held.fileno()}",
        "--workers": "1",
        "--threads": str(THREADS),
        "--worker-tmp-dir": str(_own_folder("tmp")),
        "--graceful-timeout": "10",
        "--log-level": "warning",
    }
    words = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "gunicorn", *words, "--no-control-socket", "jianyan.settings.wsgi:application"]


def _own_folder(name: str) -> Path:
    folder: Path = settings.VAR / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _until_interrupted() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C, by `kill`, and by closing the terminal."""
    told = threading.Event()

    def tell(number: int, frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(address: str, when_ready: Callable[[str], None], told_to_stop: threading.Event) -> None:
    for _second in range(SECONDS_TO_START * 5):
        if told_to_stop.wait(0.2):
            return
        if answers(address):
            when_ready(address)
            return


def answers(address: str) -> bool:
    """True when something answers there, be it with an error page."""
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=30).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
