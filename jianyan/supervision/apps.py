from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "jianyan.supervision"
    verbose_name = "民主监督"
