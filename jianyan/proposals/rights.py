"""Who may do what with a proposal, and in what situation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import provision
from jianyan.flows.declared import CORRECT
from jianyan.flows.predicates import Predicate, in_role
from jianyan.organisation.choices import Role
from jianyan.proposals.choices import ProposerKind

DIRECTOR = 3  # the review step that is the director's

is_staff = in_role(Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, label=_("提案委工作人员"))
is_leader = in_role(Role.LEADER, label=_("主席会议成员"))


def _decides(actor: Any, proposal: Any) -> bool:
    """The director; the staff where the local rule has no step for a director."""
    if actor.role == Role.PROPOSAL_STAFF:
        return bool(provision(proposal.committee, "proposals.review_steps") < DIRECTOR)
    return bool(actor.role == Role.PROPOSAL_HEAD)


decides = Predicate(_decides, _("提案委主任"))


def _is_author(actor: Any, proposal: Any) -> bool:
    """Whether the seat is the first proposer's, or that of the collective in whose name it is made."""
    seat = actor.seat
    if seat is None:
        return False
    holders = (
        (seat.person_id, proposal.lead_proposer.person_id if proposal.lead_proposer else None),
        (seat.participant_id, proposal.participant_id),
        (seat.body_id, proposal.body_id if actor.role in (Role.COLLECTIVE, Role.COMMITTEE_STAFF) else None),
    )
    return any(mine is not None and mine == theirs for mine, theirs in holders)


is_author = Predicate(_is_author, _("提案人"))
is_reviewer = (
    Predicate(lambda actor, proposal: proposal.review_group_id in actor.bodies, _("复审组成员")) & ~is_author
)
reviews = is_reviewer.or_entered_by(is_staff, lambda proposal: proposal.review_group)
corrects = replace(CORRECT, allowed=is_staff)
writes = is_author.or_entered_by(is_staff, lambda proposal: proposal.proposer)
is_invited = Predicate(
    lambda actor, invite: bool(actor.seat and actor.seat.person_id == invite.membership.person_id), _("受邀委员")
)
is_inviter = Predicate(lambda actor, invite: _is_author(actor, invite.proposal), _("第一提案人"))
answers = is_invited.or_entered_by(is_staff, lambda invite: invite.membership)
invites = is_inviter.or_entered_by(is_staff, lambda invite: invite.proposal.proposer)
decides_key = is_leader.or_entered_by(is_staff, lambda proposal: _("主席会议"))

KINDS_OF_ROLE = {
    Role.MEMBER: (ProposerKind.INDIVIDUAL, ProposerKind.JOINT, ProposerKind.GROUP),
    Role.CONVENER: (ProposerKind.INDIVIDUAL, ProposerKind.JOINT, ProposerKind.SECTOR, ProposerKind.GROUP),
    Role.LEADER: (ProposerKind.INDIVIDUAL, ProposerKind.JOINT),
    Role.COLLECTIVE: (ProposerKind.PARTY, ProposerKind.ORGANISATION, ProposerKind.COMMITTEE, ProposerKind.GROUP),
    Role.COMMITTEE_STAFF: (ProposerKind.COMMITTEE,),
    Role.PROPOSAL_STAFF: tuple(ProposerKind),
    Role.PROPOSAL_HEAD: tuple(ProposerKind),
}
