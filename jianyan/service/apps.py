from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServiceConfig(AppConfig):
    name = "jianyan.service"
    verbose_name = _("运行")

    def ready(self) -> None:
        from jianyan.service import checks  # noqa: F401
