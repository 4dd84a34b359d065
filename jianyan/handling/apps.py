from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandlingConfig(AppConfig):
    name = "jianyan.handling"
    verbose_name = _("办理")

    def ready(self) -> None:
        from jianyan.handling import following, sight

        following.register()
        sight.register()
