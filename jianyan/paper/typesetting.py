"""Setting a paper in type. The fonts of the machine come first, then an open one that is installed beside this program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from jianyan.paper import layout

TEMPLATE = Path(__file__).with_name("paper.typ")
CHECKOUT = Path(__file__).parents[2]
BOLDER = 0.3  # points around the letters of a title: the open fonts have no 小标宋
LONGEST = 300  # seconds


class NoChineseFont(RuntimeError):
    """This machine has no font that can write Chinese. The sentence for people is written where a paper is handed out."""


def typeset(paper: Mapping[str, Any]) -> bytes:
    """The PDF of a paper given as plain data.

    Raises:
        NoChineseFont: this machine cannot write Chinese.
    """
    inputs = {"paper": json.dumps(paper, ensure_ascii=False), "layout": _measures()}
    made = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", font_paths=_fonts(), sys_inputs=inputs, pdf_standards="a-2b"
    )
    assert isinstance(made, bytes)
    return made


def typeset_apart(paper: Mapping[str, Any]) -> bytes:
    """The same by a process of its own, which gives its memory back. Takes about 0.2 s more.

    Raises:
        NoChineseFont: this machine cannot write Chinese.
        subprocess.SubprocessError: it failed or took longer than `LONGEST`.
    """
    ask_fonts()
    command = [sys.executable, "-m", __name__]
    given = json.dumps(paper, ensure_ascii=False).encode()
    environ = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        command, input=given, stdout=subprocess.PIPE, check=True, timeout=LONGEST, env=environ
    ).stdout


def ask_fonts() -> None:
    """Ask whether this machine can write Chinese, before anything is drawn.

    Raises:
        NoChineseFont: it cannot.
    """
    _measures()


def chinese_families(installed: Iterable[str]) -> dict[str, list[str]]:
    """For each face the families to take, the best first, of those that are installed.

    Raises:
        NoChineseFont: a face would have none.
    """
    known = set(installed)
    chosen = {}
    for face, own in layout.FAMILIES.items():
        wanted = dict.fromkeys((*own, *layout.OPEN[face], *layout.OPEN_SERIF, *layout.OPEN_SANS))
        chosen[face] = [family for family in wanted if family in known]
        if not chosen[face]:
            raise NoChineseFont(f"No installed font family is one of {', '.join(wanted)}.")
    return chosen


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[pylopdf_fonts_zh_cn.serif_path().parent])


@cache
def _measures() -> str:
    """What the template needs of `layout`, and which fonts to take."""
    measures: dict[str, Any] = {
        name.lower(): value for name, value in vars(layout).items() if isinstance(value, int | float | tuple)
    }
    measures |= {"fonts": chinese_families(_fonts().families()), "bolder": BOLDER, "red": f"#{layout.RED}"}
    return json.dumps(measures)


if __name__ == "__main__":
    sys.stdout.buffer.write(typeset(json.load(sys.stdin)))
