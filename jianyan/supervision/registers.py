"""The register of supervision topics."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.registers.declared import Register, not_before
from jianyan.supervision.models import SupervisionTopic

REGISTERS = (
    Register(
        SupervisionTopic, _("民主监督的议题，由谁牵头，何时确定、结束。"), ("title", "plan", "lead_body", "set_on", "ends_on"),
        fields=("title", "plan", "lead_body", "set_on", "ends_on"), filters=("lead_body", "set_on", "ends_on"),
        search=("title", "plan"), part_of=("matter", "lead_body"), spine="matter", order=1,
        sentences={"supervision_ends_after": not_before(SupervisionTopic, "ends_on", "set_on")},
    ),
)  # fmt: skip
