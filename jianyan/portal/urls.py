from django.urls import path

from jianyan.portal import views

urlpatterns = [path("", views.front, name="front")]
