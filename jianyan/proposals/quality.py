"""What can be said about a proposal while it is written: each advice with its reason; none of it blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision

HEADING = re.compile(r"^\s*[一二三四五六七八九十]+、(.{2,30})$", re.M)
MANY_HEADINGS = 3
SHORT_ASK = 10
VAGUE = ("加强重视", "高度重视", "引起重视", "加大力度", "进一步加强", "提高认识")
SECRET = ("绝密", "机密", "秘密级", "内部资料", "不得外传")
PERSONAL = (
    (re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), "mobile"),
    (re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])"), "identity"),
    (re.compile(r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"), "phone"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "mail"),
    (re.compile(r"(?<!\d)\d{16,19}(?!\d)"), "card"),
)
NEAR = 0.5
LISTED = 3
LOOKED_THROUGH = 5000


@dataclass(frozen=True)
class Advice:
    """One thing to look at, or (`good`) to be glad of. `part` names the field it stands under, empty for the whole."""

    words: str
    part: str = ""
    good: bool = False
    url: str = ""
    label: str = ""


def advise(proposal: Any) -> list[Advice]:
    """All that can be said of a proposal as it stands, in the order of its parts."""
    return [
        *_title(proposal), *_one_matter(proposal), *_suggestions(proposal), *_length(proposal), *_personal(proposal), *_secret(proposal),
    ]  # fmt: skip


def _title(proposal: Any) -> Iterator[Advice]:
    title = proposal.title.strip()
    if title and not re.fullmatch(r"关于.+的(提案|建议)", title):
        yield Advice(_("案由通常写作“关于……的提案”。"), "title")


def _one_matter(proposal: Any) -> Iterator[Advice]:
    """Numbered headings on topics that share no word with the title point to several matters in one."""
    headings = HEADING.findall(proposal.situation)
    apart = [heading for heading in headings if not _pairs(heading) & _pairs(proposal.title)]
    if len(apart) >= MANY_HEADINGS:
        yield Advice(
            _("情况里有%(count)d个与案由无关的小标题，可能不止一件事。一事一案更容易办好，请考虑分写几件。")
            % {"count": len(apart)},
            "situation",
        )
    elif proposal.situation.strip():
        yield Advice(_("只说了一件事"), good=True)


def _suggestions(proposal: Any) -> Iterator[Advice]:
    asked = [text.strip() for text in proposal.asks if text.strip()]
    for number, text in enumerate(asked, 1):
        if len(text) < SHORT_ASK or any(words in text and len(text) < len(words) + 12 for words in VAGUE):
            yield Advice(
                _("第%(number)d条建议不够具体。请写明由谁、做什么、到什么程度。") % {"number": number}, "asks"
            )
    if asked:
        yield Advice(_("有%(count)d条具体建议") % {"count": len(asked)}, good=True)
    if not proposal.analysis.strip() and proposal.situation.strip():
        yield Advice(_("还没有写分析。写明原因，建议才站得住。"), "analysis")


def _length(proposal: Any) -> Iterator[Advice]:
    warn = provision(proposal.committee, "proposals.text_warn")
    now = len(proposal.situation) + len(proposal.analysis) + sum(map(len, proposal.asks))
    if now > warn:
        yield Advice(
            _("全文%(now)d字，超过%(warn)d字。短一些更容易看完，细节可以放进附件。") % {"now": now, "warn": warn}
        )


def _personal(proposal: Any) -> Iterator[Advice]:
    names = {
        "mobile": _("手机号码"),
        "identity": _("身份证号码"),
        "phone": _("电话号码"),
        "mail": _("电子邮箱"),
        "card": _("银行卡号"),
    }
    for part, text in _parts(proposal):
        taken: list[tuple[int, int]] = []
        for pattern, kind in PERSONAL:
            spans = [
                one.span()
                for one in pattern.finditer(text)
                if not any(a < one.end() and one.start() < b for a, b in taken)
            ]
            taken += spans
            if spans:
                yield Advice(_("文中有%(what)s。提案公开时会暴露他人信息，建议删去。") % {"what": names[kind]}, part)


def _secret(proposal: Any) -> Iterator[Advice]:
    for part, text in _parts(proposal):
        if found := next((word for word in SECRET if word in text), ""):
            yield Advice(_("文中有“%(word)s”字样。涉密内容不得写入本系统，请核对。") % {"word": found}, part)


def _parts(proposal: Any) -> Iterator[tuple[str, str]]:
    yield "situation", proposal.situation
    yield "analysis", proposal.analysis
    yield "asks", "\n".join(proposal.asks)


def near_titles(proposal: Any) -> list[tuple[Any, int]]:
    """Filed proposals of this and earlier plenaries with a title much like this one's, with the likeness in percent.

    Compared are the pairs of neighbouring characters of the newest titles.
    """
    own = _pairs(proposal.title)
    if not own:
        return []
    rows = type(proposal).objects.of(proposal.committee).filter(filed_on__isnull=False).exclude(pk=proposal.pk)
    titles = rows.order_by("-filed_on").values_list("pk", "title")[:LOOKED_THROUGH]
    likely = ((_likeness(own, _pairs(title)), pk) for pk, title in titles)
    best = sorted((one for one in likely if one[0] >= NEAR), reverse=True)[:LISTED]
    found = rows.only("title", "case_no", "committee").in_bulk([pk for _like, pk in best])
    return [(found[pk], round(like * 100)) for like, pk in best]


def _pairs(title: str) -> set[str]:
    bare = re.sub(r"^关于|的(提案|建议)$|\W", "", title)
    return {bare[place : place + 2] for place in range(len(bare) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
