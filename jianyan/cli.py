"""The command line: `jianyan THING VERB ...` runs the management command `thing` of some room."""

import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility, get_commands
from django.core.management.base import SystemCheckError

from jianyan.command import NOT_DONE, nearest


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 the answer is no, 2 not done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.settings")
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        django.setup()  # before the commands are listed: without it only Django's own are known
        if refusal := _unknown(arguments):
            print(refusal, file=sys.stderr)
            return NOT_DONE
        ManagementUtility(["jianyan", *arguments]).execute()
    except (SystemCheckError, ImproperlyConfigured) as error:
        print(error, file=sys.stderr)
        return NOT_DONE
    except SystemExit as end:
        return _exit_code(end)
    return 0


def _unknown(arguments: list[str]) -> str:
    """A sentence when the first argument is no command, else nothing."""
    if not arguments or arguments[0].startswith("-") or arguments[0] == "help":
        return ""
    known = get_commands()
    if arguments[0] in known:
        return ""
    ours = [name for name, room in known.items() if str(room).startswith("jianyan")]
    return f"没有“{arguments[0]}”这个命令。相近的命令：{nearest(arguments[0], ours)}。全部命令见 jianyan help。"


def _exit_code(end: SystemExit) -> int:
    if isinstance(end.code, str):
        print(end.code, file=sys.stderr)
        return NOT_DONE
    return end.code or 0
