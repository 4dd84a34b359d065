"""Papers of handling as they leave the house: letters, feedback sheets, hand-over lists."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client

from jianyan.committees.models import Committee, Provision
from jianyan.handling import paper_views as views
from jianyan.handling.models import Reply, Sheet
from jianyan.handling.papers import addressee, papers_of
from jianyan.organisation.actors import VISITOR, Actor
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat
from tests.handling.rows import new_assignment, new_reply, new_sheet, new_unit, seat_at
from tests.organisation.people import seat_of, signed_in
from tests.proposals.rows import new_plenary, new_proposal, sign
from tests.proposals.test_papers import content, file_name, pages, word, words

PHONE = "0937-7654321"


@pytest.fixture
def plenary(db):
    return new_plenary()


@pytest.fixture
def proposal(plenary):
    return new_proposal(plenary)


@pytest.fixture
def unit(plenary):
    return new_unit(plenary.committee)


@pytest.fixture
def assignment(proposal, unit):
    return new_assignment(proposal, unit)


@pytest.fixture
def office(plenary):
    return signed_in(plenary.committee, Role.PROPOSAL_STAFF)


@pytest.fixture
def member(plenary):
    return signed_in(plenary.committee, Role.MEMBER)


def as_person(person):
    """A client that acts as a member who is that person."""
    seat = seat_of(person.committee, Role.MEMBER)
    Seat.objects.of(person.committee).filter(pk=seat.pk).update(person=person)
    client = Client()
    client.force_login(seat.account)
    return client


def letter(client, reply, ending="docx"):
    return client.get(reply.committee.address("reply-paper", pk=reply.pk, ending=ending))


def form(client, sheet, ending="docx"):
    return client.get(sheet.committee.address("sheet-paper", pk=sheet.pk, ending=ending))


def handover(client, of, ending="docx", **query):
    return client.get(of.committee.address("handover-list", ending=ending), query)


def test_the_letter_answers_point_by_point(office, assignment):
    new_assignment(assignment.proposal, new_unit(assignment.committee, "市财政局"), role="assist", state="opined")
    reply = new_reply(assignment)

    said = [paragraph.text for paragraph in word(letter(office, reply)).paragraphs if paragraph.text]

    assert said == [
        "A", "市住房和城乡建设局", "住建函〔2026〕12号\t签发人：签某", "关于政协十五届一次会议\n第0001号提案的答复", "张某委员：",
        "您提出的“关于加强老旧小区停车管理的提案”收悉。经研究，现答复如下：",
        "一、关于第1条建议（采纳转化）", "划定夜间限时停车位", "已办1。",
        "二、关于第2条建议（采纳转化）", "2026年底前开放机关车场", "并公布名单", "已办2。",
        "感谢您的关心。", "市住房和城乡建设局", "2026年3月5日", f"联系人：承某　联系电话：{PHONE}",
        "抄送：市财政局，某市政协提案委员会，政府办督查室。",
    ]  # fmt: skip


def test_the_class_letter_stands_at_the_upper_right_of_the_first_page(office, assignment):
    paper = word(letter(office, new_reply(assignment)))

    assert (paper.paragraphs[0].text, paper.paragraphs[0].alignment.name) == ("A", "RIGHT")


def test_the_class_letter_is_the_committees_own(office, assignment):
    Provision.objects.create(
        committee=assignment.committee,
        key="reply.letters",
        value=["甲类=adopted_solved"],
        valid_from=date(2026, 1, 1),
    )

    assert word(letter(office, new_reply(assignment))).paragraphs[0].text == "甲类"


def test_a_class_without_a_letter_has_none(office, assignment):
    reply = new_reply(assignment, result_class="infeasible")

    assert word(letter(office, reply)).paragraphs[0].text == "市住房和城乡建设局"


def test_the_letter_as_pdf_says_the_same(office, assignment):
    said = "".join(pages(letter(office, new_reply(assignment), "pdf")))

    for part in (
        "住建函〔2026〕12号",
        "关于政协十五届一次会议",
        "第0001号提案的答复",
        "张某委员：",
        "已办2。",
        "2026年3月5日",
        "抄送：",
        "— 1 —",
    ):
        assert part in said


def test_the_letter_of_the_second_round_says_so(office, assignment):
    type(assignment).objects.of(assignment.committee).update(rereplied_on=date(2026, 4, 1), round=2)
    reply = new_reply(assignment, round=2)

    assert file_name(letter(office, reply)).endswith("关于政协十五届一次会议第0001号提案的再次答复.docx")


def test_whom_a_letter_addresses(plenary):
    joint = new_proposal(plenary, proposer_kind="joint")
    names = [addressee(joint)]
    for name in ("李某", "王某", "赵某"):
        sign(joint, name)
        names.append(addressee(type(joint).objects.of(plenary.committee).get(pk=joint.pk)))
    party = new_proposal(plenary, proposer_kind="party", proposer="民盟某市委员会", case_no="0002")

    assert names == ["张某委员", "张某、李某委员", "张某、李某、王某委员", "张某等4名委员"]
    assert addressee(party) == "民盟某市委员会"


def test_who_to_call_stands_for_offices_the_unit_and_who_signed(office, member, client, proposal, unit, assignment):
    reply = new_reply(assignment)
    signed = sign(proposal, "李某")
    party_hub, hub = (signed_in(unit.committee, role) for role in (Role.PARTY_HUB, Role.GOVERNMENT_HUB))
    readers = {
        "office": office, "hub": hub, "unit": seat_at(unit, client), "proposer": as_person(proposal.lead_proposer.person),
        "cosigner": as_person(signed.membership.person), "member": member,
    }  # fmt: skip

    named = {who for who, reader in readers.items() if PHONE in words(letter(reader, reply))}

    assert named == {"office", "hub", "unit", "proposer", "cosigner"}
    assert letter(party_hub, reply).status_code == 404


def test_a_letter_that_is_being_written_is_for_who_works_on_it(office, member, client, plenary, proposal, unit):
    draft = new_reply(new_assignment(proposal, unit, state="handling", replied_on=None))
    readers = {
        "office": office, "unit": seat_at(unit, client), "hub": signed_in(plenary.committee, Role.GOVERNMENT_HUB), "member": member,
        "proposer": as_person(proposal.lead_proposer.person), "other unit": seat_at(new_unit(plenary.committee, "市财政局"), Client()),
    }  # fmt: skip

    codes = {who: letter(reader, draft).status_code for who, reader in readers.items()}

    assert codes == {"office": 200, "unit": 200, "hub": 200, "member": 404, "proposer": 404, "other unit": 404}


def test_the_second_letter_stays_with_its_writers_until_it_is_sent(member, assignment):
    first, second = (
        new_reply(assignment),
        Reply.objects.create(committee=assignment.committee, assignment=assignment, round=2),
    )

    assert [letter(member, one).status_code for one in (first, second)] == [200, 404]


def test_a_visitor_reads_only_letters_that_are_open_of_their_own_accord(client, assignment):
    Committee.objects.filter(pk=assignment.committee.pk).update(open_to_visitors=True)
    reply = new_reply(assignment)
    codes = []
    for openness in ("open", "on_request", "closed"):
        Reply.objects.of(assignment.committee).update(openness=openness)
        codes.append(letter(client, reply).status_code)

    assert codes == [200, 404, 404]


def cells(answer) -> dict[str, str]:
    found = {}
    for table in word(answer).tables:
        for row in table.rows:
            texts = list(dict.fromkeys(cell.text for cell in row.cells))
            found |= dict(zip(texts[::2], texts[1::2], strict=False))
    return found


def test_a_sheet_not_given_yet_is_a_blank_to_fill_in(office, assignment):
    said = cells(form(office, new_sheet(assignment)))

    assert said["反馈人"] == "张某"
    assert said["答复日期"] == "2026年3月5日"
    assert said["办理结果满意度"] == "□满意　□基本满意　□不满意"
    assert "分管领导答复" not in said
    assert "■" not in "".join(said.values())


def test_a_given_sheet_shows_what_was_said(office, assignment):
    sheet = new_sheet(
        assignment, state="given", attitude="satisfied", result="very", pointed="yes", accepts="agree", visit="visit",
        opinion="办得好", given_on=date(2026, 3, 10),
    )  # fmt: skip

    said = cells(form(office, sheet))

    assert said["办理态度"] == "■满意　□基本满意　□不满意"
    assert said["办理结果满意度"] == "■非常满意　□满意　□基本满意　□不满意"
    assert (said["意见"], said["反馈日期"]) == ("办得好", "2026年3月10日")


def test_a_collective_is_asked_whether_the_leader_answered(office, plenary, unit):
    proposal = new_proposal(plenary, proposer_kind="party", proposer="民盟某市委员会", lead_proposer=None)
    sheet = new_sheet(new_assignment(proposal, unit), membership=None, leader_answered=False)

    assert cells(form(office, sheet))["分管领导答复"] == "□是　■否"


def test_who_reads_a_feedback_sheet(office, member, client, plenary, proposal, unit, assignment):
    sheet = new_sheet(assignment)
    readers = {
        "office": office, "leader": signed_in(plenary.committee, Role.LEADER), "rater": as_person(proposal.lead_proposer.person),
        "member": member, "unit": seat_at(unit, client), "hub": signed_in(plenary.committee, Role.GOVERNMENT_HUB),
        "other hub": signed_in(plenary.committee, Role.PARTY_HUB),
    }  # fmt: skip

    before = {who for who, reader in readers.items() if form(reader, sheet).status_code == 200}
    Sheet.objects.of(plenary.committee).update(given_on=date(2026, 3, 10), state="given")
    after = {who for who, reader in readers.items() if form(reader, sheet, "pdf").status_code == 200}

    assert before == {"office", "leader", "rater"}
    assert after == {"office", "leader", "rater", "unit", "hub"}


def test_the_hand_over_list_goes_by_hub_and_unit(office, plenary, proposal, unit):
    other = new_proposal(plenary, case_no="0002", title="关于甲的提案")
    party_unit = new_unit(plenary.committee, "市委宣传部", kind="party", hub="party")
    new_assignment(proposal, unit)
    new_assignment(other, unit, role="assist")
    new_assignment(other, party_unit, role="lead")
    new_assignment(proposal, party_unit, state="moved")

    paper = word(handover(office, plenary, plenary="15.1"))

    assert [one.text for one in paper.paragraphs if one.text] == [
        "政协某市委员会", "十五届一次会议提案交办清单", "共交办提案2件，承办单位2个。",
        "一、党委办督查室", "（一）市委宣传部（1件）", "二、政府办督查室", "（一）市住房和城乡建设局（2件）",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in paper.tables[1].rows] == [
        ["序号", "提案号", "案由", "提案者", "办理方式", "答复期限"],
        ["1", "0001", "关于加强老旧小区停车管理的提案", "张某", "主办", "2026年5月6日"],
        ["2", "0002", "关于甲的提案", "张某", "会办", "2026年5月6日"],
    ]


def test_units_and_hubs_get_their_own_list(client, plenary, proposal, unit):
    party_unit = new_unit(plenary.committee, "市委宣传部", kind="party", hub="party")
    new_assignment(proposal, unit)
    new_assignment(proposal, party_unit)

    lists = {
        "unit": words(handover(seat_at(unit, client), plenary)),
        "hub": words(handover(signed_in(plenary.committee, Role.PARTY_HUB), plenary)),
    }

    assert {who: ("住房" in said, "宣传部" in said) for who, said in lists.items()} == {
        "unit": (True, False),
        "hub": (False, True),
    }


def test_a_list_of_one_hub(office, plenary, proposal, unit):
    new_assignment(proposal, unit)

    assert handover(office, plenary, hub="government").status_code == 200
    assert "没有符合条件" in handover(office, plenary, hub="party").content.decode()


def test_too_long_a_list_is_refused(office, plenary, proposal, unit, monkeypatch):
    monkeypatch.setattr(views, "MOST_LINES", 0)
    new_assignment(proposal, unit)

    assert "一次最多生成0件，现有1件。" in handover(office, plenary).content.decode()


def test_a_visitor_gets_no_list(client, plenary):
    Committee.objects.filter(pk=plenary.committee.pk).update(open_to_visitors=True)

    assert handover(client, plenary).status_code == 403


def test_made_up_letters_say_so(client, db):
    committee = Committee.objects.get(slug="shangzhou")
    reply = Reply.objects.of(committee).filter(assignment__replied_on__isnull=False).first()

    answer = letter(client, reply)

    assert words(answer).startswith("演示数据：")
    assert file_name(answer).startswith("demo-shangzhou-关于政协")


def test_a_page_that_hangs_them_out_is_given_what_its_reader_may_open(plenary, proposal, assignment):
    reply, sheet = new_reply(assignment), new_sheet(assignment)
    office = seat_of(plenary.committee, Role.PROPOSAL_STAFF)

    for_office = papers_of(proposal, Actor(plenary.committee, Role.PROPOSAL_STAFF, office))
    for_visitor = papers_of(proposal, Actor(plenary.committee, VISITOR))

    slug = plenary.committee.slug
    assert for_office[2:] == [
        ("市住房和城乡建设局的复文（Word）", f"/{slug}/handling/replies/{reply.pk}.docx"),
        ("市住房和城乡建设局的复文（PDF）", f"/{slug}/handling/replies/{reply.pk}.pdf"),
        ("张某的征询意见表（Word）", f"/{slug}/handling/sheets/{sheet.pk}.docx"),
        ("张某的征询意见表（PDF）", f"/{slug}/handling/sheets/{sheet.pk}.pdf"),
    ]
    assert for_visitor == for_office[:4]


def opinion(client, part, ending="docx"):
    return client.get(part.committee.address("opinion-paper", pk=part.pk, ending=ending))


def opined(proposal, name="市财政局"):
    unit = new_unit(proposal.committee, name)
    fields = {"role": "assist", "state": "opined", "opined_on": date(2026, 2, 20), "replied_on": None}
    return new_assignment(proposal, unit, opinion="已列入年度预算草案。\n建议分两年实施。", **fields)


def test_the_opinion_goes_to_the_unit_that_leads(office, assignment):
    part = opined(assignment.proposal)
    type(part.proposal).objects.of(part.committee).update(lead_unit=assignment.unit)

    said = [paragraph.text for paragraph in word(opinion(office, part)).paragraphs if paragraph.text]

    assert said == [
        "市财政局", "关于政协十五届一次会议\n第0001号提案的会办意见", "市住房和城乡建设局：",
        "政协十五届一次会议第0001号提案“关于加强老旧小区停车管理的提案”收悉。现就我单位职责范围内的事项，提出会办意见如下：",
        "已列入年度预算草案。", "建议分两年实施。", "市财政局", "2026年2月20日",
    ]  # fmt: skip


def test_who_reads_an_opinion(office, member, assignment):
    part = opined(assignment.proposal)
    stranger = new_unit(assignment.committee, "市教育局")
    clients = {
        "office": office, "member": member, "lead": seat_at(assignment.unit, Client()), "own": seat_at(part.unit, Client()), "stranger": seat_at(stranger, Client()),
    }  # fmt: skip

    found = {name: opinion(client, part).status_code for name, client in clients.items()}

    assert found == {"office": 200, "member": 404, "lead": 200, "own": 200, "stranger": 404}


def test_the_opinion_stands_on_the_pages_of_those_it_is_for(office, member, assignment):
    part = opined(assignment.proposal)

    def shows(client, row) -> bool:
        return "已列入年度预算草案。" in client.get(row.get_absolute_url()).content.decode()

    assert shows(office, assignment.proposal)
    assert shows(seat_at(assignment.unit, Client()), assignment)
    assert shows(seat_at(part.unit, Client()), part)
    assert not shows(member, assignment.proposal)
    assert not shows(member, part)


def zipped(client, of, view: str, ending: str = "docx"):
    answer = client.get(of.committee.address(view, ending=ending))
    return answer, zipfile.ZipFile(io.BytesIO(content(answer)))


def test_all_letters_of_a_plenary_are_one_archive(office, assignment):
    other = new_assignment(new_proposal(assignment.proposal.plenary, case_no="0002"), assignment.unit)
    for part in (assignment, other):
        new_reply(part)

    answer, file = zipped(office, assignment, "replies-zip")

    assert file_name(answer).endswith("-十五届一次会议提案复文.zip")
    assert sorted(file.namelist()) == ["0001 市住房和城乡建设局.docx", "0002 市住房和城乡建设局.docx"]
    assert file.testzip() is None


def test_archive_of_letters_holds_what_one_may_read(assignment):
    other = new_assignment(
        new_proposal(assignment.proposal.plenary, case_no="0002"), new_unit(assignment.committee, "市教育局")
    )
    for part in (assignment, other):
        new_reply(part)

    _answer, file = zipped(seat_at(assignment.unit, Client()), assignment, "replies-zip")

    assert file.namelist() == ["0001 市住房和城乡建设局.docx"]


def test_all_feedback_sheets_of_a_plenary_are_one_archive(office, assignment):
    sheet = new_sheet(assignment)

    answer, file = zipped(office, assignment, "sheets-zip", "pdf")

    assert file_name(answer).endswith("-十五届一次会议提案办理情况征询意见表.zip")
    assert file.namelist() == [f"0001 {sheet.membership or sheet.proposal.proposer} 市住房和城乡建设局.pdf"]


def test_archive_of_nothing_says_so(office, assignment):
    answer = office.get(assignment.committee.address("replies-zip", ending="docx"))

    assert answer.status_code == 400
    assert "没有符合条件、您又可以查看的提案。" in answer.content.decode()
