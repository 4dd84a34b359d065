from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "jianyan.portal"
    verbose_name = "公众"
