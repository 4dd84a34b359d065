from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "jianyan.demo"
    verbose_name = "演示"

    def ready(self) -> None:
        from django.core import checks

        from jianyan.demo.checks import check_files

        checks.register(check_files, "demo")
