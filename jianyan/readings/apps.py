from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadingsConfig(AppConfig):
    name = "jianyan.readings"
    verbose_name = _("旧报告核对")
