"""What the docs say of the house as a whole, written by the code: its floors, commands and settings."""

import argparse
import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from jianyan.generated import section
from jianyan.service.commands import load, ours, verb_parsers
from jianyan.settings.environment import SETTINGS

ROOT = Path(settings.BASE_DIR)
OPTIONS_OF_ALL = frozenset(
    ["help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks"]
)


@section("house_drawing", page="docs/architecture.md")
def house_drawing() -> str:
    """The house as Mermaid: a box a floor, an arrow for what a room imports and no other room hands on to it."""
    present, storeys = _house()
    lines = ["```mermaid", "flowchart TB"]
    for number, storey in enumerate(storeys):
        lines += [f"  subgraph f{number}[ ]", "    direction LR", *(f"    {room}" for room in storey), "  end"]
    below: dict[str, set[str]] = {}
    for room in reversed([room for storey in storeys for room in storey]):
        below[room] = set(present[room]).union(*(below.get(other, set()) for other in present[room]))
    for room, imported in present.items():
        handed_on = set().union(*(below[other] for other in imported))
        lines += [f"  {room} --> {other}" for other in imported if other not in handed_on]
    return "\n".join([*lines, "```"])


def _house() -> tuple[dict[str, list[str]], list[list[str]]]:
    """What each room imports, and the floors from the top with the rooms there are."""
    present = {room: _imports(room) for floor in floors() for room in floor if (ROOT / "jianyan" / room).is_dir()}
    storeys = [[room for room in floor if room in present] for floor in floors()]
    return present, [storey for storey in storeys if storey]


@section("house", page="docs/architecture.md")
def house() -> str:
    """The rooms from the top floor down, and the rooms each of them imports."""
    present, storeys = _house()
    rows = [(room, _first_line(room), "、".join(present[room]) or "—") for storey in storeys for room in storey]
    return table(("room", "holds", "imports"), rows)


@section("commands", page="docs/commands.md")
def commands() -> str:
    """Our commands with their help, verbs and options."""
    rows = []
    for name in ours():
        command = load(name)
        rows.extend(_command_rows(f"jianyan {name}", command.create_parser("jianyan", name), str(command.help)))
    return table(("command", "does", "options"), rows)


@section("settings", page="docs/settings.md")
def environment() -> str:
    """The settings a machine may set."""
    rows = [
        (f"`{one.name}`", f"`{one.default}`" if one.default != "" else "—", one.meaning, one.unit) for one in SETTINGS
    ]
    return table(("variable", "default", "meaning", "unit"), rows)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines.extend([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def floors() -> list[list[str]]:
    """The floors that the import check holds, from the top, each with its rooms."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    return [re.findall(r"\w+", layer) for layer in contract["layers"]]


def _imports(room: str) -> list[str]:
    """The other rooms that its modules name, in the order of the floors."""
    named = {name for file in (ROOT / "jianyan" / room).rglob("*.py") for name in _rooms_named(file)}
    return [other for floor in floors() for other in floor if other in named and other != room]


def _rooms_named(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for module in modules:
            if module.startswith("jianyan."):
                yield module.split(".")[1]


def _first_line(room: str) -> str:
    tree = ast.parse((ROOT / "jianyan" / room / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").split("\n")[0]


def _command_rows(name: str, parser: argparse.ArgumentParser, does: str) -> list[tuple[str, str, str]]:
    options = [_option(action) for action in parser._actions if _is_own(action)]
    rows = [(f"`{name}`", does, "<br>".join(options))]
    for verb, (verb_parser, help_text) in verb_parsers(parser).items():
        rows.extend(_command_rows(f"{name} {verb}", verb_parser, help_text))
    return rows


def _is_own(action: argparse.Action) -> bool:
    is_verb = isinstance(action, argparse._SubParsersAction)
    return not is_verb and action.dest not in OPTIONS_OF_ALL and action.help != argparse.SUPPRESS


def _option(action: argparse.Action) -> str:
    name = action.option_strings[-1] if action.option_strings else action.dest.upper()
    return f"`{name}` {action.help or ''}".strip()
