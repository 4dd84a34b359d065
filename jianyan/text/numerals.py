"""Chinese numerals, written."""

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


def in_chinese(number: int) -> str:
    """The number as official names write it: 14 is 十四, 20 is 二十, 105 is 一百零五.

    Raises:
        ValueError: below 0 or above 9999; names of terms and plenaries never reach that.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is outside 0..9999")
    if number == 0:
        return DIGITS[0]
    text, gap = "", False
    for place, digit in zip(reversed(range(len(str(number)))), map(int, str(number)), strict=True):
        if digit == 0:
            gap = True
            continue
        text += (DIGITS[0] if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text
