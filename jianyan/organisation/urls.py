from django.urls import path

from jianyan.organisation import provision_views, record_views, seat_views

urlpatterns = [
    path("records/", record_views.index, name="records"),
    path("records/<slug:register>/", record_views.listing, name="register"),
    path("records/<slug:register>/list.csv", record_views.listing_csv, name="register-csv"),
    path("records/<slug:register>/new/", record_views.new, name="record-new"),
    path("records/<slug:register>/<slug:pk>/", record_views.record, name="record"),
    path("records/<slug:register>/<slug:pk>/change/", record_views.change, name="record-change"),
    path("provisions/", provision_views.provisions, name="provisions"),
    path("provisions/<str:key>/", provision_views.provision, name="provision"),
    path("seats/", seat_views.seats, name="seats"),
    path("seats/choose", seat_views.choose_seat, name="choose-seat"),
]
