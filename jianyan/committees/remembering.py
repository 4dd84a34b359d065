"""Reading the same rules and calendars thousands of times, once: for imports and demonstrations.

Outside of `remembering` everything is read anew, so that what was just set holds at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Value = TypeVar("Value")
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("committees_memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """What is read inside through `remembered` is read once and forgotten at the end."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives; inside of `remembering` what it gave the first time."""
    memory = _memory.get()
    if memory is None:
        return read()
    if key not in memory:
        memory[key] = read()
    value: Value = memory[key]
    return value
