"""The stylesheet: one file per component, joined into the one file that pages load.

Parts keep their cascade layer, which says where they belong. Layers are taken off when joining, because the
browsers of many offices (Chromium 86 to 98) drop whole `@layer` blocks; source order gives the same picture.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "look"
JOINED = FOLDER / "jianyan.css"

PARTS = (
    "tokens", "base", "layout",
    "buttons", "figure", "keyfigure", "plots", "stages", "due", "tags", "verdict", "filters", "table", "fields",
    "panel", "notice", "progress", "list", "writing",
    "report", "story", "audit", "old", "front", "phone", "door", "slips", "specimen",
    "modes", "print",
)  # fmt: skip
LAYERS = ("tokens", "base", "layout", "components", "pages", "modes")

_LAYER = re.compile(r"^@layer \w+ \{\n(.*?)^\}\n", re.MULTILINE | re.DOTALL)


def part(name: str) -> str:
    """The source of one part, with its layer."""
    return (FOLDER / "css" / f"{name}.css").read_text(encoding="utf-8")


def joined() -> str:
    """All parts in source order, without layers."""
    head = "/* Joined from css/ by jianyan.look.stylesheet.write(); change the parts, not this file. */\n"
    return head + "\n".join(_LAYER.sub(r"\1", part(name)) for name in PARTS)


def write() -> None:
    """Write the joined file where pages load it from."""
    JOINED.write_text(joined(), encoding="utf-8")
