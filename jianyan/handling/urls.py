from django.urls import path

from jianyan.handling import views

urlpatterns = [
    path("handling/handover/", views.handover, name="handover"),
    path("handling/<int:pk>/reply/", views.reply, name="reply-write"),
]
