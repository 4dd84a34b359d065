import gettext
import textwrap

import pytest
from django.test import override_settings

from jianyan.service import translations

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
a = _("提交")
b = ngettext("%(count)d件", "%(count)d件提案", 2)
c = pgettext("动词", "办理")
d = _(name)
"""
PAGE = """
<div>
  {% load i18n %}
    <p title="{% translate '退回' %}">{% blocktranslate with who=name %}您好，{{ who }}。{% endblocktranslate %}</p>
  </div>
{% blocktranslate count n=items|length %}{{ n }}件{% plural %}{{ n }}件附议{% endblocktranslate %}
"""


@pytest.fixture
def house(tmp_path):
    """A small house of one module and one page."""
    (tmp_path / "jianyan/room/templates/room").mkdir(parents=True)
    (tmp_path / "jianyan/room/views.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "jianyan/room/templates/room/page.html").write_text(PAGE, encoding="utf-8")
    with override_settings(BASE_DIR=tmp_path, LOCALE_PATHS=[tmp_path / "locale"]):
        yield tmp_path


def fill(english: dict[str, str]) -> None:
    file = translations.path("en")
    text = file.read_text(encoding="utf-8")
    for chinese, words in english.items():
        text = text.replace(f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{words}"')
    file.write_text(text, encoding="utf-8")


def test_sentences_of_code_and_templates_are_extracted(house):
    found = {(message.id, message.context) for message in translations.extract() if message.id}

    assert found == {
        ("提交", None),
        (("%(count)d件", "%(count)d件提案"), None),
        ("办理", "动词"),
        ("退回", None),
        ("您好，%(who)s。", None),
        (("%(n)s件", "%(n)s件附议"), None),
    }


def test_catalogue_is_the_same_when_nothing_has_changed(house):
    new, gone = translations.update("en")
    first = translations.path("en").read_bytes()

    second = translations.update("en")

    assert (len(new), gone) == (6, [])
    assert second == ([], [])
    assert translations.path("en").read_bytes() == first


def test_missing_translation_and_lost_placeholder_are_found(house):
    translations.update("en")
    fill({"提交": "Submit", "您好，%(who)s。": "Hello."})

    lines = translations.findings("en")

    assert "“您好，%(who)s。” 的译文里占位符不同：Hello.（jianyan/room/templates/room/page.html）" in lines
    assert "“退回” 没有译文（jianyan/room/templates/room/page.html）" in lines
    assert len(lines) == 5


def test_sentence_no_longer_in_the_code_is_found_and_dropped(house):
    translations.update("en")
    (house / "jianyan/room/views.py").write_text("", encoding="utf-8")

    reported = [line for line in translations.findings("en") if line.endswith("已不在代码中")]
    _new, gone = translations.update("en")

    assert reported == ["“%(count)d件” 已不在代码中", "“办理” 已不在代码中", "“提交” 已不在代码中"]
    assert gone == ["%(count)d件", "办理", "提交"]


def test_compiled_catalogue_is_read_by_gettext(house):
    translations.update("en")
    fill({"提交": "Submit"})

    compiled = translations.compile_all()

    with compiled[0].open("rb") as handle:
        assert gettext.GNUTranslations(handle).gettext("提交") == "Submit"
    assert translations.compile_all() == []


def test_call_without_a_written_sentence_is_passed_over(house):
    (house / "jianyan/room/views.py").write_text(textwrap.dedent(CODE).splitlines()[-1], encoding="utf-8")

    found = [message.id for message in translations.extract() if "views" in str(message.locations)]

    assert found == []
