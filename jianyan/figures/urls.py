from django.urls import path

from jianyan.figures import views

urlpatterns = [
    path("figures/", views.catalogue, name="figures"),
    path("figures/<str:name>/", views.figure, name="figure"),
    path("figures/<str:name>/records.csv", views.records_csv, name="figure-csv"),
]
