"""Files that hang on a matter: what is taken, who reads them."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jianyan.committees.models import Account
from jianyan.matters.content import FileRefused, ask
from jianyan.matters.models import Attachment, Matter
from tests.proposals.walks import county, rule, start

pytestmark = pytest.mark.django_db


def archive(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def signed_in(client, desk: str):
    client.force_login(Account.objects.get(login=f"shangzhou-{desk}"))
    return client


def upload(client, matter, name: str, data: bytes):
    address = county().address("attach", pk=matter.pk)
    return client.post(address, {"file": SimpleUploadedFile(name, data)}, follow=True)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("调研.docm", archive("word/document.xml"), "“调研.docm”带有宏，不能上传。请另存为不带宏的文件。"),
        (
            "调研.docx",
            archive("word/document.xml", "word/vbaProject.bin"),
            "“调研.docx”带有宏，不能上传。请另存为不带宏的文件。",
        ),
        ("调研.pdf", b"MZ\x90", "“调研.pdf”的内容与名称不符。请用原来的程序打开，另存后再传。"),
        ("调研.docx", b"%PDF-1.7", "“调研.docx”的内容与名称不符。请用原来的程序打开，另存后再传。"),
        ("说明.txt", b"MZ\x90\x00", "“说明.txt”的内容与名称不符。请用原来的程序打开，另存后再传。"),
        ("包.zip", archive("run.exe"), "“包.zip”的内容与名称不符。请用原来的程序打开，另存后再传。"),
        ("空.pdf", b"", "“空.pdf”是空文件，请重新选择。"),
        ("大.pdf", b"%PDF-" + b"x" * 1024 * 1024, "“大.pdf”超过1 MB，请压缩或拆分后再传。"),
    ],
)
def test_macro_laden_or_disguised_file_is_refused(name, data, sentence):
    """A macro-laden or disguised file is refused."""
    with pytest.raises(FileRefused) as refused:
        ask(data, name, largest=1)

    assert str(refused.value) == sentence


def test_file_hangs_on_the_proposal_and_is_downloaded_as_a_file(client):
    walk = start()
    page = upload(signed_in(client, "weiyuan"), walk.proposal.matter, "照片.png", b"\x89PNG\r\n\x1a\nrest")

    assert "照片.png" in page.content.decode()
    attachment = Attachment.objects.of(county()).get(matter=walk.proposal.matter)
    answer = client.get(county().address("attachment", pk=attachment.pk))
    assert b"".join(answer.streaming_content) == b"\x89PNG\r\n\x1a\nrest"
    assert answer["Content-Disposition"].startswith("attachment")


def test_attachment_of_a_draft_is_its_writers_alone(client):
    walk = start()
    upload(signed_in(client, "weiyuan"), walk.proposal.matter, "照片.png", b"\x89PNG\r\n\x1a\nrest")
    attachment = Attachment.objects.of(county()).get(matter=walk.proposal.matter)
    address = county().address("attachment", pk=attachment.pk)

    codes = {
        desk: signed_in(client, desk).get(address).status_code for desk in ("weiyuan", "jiebie", "danwei", "tian")
    }

    assert codes == {"weiyuan": 200, "jiebie": 404, "danwei": 404, "tian": 404}
    assert not Matter.objects.of(county()).visible_to(walk.desks.staff).filter(pk=walk.proposal.matter_id).exists()


def test_number_of_attachments_is_that_of_the_rule(client):
    rule("attachments.most", 1)
    walk = start()
    signed_in(client, "weiyuan")
    upload(client, walk.proposal.matter, "a.txt", b"a")

    page = upload(client, walk.proposal.matter, "b.txt", b"b")

    assert "最多1个附件，已经满了。请先去掉一个。" in page.content.decode()


def test_who_added_a_file_takes_it_away(client):
    walk = start()
    signed_in(client, "weiyuan")
    upload(client, walk.proposal.matter, "a.txt", b"a")
    attachment = Attachment.objects.of(county()).get(matter=walk.proposal.matter)

    client.post(county().address("attachment-remove", pk=attachment.pk))

    assert not Attachment.objects.of(county()).filter(pk=attachment.pk).exists()
