from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "jianyan.reports"
    verbose_name = _("报告")

    def ready(self) -> None:
        from jianyan.reports.publishing import freezing

        freezing.register()
