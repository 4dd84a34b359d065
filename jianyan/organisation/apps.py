from django.apps import AppConfig
from django.core import checks


class OrganisationConfig(AppConfig):
    name = "jianyan.organisation"
    verbose_name = "组织"

    def ready(self) -> None:
        from jianyan.organisation import register_checks

        checks.register(register_checks.check_registers, "organisation")
