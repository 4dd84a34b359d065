import re
from dataclasses import replace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from jianyan.look import icons, specimens
from jianyan.look.parts import Due, Reckoned, Station
from jianyan.look.tables import Column, Table
from tests.look.markup import read


def draw(source, **values):
    return Template(source).render(Context(values))


def request(query=""):
    return RequestFactory().get(f"/list/{query}")


def test_icon_points_into_the_sheet():
    assert draw('{% icon "doc" %}') == '<svg class="icon" aria-hidden="true"><use href="#i-doc"/></svg>'


def test_icon_unknown_offers_the_nearest():
    with pytest.raises(ValueError, match=r"没有“clok”这个图标。相近的有：clock"):
        icons.check("clok")


@pytest.mark.parametrize("source", ['{% crumbs "提案" "/p/" "第1号" %}', "{% crumbs trail %}"])
def test_crumbs_link_all_but_the_last(source):
    crumbs = read(draw(source, trail=[("提案", "/p/"), ("第1号", "")]))

    assert [(a.text, a.attrs["href"]) for a in crumbs.all("a")] == [("提案", "/p/")]
    assert [e.text for e in crumbs.walk() if "aria-current" in e.attrs] == ["第1号"]


def test_figure_link_opens_its_records_and_is_described_by_its_card():
    figure = read(draw("{% figure f %}", f=specimens.FILED))

    link, card = figure.all("a")[0], figure.one("span.fig-card")
    assert (link.text, link.attrs["href"]) == ("412件", "?records")
    assert link.attrs["aria-describedby"] == card.attrs["id"]
    assert [(a.text, a.attrs["tabindex"]) for a in card.all("a")] == [("打开 412 条记录", "-1"), ("指标说明", "-1")]
    assert [e.text for e in card.all("span.k")] == ["口径", "期间", "截至"]


def test_figure_leaves_no_white_space_between_characters():
    assert re.search(r">\s|\s<", draw("立案{% figure f %}，", f=specimens.FILED)) is None


def test_figure_reported_without_records_leads_to_its_page():
    figure = read(draw("{% figure f %}", f=specimens.REPORTED))

    assert figure.one("span.fig").classes == ["fig", "reported"]
    assert figure.all("a")[0].attrs["href"] == "?figure"


def test_figure_ids_differ_on_one_page_and_between_included_templates():
    page = draw("{% figure f %}{% for n in '12' %}{% figure f %}{% endfor %}{% figure g %}", f=specimens.FILED,
                g=replace(specimens.FILED, id="own"))  # fmt: skip

    assert re.findall(r'fig-card" id="(\w+)"', page) == ["f1", "f2", "f3", "own"]


def test_figure_escapes_what_it_is_handed():
    assert "<b>" not in draw("{% figure f %}", f=replace(specimens.FILED, text="<b>", name="<b>", spark_label="<b>"))


def test_keyfigure_with_address_is_one_link():
    linked, plain = (
        read(draw("{% keyfigure f %}", f=f)) for f in (specimens.KEY_FIGURES[0], specimens.KEY_FIGURES[2])
    )

    assert linked.one(".kf").tag == "a"
    assert plain.one(".kf").tag == "div"
    assert linked.one("span.v").text == "412件"


def test_spark_with_label_is_an_image_and_without_is_hidden():
    labelled, bare = read(draw('{% spark v "近年" %}{% spark v %}', v=[1, 2])).all("svg")

    assert (labelled.attrs["role"], labelled.attrs["aria-label"]) == ("img", "近年")
    assert bare.attrs["aria-hidden"] == "true"


def test_columns_say_each_value_with_its_year():
    plot = read(draw("{% columns p %}", p=specimens.COLUMNS))

    assert [e.text for e in plot.all("span.v")] == ["2021 338", "2022 361", "2023 379", "2024 386", "2025 412"]
    assert [e.text for e in plot.all("li.now")] == ["2025 412"]


def test_bars_are_a_table_with_a_link_per_row():
    plot = read(draw("{% bars p %}", p=specimens.BARS))

    assert [th.text for th in plot.all("th")] == ["市民政局", "市教育局", "市交通运输局"]
    assert [td.text for td in plot.all("td.num")] == ["31", "38", "29"]
    assert len(plot.all("a")) == 2


def test_trend_has_its_numbers_as_a_table():
    plot = read(draw("{% trend p %}", p=specimens.TREND))

    assert [td.text for td in plot.one("tbody").all("td")][:2] == ["12", "10"]
    assert len(plot.one("tbody").all("tr")) == 12


def test_heat_links_counts_and_dots_zeros():
    plot = read(draw("{% heat p %}", p=specimens.HEAT))

    assert plot.one("tbody").all("td")[0].text == "·"
    assert plot.one("tbody").all("td")[14].one("a").text == "4"


@pytest.mark.parametrize(
    ("due", "classes", "sign"),
    [
        (Due("还剩 21 天"), ["due"], "#i-clock"),
        (Due("逾期 1 天", "late"), ["due", "due-late"], "#i-clock"),
        (Due("按期答复", "done"), ["due", "due-done"], "#i-ok"),
    ],
)
def test_due_has_words_and_sign(due, classes, sign):
    badge = read(draw("{% due d %}", d=due)).one("span")

    assert (badge.text, badge.classes, badge.one("use").attrs["href"]) == (due.words, classes, sign)


def test_stages_say_how_far_the_matter_has_come():
    stages = read(draw("{% stages s %}", s=specimens.STATIONS)).one("ol")

    assert stages.attrs["aria-label"] == "办理进程，共 5 步，现在是第 3 步：立案"
    assert [li.attrs.get("aria-current") for li in stages.all("li")] == [None, None, "step", None, None]


def test_stages_all_done_say_how_many():
    stages = read(draw('{% stages s "审查进程" %}', s=[Station("提交", "7月8日", "done")])).one("ol")

    assert stages.attrs["aria-label"] == "审查进程，共 1 步"


def test_reckoning_shows_rule_and_sum():
    how = read(
        draw(
            "{% reckoning l open=True %}",
            l=[Reckoned("顺延", "一日", "节假日表"), Reckoned("1月4日", "期限", total=True)],
        )
    )

    assert "open" in how.one("details").attrs
    assert (how.one("span.rule").text, how.one("li.sum").text) == ("节假日表", "1月4日期限")


def test_story_marks_where_the_matter_is():
    assert [li.one("span.what").text for li in read(draw("{% story s %}", s=specimens.STORY)).all("li.here")] == [
        "重新办理"
    ]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{% state "待初审" "wait" %}', '<span class="state state-wait">待初审</span>'),
        ('{% tag "采纳" %}', '<span class="tag">采纳</span>'),
        ('{% tag "相近" "note" %}', '<span class="tag tag-note">相近</span>'),
        ("{% count 3 %}", '<span class="count">3</span>'),
        ("{% count 0 %}", ""),
        ('{% verdict "differs" %}', '<span class="verdict v-differs">不符</span>'),
        ('{% verdict "partly" "部分" %}', '<span class="verdict v-partly">部分</span>'),
        ('{% stamp "已发布" "第1版" %}', '<span class="stamp">已发布<small>第1版</small></span>'),
        ('{% claim "5次" "agrees" "/c/" %}', '<a class="claim v-agrees" href="/c/" aria-label="5次，相符">5次</a>'),
        (
            '{% notice "soon" %}请<b>看</b>{% endnotice %}',
            '<div class="notice notice-soon" role="status">请<b>看</b></div>',
        ),
        ('{% notice "late" %}晚{% endnotice %}', '<div class="notice notice-late" role="alert">晚</div>'),
        ('{% empty "没有" %}', '<div class="empty"><b>没有</b></div>'),
    ],
)
def test_small_parts(source, html):
    assert draw(source) == html


def test_claim_in_view_is_current():
    assert read(draw('{% claim "5次" "agrees" "/c/" True %}')).one("a").attrs["aria-current"] == "true"


def test_toast_offers_to_undo():
    toast = read(draw('{% toast "/undo/" %}已立案{% endtoast %}')).one("div")

    assert (toast.attrs["role"], toast.one("span").text, toast.one("a").attrs["href"]) == (
        "status",
        "已立案",
        "/undo/",
    )


def test_progress_is_named_by_its_words():
    progress = read(draw('{% progress 38 62 "第 38 页" %}'))

    assert progress.one("progress").attrs["aria-labelledby"] == progress.one("span").attrs["id"]


def test_advice_says_what_is_good_and_what_to_mend():
    good, mend = read(draw('{% advice "好" good=True %}{% advice "删去号码" url="/m/" label="帮我删去" %}')).all("p")

    assert (good.classes, mend.classes) == (["advice", "good"], ["advice"])
    assert mend.one("a").text == "帮我删去"


def test_pager_keeps_the_other_parameters():
    pager = read(draw('{% pager p "件" %}', p=Paginator(range(38), 11).page(2), request=request("?q=医&page=2")))

    assert pager.one("nav").all("span")[0].text == "第 12–22 件，共 38 件"
    assert pager.all("a")[0].attrs["href"] == "?q=%E5%8C%BB&page=1"
    assert [e.text for e in pager.all("span") if "aria-current" in e.attrs] == ["2"]


def test_pager_of_one_page_only_counts():
    pager = read(draw("{% pager p %}", p=Paginator([1], 11).page(1)))

    assert (pager.all("a"), pager.one("span").text) == ([], "第 1–1 条，共 1 条")


def test_table_heads_sort_and_keep_the_other_parameters():
    table = read(draw("{% table t %}", t=specimens.TABLE, request=request("?q=a&page=3")))

    sorted_head = next(th for th in table.all("th") if "aria-sort" in th.attrs)
    assert (sorted_head.text, sorted_head.attrs["aria-sort"]) == ("提交日期 ↓", "descending")
    assert sorted_head.one("a").attrs["href"] == "?q=a&sort=received_on"
    assert {th.attrs["scope"] for th in table.one("thead").all("th")} == {"col"}


def test_table_row_is_headed_by_its_title():
    row = read(draw("{% table t %}", t=specimens.TABLE)).one("tbody").all("tr")[0]

    head = row.one("th")
    assert (head.attrs["scope"], head.one("a").attrs["href"]) == ("row", "?matter=1")
    assert head.one("span.sub").text == "委员个人·周知远"
    assert row.classes == ["picked"]


def test_table_without_title_is_headed_by_its_first_column():
    table = Table(
        [Column("year", "年度"), Column("n", "件数", kind="number")], [{"year": 2025, "n": 412}], caption="逐年"
    )

    drawn = read(draw("{% table t %}", t=table))

    assert (drawn.one("tbody").one("th").text, drawn.one("td.num").text) == ("2025", "412")
    assert drawn.one("caption").text == "逐年"


def test_table_without_rows_says_so():
    drawn = read(draw("{% table t %}", t=Table([Column("a", "甲")], [], empty="没有提案")))

    assert (drawn.all("table"), drawn.one("b").text) == ([], "没有提案")


@pytest.mark.parametrize(("mast", "dense"), [({"dense": True}, True), ({"dense": False}, False), (None, False)])
def test_table_is_dense_when_the_reader_keeps_it_so(mast, dense):
    drawn = read(draw("{% table t %}", t=specimens.TABLE, mast=mast))

    assert ("dense" in drawn.one("table").classes) == dense
