from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "jianyan.organisation"
    verbose_name = _("组织")

    def ready(self) -> None:
        from jianyan.flows.desks import register_resolver, register_sitter
        from jianyan.organisation import desks

        register_resolver(desks.name_desks)
        register_sitter(desks.desks_of)
