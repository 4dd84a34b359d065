"""All addresses: what belongs to no committee first, then each room's pages under the committee's slug."""

from importlib import import_module

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import module_has_submodule

OUTSIDE = ("jianyan.portal", "jianyan.committees", "jianyan.setting_up", "jianyan.look")


def rooms_with_pages() -> list[str]:
    """The rooms whose `urls.py` lists pages of a committee."""
    return [
        f"{room.name}.urls"
        for room in apps.get_app_configs()
        if room.name.startswith("jianyan.") and room.name not in OUTSIDE
        if room.module is not None and module_has_submodule(room.module, "urls")
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jianyan.portal.urls")),
    path("", include("jianyan.committees.urls")),
    path("", include("jianyan.setting_up.urls")),
    path(
        "<slug:committee>/",
        include([pattern for name in rooms_with_pages() for pattern in import_module(name).urlpatterns]),
    ),
]
handler404 = "jianyan.committees.missing.not_found"
