"""Mends of what scraping, encodings and recognition broke, each a pattern with what it mends and what it leaves.

They run in this order on text whose characters are folded already (see `characters`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jianyan.text.cleaning.mapped import Mapped, Replacement

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿêɑɡü"
HAN = r"\u3400-\u9fff〇"
SYLLABLE = (
    rf"(?:[a-zɡ]{{0,4}}[{TONED}][a-z{TONED}]{{0,4}}|(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])(?:[aoeiu]{{1,3}}(?:ng|n|r)?))"
)
UNITS = "次场期件个项名人条篇份批户家所天元万亿余多%"


@dataclass(frozen=True)
class Repair:
    """One mend. `mends` shows texts before and after, `leaves` texts that it must not touch: both are its tests."""

    name: str
    pattern: re.Pattern[str]
    by: Replacement
    mends: dict[str, str]
    leaves: tuple[str, ...] = ()
    absorb: bool = field(default=False)

    def __call__(self, text: Mapped) -> Mapped:
        return text.replaced(self.pattern, self.by, absorb=self.absorb)


def _strongest(match: re.Match[str]) -> str:
    """Of several marks in a row, the one that ends most."""
    run = match.group()
    return next((mark for mark in "。！？；：、，" if mark in run), run[0])


def _entity(match: re.Match[str]) -> str:
    named = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "ldquo": "“", "rdquo": "”", "mdash": "—", "middot": "·", "hellip": "…", "ensp": " ", "emsp": " "}  # fmt: skip
    if match["blank"]:
        return " "
    if match["name"]:
        return named.get(match["name"].lower(), match.group())
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _capitals(match: re.Match[str]) -> str:
    return match.group().translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))


def _digits(match: re.Match[str]) -> str:
    return match.group().translate({ord("O"): "0", ord("o"): "0", ord("l"): "1", ord("I"): "1"})


REPAIRS = (
    Repair(
        "entity", re.compile(r"&(?:(?P<blank>nbsp|ensp|emsp)[;；]?|(?:(?P<name>[a-zA-Z]{2,8})|#x(?P<hex>[0-9a-fA-F]{2,6})|#(?P<dec>\d{2,7}))[;；])"), _entity,
        mends={"会议&nbsp;5次": "会议 5次", "35&nbsp次": "35 次", "&#25552;案": "提案"}, leaves=("A&B；C", "研发&；"),
    ),
    Repair(
        "lost mark before a broken tag", re.compile(r"[?？](?=/?[a-zA-Z]{1,6}\d?>)"), "。",
        mends={"活力？/p>": "活力。/p>"}, leaves=("好吗？",),
    ),
    Repair(
        "著 for 着", re.compile(r"(?<![显昭卓专论编原名土遗巨译旧新])著(?=[力眼手重实想急陆装色落意])|(?<=[随围绕沿本朝向对有])著"), "着",
        mends={"著力提升": "着力提升", "著眼大局": "着眼大局"}, leaves=("显著提升", "专著12部", "著名学者"),
    ),
    Repair(
        "tag", re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|(?<![a-zA-Z])/?(?:p|br|span|div|td|tr|li|strong|font|a|h\d)/?>"), "",
        mends={"<p>会议5次</p>": "会议5次", "活力。/p>": "活力。", "会议<br/>5次": "会议5次"}, leaves=("首页 > 新闻", "3<5"),
    ),
    Repair(
        "anchor", re.compile(r"\[(?:\d{1,3}|注\d?|[a-z]\d?)\]|【\d{1,2}】"), "",
        mends={"收到提案[3]312件": "收到提案312件"}, leaves=("[2023]5号", "[会议]"),
    ),
    Repair(
        "pinyin", re.compile(rf"(?<=[{HAN}])（{SYLLABLE}）"), "",
        mends={"协（xié）委员": "协委员", "县（区（qū））": "县（区）", "会（huì）议": "会议", "他们（men）": "他们"},
        leaves=("县（区）", "制度（试行）", "平台（app）", "报告（PDF）", "（xié）"), absorb=True,
    ),
    Repair(
        "pinyin whose character is lost", re.compile(rf"[?？](?=[a-zɡ]{{0,4}}[{TONED}]){SYLLABLE}）[?？]?"), "",
        mends={"专家？guī）？，文史": "专家，文史"}, leaves=("为什么？（略）", "好？会）"),
    ),
    Repair(
        "lost mark", re.compile(rf"(?<=[{HAN}”》）])[?？][;；，](?=[^\n])"), "。",
        mends={"耕耘？；回首过去": "耕耘。回首过去"}, leaves=("好吗？怎么办；", "？；"),
    ),
    Repair(
        "mark alone on its line", re.compile(r"(?<=[，、；])\n *[，、；]+ *(?=\n)"), "",
        mends={"会议5次，\n，\n讲座3次": "会议5次，\n讲座3次"}, leaves=("会议5次\n讲座",),
    ),
    Repair(
        "marks in a row", re.compile(r"[，、；：。！？](?: ?[，、；：。！？])+"), _strongest,
        mends={"听取报告，。": "听取报告。", "党课，、讲座": "党课、讲座", "2023年，，市政协": "2023年，市政协"}, leaves=("会议，5次。", "……"),
    ),
    Repair(
        "thousands", re.compile(r"(?<![\d，])(\d{1,3})(?:[，,]\s?\d{3})+(?![\d，])(?=\s?[余多]?[\u3400-\u9fff%])"),
        lambda match: re.sub(r"[，\s]", "", match.group()),
        mends={"收到提案1，024件": "收到提案1024件", "资金12，345，000元": "资金12345000元"},
        leaves=("年度计划，900件", "5次，300人", "2，3，4期"),
    ),
    Repair(
        "capital numeral", re.compile(r"[壹贰叁肆伍陆柒捌玖拾](?:[壹贰叁肆伍陆柒捌玖拾佰仟零])+(?=[万亿元余多])|[壹贰叁肆伍陆柒捌玖](?=[万亿]元)"), _capitals,
        mends={"善款贰拾万元": "善款二十万元", "叁万元": "三万元"}, leaves=("陆续", "伍先生", "拾金不昧"),
    ),
    Repair(
        "letter for a digit", re.compile(rf"(?<![A-Za-z\d])(?:\d{{1,9}}[OolI]{{1,4}}\d{{0,9}}|[lI]\d{{1,9}}[OolI]{{0,4}})(?=[{UNITS}])"), _digits,
        mends={"提案1O8件": "提案108件", "会议l2次": "会议12次"}, leaves=("A1楼", "COVID19", "5G个"),
    ),
    Repair(
        "space about a number", re.compile(rf"(?<=[{HAN}，。、；：（“”》]) +(?=\d)|(?<=[\d%]) +(?=[{HAN}%，。、；）])|(?<=\d) +\. *(?=\d)|(?<=\d)\. +(?=\d+[万亿])"),
        lambda match: "." if "." in match.group() else "",
        mends={"会议 5 次": "会议5次", "1 .2万": "1.2万"}, leaves=("会议5次", "1.2万"),
    ),
    Repair(
        "space between numerals", re.compile(r"(?<=[一二三四五六七八九十百千]) (?=[零〇一二三四五六七八九十百千余多万])|(?<=[十百千][余多]) (?=[万人次件篇])"), "",
        mends={"二千二百一十 五件": "二千二百一十五件", "一百 零六件": "一百零六件", "一千一百 余人": "一千一百余人"}, leaves=("第一 章",),
    ),
    Repair(
        "space between digits", re.compile(rf"(?<![\d.A-Za-z])(\d) (?=\d(?:余|多)?[{UNITS[:-5]}])"), lambda match: match[1],
        mends={"会议1 7次": "会议17次"}, leaves=("2023 5次", "第1 2012年"),
    ),
    Repair(
        "space inside a quantity", re.compile(rf"(?<=\d)(?: *[余多几])?(?: *[万亿])? +(?=[{HAN}%])|(?<=\d) +[余多几万亿](?=[{HAN}])"), lambda match: match.group().replace(" ", ""),
        mends={"12.6 万 元": "12.6万元", "20 余名": "20余名", "7500 余 册": "7500余册"}, leaves=("很多 委员",),
    ),
    Repair(
        "stop inside a number", re.compile(rf"(?<=\d)[。·](?=\d+(?:\.\d)?[万亿%余多])|(?<=[十百千万\d])[。·](?=[一二两三四五六七八九十]+[百十余{UNITS}])|(?<=\d)[。·.](?=[余多])|(?<=\d)[。·.](?=(?:[{UNITS[:-4]}]|人次|场次)(?:[，。；、]|[{HAN}]))|(?<=\d[余多])[。·.](?=[{UNITS[:-2]}])"),
        lambda match: "." if match.string[match.end()].isdigit() else "",
        mends={"捐款12。5万元": "捐款12.5万元", "提案三百。二十件": "提案三百二十件", "提案312。件，": "提案312件，", "50余.场次": "50余场次", "视察8。次，": "视察8次，", "40·余户": "40余户"},
        leaves=("召开会议5次。3名委员", "立案286件。一次"),
    ),
)  # fmt: skip


def repaired(text: Mapped) -> Mapped:
    """All mends, one after the other."""
    for repair in REPAIRS:
        text = repair(text)
    return text
