"""Where reports stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (
    Place(
        _("报告"),
        "reports",
        60,
        icon="doc",
        bottom=True,
        also=(
            "report",
            "report-live",
            "report-edition",
            "report-now",
            "report-frozen",
            "report-new",
            "report-templates",
            "report-template",
            "report-template-new",
            "report-write",
            "report-section",
            "report-versions",
            "report-check",
        ),
    ),
)
