"""Files that no report can be read from, handed over on the page and on the command line."""

import random
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jianyan.committees.models import Account
from jianyan.readings.models import OldReport
from jianyan.readings.refusals import SENTENCES
from jianyan.service.models import Work
from tests.readings.numbers import without_readings
from tests.text.papers import docx_with, locked_pdf, make_pdf, make_zip

SCRIPT = '<html><body><p>收到提案231件。<script>document.title="ran"</script><img src=x onerror=alert(1)></p></body></html>'
BAD = {
    "empty": ("report.txt", lambda: b""),
    "binary": ("report.txt", lambda: random.Random(1).randbytes(5000)),
    "too_large": ("report.txt", lambda: b"a" * (20 * 1024 * 1024 + 1)),
    "password": ("report.pdf", locked_pdf),
    "no_text_layer": ("report.pdf", make_pdf),
    "wrong_encoding": ("report.txt", lambda: ("В этом году комитет рассмотрел предложения. " * 20).encode("koi8-r")),
    "not_docx": ("report.docx", lambda: make_zip(a="b")),
    "bomb": ("report.docx", lambda: docx_with("word/document.xml", b"<w/>" + b" " * 80_000_000)),
}


@pytest.fixture
def shangzhou(db):
    return without_readings("shangzhou")


@pytest.fixture
def office(client, shangzhou):
    client.force_login(Account.objects.get(login="shangzhou-yanjiu"))
    return client


@pytest.mark.parametrize("reason", BAD)
def test_what_cannot_be_read_is_refused_on_the_page_with_a_sentence(office, shangzhou, reason):
    """Empty, binary, enormous (over 20 MB), password-protected, scanned without text layer, wrong encoding, an archive renamed .docx, a decompression bomb, HTML with script: a clear sentence, nothing stored, nothing executed."""
    name, make = BAD[reason]

    answer = office.post(shangzhou.address("readings"), {"file": SimpleUploadedFile(name, make()), "text": ""})

    errors = answer.context["form"].errors["file"]
    assert [error.partition("：")[2] for error in errors] == [str(SENTENCES[reason])]
    assert not OldReport.objects.of(shangzhou).exists()
    assert not Work.objects.of(shangzhou).exists()


@pytest.mark.parametrize("reason", [reason for reason in BAD if reason != "too_large"])
def test_what_cannot_be_read_is_refused_by_the_commands_with_exit_2(tmp_path, capsys, reason):
    """Empty, binary, enormous (over 20 MB), password-protected, scanned without text layer, wrong encoding, an archive renamed .docx, a decompression bomb, HTML with script: a clear sentence, nothing stored, nothing executed."""
    from jianyan.cli import main

    name, make = BAD[reason]
    (tmp_path / name).write_bytes(make())

    code = main(["read", str(tmp_path / name), "--json"])

    said = capsys.readouterr()
    assert (code, said.out, said.err.strip()) == (2, "", str(SENTENCES[reason]))


def test_html_with_script_is_read_as_text_and_shown_as_text(office, shangzhou):
    """Empty, binary, enormous (over 20 MB), password-protected, scanned without text layer, wrong encoding, an archive renamed .docx, a decompression bomb, HTML with script: a clear sentence, nothing stored, nothing executed."""
    file = SimpleUploadedFile("report.html", SCRIPT.encode())
    pasted = "召开会议3次。<script>alert(1)</script>"

    office.post(shangzhou.address("readings"), {"file": file, "text": pasted})

    read, told = OldReport.objects.of(shangzhou).order_by("kind")
    pages = [office.get(report.get_absolute_url()).content.decode() for report in (read, told)]
    assert "ran" not in read.text
    assert all("<script>alert" not in page and "onerror" not in page for page in pages)
    assert "default-src 'self'" in office.get(read.get_absolute_url()).headers["content-security-policy"]


HOSTILE = {
    "one number without end": "1" * 200_000,
    "numerals without end": "一二三四五" * 40_000,
    "open brackets": "（(「《【" * 40_000,
    "commas": "，、；," * 50_000,
    "spaces": "件 " * 100_000,
    "hedges": "约近余多以上" * 33_000,
    "nested tags": "<b>" * 60_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_to_its_end(tmp_path, kind):
    """Hostile text cannot make a pattern run away."""
    (tmp_path / "hostile.txt").write_text(HOSTILE[kind] + "召开会议3次。", encoding="utf-8")

    command = [sys.executable, "-m", "jianyan", "read", str(tmp_path / "hostile.txt"), "--json"]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)

    assert done.returncode in (0, 2), done.stderr.decode()[-500:]


def test_several_files_are_taken_in_one_by_one_and_what_was_typed_stays(office, shangzhou):
    good = SimpleUploadedFile("good.txt", "一年来，召开常委会会议4次。".encode())

    answer = office.post(
        shangzhou.address("readings"), {"file": [good, SimpleUploadedFile("bad.txt", b"")], "text": " "}
    )

    assert OldReport.objects.of(shangzhou).get().name == "good.txt"
    assert answer.context["form"].errors["file"] == [f"bad.txt：{SENTENCES['empty']}"]


def test_nothing_handed_over_is_said_and_pasted_text_stays_after_a_refusal(office, shangzhou):
    nothing = office.post(shangzhou.address("readings"), {"text": ""})
    zeros = office.post(
        shangzhou.address("readings"), {"text": "召开会议4次。", "file": SimpleUploadedFile("b.txt", b"")}
    )

    assert nothing.context["form"].non_field_errors() == ["请选择文件，或粘贴报告的文字。"]
    assert "召开会议4次。" in zeros.content.decode()
