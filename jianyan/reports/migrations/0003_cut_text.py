import re

from django.db import migrations

HEADING = re.compile(r"(?m)^## (.+)\n*")


def cut(apps, schema_editor):
    """Reports written so far stand in sections, are open to everybody as before, and keep their text."""
    reports, sections = (apps.get_model("reports", name)._base_manager for name in ("Report", "Section"))
    for report in reports.all():
        first, *rest = HEADING.split(report.text.replace("\r\n", "\n"))
        pairs = [("", first), *zip(rest[::2], rest[1::2])]
        kept = [(heading.strip(), body.strip()) for heading, body in pairs if heading or body.strip()]
        for place, (heading, body) in enumerate(kept, 1):
            sections.create(
                committee_id=report.committee_id, report=report, place=place, heading=heading[:120], text=body
            )
    reports.update(is_open=True)


def join(apps, schema_editor):
    reports, sections = (apps.get_model("reports", name)._base_manager for name in ("Report", "Section"))
    for report in reports.all():
        rows = sections.filter(report=report, removed_at__isnull=True).order_by("place", "pk")
        report.text = "\n\n".join((f"## {row.heading}\n\n" if row.heading else "") + row.text for row in rows)
        report.save(update_fields=["text"])


class Migration(migrations.Migration):

    dependencies = [("reports", "0002_lay_sections")]

    operations = [migrations.RunPython(cut, join)]
