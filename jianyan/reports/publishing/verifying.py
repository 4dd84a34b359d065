"""Whether a copy of a published report, a web page or its data, says what the committee froze."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from lxml import etree, html

from jianyan.committees.models import Committee
from jianyan.reports import annex, building
from jianyan.reports.documents import Document, Told, identity_of
from jianyan.reports.edition_models import Edition, FrozenFigure

MARK = "jianyan:"
MOST_BYTES = 20_000_000
LABELS = {
    "value": _("数值"), "unitText": _("单位"), "text": _("正文里的写法"), "period": _("期间"), "observationPeriod": _("起止"), "asOf": _("截至日期"),
    "description": _("口径"), "name": _("名称"), "identifier": _("指标"), "where": _("收窄"), "lower": _("含下级"), "records": _("记录数"),
    "digest": _("指纹"), "@id": _("标识"),
}  # fmt: skip
ATTRIBUTES = {
    "value": _("数值"), "data-figure": _("指标"), "data-where": _("收窄"), "data-unit": _("单位"), "data-period": _("期间"), "data-as-of": _("截至日期"), "data-id": _("标识"),
}  # fmt: skip
CELLS = (_("名称"), _("数值"), _("期间"), _("截至日期"), _("口径"), _("记录数"))
HEAD = {
    "name": _("标题"), "temporalCoverage": _("期间"), "publisher": _("公布单位"), "datePublished": _("公布日期"), "asOf": _("截至日期"), "version": _("第几次公布"),
    "correction": _("更正说明"), "digest": _("指纹"), "inLanguage": _("语言"), "@type": _("类别"), "@context": _("词表"),
}  # fmt: skip


class NotAnEdition(ValueError):
    """The file is no published report, or none of this house; the sentence says which."""


@dataclass(frozen=True)
class Verdict:
    """What was published, and in which places the copy says something else."""

    edition: Edition
    differences: list[str]

    @property
    def holds(self) -> bool:
        return not self.differences


def data_of(edition: Edition, made: Document) -> dict[str, Any]:
    """An edition for machines: one JSON-LD object, each figure with the digest of the rows behind it."""
    data = building.as_data(made, edition.identity) | {
        "version": edition.number, "datePublished": str(edition.published_on), "asOf": str(edition.as_of),
        "correction": edition.notice, "digest": edition.digest,
    }  # fmt: skip
    rows = FrozenFigure.objects.of(edition.committee).filter(edition=edition).order_by("number")
    for part, digest in zip(data["hasPart"], rows.values_list("digest", flat=True), strict=True):
        part["digest"] = digest
    return data


def verify(data: bytes) -> Verdict:
    """Hold a web page, or the JSON-LD block alone, against what was frozen.

    Raises:
        NotAnEdition: the file cannot be read, or this house froze no such report.
    """
    page, told = _read(data)
    edition = edition_named(told.get("@id"))
    made = edition.document()
    differences = list(_in_data(told, data_of(edition, made)))
    if page is not None:
        differences += [*_in_text(page, made), *_inline(page, made, edition.identity), *_in_list(page, made)]
    return Verdict(edition, differences)


def edition_named(identity: Any) -> Edition:
    """The edition that a machine-readable name means.

    Raises:
        NotAnEdition: there is none.
    """
    parts = str(identity or "").removeprefix(MARK).split("/")
    if not str(identity or "").startswith(MARK) or len(parts) != 3 or not parts[2].isdecimal():
        raise NotAnEdition(
            gettext("文件里没有本系统公布的报告的标识。请用公布页“下载网页”或“下载数据”得到的文件核对。")
        )
    committee = Committee.objects.filter(slug=parts[0]).first()
    rows = Edition.objects.of(committee).select_related("report") if committee else Edition.objects.none()
    found = rows.filter(report__slug=parts[1], number=int(parts[2])).first()
    if found is None:
        raise NotAnEdition(
            gettext("本系统没有公布过“%(identity)s”。请核对文件是否来自这里。") % {"identity": identity}
        )
    return found


def _read(data: bytes) -> tuple[Any, Mapping[str, Any]]:
    """The page, if it is one, and its block of data."""
    if len(data) > MOST_BYTES:
        raise NotAnEdition(gettext("文件太大，不是公布的报告。"))
    page, text = None, data.decode("utf-8-sig", errors="replace")
    if not text.lstrip().startswith("{"):
        page, text = _page(text)
    try:
        told = json.loads(text)
    except ValueError as wrong:
        raise NotAnEdition(gettext("文件里的数据读不出来：不是公布时的网页或数据文件。")) from wrong
    if not isinstance(told, dict):
        raise NotAnEdition(gettext("文件里的数据读不出来：不是公布时的网页或数据文件。"))
    return page, told


def _page(text: str) -> tuple[Any, str]:
    try:
        page = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as wrong:
        raise NotAnEdition(gettext("文件是空的，或者不是网页。")) from wrong
    blocks = page.xpath("//script[@type='application/ld+json']/text()")
    if not blocks:
        raise NotAnEdition(gettext("这不是公布的报告的网页：里面没有给机器读的数据。"))
    return page, str(blocks[0])


def _in_data(told: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted({*told, *kept} - {"hasPart"}):
        if told.get(key) != kept.get(key):
            yield _said(gettext("报告"), HEAD.get(key, key), told.get(key), kept.get(key))
    parts, frozen = told.get("hasPart"), kept["hasPart"]
    ours = parts if isinstance(parts, list) else []
    if len(ours) != len(frozen):
        yield gettext("数据里有%(told)d个数字，公布的是%(kept)d个") % {"told": len(ours), "kept": len(frozen)}
    for number, (one, other) in enumerate(zip(ours, frozen, strict=False), 1):
        found = one if isinstance(one, dict) else {}
        for key in sorted({*found, *other}):
            if found.get(key) != other.get(key):
                yield _said(_place(number, other["name"]), LABELS.get(key, key), found.get(key), other.get(key))


def _inline(page: Any, made: Document, identity: str) -> Iterator[str]:
    """The figures in the text, with their attributes."""
    for number, told in enumerate(made.figures, 1):
        found = page.xpath(f"//data[@id='figure-{number}']")
        if len(found) != 1:
            yield gettext("正文里%(place)s出现了%(count)d次") % {
                "place": _place(number, told.title),
                "count": len(found),
            }
            continue
        place = gettext("正文里%(place)s") % {"place": _place(number, told.title)}
        expected_of = attributes(told) | {"data-id": identity_of(identity, number)}
        for name, expected in expected_of.items():
            if found[0].get(name) != expected:
                yield _said(place, ATTRIBUTES[name], found[0].get(name), expected)
        if (shown := text_of(found[0])) != squeezed(told.shown):
            yield _said(place, gettext("写法"), shown, told.shown)
    extra = len(page.xpath("//data[@data-figure]")) - len(made.figures)
    if extra > 0:
        yield gettext("正文里多了%(count)d个数字") % {"count": extra}


def attributes(told: Told) -> dict[str, str]:
    """What a page says of a figure to machines, in its place in the text."""
    return {
        "value": told.base, "data-figure": told.name, "data-where": told.narrowing, "data-unit": told.unit, "data-period": told.period,
        "data-as-of": told.as_of,
    }  # fmt: skip


def _in_list(page: Any, made: Document) -> Iterator[str]:
    for number, told in enumerate(made.figures, 1):
        cells = [text_of(cell) for cell in page.xpath(f"//tr[@id='row-{number}']/*")]
        place = gettext("附表里%(place)s") % {"place": _place(number, told.title)}
        expected = [squeezed(cell) for cell in annex.row_of(told)]
        if len(cells) != len(expected):
            yield gettext("%(place)s缺行或多列") % {"place": place}
            continue
        for label, found, kept in zip(CELLS, cells, expected, strict=True):
            if found != kept:
                yield _said(place, label, found, kept)


def _in_text(page: Any, made: Document) -> Iterator[str]:
    """The words around the figures."""
    found, kept = [text_of(one) for one in page.xpath("//*[@data-passage]")], list(passages(made))
    if len(found) != len(kept):
        yield gettext("正文有%(told)d段，公布的是%(kept)d段") % {"told": len(found), "kept": len(kept)}
    for number, (one, other) in enumerate(zip(found, kept, strict=False), 1):
        if one != other:
            yield _said(gettext("正文第%(number)d段") % {"number": number}, gettext("文字"), one, other)


def passages(made: Document) -> Iterable[str]:
    """The text paragraph by paragraph, as a page says it; tables are held by their figures."""
    yield from (squeezed(text) for text in (made.title, made.subtitle, made.note) if text)
    for chapter in made.chapters:
        if chapter.heading:
            yield squeezed(chapter.heading)
        yield from (squeezed(made.words(one.runs)) for one in chapter.passages if one.kind not in ("table", "plot"))


def text_of(element: Any) -> str:
    """What a reader sees of an element, without the cards that explain its figures."""
    words = element.xpath(".//text()[not(ancestor::*[contains(concat(' ', @class, ' '), ' fig-card ')])]")
    return squeezed("".join(words))


def squeezed(text: str) -> str:
    return "".join(text.split())


def _place(number: int, name: Any) -> str:
    return gettext("第%(number)d个数字“%(name)s”") % {"number": number, "name": name}


def _said(place: str, what: Any, told: Any, kept: Any) -> str:
    words = {"place": place, "what": what, "told": _short(told), "kept": _short(kept)}
    return gettext("%(place)s的%(what)s：文件是“%(told)s”，公布的是“%(kept)s”") % words


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
