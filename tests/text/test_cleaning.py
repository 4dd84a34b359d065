"""Cleaning keeps the map to the raw text, and each mend does what it says and no more."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.text.cleaning import clean
from jianyan.text.cleaning.mapped import Mapped
from jianyan.text.cleaning.repairs import REPAIRS

MENDS = [(repair, before, after) for repair in REPAIRS for before, after in repair.mends.items()]
LEAVES = [(repair, text) for repair in REPAIRS for text in repair.leaves]
PIECES = ["政协", "会議", "（xié）", "(huì)", "，，", "。", "\n", "\r\n", " ", "\u3000", "5次", "1，024件", "</p>", "&nbsp;", "?", "12", "。次", "相关阅读", "- 3 -", "第 2 页", "\ufeff", "１２", "\x00", "😀", "(区(qū))", "貳拾萬元"]  # fmt: skip


@pytest.mark.parametrize(("repair", "before", "after"), MENDS, ids=[before for _, before, _ in MENDS])
def test_a_mend_mends(repair, before, after):
    assert repair(Mapped.of(before)).text == after


@pytest.mark.parametrize(("repair", "text"), LEAVES, ids=[text for _, text in LEAVES])
def test_a_mend_leaves_what_is_whole(repair, text):
    assert repair(Mapped.of(text)).text == text


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200))
def test_cleaning_never_loses_the_map(raw):
    cleaned = clean(raw)
    mapped = cleaned.mapped

    assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
    assert all(0 <= start < end <= len(raw) for start, end in zip(mapped.starts, mapped.ends, strict=True))
    assert list(mapped.starts) == sorted(mapped.starts)
    assert list(mapped.ends) == sorted(mapped.ends)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_the_lines_cover_the_clean_text(raw):
    cleaned = clean(raw)

    assert [cleaned.text[line.start : line.end] for line in cleaned.lines] == cleaned.text.split("\n")


@given(st.text(alphabet="政协委员召开会议提案，。、五次了和", max_size=120))
def test_clean_text_stays_as_it_is_but_for_marks_in_a_row(text):
    marks_apart = all(not (a in "，。、" and b in "，。、") for a, b in itertools.pairwise(text))

    assert not marks_apart or clean(text).text == text


def test_pinyin_belongs_to_its_character():
    raw = "6個(gè)課題"
    cleaned = clean(raw)

    assert cleaned.text == "6个课题"
    assert raw[slice(*cleaned.raw_span(0, 2))] == "6個(gè)"


def test_a_sentence_cut_by_a_page_is_whole_again():
    raw = "全年共收到提案\n- 12 -\n政协某县委员会工作报告\n312件，立案286件。\n政协某县委员会工作报告\n另有\n政协某县委员会工作报告\n"

    assert "全年共收到提案312件，立案286件。" in clean(raw).text


def test_what_is_not_the_article_is_told_with_its_place():
    raw = "首页 > 新闻 > 正文\n全年召开会议5次，提出建议12条。\n\nICP备2023001号\n"
    cleaned = clean(raw)

    assert [raw[start:end] for start, end in cleaned.furniture()] == ["首页 > 新闻 > 正文", "ICP备2023001号"]
