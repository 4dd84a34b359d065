from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "jianyan.flows"
    verbose_name = "流程"

    def ready(self) -> None:
        from jianyan.flows import checks

        checks.register()
