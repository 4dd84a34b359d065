from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "jianyan.bench"
    verbose_name = "测量"
