from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "jianyan.consultations"
    verbose_name = "协商"
