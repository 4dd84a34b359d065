from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CommitteesConfig(AppConfig):
    name = "jianyan.committees"
    verbose_name = _("政协委员会")

    def ready(self) -> None:
        autodiscover_modules("provisions")
