"""Which saying wins, what stays untied, and how well the reports of the demonstration are tied."""

import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from jianyan.bench import ties as bench
from jianyan.figures.sayings import SAYINGS, example
from jianyan.figures.ties import choose, matches, tie


def tied(text, **told):
    found = tie(replace(example(text), **told))
    return found and (found.figure, {name: set(values) for name, values in found.where.items()})


def test_longer_phrase_wins_over_the_one_inside_it():
    assert tied("专题议政性常委会会议[2次]") == ("consultations.held", {"form": {"topical_standing"}})
    assert tied("常委会会议[2次]") == ("activities.held", {"kind": {"standing_committee_meeting"}})


def test_values_in_one_breath_count_together():
    assert tied("接访下访[9次]") == ("activities.held", {"kind": {"petition_reception", "petition_visit_down"}})


def test_values_parted_by_a_number_do_not_count_together():
    assert tied("联系包抓4个产业链和[10个]重点项目", what="产业链和重点项目") == (
        "organisation.parties_charged", {"kind": {"takes_charge"}, "party": {"key_project"}},
    )  # fmt: skip


def test_several_recipients_narrow_nothing():
    assert tied("向全国政协和市委、市政府报送社情民意信息[60篇]") == ("opinions.sent", {})
    assert tied("向市委报送社情民意信息[60篇]") == ("opinions.sent", {"recipient": {"party_committee"}})


def test_open_list_of_sectors_narrows_nothing():
    assert tied("经济界、工商联界等委员捐款[80000元]") == ("outcomes.money_given", {})
    assert tied("非公经济界委员捐款[80000元]") == ("outcomes.money_given", {"sector": {"private_economy"}})


def test_campaign_of_the_section_narrows_its_own_works_and_no_series():
    section = "主题教育扎实推进"

    assert tied("举办读书班[2期]", section=section)[1] == {
        "kind": {"reading_class"},
        "programme": {"theme_education"},
    }
    assert tied("举办委员讲堂[8期]", section=section)[1] == {"kind": {"member_lecture"}}
    assert tied("举办读书班[2期]", section="理论武装与主题教育")[1] == {"kind": {"reading_class"}}


def test_remark_in_brackets_says_nothing_of_what_is_counted():
    assert tied("开展宣讲[30场次]（含主题教育期间的场次）")[1] == {"kind": {"policy_talk"}}


def test_thing_counted_speaks_louder_than_its_neighbours():
    text = "召开党组会议24次、主席会议[13次]、常委会会议4次"

    assert tied(text) == ("activities.held", {"kind": {"chairs_meeting"}})
    assert tied("召开主席会议[14次]、专题协商会3次") == ("activities.held", {"kind": {"chairs_meeting"}})


def test_unit_decides_between_figures():
    assert tied("开展专题调研[38项]")[0] == "inquiries.completed"
    assert tied("开展专题调研[38次]")[0] == "activities.held"


@pytest.mark.parametrize(
    "text",
    [
        "提案转化率[91%]",
        "经济建设方面提案[63件]",
        "收到代表建议[180件]",
        "社情民意信息被采用[35篇]",
        "双周协商座谈会[18次]",
        "新增委员[12名]",
    ],
)
def test_what_no_figure_answers_stays_untied(text):
    assert tied(text) is None


def test_two_sayings_that_fit_alike_leave_a_claim_untied():
    filed = next(match for match in matches(example("立案提案[286件]")) if match.saying.figure == "proposals.filed")
    visited = next(saying for saying in SAYINGS if saying.figure == "proposals.visited")

    assert choose([filed, replace(filed)]) is filed
    assert choose([filed, replace(filed, saying=visited)]) is None
    assert choose([]) is None


def test_tie_says_what_led_to_it():
    found = tie(example("主题教育中，讲专题党课[70场]"))

    assert len(found.how) == 3
    assert "党课" in "".join(found.how)
    assert "主题教育" in found.how[-1]


def test_same_claim_is_always_tied_alike():
    claim = example("开展视察调研协商工作，提出意见建议[150条]")

    assert len({str(tie(claim)) for _ in range(5)}) == 1


def test_nine_in_ten_of_the_published_figures_are_tied_right_and_one_in_fifty_wrong_at_most():
    tried, right, wrong = _counts()

    assert tried == 189
    assert right >= 0.9 * tried
    assert wrong <= (right + wrong) / 50


def _counts():
    rows = {row.name: row for row in bench.measure()}
    return rows["tied"].size, rows["right"].value, rows["wrong"].value


def test_bench_prints_three_lines_of_the_contract(capsys):
    call_command("bench", "ties", "--json")

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == ["tied", "right", "wrong"]
    assert all({"name", "size", "database", "value", "unit", "beside"} <= row.keys() for row in rows)
    assert rows[0]["value"] == rows[1]["value"] + rows[2]["value"]


def test_number_of_a_report_is_written_as_it_was_published():
    story = next(story for story in bench.stories() if story.slug == "tianjin")

    text, published = bench.written(story)

    assert [text[number.start : number.end] for number in published[:4]] == ["400余", "100余", "864", "100%"]
