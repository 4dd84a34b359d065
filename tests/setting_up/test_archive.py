"""A committee written to a file and made again from it is the same committee."""

import json
import zipfile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F

from jianyan.activities.models import HeadCount
from jianyan.committees.models import Account, Committee
from jianyan.demo import verify
from jianyan.demo.facts import stories
from jianyan.figures import engine
from jianyan.matters.models import Attachment, Matter
from jianyan.matters.views import keep
from jianyan.organisation.models import Person, Seat
from jianyan.setting_up.archive import package, reading, writing
from jianyan.setting_up.archive.tables import tables
from jianyan.trail.models import Entry, record

OF_THE_HOUSE = {
    "registers.savedview",
    "committees.committee", "committees.account", "committees.usedpassword", "committees.signinfailure",
    "service.work", "service.worker",
}  # fmt: skip
STORY = next(story for story in stories() if story.slug == "shangzhou")


@pytest.fixture
def committee(db):
    return Committee.objects.get(slug="shangzhou")


@pytest.fixture
def exported(committee, tmp_path):
    return written(committee, tmp_path / "shangzhou.zip")


def written(committee, path):
    writing.export_to(committee, path)
    return path


def tables_in(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name != "manifest.json"}


def changed(path, to, change):
    """A copy of an export in which `change` has been at the files, the manifest included."""
    with zipfile.ZipFile(path) as file:
        files = {name: file.read(name) for name in file.namelist()}
    change(files)
    with zipfile.ZipFile(to, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return to


def refused(path, **options):
    with pytest.raises(package.ArchiveRefused) as refusal:
        reading.import_file(path, **options)
    return str(refusal.value)


def test_every_published_figure_of_an_imported_committee_is_equal(exported, committee):
    """`jianyan committee export` writes everything of one committee in open formats; import gives equal figures."""
    copy = reading.import_file(exported, slug="shangzhou-copy").committee

    told = engine.answer([verify.question(fact, committee) for fact in STORY.facts])
    again = engine.answer([verify.question(fact, copy) for fact in STORY.facts])

    assert len(STORY.facts) > 60
    assert [(one.value, one.records) for one in again] == [(one.value, one.records) for one in told]


def test_a_copy_exports_the_same_rows(exported, tmp_path):
    copy = reading.import_file(exported, slug="shangzhou-copy").committee

    assert tables_in(written(copy, tmp_path / "again.zip")) == tables_in(exported)


def test_the_trail_of_a_copy_tells_of_its_own_rows(committee, tmp_path):
    seat = Seat.objects.of(committee).select_related("account").first()
    person = Person.objects.of(committee).last()
    told = record(person, "修改", by=seat_actor(seat))
    copy = reading.import_file(written(committee, tmp_path / "one.zip"), slug="shangzhou-copy").committee

    entry = Entry.objects.of(copy).get(kind="person")

    assert Person.objects.of(copy).get(pk=entry.row).name == person.name
    assert Seat.objects.of(copy).get(pk=entry.doer.partition(":")[2]).account == seat.account
    assert entry.at == told.at


def seat_actor(seat):
    from jianyan.organisation.actors import Actor

    return Actor(seat.committee, seat.role, seat)


def test_a_lower_committee_of_nothing_but_a_term_is_exported_too(db, tmp_path):
    lower = Committee.objects.filter(parent__slug="ningxia").first()

    made = reading.import_file(written(lower, tmp_path / "lower.zip"), slug="lower-copy")

    assert (made.committee.parent, made.rows > 0) == (lower.parent, True)


def test_accounts_are_written_as_login_names_only(exported):
    with zipfile.ZipFile(exported) as file:
        rows = [json.loads(line) for line in file.read("accounts.jsonl").splitlines()]
        everything = b"".join(file.read(name) for name in file.namelist())

    assert {"login": "shangzhou-bangong"} in rows
    assert {frozenset(row) for row in rows} == {frozenset({"login"})}
    assert Account.objects.get(login="shangzhou-bangong").password.encode() not in everything


def test_an_account_unknown_here_is_made_without_a_password(exported, tmp_path):
    def rename(files):
        for name, text in list(files.items()):
            files[name] = text.replace(b"shangzhou-bangong", b"elsewhere-bangong")
        mend(files, "accounts.jsonl", "tables/organisation.seat.jsonl")

    made = reading.import_file(changed(exported, tmp_path / "x.zip", rename), slug="shangzhou-copy")

    assert made.accounts_made == 1
    assert not Account.objects.get(login="elsewhere-bangong").has_usable_password()


def mend(files, *names):
    """Bring the digests of the manifest up to date for changed files."""
    import hashlib

    manifest = json.loads(files["manifest.json"])
    for part in manifest["files"]:
        if part["file"] in names:
            part["sha256"] = hashlib.sha256(files[part["file"]]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()


def test_every_model_is_exported_or_belongs_to_the_house(db):
    known = {table.label for table in tables()} | OF_THE_HOUSE
    ours = [config for config in apps.get_app_configs() if config.name.startswith("jianyan.")]

    models = [model for config in ours for model in config.get_models(include_auto_created=True)]

    assert {model._meta.label_lower for model in models} - known == set()


def test_attached_files_come_along_under_a_name_of_this_house(committee, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    matter = Matter.objects.of(committee).first()
    keep(matter, "a.txt", "甲".encode(), "txt", by=seat_actor(Seat.objects.of(committee).first()))

    copy = reading.import_file(written(committee, tmp_path / "one.zip"), slug="shangzhou-copy").committee

    attachment = Attachment.objects.of(copy).get()
    assert attachment.file.read() == "甲".encode()
    assert attachment.file.name.startswith(f"attachments/{copy.pk}/")


def test_a_damaged_file_is_refused(exported, tmp_path):
    """A damaged export is refused and changes nothing."""

    def damage(files):
        files["tables/organisation.person.jsonl"] += b'{"id": 9999, "name": "x"}\n'

    assert "已损坏" in refused(changed(exported, tmp_path / "x.zip", damage), slug="copy")
    assert not Committee.objects.filter(slug="copy").exists()


def test_head_counts_exported_without_their_kind_of_activity_get_it(exported, committee, tmp_path):
    """Files of before the head counts had a copy of it."""

    def older(files):
        name = "tables/activities.headcount.jsonl"
        rows = [json.loads(line) for line in files[name].splitlines()]
        files[name] = b"".join(json.dumps(row | {"kind": None}).encode() + b"\n" for row in rows)
        mend(files, name)

    copy = reading.import_file(changed(exported, tmp_path / "x.zip", older), slug="copy").committee

    heads = HeadCount.objects.of(copy)
    assert heads.count() == HeadCount.objects.of(committee).count() > 0
    assert not heads.exclude(kind=F("activity__kind")).exists()


def test_a_file_cut_short_is_refused(exported, tmp_path):
    (tmp_path / "cut.zip").write_bytes(exported.read_bytes()[:-500])

    assert "不是建言导出的" in refused(tmp_path / "cut.zip")


def test_another_format_version_is_refused(exported, tmp_path):
    """An export of another format version is refused."""

    def newer(files):
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | {"version": 2}).encode()

    assert "第2版格式" in refused(changed(exported, tmp_path / "x.zip", newer), slug="copy")


def test_an_address_that_is_taken_is_refused(exported):
    assert "已有地址为“shangzhou”" in refused(exported)


@pytest.mark.parametrize("slug", ["setup", "Two Words", "x" * 31])
def test_an_address_that_cannot_be_is_refused(exported, slug):
    assert refused(exported, slug=slug).startswith("没有导入")


@pytest.mark.parametrize("name", ["../outside.jsonl", "/etc/passwd", "tables/../../x.jsonl", "tables/a.b.exe"])
def test_a_name_that_leads_out_of_the_file_is_refused(exported, tmp_path, name):
    """A path in an archive leads nowhere."""
    assert "不属于导出文件" in refused(
        changed(exported, tmp_path / "x.zip", lambda files: files.update({name: b"x"}))
    )


def test_a_row_that_leads_to_no_row_is_refused_and_nothing_stored(exported, tmp_path):
    def dangle(files):
        name = "tables/organisation.membership.jsonl"
        files[name] = files[name].replace(b'"person": 1,', b'"person": 99999,')
        mend(files, name)

    assert "互相不合" in refused(changed(exported, tmp_path / "x.zip", dangle), slug="copy")
    assert not Committee.objects.filter(slug="copy").exists()


def test_a_table_of_a_newer_version_is_refused(exported, tmp_path):
    def add(files):
        manifest = json.loads(files["manifest.json"])
        manifest["files"].append({"file": "tables/new.thing.jsonl", "table": "new.thing", "rows": 0, "sha256": ""})
        files["manifest.json"], files["tables/new.thing.jsonl"] = json.dumps(manifest).encode(), b""

    assert "new.thing" in refused(changed(exported, tmp_path / "x.zip", add), slug="copy")


def test_the_command_writes_and_reads_and_does_not_write_over(committee, tmp_path, capsys):
    call_command("committee", "export", "shangzhou", out=tmp_path / "s.zip")
    call_command("committee", "import", str(tmp_path / "s.zip"), "--slug", "shangzhou-copy")

    with pytest.raises(CommandError, match="已存在"):
        call_command("committee", "export", "shangzhou", out=tmp_path / "s.zip")
    assert "已导入商州区政协（shangzhou-copy）" in capsys.readouterr().out


def test_the_command_names_the_nearest_committee(db, tmp_path):
    with pytest.raises(CommandError, match="shangzhou"):
        call_command("committee", "export", "shangzou", out=tmp_path / "s.zip")
