from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CluesConfig(AppConfig):
    name = "jianyan.clues"
    verbose_name = _("提案线索")
