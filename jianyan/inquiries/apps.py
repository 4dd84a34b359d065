from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InquiriesConfig(AppConfig):
    name = "jianyan.inquiries"
    verbose_name = _("调研视察")
