"""Where setting up stands in the navigation."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.places import Place
from jianyan.organisation.actors import Actor
from jianyan.organisation.choices import Role


def system_administrators(actor: Actor) -> bool:
    return actor.role == Role.SYSTEM_ADMIN


PLACES = (
    Place(
        _("设置"), "setup-done", 90, icon="pen", who=system_administrators,
        also=("setup-committee", "setup-term", "setup-bodies", "setup-units", "setup-roster", "setup-accounts", "setup-new-term"),
    ),
)  # fmt: skip
