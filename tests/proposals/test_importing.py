"""Old proposals out of a list: all or nothing, tried first, repeated without doubling."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from jianyan.committees.models import Account, Committee
from jianyan.flows.models import Counter
from jianyan.proposals import importing
from jianyan.proposals.choices import State
from jianyan.proposals.models import Proposal
from jianyan.registers.plans import PlanRefused
from jianyan.registers.sheets import read
from tests.proposals.walks import start

pytestmark = pytest.mark.django_db
HEADS = [column.label for column in importing.COLUMNS]
ROW = {
    "届次": "4.5", "提案号": "0901", "案由": "关于治沙的提案", "提案者类别": "委员个人", "提案者": "一位委员", "收到": "2016-01-16",
    "立案": "2016-01-20", "交办": "2016-02-01", "答复": "2016-06-01", "满意度": "满意", "反馈": "2016-06-20", "类别": "生态文明建设",
}  # fmt: skip


def book(*rows: dict, heads=HEADS) -> bytes:
    made = Workbook()
    made.active.append(heads)
    for row in rows:
        made.active.append([row.get(head, "") for head in heads])
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def lines(*rows: dict):
    return read("old.xlsx", book(*rows), importing.COLUMNS).lines


@pytest.fixture
def jiuquan(db):
    return Committee.objects.get(slug="jiuquan")


def by():
    return start().desks.staff


def test_old_proposal_stands_where_its_last_date_puts_it(jiuquan):
    planned = importing.apply(
        jiuquan, lines(ROW, ROW | {"提案号": "0902", "案由": "b", "满意度": "", "反馈": ""}), by=by()
    )

    assert planned.counts["new"] == 2
    states = dict(Proposal.objects.of(jiuquan).filter(case_no__startswith="090").values_list("case_no", "state"))
    assert states == {"0901": State.CLOSED, "0902": State.REPLIED}
    assert Counter.objects.of(jiuquan).get(series="proposal:4.5").value == 902


def test_import_repeated_does_not_double(jiuquan):
    """An import of old proposals can be repeated without doubling."""
    importing.apply(jiuquan, lines(ROW), by=by())

    again = importing.apply(jiuquan, lines(ROW), by=by())
    changed = importing.apply(jiuquan, lines(ROW | {"类别": "经济建设"}), by=by())

    assert (again.counts["same"], changed.counts["changed"]) == (1, 1)
    assert Proposal.objects.of(jiuquan).filter(case_no="0901").count() == 1


def test_one_wrong_row_stops_all(jiuquan):
    """An import of old proposals is all or nothing."""
    with pytest.raises(PlanRefused) as refused:
        importing.apply(jiuquan, lines(ROW, ROW | {"提案号": "0903", "答复": "2016-01-10"}), by=by())

    assert [row.number for row in refused.value.plan.wrong] == [3]
    assert not Proposal.objects.of(jiuquan).filter(case_no="0901").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"届次": "4.9"}, "没有届次“4.9”"),
        ({"提案者类别": "群众"}, "提案者类别“群众”看不懂"),
        ({"收到": "昨天"}, "收到日期“昨天”看不懂"),
        ({"收到": "2001-01-01"}, "早一年以上"),
        ({"立案": "2099-01-01"}, "晚于今天"),
        ({"反馈": ""}, "满意度和反馈日期要么都填，要么都空着"),
        ({"主办单位": "教育司"}, "没有登记承办单位“教育司”"),
        ({"案由": ""}, "没有填案由"),
    ],
)
def test_wrong_row_says_what_to_mend(jiuquan, changes, words):
    (row,) = importing.plan(jiuquan, lines(ROW | changes)).rows

    assert words in row.words


def test_dry_run_changes_nothing(jiuquan):
    """An import of old proposals has a dry run."""
    importing.plan(jiuquan, lines(ROW))

    assert not Proposal.objects.of(jiuquan).filter(case_no="0901").exists()


def test_heads_of_another_house_are_mapped(jiuquan):
    columns = importing.mapped("提案号=流水编码\n案由=事由")
    heads = ["流水编码" if head == "提案号" else "事由" if head == "案由" else head for head in HEADS]
    row = {("流水编码" if key == "提案号" else "事由" if key == "案由" else key): value for key, value in ROW.items()}

    (line,) = read("old.xlsx", book(row, heads=heads), columns).lines

    assert (line["case_no"], line["title"]) == ("0901", "关于治沙的提案")
    with pytest.raises(importing.MappingRefused, match="第1行“案号：编号”看不懂"):
        importing.mapped("案号：编号")


def test_proposal_under_way_is_not_written_over():
    walk = start(2)
    walk.file()
    proposal = walk.proposal
    row = ROW | {
        "届次": "15.5",
        "提案号": proposal.case_no,
        "收到": "2026-02-01",
        "立案": "",
        "交办": "",
        "答复": "",
        "满意度": "",
        "反馈": "",
    }

    (planned,) = importing.plan(proposal.committee, lines(row)).rows

    assert "已在系统里办理" in planned.words


def test_page_tries_then_imports(client, jiuquan):
    client.force_login(Account.objects.get(login="jiuquan-tian"))
    address = jiuquan.address("proposals-import")

    def send(do):
        return client.post(address, {"file": SimpleUploadedFile("old.xlsx", book(ROW)), "do": do, "mapping": ""})

    tried = send("try")
    assert "还没有导入" in tried.content.decode()
    assert not Proposal.objects.of(jiuquan).filter(case_no="0901").exists()

    assert send("import").status_code == 302
    assert Proposal.objects.of(jiuquan).filter(case_no="0901").exists()
