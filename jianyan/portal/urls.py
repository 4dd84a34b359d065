from django.urls import path

from jianyan.portal import open_views, views

urlpatterns = [
    path("", views.front, name="front"),
    path("open/<slug:place>/proposals/", open_views.proposals, name="open-proposals"),
    path("open/<slug:place>/proposals/<int:pk>/", open_views.proposal, name="open-proposal"),
    path("open/<slug:place>/merits/", open_views.merits, name="open-merits"),
    path("open/<slug:place>/clue/", open_views.clue, name="open-clue"),
]
