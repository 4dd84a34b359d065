from django.urls import path

from jianyan.reports import template_views, views
from jianyan.reports.checking import views as check_views
from jianyan.reports.publishing import views as published
from jianyan.reports.writing import comment_views, deleting, fact_views, section_views, version_views
from jianyan.reports.writing import views as write_views

EDITION = "reports/<slug:report>/editions/<int:number>/"
urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/new/", write_views.new, name="report-new"),
    path("reports/templates/", template_views.templates, name="report-templates"),
    path("reports/templates/new/", template_views.template_new, name="report-template-new"),
    path("reports/templates/<int:pk>/", template_views.template, name="report-template"),
    path("reports/<slug:report>/", views.report, name="report"),
    path("reports/<slug:report>/live/", views.live, name="report-live"),
    path("reports/<slug:report>/paper.<slug:ending>", views.report_paper, name="report-paper"),
    path("reports/<slug:report>/annex.xlsx", views.report_annex, name="report-annex"),
    path(EDITION, published.edition, name="report-edition"),
    path(f"{EDITION}now/", published.now, name="report-now"),
    path(f"{EDITION}figures/<int:figure>/", published.frozen, name="report-frozen"),
    path(f"{EDITION}paper.<slug:ending>", published.edition_paper, name="report-edition-paper"),
    path(f"{EDITION}report.<slug:ending>", published.edition_file, name="report-edition-file"),
    path("reports/<slug:report>/check/", check_views.report_check, name="report-check"),
    path("reports/<slug:report>/write/", write_views.write, name="report-write"),
    path("reports/<slug:report>/write/<int:pk>/", section_views.section, name="report-section"),
    path("reports/<slug:report>/write/<int:pk>/preview", section_views.section_preview, name="report-preview"),
    path("reports/<slug:report>/write/<int:pk>/figures", section_views.section_figures, name="report-find"),
    path("reports/<slug:report>/write/facts/", fact_views.report_facts, name="report-facts"),
    path("reports/<slug:report>/write/facts/<int:pk>/", fact_views.report_fact, name="report-fact"),
    path("reports/<slug:report>/write/delete", deleting.report_delete, name="report-delete"),
    path("reports/<slug:report>/write/chip", section_views.report_chip, name="report-chip"),
    path("reports/<slug:report>/write/<int:pk>/comments", comment_views.section_comments, name="report-comments"),
    path("reports/<slug:report>/write/<int:pk>/versions", version_views.section_versions, name="report-versions"),
]
