"""The English of every sentence: extracted, compiled and checked with Babel, without GNU gettext.

The source strings are Chinese, so the catalogue of another language has Chinese as its keys.
"""

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = "# The sentences of Jianyan: `jianyan translate extract` adds what is new and drops what is gone."
TEMPLATES = (".html", ".txt", ".md")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")


def extract() -> Catalog:
    """All sentences in the code and the templates, each with the files it stands in."""
    root = Path(settings.BASE_DIR)
    catalog = Catalog(domain="django", charset="utf-8")
    for file in _sources(root / "jianyan"):
        place = file.relative_to(root).as_posix()
        for _line, key, context in _sentences(file):
            catalog.add(key, locations=[(place, 1)], context=context)
    return catalog


def update(language: str) -> tuple[list[str], list[str]]:
    """Write the catalogue anew: what is new stands in it empty, what is gone is left out. Returns new and gone."""
    found, known = extract(), read(language)
    new = sorted(_name(message) for message in found if message.id and not known.get(message.id, message.context))
    gone = sorted(_name(message) for message in known if message.id and not found.get(message.id, message.context))
    known.update(found, no_fuzzy_matching=True, update_creation_date=False)
    file = path(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as handle:
        write_po(handle, known, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return new, gone


def compile_all() -> list[Path]:
    """Compile the catalogues that have changed since; return those files."""
    return [target for language in languages() if (target := _compile(language))]


def findings(language: str) -> list[str]:
    """What keeps the translation from being complete, one line each; empty when all is well."""
    found, known = extract(), read(language)
    lines = [line for message in found if message.id for line in _faults(message, known)]
    lines += [f"“{_name(m)}” 已不在代码中" for m in known if m.id and not found.get(m.id, m.context)]
    return sorted(lines)


def languages() -> list[str]:
    """The languages that need a catalogue: all but that of the source."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language.replace("-", "_") / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue as it is now; empty when there is none."""
    if not path(language).exists():
        return Catalog(locale=language, domain="django", header_comment=HEADER, fuzzy=False, charset="utf-8")
    with path(language).open("rb") as handle:
        return read_po(handle, locale=language, domain="django")


def _sources(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        is_code = file.suffix == ".py" and "migrations" not in file.parts
        if is_code or (file.suffix in TEMPLATES and "templates" in file.parts):
            yield file


def _sentences(file: Path) -> Iterator[tuple[int, Any, str | None]]:
    """Line, key (a pair when it has a plural) and context of each sentence."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Django turns all but the sentences into X; without indentation that is what Babel reads as Python.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    found = extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    for line, keyword, words, _comments in found:
        if (sentence := _sentence(keyword, words)) and sentence[0]:
            yield line, *sentence


def _sentence(keyword: Any, words: Any) -> tuple[Any, str | None] | None:
    """Key and context of one call; None when the sentence is not written out in it."""
    parts = list(words) if isinstance(words, tuple | list) else [words]
    has_context, has_plural = "pgettext" in (keyword or ""), (keyword or "").startswith("n")
    context = parts.pop(0) if has_context and parts else None
    if not parts or not parts[0]:
        return None
    if has_plural:
        return ((parts[0], parts[1]), context) if len(parts) > 1 and parts[1] else None
    return parts[0], context


def _faults(message: Message, known: Catalog) -> Iterator[str]:
    name, theirs = _name(message), known.get(message.id, message.context)
    where = "、".join(sorted({file for file, _line in message.locations}))
    texts = _texts(theirs.string) if theirs else []
    if theirs is None or not texts or not all(texts):
        yield f"“{name}” 没有译文（{where}）"
    elif theirs.fuzzy:
        yield f"“{name}” 的译文待定 fuzzy（{where}）"
    elif not _same_placeholders(message.id, texts):
        yield f"“{name}” 的译文里占位符不同：{texts[-1]}（{where}）"


def _same_placeholders(key: Any, texts: list[str]) -> bool:
    """The last form holds all of them; the singular of a plural may leave its number out."""
    wanted = set(PLACEHOLDER.findall(_texts(key)[-1]))
    held = [set(PLACEHOLDER.findall(text)) for text in texts]
    return held[-1] == wanted and all(one <= wanted for one in held)


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple | list) else [str(value)] if value else []


def _name(message: Message) -> str:
    return _texts(message.id)[0]


def _compile(language: str) -> Path | None:
    source = path(language)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
        return None
    new = target.with_suffix(f".{os.getpid()}.new")  # another process may be at it, too
    with new.open("wb") as handle:
        write_mo(handle, read(language))
    new.replace(target)
    return target


def joined(lines: Iterable[str], *, at_most: int = 200) -> str:
    """The lines, and how many more there are."""
    every = list(lines)
    return "\n".join(every[:at_most]) + (f"\n…… 另有 {len(every) - at_most} 条" if len(every) > at_most else "")
