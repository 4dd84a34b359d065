from django.urls import path

from jianyan.merits import views

urlpatterns = [
    path("merits/nominate/", views.nominate, name="nominate"),
    path("merits/<int:pk>/vote/", views.vote, name="vote"),
]
