from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "jianyan.organisation"
    verbose_name = "组织"
