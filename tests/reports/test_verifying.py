"""`jianyan report verify FILE`: a copy of a published report is held against what was frozen."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from jianyan.flows.steps import take
from jianyan.reports.models import Edition
from jianyan.reports.publishing.verifying import NotAnEdition, verify
from tests.reports.desks import actor, make_report
from tests.reports.test_publishing import publish

pytestmark = pytest.mark.django_db

TEXT = "立案[[proposals.filed]]件，办复率[[proposals.reply_rate]]，开展活动[[activities.held|余]]次。\n\n[[table proposals.filed by=proposer]]"


@pytest.fixture
def edition() -> Edition:
    return publish(make_report(TEXT, subtitle="副题", note="说明"))


def copy(edition: Edition, name: str) -> str:
    return Client().get(f"{edition.get_absolute_url()}{name}").content.decode()


def verified(text: str) -> list[str]:
    return verify(text.encode()).differences


@pytest.mark.parametrize("name", ["report.html", "report.json", ""])
def test_an_untouched_copy_holds(edition, name):
    assert verified(copy(edition, name)) == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_saved_in_any_language_holds(edition, language):
    client = Client()
    client.cookies["django_language"] = language

    assert verified(client.get(edition.get_absolute_url()).content.decode()) == []


def test_one_value_changed_is_named(edition, tmp_path, capsys):
    data = json.loads(copy(edition, "report.json"))
    data["hasPart"][0]["value"] = 201

    assert run(tmp_path, json.dumps(data)) == 1
    said = capsys.readouterr().out
    assert "“立案提案”的数值：文件是“201”，公布的是“200”" in said


def test_one_date_changed_is_named(edition, tmp_path, capsys):
    data = json.loads(copy(edition, "report.json"))
    data["hasPart"][1]["asOf"] = "2022-06-30"

    assert run(tmp_path, json.dumps(data)) == 1
    said = capsys.readouterr().out
    assert "“提案办复率”的截至日期" in said
    assert "2022-06-30" in said


def test_one_definition_changed_is_named(edition, tmp_path, capsys):
    data = json.loads(copy(edition, "report.json"))
    data["hasPart"][2]["description"] = "想数什么数什么"

    assert run(tmp_path, json.dumps(data)) == 1
    assert "“举办活动”的口径：文件是“想数什么数什么”" in capsys.readouterr().out


def test_an_untouched_copy_is_told_so(edition, tmp_path, capsys):
    assert run(tmp_path, copy(edition, "report.html")) == 0
    assert capsys.readouterr().out.startswith("一致")


@pytest.mark.parametrize("name", ["report.html", ""])
@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('value="200" data-id', 'value="210" data-id', "数值"),
        ('data-as-of="2022-12-31"', 'data-as-of="2022-11-30"', "截至日期"),
        ('data-period="2022"', 'data-period="2021"', "期间"),
        ("，办复率", "，满意率", "正文第5段"),
        ("<td>2022-12-31</td>", "<td>2022-10-31</td>", "附表里第1个数字"),
        ('data-unit="件"', 'data-unit="条"', "单位"),
    ],
)
def test_each_place_of_a_page_is_held(edition, name, old, new, named):
    page = copy(edition, name)
    assert old in page

    said = verified(page.replace(old, new, 1))

    assert len(said) >= 1
    assert all(named in one for one in said)


def test_a_number_changed_in_the_text_alone_is_named(edition):
    page = copy(edition, "report.html")

    said = verified(page.replace(">200件</data>", ">250件</data>", 1))

    assert any("第1个数字“立案提案”的写法：文件是“250件”，公布的是“200件”" in one for one in said)


def test_a_figure_left_out_or_added_is_named(edition):
    data = json.loads(copy(edition, "report.json"))
    data["hasPart"].pop()

    assert "公布的是" in verified(json.dumps(data))[0]


def test_every_value_of_the_data_is_held(edition):
    data = json.loads(copy(edition, "report.json"))
    for number, part in enumerate(data["hasPart"]):
        for key in part:
            forged = json.loads(json.dumps(data))
            forged["hasPart"][number][key] = "别的"
            assert verified(json.dumps(forged)), (number, key)
    for key in set(data) - {"hasPart", "@id"}:
        assert verified(json.dumps(data | {key: "别的"})), key


def test_an_older_edition_still_holds_after_a_correction(edition):
    page = copy(edition, "report.html")
    take(edition.report, "reopen", by=actor("yanjiu"), notice="更正")
    publish(edition.report)

    assert verified(page) == []


@pytest.mark.parametrize(
    "text",
    ["", "随便写的", "<p>网页</p>", "{}", "[1]", '{"@id": "jianyan:nowhere/work/1"}', '{"@id": 3}', "{", "\x00\x01"],
)
def test_what_is_no_published_report_is_refused(edition, tmp_path, text):
    with pytest.raises(NotAnEdition):
        verify(text.encode())
    with pytest.raises(CommandError):
        run(tmp_path, text)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="读不了"):
        call_command("report", "verify", str(tmp_path / "none.html"))


def run(folder: Path, text: str) -> int:
    file = folder / "copy"
    file.write_text(text, encoding="utf-8")
    try:
        call_command("report", "verify", str(file))
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
