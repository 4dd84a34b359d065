"""Where old reports stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (Place(_("核对"), "readings", 65, icon="ok", also=("reading", "reading-claim", "reading-add")),)
