"""Colours keep the contrast of WCAG 2.2 AA in both themes; ratios are relative luminance in sRGB."""

import re

import pytest

from jianyan.look import stylesheet

TEXT, SHAPE = 4.5, 3.0
PAIRS = [  # foreground, backgrounds, least ratio
    ("ink", "paper sheet well red-wash blue-wash green-wash amber-wash heat-1 heat-2 heat-3", TEXT),
    ("ink-2", "paper sheet well blue-wash heat-1", TEXT),
    ("ink-3", "paper sheet well blue-wash", TEXT),
    ("red", "paper sheet well red-wash", TEXT),
    ("blue", "paper sheet well blue-wash", TEXT),
    ("green", "paper sheet well green-wash", TEXT),
    ("amber", "paper sheet well amber-wash", TEXT),
    ("on-red", "red", TEXT),
    ("on-act", "act act-hover", TEXT),
    ("paper", "heat-5", TEXT),
    ("edge", "paper sheet well", SHAPE),
    ("focus", "paper sheet well", SHAPE),
    ("blue", "heat-3", 1.5),
    ("plum", "paper sheet", SHAPE),
]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def ratio(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def themes():
    """The tokens of light, of dark as asked for, and of dark as the system says."""
    light, rest = stylesheet.part("tokens").split(':root[data-theme="dark"]', 1)
    dark, system = rest.split("@media (prefers-color-scheme: dark)", 1)
    return [dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block)) for block in (light, dark, system)]


def test_ratio_of_black_and_white_is_21():
    assert ratio("#000000", "#ffffff") == 21


def test_the_two_dark_blocks_are_equal():
    _, dark, system = themes()

    assert dark == system


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "backs", "least"), PAIRS)
def test_pair_reaches_its_least_ratio(theme, front, backs, least):
    colours = themes()[theme]

    low = {back: ratio(colours[front], colours[back]) for back in backs.split()}

    assert {back: value for back, value in low.items() if value < least} == {}
