from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "jianyan.registers"
    verbose_name = _("记录")

    def ready(self) -> None:
        from jianyan.registers.checks import check_registers

        checks.register(check_registers, "registers")
