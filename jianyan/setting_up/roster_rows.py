"""One row of a roster read against what the committee knows: its sectors, special committees and parties."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.command import nearest
from jianyan.committees.models import Committee, Term
from jianyan.organisation.choices import BodyKind, PostKind
from jianyan.organisation.models import Body, Participant, Person, Sector
from jianyan.registers.sheets import Column, Line
from jianyan.setting_up.catalogue import NO_PARTY, NO_POST, PARTIES, POSTS
from jianyan.setting_up.words import day_of, listed, most_signs, name_of, phone_of

COLUMNS = (
    Column("name", "姓名", True, gettext_lazy("必填。"), "示例：王小明"),
    Column("sex", "性别", note=gettext_lazy("男或女。"), example="男"),
    Column("sector", "界别", True, gettext_lazy("必填，写本会的界别名称或代码。"), "经济界"),
    Column("body", "专委会", note=gettext_lazy("写本会专委会的名称。"), example="提案委员会", also=("专门委员会",)),
    Column("party", "党派", note=gettext_lazy("如：中共党员、民盟、无党派；群众不填。"), example="民盟"),
    Column("employer", "单位", example="某某有限公司", also=("工作单位",)),
    Column("title", "职务", example="总经理", also=("单位职务",)),
    Column("phone", "手机", note=gettext_lazy("用来认人，也作登录名；同名的人必填。"), example="13800000000", also=("电话", "手机号")),
    Column("post", "政协职务", note=gettext_lazy("主席、副主席、秘书长、常务委员，可写几个。"), example="常务委员"),
    Column("joined_on", "任职日期", note=gettext_lazy("不填则为本届开始之日。"), example="2026-01-10"),
)  # fmt: skip
SEXES = {"男": "m", "女": "f", "": ""}


@dataclass
class Known:
    """What rows may name."""

    committee: Committee
    term: Term
    sectors: dict[str, Sector]
    bodies: dict[str, Body]
    participants: dict[str, Participant]

    @classmethod
    def of(cls, committee: Committee, term: Term) -> Known:
        sectors = list(Sector.objects.of(committee))
        bodies = Body.objects.of(committee).filter(kind=BodyKind.SPECIAL_COMMITTEE, closed_on__isnull=True)
        participants = Participant.objects.of(committee)
        return cls(
            committee,
            term,
            {word: sector for sector in sectors for word in (sector.code, sector.name)},
            {body.name: body for body in bodies},
            {participant.name: participant for participant in participants},
        )


@dataclass
class Entry:
    """What a row says, in the committee's own terms; `wrongs` says why it cannot be taken."""

    line: Line
    name: str
    sex: str = ""
    sector: Sector | None = None
    body: Body | None = None
    party: str = ""
    employer: str = ""
    title: str = ""
    phone: str = ""
    posts: tuple[PostKind, ...] = ()
    joined_on: date | None = None
    wrongs: list[str] = field(default_factory=list)


def read_entry(line: Line, known: Known) -> Entry:
    """Read one row; everything wrong with it is found at once."""
    entry = Entry(line, name_of(line["name"]))
    if not entry.name:
        entry.wrongs.append(_("没有填姓名。"))
    for read in (_sex, _sector, _body, _party, _phone, _posts, _joined_on, _texts):
        read(entry, known)
    return entry


def _sex(entry: Entry, known: Known) -> None:
    word = entry.line["sex"]
    if word in SEXES:
        entry.sex = SEXES[word]
    else:
        entry.wrongs.append(_("性别“%(word)s”看不懂，请写男或女。") % {"word": word})


def _sector(entry: Entry, known: Known) -> None:
    word = name_of(entry.line["sector"])
    entry.sector = (
        known.sectors.get(word) or known.sectors.get(word.removesuffix("界")) or known.sectors.get(f"{word}界")
    )
    if not word:
        entry.wrongs.append(_("没有填界别。"))
    elif not entry.sector:
        words = {"word": word, "known": nearest(word, {sector.name for sector in known.sectors.values()})}
        entry.wrongs.append(_("本会没有“%(word)s”这个界别。相近的：%(known)s。") % words)


def _body(entry: Entry, known: Known) -> None:
    word = name_of(entry.line["body"])
    if not word:
        return
    short = word.removesuffix("员会").removesuffix("委")
    alike = [body for name, body in known.bodies.items() if name.removesuffix("委员会") == short]
    entry.body = known.bodies.get(word) or (alike[0] if len(alike) == 1 else None)
    if entry.body:
        return
    if not known.bodies:
        entry.wrongs.append(_("本会还没有登记专委会，请先填专委会，或把这一栏留空。"))
        return
    words = {"word": word, "known": nearest(word, known.bodies)}
    entry.wrongs.append(_("本会没有“%(word)s”这个专委会。相近的：%(known)s。") % words)


def _party(entry: Entry, known: Known) -> None:
    word = name_of(entry.line["party"])
    if not word or word in NO_PARTY:
        return
    usual = {way: name for name, _kind, ways in PARTIES for way in (name, *ways)}
    entry.party = word if word in known.participants else usual.get(word) or ""
    if not entry.party:
        words = {"word": word, "known": nearest(word, {*known.participants, *(name for name, *_rest in PARTIES)})}
        entry.wrongs.append(_("没有“%(word)s”这个党派。相近的：%(known)s；群众请留空。") % words)


def _phone(entry: Entry, known: Known) -> None:
    number = phone_of(entry.line["phone"])
    if number is None:
        word = {"word": entry.line["phone"]}
        entry.wrongs.append(_("手机“%(word)s”不对，请写11位手机号，或区号加号码的电话。") % word)
    else:
        entry.phone = number


def _posts(entry: Entry, known: Known) -> None:
    words = [word for word in listed(entry.line["post"]) if word not in NO_POST]
    for word in words:
        if word not in POSTS:
            entry.wrongs.append(
                _("政协职务“%(word)s”看不懂，可写：主席、副主席、秘书长、常务委员。") % {"word": word}
            )
    entry.posts = tuple(dict.fromkeys(POSTS[word] for word in words if word in POSTS))


def _joined_on(entry: Entry, known: Known) -> None:
    word, term = entry.line["joined_on"], known.term
    if not word:
        return
    entry.joined_on = day_of(word)
    if entry.joined_on is None:
        entry.wrongs.append(_("任职日期“%(word)s”看不懂，请按“2026年3月5日”或“2026-03-05”填写。") % {"word": word})
    elif entry.joined_on < term.starts_on or (term.ends_on and entry.joined_on > term.ends_on):
        words = {"word": word, "term": term, "start": term.starts_on}
        entry.wrongs.append(_("任职日期“%(word)s”不在%(term)s内（自%(start)s起），请核对。") % words)


def _texts(entry: Entry, known: Known) -> None:
    entry.employer, entry.title = entry.line["employer"], entry.line["title"]
    for name, label in (("name", _("姓名")), ("employer", _("单位")), ("title", _("职务"))):
        most = most_signs(Person, name)
        if len(getattr(entry, name)) > most:
            entry.wrongs.append(_("%(label)s超过%(most)d字，请缩短。") % {"label": label, "most": most})
