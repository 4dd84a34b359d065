"""Addresses for the tests of this room: the components with and without everything a frame can hold."""

from types import SimpleNamespace

from django.shortcuts import render
from django.urls import path

from jianyan.look import specimens, views


def full_frame(request):
    """The page of components as somebody signed in sees it; `?large` and `?theme=dark` as kept settings."""
    mast = SimpleNamespace(
        committee="澜州市政协",
        home="/components/",
        demo="演示数据：人名与数字均为虚构。",
        large="large" in request.GET,
        theme=request.GET.get("theme", ""),
        switches="/keep/",
        search="/find/",
        sign_in="/in/",
        sign_out="/out/",
    )
    person = SimpleNamespace(label="提案委 沈亦安", url="/me/")
    return render(
        request,
        "look/components.html",
        {**specimens.everything(), "mast": mast, "person": person, "navigation": places()},
    )


def places():
    """Seven entries, five of them in the bottom bar."""
    names = ("首页 home", "提案 doc", "社情民意 voice", "协商监督 talk", "活动 cal", "报告 report", "我的 me")
    bottom = ("首页", "提案", "社情民意", "活动", "我的")
    entries = [name.split() for name in names]
    return [
        SimpleNamespace(label=label, url=f"/{icon}/", icon=icon, current=label == "提案", bottom=label in bottom)
        for label, icon in entries
    ]


urlpatterns = [
    path("components/", views.components, name="components"),
    path("frame/", full_frame, name="frame"),
    path("door/", lambda request: render(request, "look/door.html"), name="door"),
]
