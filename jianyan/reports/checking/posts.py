"""Names and posts of leaders, held against the register of posts as it stands for the period of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from jianyan.committees.periods import Period
from jianyan.organisation.choices import PostKind
from jianyan.organisation.models import Post
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import Place
from jianyan.reports.choices import Check
from jianyan.reports.models import Section

# As reports write them; names of people and posts are Chinese whatever the language of the page.
POSTS = {
    "副主席": PostKind.VICE_CHAIR, "主席": PostKind.CHAIR, "秘书长": PostKind.SECRETARY_GENERAL,
    "常务委员": PostKind.STANDING_MEMBER, "常委": PostKind.STANDING_MEMBER,
}  # fmt: skip
WORD_OF = {kind: word for word, kind in POSTS.items() if word != "常务委员"}
OF_CHAIRS = (PostKind.CHAIR, PostKind.VICE_CHAIR, PostKind.SECRETARY_GENERAL)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
    "侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
# Surnames that are words too (主席向大会报告, 主席于年初带队): a name is believed only where the register has it.
WORDS_TOO = "向于任时关解成安查卫左边房易方高万常和平明计应全从多"
VERBS = "同志|主持|出席|率|带|牵头|领衔|督办|讲|作|代表|参加|到|赴|在|强调|指出|介绍|宣读|和|与|及|等|任|为|就|分别|先后|多次|亲自|陪同|走访|看望|调研|视察|接访|担任|当选|主|深入|向|对"
NAME = rf"(?P<name>[{SURNAMES}][\u3400-\u9fff·]{{1,2}}?)(?=[，。、；：（）“”！？\s]|{VERBS}|$)"
# Of this committee: behind 政协, behind a mark, or behind a word that leads to a doer; not 工商联主席, 省政协主席.
OWN = r"(?:(?<![\u3400-\u9fff])|(?<=[由请受经和与])|(?<=书记、)|(?P<of>[\u3400-\u9fff]{0,8}政协))"
BEFORE = re.compile(rf"{OWN}(?P<post>副主席|主席|秘书长|(?<=政协)常委|(?<=政协)常务委员){NAME}")


@dataclass(frozen=True)
class Holding:
    """Who held which post from when until when."""

    name: str
    kind: str
    post: Post

    def within(self, period: Period) -> bool:
        return self.post.since <= period.end and (self.post.until is None or self.post.until > period.start)


@dataclass(frozen=True)
class Named:
    """A name with a post as the text has them: where both stand, and where the name does."""

    place: Place
    name: str
    word: str

    @property
    def kind(self) -> str:
        return POSTS[self.word]


def find(draft: Draft) -> Result:
    """Each leader whose name or post is not as the register has it in the period. One query."""
    register = _register(draft)
    named = [one for section in draft.sections for one in _in_section(draft, section, register)] if register else []
    found = [finding for one in named if (finding := _checked(draft, one, register))]
    return Result(len(named), found)


def _register(draft: Draft) -> list[Holding]:
    rows = Post.objects.of(draft.committee).filter(kind__in=set(POSTS.values())).select_related("membership__person")
    return [Holding(row.membership.person.name, row.kind, row) for row in rows]


def _in_section(draft: Draft, section: Section, register: Sequence[Holding]) -> Iterator[Named]:
    """主席张三 whoever he is, 张三主席 of those whom the register knows as leaders."""
    text = draft.blanked(section)
    for found in BEFORE.finditer(text):
        if not _of_another(draft, found["of"]):
            yield Named(Place(section, found.start("post"), found.end("name")), found["name"], found["post"])
    for name in sorted({one.name for one in register if one.kind in OF_CHAIRS}):
        for found in re.finditer(rf"{re.escape(name)}(?P<post>副主席|主席|秘书长)", text):
            yield Named(Place(section, *found.span()), name, found["post"])


def _of_another(draft: Draft, of: str | None) -> bool:
    """Whether the words before a post name another committee: 省政协 in a report of a county."""
    if not of or of == "政协":
        return False
    place = of.removesuffix("政协")
    name = draft.committee.name.removeprefix("政协").removesuffix("委员会")
    own = (name, draft.committee.name, name[-1:], f"全{name[-1:]}")
    return not any(place.endswith(one) for one in own)


def _checked(draft: Draft, named: Named, register: Sequence[Holding]) -> Found | None:
    held = [one for one in register if one.name == named.name]
    if any(one.kind == named.kind and one.within(draft.period) for one in held):
        return None
    words = {"name": named.name, "post": named.word, "period": str(draft.period)}
    now = [one for one in held if one.kind in OF_CHAIRS and one.within(draft.period)]
    if now:
        words["right"] = WORD_OF[PostKind(now[0].kind)]
        sentence = gettext("据任职登记，%(period)s%(name)s任%(right)s，不是%(post)s。请核对。") % words
        return draft.found(Check.POST, named.place, sentence, [_mend(named, named.name, words["right"])])
    same = [one for one in held if one.kind == named.kind]
    if same:
        return draft.found(Check.POST, named.place, _not_then(same[0], words), _holders(draft, named, register))
    if not held and named.name[0] in WORDS_TOO:
        return None
    sentence = (
        gettext("任职登记里没有%(post)s“%(name)s”。请核对姓名和职务；登记有遗漏的，请委员联络办公室补上。") % words
    )
    return draft.found(Check.POST, named.place, sentence, _holders(draft, named, register))


def _not_then(held: Holding, words: dict[str, str]) -> str:
    days = words | {"since": str(held.post.since), "until": str(held.post.until or "")}
    if held.post.until is not None:
        return gettext("据任职登记，%(name)s任%(post)s到%(until)s为止，不在%(period)s之内。请核对。") % days
    return gettext("据任职登记，%(name)s从%(since)s起任%(post)s，不在%(period)s之内。请核对。") % days


def _holders(draft: Draft, named: Named, register: Sequence[Holding]) -> list[Mend]:
    """The holder of the post where there is but one, or whose name shares a character with what was typed."""
    names = {one.name for one in register if one.kind == named.kind and one.within(draft.period)}
    near = sorted(name for name in names if len(names) == 1 or len(set(name) & set(named.name)) >= len(name) - 1)
    return [_mend(named, name, named.word) for name in near[:2]]


def _mend(named: Named, name: str, word: str) -> Mend:
    """The pair as it was ordered: the post first or the name first."""
    text = named.place.section.text[named.place.start : named.place.end]
    right = word + name if text.startswith(named.word) else name + word
    return Mend(gettext("改为“%(right)s”") % {"right": right}, right)
