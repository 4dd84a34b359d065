from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "jianyan.reports"
    verbose_name = "报告"
