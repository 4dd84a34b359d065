from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "jianyan.demo"
    verbose_name = _("演示")

    def ready(self) -> None:
        from django.core import checks

        from jianyan.demo.checks import check_files

        checks.register(check_files, "demo")
