"""Where figures stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (Place(_("数字"), "figures", 70, icon="find", bottom=True, also=("figure",)),)
