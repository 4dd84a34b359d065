from django.db import migrations
from django.db.models import Q

KNOWN = ("draft", "submitted", "filed", "assigned", "replied", "closed", "converted", "merged", "declined")
PLACES = (
    ("closed", Q(rated_on__isnull=False)), ("replied", Q(replied_on__isnull=False)), ("handling", Q(assigned_on__isnull=False)),
    ("filed", Q(filed_on__isnull=False)), ("submitted", Q()),
)  # fmt: skip


def place(apps, schema_editor):
    """Proposals entered before there were steps stand where their last date puts them."""
    proposals = apps.get_model("proposals", "Proposal")._base_manager
    lost = ~Q(state__in=KNOWN)
    proposals.filter(lost, withdrawn_on__isnull=False).update(state="withdrawn")
    for state, reached in PLACES:
        proposals.filter(lost, reached).exclude(state__in=("withdrawn", *(name for name, _ in PLACES))).update(state=state)


class Migration(migrations.Migration):

    dependencies = [("proposals", "0002_keep_every_date")]

    operations = [migrations.RunPython(place, migrations.RunPython.noop)]
