"""Where records and local rules stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (
    Place(
        _("记录"), "records", 50, icon="doc", bottom=True,
        also=("register", "record", "record-new", "record-change", "record-step", "register-bulk", "record-correct", "provisions", "provision", "working-days"),
    ),
)  # fmt: skip
