from django.db import migrations
from django.db.models import OuterRef, Subquery


def copy(apps, schema_editor):
    """Each head count gets the kind of its activity."""
    activity = apps.get_model("activities", "Activity")._base_manager.filter(pk=OuterRef("activity"))
    apps.get_model("activities", "HeadCount")._base_manager.update(kind=Subquery(activity.values("kind")[:1]))


class Migration(migrations.Migration):
    dependencies = [("activities", "0003_count_heads_by_kind")]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
