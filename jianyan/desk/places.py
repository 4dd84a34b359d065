"""Where the first page stands in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place
from jianyan.registers.todo import number_waiting

PLACES = (Place(_("首页"), "home", 10, icon="home", bottom=True, also=("todo", "notices"), count=number_waiting),)
