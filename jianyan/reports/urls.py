from django.urls import path

from jianyan.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:report>/", views.report, name="report"),
]
