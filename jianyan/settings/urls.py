"""All addresses: what belongs to no committee first, then each room's pages under the committee's slug."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("jianyan.committees.urls")),
]
