from django.urls import path

from jianyan.matters import views

urlpatterns = [
    path("matters/<int:pk>/attach/", views.attach, name="attach"),
    path("attachments/<int:pk>/", views.download, name="attachment"),
    path("attachments/<int:pk>/remove/", views.remove, name="attachment-remove"),
]
