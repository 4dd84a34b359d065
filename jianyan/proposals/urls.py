from django.urls import path

from jianyan.proposals import views

urlpatterns = [
    path("proposals/<int:pk>/sheet.<slug:ending>", views.sheet, name="proposal-paper"),
    path("proposals/collected.<slug:ending>", views.collected, name="proposals-collected"),
    path("proposals/sheets.<slug:ending>.zip", views.sheets, name="proposals-zip"),
]
