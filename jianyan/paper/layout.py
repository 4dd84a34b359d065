"""The measures and fonts of an official paper: GB/T 9704-2012, 党政机关公文格式."""

from __future__ import annotations

PAGE = (210, 297)  # mm, A4
TOP, LEFT = 37, 28  # mm, 天头 and 订口
AREA = (156, 225)  # mm, 版心
RIGHT, BOTTOM = PAGE[0] - LEFT - AREA[0], PAGE[1] - TOP - AREA[1]  # 26 and 35 mm
LINES, CHARACTERS = 22, 28  # a page, a line
NUMBER_BELOW = 7  # mm from the type area to the dashes of the page number

POINTS_A_MM = 72 / 25.4
PITCH = AREA[1] * POINTS_A_MM / LINES  # points from line to line, 28.99
ADVANCE = AREA[0] * POINTS_A_MM / CHARACTERS  # points from character to character, 15.79

TITLE, BODY, PAGE_NUMBER, COLOPHON, CONTENTS, MARK, MASTHEAD = (
    22,
    16,
    14,
    14,
    14,
    10.5,
    32,
)  # points: 二号, 三号, 四号, 四号, 四号, 五号
TITLE_MOST = 19.5  # characters of a title that surely fit on a line, with room for wide digits
RED = "C00000"

# Named, never shipped: they are licensed. The second name is what most machines have in its place.
FONTS = {
    "body": ("仿宋_GB2312", "仿宋"),
    "title": ("方正小标宋简体", "宋体"),
    "heading": ("黑体", "SimHei"),
    "kai": ("楷体_GB2312", "楷体"),
    "song": ("宋体", "SimSun"),
}
HEADING_FACES = {1: "heading", 2: "kai", 3: "body", 4: "body"}

# Of a PDF the first family that the machine has, before the open ones.
FAMILIES = {
    "body": ("FangSong_GB2312", "FangSong", "STFangsong"),
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "heading": ("SimHei", "STHeiti"),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti"),
    "song": ("SimSun", "STSong"),
}
OPEN_SERIF, OPEN_SANS = (
    ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC"),
    ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC"),
)
OPEN = {face: OPEN_SANS if face == "heading" else OPEN_SERIF for face in FAMILIES}
