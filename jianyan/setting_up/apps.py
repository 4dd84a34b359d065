from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SettingUpConfig(AppConfig):
    name = "jianyan.setting_up"
    verbose_name = _("设置")
