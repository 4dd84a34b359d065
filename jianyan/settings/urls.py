"""All addresses: what belongs to no committee first, then each room under its committee's slug."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
