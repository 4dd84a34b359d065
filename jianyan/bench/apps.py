from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BenchConfig(AppConfig):
    name = "jianyan.bench"
    verbose_name = _("测量")
