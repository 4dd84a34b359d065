"""What every command of ours is made of: exit codes, JSON, nearest names (contract: exit codes)."""

import difflib
import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

ANSWER_IS_NO = 1
NOT_DONE = 2


def nearest(word: str, known: Iterable[str], *, at_most: int = 3) -> str:
    """The known names most like `word`, joined by 、; all of them when there are few and none is alike."""
    names = sorted(known)
    alike = difflib.get_close_matches(word, names, n=at_most, cutoff=0.4)
    return "、".join(alike or names[:at_most])


class Command(BaseCommand):
    """A command whose refusals end with exit code 2 and leave standard output empty."""

    requires_system_checks: list[str] | str = []  # type: ignore[assignment]

    def create_parser(self, *args: Any, **options: Any) -> CommandParser:
        self.help = str(self.help)  # argparse cannot read a sentence whose translation waits
        return super().create_parser(*args, **options)

    def execute(self, *args: Any, **options: Any) -> Any:
        try:
            return super().execute(*args, **options)
        except CommandError as refusal:
            refusal.returncode = NOT_DONE
            if not getattr(self, "_called_from_command_line", False):
                raise
            self.stderr.write(str(refusal))
            sys.exit(NOT_DONE)

    def print_json(self, value: Any) -> None:
        """Write `value` and nothing else to standard output."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=1))

    def answer_no(self) -> None:
        """End with exit code 1: done, and the answer is no."""
        self.stdout.flush()
        sys.exit(ANSWER_IS_NO)
