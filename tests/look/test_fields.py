import pytest
from django import forms
from django.template import Context, Template

from jianyan.look.specimens import SpecimenForm, refused_form
from tests.look.markup import read


def draw(form, name):
    return read(Template("{% field f %}").render(Context({"f": form[name]})))


def order_of(drawn):
    return [e.tag if "hint" not in e.classes and "error" not in e.classes else e.classes[0] for e in drawn.all("")][
        1:
    ]


def test_field_stands_as_label_hint_error_control():
    assert order_of(draw(refused_form(), "subject")) == ["label", "hint", "error", "input"]


def test_field_refused_is_tied_to_hint_and_error():
    drawn = draw(refused_form(), "subject")

    control = drawn.one("input")
    assert drawn.all("div")[0].classes == ["field", "bad"]
    assert control.attrs["aria-describedby"] == "id_subject_hint id_subject_error"
    assert control.attrs["aria-invalid"] == "true"
    assert [e.attrs["id"] for e in drawn.all("span")] == ["id_subject_hint", "id_subject_error"]


def test_field_fresh_has_no_error():
    drawn = draw(SpecimenForm(), "text")

    assert drawn.one("div").classes == ["field"]
    assert {"aria-invalid", "aria-describedby"} & set(drawn.one("textarea").attrs) == set()


@pytest.mark.parametrize(
    ("name", "optional"), [("subject", False), ("unit", True), ("attachment", True), ("sectors", True)]
)
def test_field_optional_says_so(name, optional):
    assert [e.text for e in draw(SpecimenForm(), name).all("span.opt")] == ["选填"] * optional


@pytest.mark.parametrize(("name", "kind"), [("until", "date"), ("attachment", "file"), ("subject", "text")])
def test_field_keeps_the_type_of_its_widget(name, kind):
    assert draw(SpecimenForm(), name).one("input.input").attrs["type"] == kind


def test_field_of_a_day_shows_iso_to_the_browser():
    assert draw(refused_form(), "until").one("input").attrs["value"] == "2026-02-01"


def test_field_of_choices_is_a_group_with_a_legend():
    group = draw(refused_form(), "public").one("fieldset")

    assert group.one("legend").text == "是否同意公开"
    assert [label.text for label in group.all("label")] == ["同意，案由和正文可在网上公开", "不同意"]
    assert [label.attrs["for"] for label in group.all("label")] == [i.attrs["id"] for i in group.all("input")]
    assert group.attrs["aria-describedby"] == "id_public_error"


def test_field_tick_stands_before_its_label():
    choice = draw(SpecimenForm(), "remember").one("label.choice")

    assert (choice.one("input").attrs["type"], choice.text) == ("checkbox", "三十天内在这台设备上记住我")


def test_field_hidden_is_only_its_control():
    assert [e.tag for e in draw(SpecimenForm(), "token").walk()] == ["input"]


def test_field_escapes_what_was_typed():
    form = SpecimenForm({"subject": '"><script>'})

    assert draw(form, "subject").one("input").attrs["value"] == '"><script>'


def test_form_errors_link_to_each_field():
    summary = read(Template("{% form_errors f %}").render(Context({"f": refused_form()})))

    box = summary.one("div.summary")
    assert (box.attrs["role"], box.attrs["tabindex"]) == ("alert", "-1")
    assert [a.attrs["href"] for a in box.all("a")] == ["#id_subject", "#id_until", "#id_public_0"]
    assert box.all("li")[0].text == "还有 2 位联名委员未答复，暂不能提交。"


def test_form_errors_of_a_good_form_are_nothing():
    class Good(forms.Form):
        name = forms.CharField()

    assert Template("{% form_errors f %}").render(Context({"f": Good({"name": "林"})})) == ""
