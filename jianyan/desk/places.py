"""Where the first page stands in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place

PLACES = (Place(_("首页"), "home", 10, icon="home", bottom=True),)
