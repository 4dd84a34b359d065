from django.urls import path

from jianyan.handling import views

urlpatterns = [
    path("handling/replies/<int:pk>.<slug:ending>", views.reply, name="reply-paper"),
    path("handling/sheets/<int:pk>.<slug:ending>", views.sheet, name="sheet-paper"),
    path("handling/handover.<slug:ending>", views.handover, name="handover-list"),
]
