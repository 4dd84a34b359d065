"""Chinese numerals, written and read: 14 is 十四, 三百二十一 is 321, 1.2万 is 12000."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
READ_DIGITS = {**{digit: value for value, digit in enumerate(DIGITS)}, "〇": 0, "两": 2, "○": 0, "廿": 20, "卅": 30}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

# Patterns to build others from. A Chinese number of a date (二〇一二) has no place words.
ARABIC = r"\d{1,18}(?:\.\d{1,6})?"
CHINESE = r"[一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千]{0,12}(?:万[〇零一二两三四五六七八九十百千]{0,12})?(?:点[〇零一二三四五六七八九]{1,4})?"


class NoNumber(ValueError):
    """The text is no number."""


def in_chinese(number: int) -> str:
    """The number as official names write it: 14 is 十四, 20 is 二十, 105 is 一百零五.

    Raises:
        ValueError: below 0 or above 99,999,999.
    """
    if not 0 <= number < 10**8:
        raise ValueError(f"{number} is outside 0..99999999")
    if number == 0:
        return DIGITS[0]
    high, low = divmod(number, 10**4)
    if not high:
        text = _below_ten_thousand(low)
    else:
        gap = DIGITS[0] if 0 < low < 1000 else ""
        text = _below_ten_thousand(high) + "万" + gap + _below_ten_thousand(low)
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for place, digit in zip(reversed(range(len(str(number)))), map(int, str(number)), strict=True):
        if digit == 0:
            gap = bool(text)
            continue
        text += (DIGITS[0] if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return text


def number_of(text: str) -> Decimal:
    """The value of a number as written: 1,024 · 3.5 · 三百二十一 · 两千零五 · 1.2万 · 3千万 · 一亿二千万 · 百 · 二〇一二.

    Raises:
        NoNumber: it is none.
    """
    bare = text.replace(",", "").replace("，", "").strip()
    if "点" in bare[1:]:
        whole, _, part = bare.partition("点")
        return number_of(whole) + Decimal("0." + "".join(str(READ_DIGITS.get(char, "")) for char in part))
    digits = bare.rstrip("十百千万亿")
    if digits and digits.replace(".", "", 1).isdigit():
        value = Decimal(digits)
        for scale in bare[len(digits) :]:
            value *= SCALES[scale]
        return value
    if not bare or any(char not in READ_DIGITS and char not in SCALES for char in bare):
        raise NoNumber(text)
    if len(bare) > 1 and not any(char in SCALES for char in bare):
        return Decimal("".join(str(READ_DIGITS[char]) for char in bare))
    return Decimal(_by_places(bare))


def _by_places(text: str) -> int:
    """三百二十一, 两千零五, 十二万三千, 一亿二千万, 一百五 (150), 百 (100)."""
    total, section, digit, last = 0, 0, -1, 1
    for char in text:
        if char in READ_DIGITS:
            digit = READ_DIGITS[char]
            last = 1 if digit == 0 else last
            continue
        scale = SCALES[char]
        if scale >= 10_000:
            section = (section + max(digit, 0)) or 1
            total = (total + section) * scale if scale > 10_000 or total < 10_000 else total + section * scale
            section = 0
        else:
            section += (1 if digit in (-1, 0) else digit) * scale
        digit, last = -1, scale
    if digit > 0:
        section += digit * (last // 10 if last >= 100 else 1)
    return total + section
