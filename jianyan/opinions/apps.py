from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpinionsConfig(AppConfig):
    name = "jianyan.opinions"
    verbose_name = _("社情民意")

    def ready(self) -> None:
        from jianyan.opinions import receiving

        receiving.register()
