"""Who writes reports, and who reads those that are not yet for everybody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.flows.predicates import Predicate, in_role
from jianyan.organisation.choices import Role

is_writer = in_role(Role.RESEARCH_OFFICE, Role.OFFICE, label=_("研究室或办公室"))
reads_drafts = Predicate(
    lambda actor, obj: actor.is_office or actor.role == Role.LEADER, _("机关各办公室或主席会议成员")
)
