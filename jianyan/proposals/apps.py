from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "jianyan.proposals"
    verbose_name = "提案"
