"""How numbers are written: GB/T 15835-2011, and one way throughout a report. Each rule carries what it finds and passes over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Words
from jianyan.look.numbers import plain
from jianyan.reports.checking.draft import Draft
from jianyan.reports.checking.found import Found, Mend, Result
from jianyan.reports.checking.standing import Place
from jianyan.reports.choices import Check
from jianyan.text.found import Bound
from jianyan.text.numerals import CHINESE, NoNumber, number_of

FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
DIGITS = "零一二三四五六七八九"
YEAR_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
COUNTED = "个|次|天|人|名|位|件|条|篇|年|家|处|场|项|万|十|百"
CENTURY = "20"
TEN = 10


def _in_digits(found: re.Match[str]) -> str:
    return found[0].translate(FULL_WIDTH)


def _percent(found: re.Match[str]) -> str:
    try:
        return f"{plain(number_of(found['number']))}%"
    except NoNumber:
        return found[0]


def _in_one(found: re.Match[str]) -> str:
    """3万5千 is 3.5万, 1亿2千万 is 1.2亿, 5千 is 5000."""
    value = sum(
        Decimal(number) * number_of(f"一{scale}") for number, scale in re.findall(r"([\d.]+)([百千万亿]+)", found[0])
    )
    for scale in "亿万":
        if scale in found[0] and value >= number_of(f"一{scale}"):
            return f"{plain(value / number_of(f'一{scale}'))}{scale}"
    return plain(value)


def _pair(found: re.Match[str]) -> str:
    digits = found["pair"].replace("、", "").replace("，", "")
    return "".join(DIGITS[int(one)] if one.isascii() else one for one in digits)


@dataclass(frozen=True)
class Style:
    """One way of writing that is not right: the pattern, what replaces it, and why. Examples are its tests."""

    pattern: str
    right: Callable[[re.Match[str]], str]
    why: Words
    finds: dict[str, str]
    passes_over: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where it stands, with what replaces it."""
        for found in self.regex.finditer(text):
            right = self.right(found)
            if right != found[0]:
                yield found.start(), found.end(), right


STYLES = (
    Style(r"[０-９．]*[０-９][０-９．]*％?|(?<=\d)％", _in_digits, _("数字和百分号用半角。"),
          {"立案２８６件": "立案286件", "占98％": "占98%"}, ("立案286件", "占98%")),
    Style(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d])(?=[万余多]?[\u3400-\u9fff])", lambda found: found[0].replace(",", ""),
          _("数字不用分节逗号，与系统写法一致；大数用万、亿。"), {"惠及1,024人": "惠及1024人"}, ("惠及1024人", "甲1，102人")),
    Style(r"(?<=[\u3400-\u9fff]) +(?=[\d\ufffc])|(?<=[\d\ufffc]) +(?=[\u3400-\u9fff%])", lambda found: "", _("数字与汉字之间不空格。"),
          {"立案 286 件": "立案286件"}, ("立案286件",)),
    Style(rf"百分之(?P<number>{CHINESE}|\d+(?:\.\d+)?)", lambda found: found[0] if found["number"] in ("百", "一百") else _percent(found),
          _("占比是统计数字，用阿拉伯数字和百分号。"), {"占百分之九十八点五": "占98.5%", "占百分之98": "占98%"}, ("百分之百完成", "占98%")),
    Style(r"(?<![\d\-.年/])(?P<low>\d+(?:\.\d+)?%?)(?:-|~|——|－|--)(?P<high>\d+(?:\.\d+)?)(?![\d\-.])(?=[\u3400-\u9fff%])",
          lambda found: f"{found['low']}—{found['high']}", _("数值、年份的起止用一字线“—”或“～”。"),
          {"2018-2022年": "2018—2022年", "5~10人": "5—10人"}, ("2018—2022年", "2022-08-15", "5～10人")),
    Style(r"(?<![\d.])(?P<low>\d+(?:\.\d+)?)(?P<mark>[—～])(?P<high>\d+(?:\.\d+)?)%", lambda found: f"{found['low']}%{found['mark']}{found['high']}%",
          _("百分数的起止，两个都写百分号。"), {"占5—10%": "占5%—10%"}, ("占5%—10%", "5—10人")),
    Style(r"['’‘](?P<year>\d\d)(?=年)|(?<![\d第])(?P<short>[012]\d)(?=年\d{1,2}月)", lambda found: CENTURY + (found["year"] or found["short"]),
          _("年份写全四位。"), {"’22年以来": "2022年以来", "22年3月": "2022年3月"}, ("2022年3月", "20年来", "第15年")),
    Style(r"(?<![\d.])\d+(?:\.\d+)?[万亿]\d+(?:\.\d+)?[百千万]+(?![瓦克米])|(?<![\d.万亿])\d+(?:\.\d+)?[百千](?![瓦克米万亿多余家])", _in_one,
          _("阿拉伯数字后只用万、亿，不与千、百混写。"), {"3万5千人": "3.5万人", "5千人": "5000人"}, ("3.5万人", "5千瓦", "三千人", "5百万元")),
    Style(rf"(?<![\d.、第一二三四五六七八九十年])(?P<pair>(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9|一、二|二、三|两、三|三、四|四、五|五、六|六、七|七、八|八、九)(?:十|百)?)(?=(?:{COUNTED})(?!等|级|届|期|号|版|组奖))", _pair,
          _("相邻两数连用表示概数，用汉字，中间不加顿号。"), {"走访3、4个村": "走访三四个村", "用了五、六天": "用了五六天"},
          ("第3、4次", "三四个村", "一、二、三等奖", "1、2、3个")),
)  # fmt: skip
YEAR_IN_CHINESE = re.compile(r"(?P<year>[一二][〇○零一二三四五六七八九]{3})(?=年)")
YEAR = re.compile(r"(?:19|20)\d\d年")


def find(draft: Draft) -> Result:
    """Each number that is not written as the standard says, with the right way."""
    found = [*_styled(draft), *_years(draft), *_in_words(draft)]
    return Result(len(draft.told) + len(draft.numbers), found)


def _styled(draft: Draft) -> Iterator[Found]:
    for section in draft.sections:
        text = draft.blanked(section)
        for style in STYLES:
            for start, end, right in style.places(text):
                yield _found(draft, Place(section, start, end), right, str(style.why))


def _years(draft: Draft) -> Iterator[Found]:
    """二〇二二年 where other years are in digits, and 二零二二年 anywhere."""
    digits = bool(YEAR.search(draft.text))
    for section in draft.sections:
        for found in YEAR_IN_CHINESE.finditer(draft.blanked(section)):
            if digits or "零" in found[0]:
                why = gettext("年份全文用阿拉伯数字，不与汉字混用。")
                yield _found(draft, Place(section, *found.span()), found["year"].translate(YEAR_DIGITS), why)


def _in_words(draft: Draft) -> Iterator[Found]:
    """A count of ten or more in Chinese numerals: statistics are in digits."""
    for number in draft.numbers:
        words = re.match(CHINESE, number.quote)
        claim = number.claim
        if words is None or claim is None or claim.value < TEN or claim.bound is not Bound.EXACT:
            continue
        if claim.value == number_of(words[0]) and number.place.start >= 0:
            place = Place(number.place.section, number.place.start, number.place.start + len(words[0]))
            yield _found(draft, place, plain(claim.value), gettext("统计数字用阿拉伯数字。"))


def _found(draft: Draft, place: Place, right: str, why: str) -> Found:
    quote = place.section.text[place.start : place.end]
    words = {"quote": quote.replace(" ", "␣"), "right": right, "why": why}
    if right:
        sentence = gettext("“%(quote)s”应写作“%(right)s”：%(why)s") % words
        label = gettext("改为“%(right)s”") % words
    else:
        sentence, label = gettext("这里多了空格：%(why)s") % words, gettext("删去空格")
    return draft.found(Check.STYLE, place, sentence, [Mend(label, right)])
