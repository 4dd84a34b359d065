"""Papers of proposals as they leave the house: who gets which, what stands on them, how their files are called."""

import io
import zipfile
from datetime import date
from urllib.parse import unquote

import pypdfium2
import pytest
from docx import Document

from jianyan.committees.clock import today
from jianyan.committees.models import Committee
from jianyan.look.phrases import date_text
from jianyan.organisation.actors import VISITOR, Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat
from jianyan.paper import layout, typesetting
from jianyan.proposals import choosing
from jianyan.proposals.models import Proposal
from jianyan.proposals.papers import papers_of
from jianyan.proposals.reading import Draft, draft_from
from tests.organisation.people import seat_of, signed_in
from tests.proposals.rows import new_plenary, new_proposal, sign

PHONE = "0937-1234567"


@pytest.fixture
def plenary(db):
    return new_plenary()


@pytest.fixture
def office(plenary):
    return signed_in(plenary.committee, Role.PROPOSAL_STAFF)


@pytest.fixture
def member(plenary):
    return signed_in(plenary.committee, Role.MEMBER)


def content(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def file_name(answer) -> str:
    return unquote(answer["Content-Disposition"].partition("filename*=UTF-8''")[2])


def word(answer):
    return Document(io.BytesIO(content(answer)))


def words(answer) -> str:
    """All that a Word file says, heads of pages too."""
    document = word(answer)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [document.sections[0].header.paragraphs[0].text]
    return "\n".join([*heads, *(paragraph.text for paragraph in document.paragraphs), *cells])


def pages(answer) -> list[str]:
    with pypdfium2.PdfDocument(content(answer)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def sheet(client, proposal, ending="docx"):
    return client.get(proposal.committee.address("proposal-paper", pk=proposal.pk, ending=ending))


def cells(answer) -> dict[str, str]:
    """What stands beside each label of the sheet."""
    found = {}
    for table in word(answer).tables:
        for row in table.rows:
            texts = list(dict.fromkeys(cell.text for cell in row.cells))
            found |= dict(zip(texts[::2], texts[1::2], strict=False))
    return found


def test_the_sheet_says_whose_it_is_and_what_was_decided(plenary, office):
    proposal = new_proposal(plenary, proposer_kind="joint")
    sign(proposal, "李某")
    sign(proposal, "王某", state="refused")

    said = cells(sheet(office, proposal))

    assert said == {
        "提案号": "0001", "时间标识": "会议期间", "案由": "关于加强老旧小区停车管理的提案", "提案者": "张某", "提案者类别": "委员联名",
        "界别": "教育", "类别": "社会建设", "联名人": "李某", "联系人": "联某", "联系电话": PHONE, "希望承办单位": "市住建局",
        "是否同意公开": "同意", "审查意见": "立案，2026年1月20日\n情况属实，建议立案。",
    }  # fmt: skip


def test_an_exported_sheet_reads_back_as_the_same_draft(plenary, office):
    proposal = new_proposal(plenary)

    draft = draft_from(content(sheet(office, proposal)), "提案表.docx")

    assert draft == Draft(proposal.title, proposal.situation, proposal.analysis, proposal.asks)


def test_the_sheet_as_pdf_says_the_same(plenary, office):
    said = "".join(pages(sheet(office, new_proposal(plenary), "pdf")))

    for part in (
        "政协某市委员会",
        "十五届一次会议提案",
        "关于加强老旧小区停车管理的提案",
        "一、情况与问题",
        "2.2026年底前开放机关车场",
        "— 1 —",
    ):
        assert part in said


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_no_telephone_number_for_who_is_no_office_and_not_its_proposer(plenary, member, ending):
    answer = sheet(member, new_proposal(plenary), ending)
    said = words(answer) if ending == "docx" else "".join(pages(answer))

    assert "社会建设" in said
    assert PHONE not in said
    assert "联某" not in said


def test_the_proposer_finds_his_own_number_and_no_opinion_of_the_review(plenary, client):
    proposal = new_proposal(plenary)
    seat = seat_of(plenary.committee, Role.MEMBER)
    Seat.objects.of(plenary.committee).filter(pk=seat.pk).update(person=proposal.lead_proposer.person)
    client.force_login(seat.account)

    said = words(sheet(client, proposal))

    assert PHONE in said
    assert "情况属实" not in said


def test_why_something_is_not_published_stays_with_the_offices(plenary, office, member):
    proposal = new_proposal(plenary, may_publish=False, withheld_why="涉及个人")

    assert cells(sheet(office, proposal))["是否同意公开"] == "不同意，理由：涉及个人"
    assert cells(sheet(member, proposal))["是否同意公开"] == "不同意"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"state": "declined", "filed_on": None, "decline_reasons": ["several", "secret"]},
            "不予立案：一案多事；涉及党和国家秘密",
        ),
        ({"state": "converted", "filed_on": None, "converted_to": "opinion"}, "转社情民意信息"),
        ({"state": "withdrawn", "withdrawn_on": "2026-02-01"}, "已撤回"),
    ],
)
def test_the_sheet_says_what_became_of_one_that_was_not_filed(plenary, member, fields, said):
    assert cells(sheet(member, new_proposal(plenary, case_no="", **fields)))["审查意见"] == said


def test_a_merged_one_names_its_lead_case(plenary, member):
    lead = new_proposal(plenary)
    merged = new_proposal(plenary, case_no="", state="merged", filed_on=None, merged_into=lead)

    assert cells(sheet(member, merged))["审查意见"] == "并入第0001号提案"


def test_a_draft_of_somebody_else_has_no_paper(plenary, member):
    draft = new_proposal(plenary, state="draft", received_on=None, filed_on=None, case_no="")

    assert [sheet(member, draft, ending).status_code for ending in ("docx", "pdf")] == [404, 404]


def test_an_ending_that_no_paper_has_is_no_address(plenary, office):
    assert sheet(office, new_proposal(plenary), "exe").status_code == 404


def test_papers_are_chinese_for_english_readers_too(plenary, office):
    office.cookies["language"] = "en"
    answer = office.get(
        plenary.committee.address("proposal-paper", pk=new_proposal(plenary).pk, ending="docx"),
        headers={"accept-language": "en"},
    )

    assert "十五届一次会议提案" in words(answer)


def test_a_file_is_named_by_number_and_title_in_utf_8_and_ascii(plenary, office):
    proposal = new_proposal(plenary, title="关于“水/电”: ../../x\u202e的提案")

    answer = sheet(office, proposal)

    slug = plenary.committee.slug
    assert file_name(answer) == f"{slug}-0001 关于“水 电” .. .. x 的提案.docx"
    assert f'filename="{slug}-proposal-{proposal.pk}.docx"' in answer["Content-Disposition"]


def test_made_up_data_says_so_on_every_page_and_in_the_file_name(client, db):
    committee = Committee.objects.get(slug="shangzhou")
    proposal = Proposal.objects.of(committee).filter(filed_on__isnull=False).first()

    in_word, in_pdf = sheet(client, proposal), sheet(client, proposal, "pdf")

    assert words(in_word).startswith("演示数据：")
    assert all(page.startswith("演示数据：") for page in pages(in_pdf))
    assert file_name(in_word).startswith("demo-shangzhou-")


def test_a_real_committee_has_no_mark(plenary, office):
    assert "演示" not in words(sheet(office, new_proposal(plenary)))


def collected(client, of, ending="docx", **query):
    return client.get(of.committee.address("proposals-collected", ending=ending), query)


def test_the_collection_goes_by_category_in_the_order_of_the_local_rule(plenary, office):
    new_proposal(plenary, title="关于甲的提案", category="社会建设", case_no="0002")
    new_proposal(plenary, title="关于乙的提案", category="经济建设", case_no="0003")
    new_proposal(plenary, title="关于丙的提案", category="别的", case_no="0001")
    new_proposal(plenary, title="关于丁的提案", category="社会建设", case_no="0000")
    new_proposal(plenary, title="没有立案", state="declined", filed_on=None, case_no="")

    document = word(collected(office, plenary, plenary="15.1"))

    entries = [one.text.partition("\t")[0] for one in document.paragraphs if "\t" in one.text]
    assert entries == [
        "一、经济建设", "关于乙的提案", "二、社会建设", "关于丁的提案", "关于甲的提案", "三、别的", "关于丙的提案",
    ]  # fmt: skip


def test_the_collection_as_pdf_names_the_right_pages(plenary, office):
    for number in range(1, 4):
        new_proposal(plenary, title=f"关于第{number}事的提案", case_no=f"000{number}", situation="字" * 700)

    told = pages(collected(office, plenary, "pdf"))

    entries = [line.replace(" ", "") for line in told[0].splitlines() if "...." in line]
    named = {line.split(".")[0]: int(line.split(".")[-1]) for line in entries}
    for number in range(1, 4):
        title = f"关于第{number}事的提案"
        assert title in told[named[title] - 1]


def test_nobody_finds_a_telephone_number_in_the_collection(plenary, office):
    new_proposal(plenary)

    assert PHONE not in words(collected(office, plenary))


def test_a_collection_of_nothing_says_so(plenary, office):
    answer = collected(office, plenary)

    assert answer.status_code == 400
    assert "没有符合条件、您又可以查看的提案。请另选全会或类别。" in answer.content.decode()


def test_too_many_for_one_file_are_refused(plenary, office, monkeypatch):
    monkeypatch.setattr(choosing, "MOST", 1)
    new_proposal(plenary)
    new_proposal(plenary, case_no="0002")

    told = [
        collected(office, plenary).content.decode(),
        office.get(plenary.committee.address("proposals-zip", ending="docx")).content.decode(),
    ]

    assert ["一次最多生成1件，现有2件。" in one for one in told] == [True, True]


@pytest.mark.parametrize("code", ["15.2", "0", "x", "9" * 40, "1." + "9" * 40, "²"])
def test_a_plenary_that_is_not_there_is_a_404(plenary, office, code):
    assert collected(office, plenary, plenary=code).status_code == 404


def test_a_plenary_is_named_by_its_key_too(plenary, office):
    new_proposal(plenary)

    assert collected(office, plenary, plenary=plenary.pk).status_code == 200


def test_a_visitor_gets_no_batches(plenary, client):
    Committee.objects.filter(pk=plenary.committee.pk).update(open_to_visitors=True)
    new_proposal(plenary)

    batches = [
        client.get(plenary.committee.address(view, ending="docx"))
        for view in ("proposals-collected", "proposals-zip")
    ]

    assert [answer.status_code for answer in batches] == [403, 403]
    assert "成批下载须先登录。" in batches[0].content.decode()


def archive(client, of, ending="docx", **query):
    answer = client.get(of.committee.address("proposals-zip", ending=ending), query)
    return zipfile.ZipFile(io.BytesIO(content(answer)))


def test_a_batch_holds_a_file_a_proposal_with_names_that_are_safe_and_apart(plenary, office):
    new_proposal(plenary, case_no="", title="同名")
    new_proposal(plenary, case_no="", title="同名", filed_on=None, state="submitted")
    new_proposal(plenary, case_no="0003", title="../../etc/passwd")

    with archive(office, plenary) as file:
        assert file.testzip() is None
        assert file.namelist() == ["同名.docx", "同名（2）.docx", "0003 .. .. etc passwd.docx"]
        assert draft_from(file.read("同名.docx"), "同名.docx").title == "同名"


def test_a_batch_holds_what_its_reader_may_see(plenary, office, member):
    new_proposal(plenary)
    new_proposal(plenary, case_no="", title="未审", state="submitted", filed_on=None)

    assert [len(archive(client, plenary).namelist()) for client in (office, member)] == [2, 1]


def test_a_batch_of_some_as_pdf(plenary, office):
    first, _second = new_proposal(plenary), new_proposal(plenary, case_no="0002")

    with archive(office, plenary, "pdf", pk=[first.pk, "x", "9" * 40]) as file:
        assert [file.read(name)[:5] for name in file.namelist()] == [b"%PDF-"]


def test_the_number_of_queries_of_a_batch_grows_by_little(plenary, office, django_assert_max_num_queries):
    for number in range(20):
        sign(new_proposal(plenary, case_no=f"{number:04d}"), "李某")

    with django_assert_max_num_queries(20 + 20):
        archive(office, plenary).namelist()


def test_a_machine_without_chinese_fonts_says_what_to_install(plenary, office, monkeypatch):
    monkeypatch.setattr(layout, "FAMILIES", dict.fromkeys(layout.FAMILIES, ()))
    monkeypatch.setattr(layout, "OPEN", dict.fromkeys(layout.OPEN, ()))
    monkeypatch.setattr(layout, "OPEN_SERIF", ())
    monkeypatch.setattr(layout, "OPEN_SANS", ())
    typesetting._measures.cache_clear()

    answer = sheet(office, new_proposal(plenary), "pdf")

    typesetting._measures.cache_clear()
    assert answer.status_code == 503
    assert "请系统管理员安装 fonts-noto-cjk" in answer.content.decode()


def test_a_page_that_hangs_them_out_is_given_labels_and_addresses(plenary):
    proposal = new_proposal(plenary)

    found = papers_of(proposal, Actor(plenary.committee, VISITOR))

    slug = plenary.committee.slug
    assert found == [
        ("提案表（Word）", f"/{slug}/proposals/{proposal.pk}/sheet.docx"),
        ("提案表（PDF）", f"/{slug}/proposals/{proposal.pk}/sheet.pdf"),
    ]


def review(client, plenary, ending="docx"):
    return client.get(plenary.committee.address("proposals-review", ending=ending))


def test_the_report_on_review_tells_what_became_of_all(plenary, office):
    for number, category in enumerate(["社会建设", "社会建设", "经济建设"], 1):
        new_proposal(plenary, case_no=f"{number:04d}", category=category)
    new_proposal(
        plenary, case_no="", state="converted", filed_on=None, converted_on=date(2026, 1, 17), converted_to="opinion"
    )

    answer = review(office, plenary)
    said = [paragraph.text for paragraph in word(answer).paragraphs if paragraph.text.strip()]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in word(answer).tables]

    day = date_text(today())
    assert file_name(answer).endswith("-关于十五届一次会议提案审查情况的报告.docx")
    assert said[1:7] == [
        "关于十五届一次会议提案审查情况的报告", "各位委员：", f"十五届一次会议期间，截至{day}，共收到提案4件。",
        "经审查，立案提案3件（占75.0%），并案提案0件，转为意见建议的提案1件（占25.0%）。",
        "立案的提案中，委员提案3件（占100.0%）。", "按类别分，经济建设1件（占33.3%），社会建设2件（占66.7%）。",
    ]  # fmt: skip
    assert said[-2:] == ["某市政协提案审查委员会", day]
    assert tables[1][-1] == ["合计", "3", "100%"]
    assert ["社会建设", "2", "66.7%"] in tables[1]


def test_the_report_on_review_of_nothing_says_nothing_was_received(plenary, office):
    text = words(review(office, plenary))

    assert "共收到提案0件。" in text
    assert "%" not in text


def test_the_report_on_review_is_for_those_who_review(plenary, member):
    answer = review(member, plenary)

    assert answer.status_code == 403
    assert "审查情况报告由提案委起草，通过前只供机关查看。通过后请看会议文件。" in answer.content.decode()


def test_the_report_on_review_as_pdf_says_the_same(plenary, office):
    new_proposal(plenary)

    assert "共收到提案1件" in "".join(pages(review(office, plenary, "pdf"))).replace("\r\n", "")
