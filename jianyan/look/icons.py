"""The icons by name. Their shapes stand once, in the symbol sheet that every page carries."""

import difflib
import re
from functools import cache
from pathlib import Path

SHEET = Path(__file__).parent / "templates" / "look" / "parts" / "symbols.html"


@cache
def known() -> frozenset[str]:
    """The names of all icons in the sheet."""
    return frozenset(re.findall(r'id="i-([a-z]+)"', SHEET.read_text(encoding="utf-8")))


def check(name: str) -> str:
    """The name itself.

    Raises:
        ValueError: there is no such icon; the message offers the nearest.
    """
    if name not in known():
        near = difflib.get_close_matches(name, known(), 3, 0) or sorted(known())
        raise ValueError(f"没有“{name}”这个图标。相近的有：{'、'.join(near)}。")
    return name
