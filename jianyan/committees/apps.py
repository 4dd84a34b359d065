from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommitteesConfig(AppConfig):
    name = "jianyan.committees"
    verbose_name = "政协委员会"

    def ready(self) -> None:
        autodiscover_modules("provisions")
