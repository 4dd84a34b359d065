from django.urls import path

from jianyan.organisation import seat_views

urlpatterns = [
    path("seats/", seat_views.seats, name="seats"),
    path("seats/choose", seat_views.choose_seat, name="choose-seat"),
]
