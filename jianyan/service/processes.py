"""The processes of a running house: each is started again when it ends, and all are stopped together."""

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

SECONDS_TO_STOP = 15.0
MOST_STARTS_A_MINUTE = 3
_TELL_ME_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG


class KeepsEnding(Exception):
    """A process ended again and again right after its start."""


@dataclass
class Process:
    """One process to keep running. It gets its signals from us only, not from the terminal."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    pass_fds: Sequence[int] = ()
    starts: list[float] = field(default_factory=list)
    popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it.

        Raises:
            KeepsEnding: it has been started too often within a minute.
        """
        now = time.monotonic()
        self.starts = [start for start in self.starts if start > now - 60]
        if len(self.starts) >= MOST_STARTS_A_MINUTE:
            raise KeepsEnding(self.name)
        self.starts.append(now)
        self.popen = subprocess.Popen(
            self.command,
            env=dict(self.environ),
            pass_fds=self.pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr.fileno(),
            start_new_session=True,
            preexec_fn=end_with_parent,
        )

    def has_ended(self) -> bool:
        return self.popen is not None and self.popen.poll() is not None

    def send(self, number: int) -> None:
        if self.popen is not None and self.popen.poll() is None:
            self.popen.send_signal(number)

    def wait(self, until: float) -> None:
        """Wait until that moment of the monotonic clock, then end it by force."""
        if self.popen is None:
            return
        try:
            self.popen.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()


def keep_running(processes: Sequence[Process], *, say: Callable[[str], None], told_to_stop: threading.Event) -> None:
    """Start all, start again what ends, and stop all when told to.

    Raises:
        KeepsEnding: one of them cannot be kept running; the others are stopped.
    """
    try:
        for process in processes:
            process.start()
        while not told_to_stop.wait(0.3):
            for process in processes:
                if process.has_ended():
                    say(process.name)
                    process.start()
    finally:
        stop(processes)


def stop(processes: Sequence[Process]) -> None:
    """Ask all to end, wait for them together, and end by force what does not."""
    for process in processes:
        process.send(signal.SIGTERM)
    until = time.monotonic() + SECONDS_TO_STOP
    for process in processes:
        process.wait(until)


def end_with_parent() -> None:
    """Called in a child: on Linux it is told to end when its parent is killed, so that nobody keeps the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_TELL_ME_WHEN_PARENT_DIES, signal.SIGTERM)
