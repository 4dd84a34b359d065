"""The entry of the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (
    Place(
        _("提案"),
        "proposals",
        20,
        icon="doc",
        bottom=True,
        also=("proposal-write", "proposal-edit", "proposals-statistics"),
    ),
)
