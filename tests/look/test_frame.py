import itertools
import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from tests.look.markup import read
from tests.look.urls import places


@pytest.fixture
def page():
    """The page of components as somebody signed in sees it."""
    return read(Client().get("/frame/?a=1").content.decode())


@pytest.mark.parametrize(
    "name", ["look/base.html", "look/door.html", "400.html", "403.html", "403_csrf.html", "404.html", "500.html"]
)
def test_frame_renders_with_an_empty_context(name):
    page = read(render_to_string(name))

    assert page.one("html").attrs["lang"] == "zh-CN"
    assert len(page.all("main")) == 1
    assert page.all("form") == []


def test_error_page_says_what_a_refusal_said():
    assert "您不能立案。" in render_to_string("403.html", {"exception": "您不能立案。"})


def test_page_not_found_uses_our_template(settings):
    settings.DEBUG = False

    response = Client().get("/nowhere/")

    assert (response.status_code, read(response.content.decode()).one("h1").text) == (404, "找不到这一页")


@pytest.mark.parametrize("address", ["/frame/", "/components/", "/door/"])
def test_page_has_no_inline_script_or_style(address):
    page = read(Client().get(address).content.decode())

    scripts = [(e.attrs.get("src"), e.text) for e in page.all("script")]
    assert [text for src, text in scripts if text or not src.startswith("/static/")] == []
    assert [e.tag for e in page.walk() if e.tag == "style" or "style" in e.attrs] == []
    assert [name for e in page.walk() for name in e.attrs if name.startswith("on")] == []


def test_page_ids_are_unique_and_references_resolve(page):
    ids = [e.attrs["id"] for e in page.walk() if "id" in e.attrs]
    asked = [e.attrs["href"][1:] for e in page.walk() if e.attrs.get("href", "").startswith("#")]
    asked += [ref for e in page.walk() for ref in (e.attrs.get("aria-describedby") or "").split()]

    assert len(ids) == len(set(ids))
    assert set(asked) <= set(ids)


def test_headings_skip_no_level(page):
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_navigation_marks_where_one_is_and_bottom_bar_has_five(page):
    main, bottom = page.one("nav.nav"), page.one("nav.bottombar")

    assert [a.text for a in main.all("a") if "aria-current" in a.attrs] == ["提案"]
    assert [a.text for a in bottom.all("a")] == ["首页", "提案", "社情民意", "活动", "我的"]


def test_bottom_bar_never_has_more_than_five():
    many = [SimpleNamespace(label=str(i), url="/", icon="doc", current=False, bottom=True) for i in range(7)]

    page = read(render_to_string("look/base.html", {"navigation": many}))

    assert len(page.one("nav.bottombar").all("a")) == 5


def test_everything_in_the_navigation_is_reachable_on_a_phone(page):
    slim = page.one("footer").one("nav.slim")

    assert [a.text for a in slim.all("a")] == [place.label for place in places()]


def test_switches_post_name_value_and_way_back(page):
    forms = page.one("div.tools").all("form.switch")

    sent = [{e.attrs["name"]: e.attrs.get("value") for e in form.walk() if "name" in e.attrs} for form in forms[:2]]
    assert [(s["name"], s["value"], s["next"]) for s in sent] == [
        ("type", "large", "/frame/?a=1"), ("language", "en", "/frame/?a=1"),
    ]  # fmt: skip
    assert all(
        form.attrs["method"] == "post" and "csrfmiddlewaretoken" in s for form, s in zip(forms, sent, strict=False)
    )


def test_kept_settings_are_marked_on_the_page_and_switch_back():
    page = read(Client().get("/frame/?large&theme=dark").content.decode())

    root = page.one("html").attrs
    buttons = [button.text for button in page.one("footer").all("button")]
    assert (root["data-type"], root["data-theme"]) == ("large", "dark")
    assert buttons == ["退出登录", "标准字号", "浅色", "English"]


def test_page_in_english_offers_chinese_in_chinese():
    with override("en"):
        page = read(render_to_string("look/base.html", {"mast": {"switches": "/keep/"}}))

    assert page.one("html").attrs["lang"] == "en"
    assert {b.text for b in page.all("button") if b.attrs.get("lang") == "zh-CN"} == {"中文"}


def test_mast_offers_sign_in_to_strangers_and_sign_out_to_others(page):
    stranger = read(render_to_string("look/base.html", {"mast": {"sign_in": "/in/", "sign_out": ""}}))

    assert [a.attrs["href"] for a in stranger.one("div.tools").all("a")] == ["/in/"]
    assert "退出登录" in page.one("div.tools").text
    assert "提案委 沈亦安" in page.one("div.tools").text


def test_demo_band_stands_over_the_page(page):
    assert page.one(".demo").text == "演示数据：人名与数字均为虚构。"


def test_messages_speak_by_their_level():
    levels = ("success", "warning", "error", "info")
    said = [SimpleNamespace(level_tag=level, __str__=lambda: "") for level in levels]

    page = read(render_to_string("look/base.html", {"messages": said}))

    assert [box.attrs["role"] for box in page.one("div.messages").parts] == ["status", "status", "alert", "status"]


def test_fragment_fetched_into_a_page_has_ids_of_its_own():
    from jianyan.look.specimens import everything

    request = RequestFactory().get("/frame/", headers={"HX-Request": "true"})

    page = read(render_to_string("look/components.html", everything(), request))

    assert page.all("span.fig-card")[0].attrs["id"] == "xf1"
