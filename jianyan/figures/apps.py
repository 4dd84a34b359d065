from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "jianyan.figures"
    verbose_name = "数字"

    def ready(self) -> None:
        from jianyan.figures import catalogue, checks

        catalogue.collect()
        checks.register()
