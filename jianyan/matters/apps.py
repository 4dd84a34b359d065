from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "jianyan.matters"
    verbose_name = "事项"
