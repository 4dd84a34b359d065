from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeritsConfig(AppConfig):
    name = "jianyan.merits"
    verbose_name = _("评优")

    def ready(self) -> None:
        from jianyan.merits import following

        following.register()
