"""The register of research topics and inspections."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.inquiries.models import Inquiry
from jianyan.registers.declared import Register, not_before

REGISTERS = (
    Register(
        Inquiry, _("调研、视察的课题，由谁牵头，何时立题、完成。"),
        ("title", "kind", "leader", "body", "chosen_on", "completed_on"),
        fields=("title", "kind", "leader", "body", "chosen_on", "completed_on", "programme"),
        filters=("kind", "body", "programme", "chosen_on", "completed_on"), search=("title",),
        part_of=("matter", "body"), spine="matter", order=1,
        sentences={"inquiry_completed_after": not_before(Inquiry, "completed_on", "chosen_on")},
    ),
)  # fmt: skip
