"""Addresses that belong to no committee: the account."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from jianyan.committees import views

urlpatterns = [
    path("account/sign-in", views.SignIn.as_view(), name="sign-in"),
    path("account/sign-out", LogoutView.as_view(), name="sign-out"),
    path("account/password", views.new_password, name="new-password"),
    path("account/switches", views.switches, name="switches"),
]
