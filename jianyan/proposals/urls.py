from django.urls import path

from jianyan.proposals import views

urlpatterns = [
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/write/", views.write, name="proposal-write"),
    path("proposals/<int:pk>/write/", views.edit, name="proposal-edit"),
]
