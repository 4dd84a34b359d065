"""Whose report it is: the committee that speaks, not those above and below it, nor the host of the page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from jianyan.text import places

TERM = r"(?:第?\s?[一二三四五六七八九十\d]{1,3}\s?届)"
NAME = r"[\u3400-\u9fff·]"
FORMAL = re.compile(
    rf"(?P<spoken>代表|受)?(?:中国共产党)?(?:中国人民政治协商会议|(?:人民)?政协)[\s，]{{0,4}}{TERM}?\s*(?P<place>(?:(?!政协|主席|委员|代表){NAME}){{2,20}}?)\s*{TERM}?\s*(?:委员会|(?<=届)(?=\s?第?[一二三四五六七八九十\d]{{1,2}}次会议))"
    rf"(?P<own>\s*(?:常务委员会|常委会|第[一二三四五六七八九十\d]{{1,2}}次))?"
)
BARE = ("自治区", "自治州", "自治县", "自治旗", "全国", "省", "市", "州", "盟", "县", "旗", "区")
SHORT = re.compile(r"(?P<word>自治区|自治州|自治县|自治旗|全国|省|市|州|盟|县|旗|区)政协(?!委员会)")
PARTY = re.compile(r"中共(?P<place>[\u3400-\u9fff·]{1,12}?(?:自治区|自治州|自治县|省|市|州|盟|县|旗|区))委")
FAR = 200_000  # characters within which a text has said whose it is
SEVERAL = "省市县区州旗盟、和与及各全"  # before a level word: several levels are meant, or any
# What ends before a name begins; a name not on the list of places is what stands between such a word and its level.
BEFORE_NAME = re.compile(
    r".*(?:代表|中共|近年来|年来|以来|听取|参加|出席|走进|来到|[在的是对向由为以给让请赴受被把从到届年月日])"
)
NO_NAME = re.compile(r"名|[某各全我本该x×]|\d|委员|政府|人民|工作|会议|党|提案")
LEVEL_OF_WORD = {
    "全国": "national",
    "省": "province",
    "自治区": "province",
    "州": "city",
    "自治州": "city",
    "盟": "city",
}
SEVERAL_COUNTIES = re.compile(r"县[（(]?[市区、]{1,4}|区县|市县|县级政协|各县")
TOWNSHIPS = re.compile(r"乡镇|镇街|镇（街|乡（镇|镇、街|街道、镇")


@dataclass
class Named:
    """What a text says about whose it is: places with a weight, and how often each level word stands alone."""

    places: Counter[str] = field(default_factory=Counter)
    unlisted: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def own_word(self) -> str | None:
        """The level word the text uses for itself: 市政协, 区政协; a name counts for its last word."""
        counted = Counter({word: times for word, times in self.words.items() if word != "全国"})
        for place, weight in self.places.items():
            counted[next((word for word in BARE if place.endswith(word)), "")] += weight
        best = [word for word, _ in counted.most_common() if word]
        return best[0] if best else "全国" if self.words["全国"] else None


def named(text: str) -> Named:
    """Every committee a text names, weighed: by its full name, as a speaker, in short."""
    found = Named()
    for match in FORMAL.finditer(text):
        place = "".join(match["place"].split())
        if places.level_of(place) and not NO_NAME.search(place.removeprefix("全国")):
            found.places[place] += 3 + 4 * bool(match["spoken"] or match["own"])
    for match in SHORT.finditer(text):
        _count_short(found, text[max(0, match.start("word") - 16) : match.start("word")], match["word"])
    if not found.places:
        found.places += Counter({place: times for place, times in found.unlisted.items() if times > 1})
    return found


def committee_and_level(text: str) -> tuple[str | None, str | None]:
    """The committee's name without its term, and its level; None for what the text does not say."""
    found = named(text[:FAR])
    word = found.own_word()
    place = _best(found, word) or _by_party(text, word)
    if place:
        return f"政协{place}委员会", places.level_of(place)
    return None, _level_of_word(word, text)


def _count_short(found: Named, before: str, word: str) -> None:
    place = places.trailing(before + word) if word != "全国" else None
    if place:
        found.places[place] += 1
    elif not before or before[-1] not in SEVERAL:
        found.words[word] += 1
        unlisted = _unlisted(before)
        if unlisted and word not in ("全国", "省", "自治区"):
            found.unlisted[unlisted + word] += 1


def _unlisted(before: str) -> str | None:
    """The name of a place not on the list: the few characters since the last word that cannot be of a name."""
    name = BEFORE_NAME.sub("", re.split(r"[^\u3400-\u9fff]", before)[-1])
    return name if 1 <= len(name) <= 3 and not NO_NAME.search(name) else None


def _best(found: Named, word: str | None) -> str | None:
    scores: Counter[str] = Counter()
    for place, weight in found.places.items():
        scores[_fullest(place, found.places)] += weight
    for place in scores:
        if word and word != "全国" and not place.endswith(word):
            scores[place] //= 4
    best = scores.most_common(1)
    if best and best[0][1]:
        return best[0][0]
    return "全国" if word == "全国" else None


def _fullest(place: str, said: Counter[str]) -> str:
    """The fullest form of the name in the text: 商州区 is 商洛市商州区, 迪庆州 is 迪庆藏族自治州, where that is said."""
    full = places.full_names().get(place, place)
    place = full if full in said else place
    longer = [
        other for other in said if other.endswith(place) and (other == place or places.level_of(other[: -len(place)]))
    ]
    return max(longer, key=len, default=place)


def _by_party(text: str, word: str | None) -> str | None:
    """A committee works under the Party committee of its own level, which the text may name in full."""
    told = Counter(
        place
        for match in PARTY.finditer(text)
        if (place := places.trailing(match["place"])) and word and place.endswith(word)
    )
    return told.most_common(1)[0][0] if told else None


def _level_of_word(word: str | None, text: str) -> str | None:
    if word is None:
        return None
    if word != "市":
        return LEVEL_OF_WORD.get(word, "county")
    return "county" if TOWNSHIPS.search(text) and not SEVERAL_COUNTIES.search(text) else "city"
