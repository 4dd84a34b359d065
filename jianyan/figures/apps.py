from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "jianyan.figures"
    verbose_name = _("数字")

    def ready(self) -> None:
        from jianyan.figures import catalogue, checks, sayings

        catalogue.collect()
        sayings.collect()
        checks.register()
