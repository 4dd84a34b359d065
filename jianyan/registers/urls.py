from django.urls import path

from jianyan.registers import calendar_views, provision_views, views

urlpatterns = [
    path("records/", views.index, name="records"),
    path("records/<slug:register>/", views.listing, name="register"),
    path("records/<slug:register>/list.csv", views.listing_csv, name="register-csv"),
    path("records/<slug:register>/new/", views.new, name="record-new"),
    path("records/<slug:register>/<slug:pk>/", views.record, name="record"),
    path("records/<slug:register>/<slug:pk>/change/", views.change, name="record-change"),
    path("provisions/", provision_views.provisions, name="provisions"),
    path("provisions/<str:key>/", provision_views.provision, name="provision"),
    path("working-days/", calendar_views.working_days, name="working-days"),
    path("working-days/blank.xlsx", calendar_views.blank, name="working-days-blank"),
]
