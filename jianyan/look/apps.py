from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "jianyan.look"
    verbose_name = "版式"
