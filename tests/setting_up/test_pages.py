"""The pages of setting up: who may, what is kept when something is refused, slips that are shown once."""

import stat

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jianyan.committees.models import Account, Committee, Plenary
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit, Membership, Person, Seat, Sector
from jianyan.setting_up import accounts
from jianyan.setting_up.key import setup_key
from tests.setting_up.lists import BY, make_committee, people, person, xlsx

FIRST = {"login": "first", "password": "Xishan-2026", "again": "Xishan-2026"}
COMMITTEE = {
    "name": "政协西山县委员会", "short_name": "西山县政协", "slug": "xishan", "level": "county",
    "division_code": "620999",
}  # fmt: skip
TERM = {"number": 1, "starts_on": "2026-01-10", "plenary": 1, "opens_on": "2026-01-10", "closes_on": "2026-01-13"}
STEPS = ["committee", "term", "bodies", "units", "roster", "accounts", "done", "new-term"]


@pytest.fixture
def committee(db):
    return make_committee()


@pytest.fixture
def administrator(client, committee):
    """Signed in as the system administrator of a committee that is half set up."""
    client.force_login(Account.objects.get(login="xishan-first"))
    return client


def post(client, address, **data):
    return client.post(address, data).content.decode()


def upload(client, address, content, name="名册.xlsx"):
    return client.post(address, {"action": "upload", "file": SimpleUploadedFile(name, content)}, follow=True)


def test_the_key_is_made_once_and_read_by_nobody_else():
    key = setup_key()

    assert (setup_key(), len(key)) == (key, 24)
    assert stat.S_IMODE((settings.VAR / "setup-key").stat().st_mode) == 0o600


def test_a_visitor_without_the_key_takes_nothing(client, db):
    page = post(client, "/setup/", key="ABCD-EFGH-JKMN-PQRS-TUVW", **FIRST)

    assert "设置密钥不对" in page
    assert 'value="first"' in page  # what was typed is kept
    assert not Account.objects.filter(login="first").exists()


def test_nobody_founds_a_committee_without_the_key(client, db):
    client.force_login(Account.objects.get(login="shangzhou-bangong"))

    assert client.get("/setup/new").url == "/setup/"
    assert client.post("/setup/new", COMMITTEE).url == "/setup/"


def test_with_the_key_the_first_administrator_founds_a_committee(client, db):
    client.post("/setup/", {"key": setup_key().replace("-", " "), **FIRST})

    answer = client.post("/setup/new", COMMITTEE)

    committee = Committee.objects.get(slug="xishan")
    assert answer.url == "/setup/xishan/term"
    assert [seat.role for seat in Seat.objects.of(committee)] == [Role.SYSTEM_ADMIN]
    assert (committee.is_demo, committee.open_to_visitors) == (False, False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": "simple", "again": "simple"}, "三种"),
        ({"again": "Other-2026"}, "两次输入的密码不一样"),
        ({"login": "shangzhou-bangong"}, "已有人用"),
    ],
)
def test_a_first_administrator_that_cannot_be_is_refused(client, db, changes, sentence):
    assert sentence in post(client, "/setup/", key=setup_key(), **FIRST | changes)


def test_a_signed_in_person_gives_only_the_key(client, db):
    client.force_login(Account.objects.create_user("again", "x", must_change_password=False))

    answer = client.post("/setup/", {"key": setup_key()})

    assert answer.url == "/setup/new"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "setup"}, "已用作系统地址"),
        ({"slug": "shangzhou"}, "地址名"),
        ({"slug": "XiShan"}, "请只用小写字母"),
        ({"division_code": "62"}, "请填六位数字"),
        ({"level": "province", "parent": "shangzhou"}, "不在本会之上"),
    ],
)
def test_a_committee_that_cannot_be_is_refused_and_keeps_what_was_typed(administrator, changes, sentence):
    """Every refusal says what is wrong and what to do, in the person's language, and keeps what was typed."""
    typed = COMMITTEE | {"slug": "dongshan"} | changes
    if "parent" in typed:
        typed["parent"] = Committee.objects.get(slug=typed["parent"]).pk

    page = post(administrator, "/setup/new", **typed)

    assert sentence in page
    assert 'value="政协西山县委员会"' in page
    assert Committee.objects.filter(slug="dongshan").count() == 0


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_for_the_system_administrator_only(client, committee, step):
    client.force_login(Account.objects.get(login="shangzhou-bangong"))
    stranger = client.get(f"/setup/xishan/{step}")
    clerk = accounts.make_staff_account(committee, Role.OFFICE, "老李", by=BY)
    account = Account.objects.get(login=clerk.login)
    Account.objects.filter(pk=account.pk).update(must_change_password=False)
    client.force_login(account)

    assert (stranger.status_code, client.get(f"/setup/xishan/{step}").status_code) == (404, 404)


@pytest.mark.parametrize("step", STEPS)
def test_every_step_opens_and_says_how_far_one_is(administrator, step):
    page = administrator.get(f"/setup/xishan/{step}").content.decode()

    assert "<h1>" in page
    assert ("，共 6 步" in page) == (step not in ("done", "new-term"))


@pytest.mark.parametrize("step", STEPS)
def test_a_demonstration_open_to_visitors_has_no_set_up_pages_for_them(client, db, step):
    assert client.get(f"/setup/shangzhou/{step}").status_code == 404


def test_the_term_can_be_gone_back_to(administrator, committee):
    administrator.post("/setup/xishan/term", TERM)
    administrator.post("/setup/xishan/term", TERM | {"number": 3, "closes_on": "2026-01-14"})

    plenary = Plenary.objects.of(committee).get()
    page = administrator.get("/setup/xishan/term").content.decode()

    assert (plenary.term.number, plenary.closes_on.isoformat()) == (3, "2026-01-14")
    assert 'value="2026-01-14"' in page


def test_dates_in_the_wrong_order_are_refused(administrator):
    page = post(administrator, "/setup/xishan/term", **TERM | {"closes_on": "2026-01-09", "ends_on": "2025-01-01"})

    assert "全会闭幕早于开幕" in page
    assert "本届结束早于开始" in page


def test_sectors_are_renamed_and_ordered_but_not_taken_from_members(administrator, committee):
    upload(administrator, "/setup/xishan/roster", xlsx([person()]))
    administrator.post("/setup/xishan/roster", {"action": "confirm"})
    administrator.post(
        "/setup/xishan/bodies", {"sectors": "health 医卫界\neconomy 经济金融界", "special_committees": ""}
    )

    kept = list(Sector.objects.of(committee).values_list("code", "name"))
    page = post(administrator, "/setup/xishan/bodies", sectors="health 医卫界", special_committees="")

    assert kept == [("health", "医卫界"), ("economy", "经济金融界")]
    assert "“经济金融界”已有人或记录，不能从名单里去掉" in page
    assert Sector.objects.of(committee).count() == 2


@pytest.mark.parametrize(
    ("sectors", "sentence"),
    [
        ("economy 经济界\neconomy 工商界", "“economy”写了两次"),
        ("经济! 经济界", "代码“经济!”只能用字母"),
        ("   \n", "界别"),
    ],
)
def test_sectors_that_cannot_be_are_refused(administrator, sectors, sentence):
    assert sentence in post(administrator, "/setup/xishan/bodies", sectors=sectors, special_committees="")


def test_units_typed_one_per_line_are_stored(administrator, committee):
    administrator.post("/setup/xishan/units", {"action": "lines", "units": "西山县教育局 教育局\n西山县水利局"})

    assert HandlingUnit.objects.of(committee).count() == 2


def test_wrong_units_keep_what_was_typed(administrator):
    page = post(administrator, "/setup/xishan/units", action="lines", units="教育局\n教育局")

    assert "写在" not in page
    assert "同一单位在文件里出现了两次：第1、2行" in page
    assert "教育局\n教育局</textarea>" in page


def test_a_roster_is_looked_at_before_it_is_imported(administrator, committee):
    page = upload(administrator, "/setup/xishan/roster", xlsx(people(3))).content.decode()
    before = Membership.objects.of(committee).count()
    administrator.post("/setup/xishan/roster", {"action": "confirm"})

    assert "共3行：新增3，有变动0，不变0，有误0。" in page
    assert (before, Membership.objects.of(committee).count()) == (0, 3)


def test_a_roster_with_wrong_rows_is_shown_with_reasons_and_cannot_be_confirmed(administrator, committee):
    """A roster with wrong rows changes nothing and lists each row with its reason."""
    page = upload(administrator, "/setup/xishan/roster", xlsx([person(sector="经挤界"), *people(2)])).content.decode()
    administrator.post("/setup/xishan/roster", {"action": "confirm"})

    assert "本会没有“经挤界”这个界别" in page
    assert 'value="confirm"' not in page
    assert not Membership.objects.of(committee).exists()


def test_a_refused_file_says_why_and_stores_nothing(administrator, committee):
    """Uploads are checked by content, size and name."""
    before = Person.objects.of(committee).count()

    page = upload(administrator, "/setup/xishan/roster", b"%PDF", "名册.xlsx").content.decode()

    assert "名称与内容不符" in page
    assert Person.objects.of(committee).count() == before


def test_another_file_can_be_taken(administrator):
    upload(administrator, "/setup/xishan/roster", xlsx(people(3)))

    administrator.post("/setup/xishan/roster", {"action": "discard"})

    assert 'value="upload"' in administrator.get("/setup/xishan/roster").content.decode()


def test_confirming_twice_imports_once(administrator, committee):
    upload(administrator, "/setup/xishan/roster", xlsx(people(3)))
    administrator.post("/setup/xishan/roster", {"action": "confirm"})

    page = administrator.post("/setup/xishan/roster", {"action": "confirm"}, follow=True).content.decode()

    assert "没有等待导入的文件" in page
    assert Membership.objects.of(committee).count() == 3


@pytest.mark.parametrize("kind", ["roster", "units"])
def test_the_templates_are_excel_files(administrator, kind):
    answer = administrator.get(f"/setup/xishan/blank/{kind}.xlsx")

    assert answer.content.startswith(b"PK")
    assert kind in answer["Content-Disposition"]


def test_slips_are_shown_once_and_kept_nowhere(administrator, committee):
    """Accounts with random first passwords on printable slips."""
    upload(administrator, "/setup/xishan/roster", xlsx(people(3)))
    administrator.post("/setup/xishan/roster", {"action": "confirm"})

    answer = administrator.post("/setup/xishan/accounts", {"action": "members"})
    again = administrator.post("/setup/xishan/accounts", {"action": "members"})

    assert answer.content.decode().count("首次密码</dt>") == 3
    assert "no-store" in answer["Cache-Control"]
    assert again.url == "/setup/xishan/accounts"


def test_staff_get_accounts_with_their_roles(administrator, committee):
    page = post(administrator, "/setup/xishan/accounts", action="staff", name="老李", role="office", login="laoli")
    twice = post(administrator, "/setup/xishan/accounts", action="staff", name="老李", role="office", login="")

    assert "laoli" in page
    assert "老李已有办公室账号" in twice
    assert Seat.objects.of(committee).filter(role=Role.OFFICE).count() == 1


def test_a_new_term_is_opened_on_its_page(administrator, committee):
    refused = post(administrator, "/setup/xishan/new-term", number=1, starts_on="2027-01-10")
    answer = administrator.post("/setup/xishan/new-term", {"number": 2, "starts_on": "2027-01-10"})

    assert "现在已是一届" in refused
    assert answer.url == reverse("setup-roster", kwargs={"committee": "xishan"})
