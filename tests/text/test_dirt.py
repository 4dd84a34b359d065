"""Dirt put into clean text by a script does not change what it claims."""

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianyan.text.reading import read
from tests.text.test_sentence_set import SENTENCES

PINYIN = {"会": "huì", "议": "yì", "协": "xié", "区": "qū", "个": "gè", "项": "xiàng", "场": "chǎng", "员": "yuán", "条": "tiáo", "万": "wàn", "团": "tuán", "办": "bàn", "报": "bào", "业": "yè", "发": "fā", "调": "diào", "们": "men", "务": "wù"}  # fmt: skip
DIRTY = ("dirt", "ocr", "furniture")
CLEAN = [
    sentence["text"] for name, sentence in SENTENCES if not name.startswith(DIRTY) and "\n" not in sentence["text"]
]
TO_TRADITIONAL = opencc.OpenCC("s2t")


def claims(text):
    return [(claim.value, claim.unit, claim.bound) for claim in read(text).claims]


def with_pinyin(text):
    return "".join(f"{char}({PINYIN[char]})" if char in PINYIN else char for char in text)


def with_doubled_commas(text):
    return text.replace("，", "，，").replace("。", ",。")


def in_traditional(text):
    return TO_TRADITIONAL.convert(text)


def with_half_width_marks(text):
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def with_line_breaks(text):
    return text.replace("，", "，\n").replace("、", "、\n\n")


def with_page_numbers(text):
    return text.replace("，", "，\n- 12 -\n", 1)


DIRTS = [with_pinyin, with_doubled_commas, in_traditional, with_half_width_marks, with_line_breaks, with_page_numbers]


@pytest.mark.parametrize("dirt", DIRTS, ids=lambda dirt: dirt.__name__)
def test_dirt_does_not_change_the_claims(dirt):
    changed = [text for text in CLEAN if claims(dirt(text)) != claims(text)]

    assert changed == []


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CLEAN), st.lists(st.sampled_from(DIRTS), min_size=2, max_size=4, unique=True))
def test_dirt_upon_dirt_does_not_change_the_claims(text, dirts):
    dirty = text
    for dirt in dirts:
        dirty = dirt(dirty)

    assert claims(dirty) == claims(text)
