"""Pages and parts of pages that the code writes itself; `jianyan reference` keeps them current.

A room contributes in its `reference.py`:

    @section("figures", page="docs/figures.md")
    def catalogue() -> str: ...

which fills the place between `<!-- generated: figures -->` and `<!-- end -->` on that page, or

    @whole_file("docs/rights.tsv")
    def matrix() -> str: ...

No Django here, so that rooms of every floor may use it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Build = Callable[[], str]
START, END = "<!-- generated: {name} -->", "<!-- end -->"


class NoPlace(Exception):
    """A section has no place on its page; the text says which markers are missing where."""


@dataclass(frozen=True)
class Part:
    """One generated text: a section of a page, or a whole file when it has no name."""

    path: str
    name: str
    build: Build


_parts: dict[tuple[str, str], Part] = {}


def section(name: str, *, page: str) -> Callable[[Build], Build]:
    """Let the function write the section `name` of a page; paths begin at the top of the checkout."""
    return _register(page, name)


def whole_file(path: str) -> Callable[[Build], Build]:
    """Let the function write a whole file."""
    return _register(path, "")


def write(root: Path) -> list[str]:
    """Bring every generated file up to date; return the paths of those that were not.

    Raises:
        NoPlace: a page lacks the markers of a section. Nothing has been written then.
    """
    outdated = _outdated(root)
    for path, text in outdated.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return list(outdated)


def outdated(root: Path) -> list[str]:
    """The paths that `write` would change.

    Raises:
        NoPlace: a page lacks the markers of a section.
    """
    return list(_outdated(root))


def filled(page: str, name: str, text: str, *, path: str = "") -> str:
    """The page with its section `name` holding `text`."""
    start = START.format(name=name)
    place = re.compile(re.escape(start) + r".*?" + re.escape(END), re.DOTALL)
    if not place.search(page):
        raise NoPlace(f"{path}：缺少 {start} 和 {END} 两个标记，不知道写在哪里。")
    return place.sub(lambda found: f"{start}\n{text.strip()}\n{END}", page, count=1)


def _register(path: str, name: str) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        _parts[path, name] = Part(path, name, build)
        return build

    return register


def _outdated(root: Path) -> dict[str, str]:
    return {path: text for path, text in _current(root) if _read(root / path) != text}


def _current(root: Path) -> Iterator[tuple[str, str]]:
    """Every generated file as it should be."""
    pages: dict[str, str] = {}
    for part in sorted(_parts.values(), key=lambda part: (part.path, part.name)):
        if part.name:
            page = pages.get(part.path, _read(root / part.path))
            pages[part.path] = filled(page, part.name, part.build(), path=part.path)
        else:
            pages[part.path] = part.build()
    yield from pages.items()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
