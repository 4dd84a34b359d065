import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_tie_tables")]
    operations = [
        migrations.AddField(
            "headcount",
            "kind",
            models.ForeignKey(
                null=True,
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="activities.kind",
                verbose_name="活动种类",
            ),
        ),
    ]
