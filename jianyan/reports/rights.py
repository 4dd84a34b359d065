"""Who writes reports, who signs and publishes them, and who reads those that are not yet for everybody."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.flows.predicates import Predicate, in_role
from jianyan.organisation.choices import Role

is_writer = in_role(Role.RESEARCH_OFFICE, Role.OFFICE, label=_("研究室或办公室"))
reads_drafts = Predicate(
    lambda actor, obj: actor.is_office or actor.role == Role.LEADER, _("机关各办公室或主席会议成员")
)


def _named_in(key: str, label: Any) -> Predicate:
    """Acts in one of the roles that a local rule names."""
    return Predicate(lambda actor, report: bool(actor.seat) and actor.role in provision(report.committee, key), label)


is_signer = _named_in("reports.signers", _("地方规定的签发人"))
is_publisher = _named_in("reports.publishers", _("地方规定的公布人"))
signs = is_signer.or_entered_by(in_role(Role.OFFICE, label=_("办公室")), lambda report: _("主席会议"))
