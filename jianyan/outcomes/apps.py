from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "jianyan.outcomes"
    verbose_name = "成果"
