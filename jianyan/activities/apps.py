from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "jianyan.activities"
    verbose_name = _("活动")

    def ready(self) -> None:
        from jianyan.activities import kinds

        checks.register(kinds.check_kinds, "activities")
        post_migrate.connect(kinds.keep_shared, sender=self)
