from django.urls import path

from jianyan.desk import views

urlpatterns = [path("", views.home, name="home")]
