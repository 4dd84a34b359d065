"""Proposals handed over before now get the day on which the last of their replies is due."""

from django.db import migrations
from django.db.models import Max, OuterRef, Subquery


def fill(apps, schema_editor):
    """Only first rounds: a second one has a clock of its own."""
    assignments = apps.get_model("handling", "Assignment")._base_manager
    due = (
        assignments.filter(proposal=OuterRef("pk"), role__in=("sole", "lead", "split"), round=1, due_on__isnull=False)
        .exclude(state__in=("moved", "cancelled"))
        .order_by()
        .values("proposal")
        .annotate(last=Max("due_on"))
        .values("last")
    )
    apps.get_model("proposals", "Proposal")._base_manager.filter(reply_due_on__isnull=True).update(
        reply_due_on=Subquery(due)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("handling", "0001_lay_tables"),
        ("proposals", "0006_keep_the_day_a_reply_is_due"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
