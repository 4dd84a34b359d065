from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "jianyan.trail"
    verbose_name = "留痕"
