from django.urls import path

from jianyan.reports import version_views, views, write_views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/new/", write_views.new, name="report-new"),
    path("reports/<slug:report>/", views.report, name="report"),
    path("reports/<slug:report>/paper.<slug:ending>", views.report_paper, name="report-paper"),
    path("reports/<slug:report>/write/", write_views.write, name="report-write"),
    path("reports/<slug:report>/write/<int:pk>/", write_views.section, name="report-section"),
    path("reports/<slug:report>/write/<int:pk>/preview", write_views.section_preview, name="report-preview"),
    path("reports/<slug:report>/write/<int:pk>/figures", write_views.section_figures, name="report-find"),
    path("reports/<slug:report>/write/chip", write_views.report_chip, name="report-chip"),
    path("reports/<slug:report>/write/<int:pk>/versions", version_views.section_versions, name="report-versions"),
]
