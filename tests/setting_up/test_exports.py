"""Exporting in the browser: asked for, written in the background, downloaded by the administrator only."""

import zipfile
from io import BytesIO

import pytest

from jianyan.committees.models import Account
from jianyan.service.models import Work
from jianyan.setting_up.export_views import export, file_of
from tests.setting_up.test_pages import administrator, committee

__all__ = ["administrator", "committee"]


@pytest.fixture
def asked(administrator, committee):
    administrator.post(committee.address("setup-exports"))
    return Work.objects.of(committee).get(key=export.key)


def test_an_export_waits_runs_and_can_be_downloaded(administrator, committee, asked, work_off):
    waiting = administrator.get(committee.address("setup-exports")).content.decode()
    work_off()

    done = administrator.get(committee.address("setup-exports")).content.decode()
    package = administrator.get(committee.address("setup-export-file", work=asked.pk))

    assert "<progress" in waiting
    assert "已写出" in done
    assert "manifest.json" in zipfile.ZipFile(BytesIO(b"".join(package.streaming_content))).namelist()


def test_a_second_export_waits_for_the_first(administrator, committee, asked):
    page = administrator.post(committee.address("setup-exports"), follow=True).content.decode()

    assert "已有一次导出正在进行" in page
    assert Work.objects.of(committee).filter(key=export.key).count() == 1


def test_an_export_is_for_the_administrator_only(client, committee, asked, work_off):
    work_off()
    client.force_login(Account.objects.get(login="jiuquan-bangong"))

    answers = [client.get(committee.address(*view)) for view in (("setup-exports",),)]
    answers.append(client.get(committee.address("setup-export-file", work=asked.pk)))

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_file_that_is_gone_says_so(administrator, committee, asked):
    Work.objects.of(committee).filter(pk=asked.pk).update(state="done", finished_at=asked.created_at)
    file_of(asked).unlink(missing_ok=True)

    answer = administrator.get(committee.address("setup-export-file", work=asked.pk))

    assert answer.status_code == 404
    assert "请重新导出" in answer.content.decode()
