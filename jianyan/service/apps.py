from django.apps import AppConfig


class ServiceConfig(AppConfig):
    name = "jianyan.service"
    verbose_name = "运行"

    def ready(self) -> None:
        from jianyan.service import checks  # noqa: F401
