from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jianyan.desk"
    verbose_name = "工作台"
