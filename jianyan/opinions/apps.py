from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "jianyan.opinions"
    verbose_name = "社情民意"
