from django.urls import path

from jianyan.proposals import import_views, paper_views, views

urlpatterns = [
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/import/", import_views.import_old, name="proposals-import"),
    path("proposals/import/blank.xlsx", import_views.blank, name="proposals-import-blank"),
    path("proposals/write/", views.write, name="proposal-write"),
    path("proposals/<int:pk>/write/", views.edit, name="proposal-edit"),
    path("proposals/<int:pk>/sheet.<slug:ending>", paper_views.sheet, name="proposal-paper"),
    path("proposals/collected.<slug:ending>", paper_views.collected, name="proposals-collected"),
    path("proposals/review.<slug:ending>", paper_views.review, name="proposals-review"),
    path("proposals/sheets.<slug:ending>.zip", paper_views.sheets, name="proposals-zip"),
]
