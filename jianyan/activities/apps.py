from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class ActivitiesConfig(AppConfig):
    name = "jianyan.activities"
    verbose_name = "活动"

    def ready(self) -> None:
        from jianyan.activities import kinds

        checks.register(kinds.check_kinds, "activities")
        post_migrate.connect(kinds.keep_shared, sender=self)
