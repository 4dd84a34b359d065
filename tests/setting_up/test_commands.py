"""`jianyan committee new | roster | units | term | key`."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from jianyan.committees.models import Account, Committee, Term
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit, Membership, Seat, Sector
from jianyan.setting_up.key import setup_key
from tests.setting_up.lists import make_committee, people, person, xlsx

NAMED = ["--slug", "xishan", "--name", "政协西山县委员会", "--division-code", "620999"]
IN_TERM = [*NAMED, "--term", "1", "--starts-on", "2026-01-10", "--plenary-on", "2026-01-10"]


def new(*words):
    call_command("committee", "new", *map(str, words))


@pytest.fixture
def files(tmp_path):
    """A roster, units and special committees as files."""
    (tmp_path / "roster.xlsx").write_bytes(xlsx(people(5)))
    (tmp_path / "units.csv").write_bytes("名称,简称\n西山县教育局,教育局\n".encode("gbk"))
    (tmp_path / "bodies.txt").write_text("提案委员会\n", encoding="utf-8")
    return tmp_path


def test_a_committee_is_set_up_from_files_in_one_go(db, files, capsys):
    new(
        *IN_TERM, "--special-committees", files / "bodies.txt", "--roster", files / "roster.xlsx",
        "--units", files / "units.csv", "--administrator", "xishan-admin",
    )  # fmt: skip

    committee = Committee.objects.get(slug="xishan")
    said = capsys.readouterr().out
    assert (Membership.objects.of(committee).count(), HandlingUnit.objects.of(committee).count()) == (5, 1)
    assert Sector.objects.of(committee).count() == 34
    assert [seat.role for seat in Seat.objects.of(committee)] == [Role.SYSTEM_ADMIN]
    assert said.splitlines()[0] == "已设立政协西山县委员会（xishan）。"
    assert "首次密码" in said


def test_a_dry_run_stores_nothing(db, files, capsys):
    new(*IN_TERM, "--special-committees", files / "bodies.txt", "--roster", files / "roster.xlsx", "--dry-run")

    assert "新增5" in capsys.readouterr().out
    assert not Committee.objects.filter(slug="xishan").exists()


def test_a_wrong_row_leaves_no_committee_behind(db, files):
    """A roster with wrong rows changes nothing and lists each row with its reason."""
    (files / "wrong.xlsx").write_bytes(xlsx([person(sector="经挤界", name="李明")]))

    with pytest.raises(CommandError) as refused:
        new(*IN_TERM, "--roster", files / "wrong.xlsx")

    assert "第2行 李明：有误（本会没有“经挤界”这个界别" in str(refused.value)
    assert not Committee.objects.filter(slug="xishan").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--slug", "shangzhou", "--name", "x", "--division-code", "620999"], "slug"),
        ([*NAMED, "--parent", "shangzou"], "shangzhou"),
        ([*NAMED, "--parent", "shangzhou"], "不在本会之上"),
        ([*NAMED, "--term", "1", "--starts-on", "tomorrow"], "不是日期"),
        ([*NAMED, "--roster", "/nowhere.xlsx"], "文件读写不了"),
        ([*IN_TERM, "--administrator", "shangzhou-bangong"], "已有人用"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(db, words, sentence):
    with pytest.raises(CommandError, match=sentence):
        new(*words)
    assert not Committee.objects.filter(slug="xishan").exists()


def test_a_roster_checked_by_command_says_no_with_its_reasons(db, files, capsys):
    make_committee()
    (files / "wrong.xlsx").write_bytes(xlsx([person(sector="经挤界")]))

    with pytest.raises(SystemExit) as ended:
        call_command("committee", "roster", "xishan", str(files / "wrong.xlsx"), "--dry-run")

    assert ended.value.code == 1
    assert "有误1" in capsys.readouterr().out


def test_roster_units_and_term_by_command(db, files, capsys):
    committee = make_committee()
    call_command("committee", "roster", "xishan", str(files / "roster.xlsx"))
    call_command("committee", "units", "xishan", str(files / "units.csv"))
    call_command("committee", "term", "xishan", "--number", "2", "--starts-on", "2027-01-05")

    assert Membership.objects.of(committee).filter(left_on__isnull=False).count() == 5
    assert Term.objects.of(committee).count() == 2
    assert "共5行：新增5" in capsys.readouterr().out


def test_the_key_is_printed_and_nothing_else(capsys):
    call_command("committee", "key")

    assert capsys.readouterr().out.strip() == setup_key()


def test_a_first_password_of_the_administrator_works(db, capsys):
    new(*IN_TERM, "--administrator", "xishan-admin")

    password = capsys.readouterr().out.partition("首次密码 ")[2].partition("（")[0]

    assert Account.objects.get(login="xishan-admin").check_password(password)
