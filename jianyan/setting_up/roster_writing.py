"""Writing planned rows of a roster: persons, memberships, posts, special committees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Term
from jianyan.organisation.models import BodyMember, Membership, Participant, Person, Post
from jianyan.registers.plans import PlannedRow
from jianyan.setting_up.catalogue import PARTIES

if TYPE_CHECKING:
    from jianyan.setting_up.roster import Match

OF_THE_PERSON = ("sex", "employer", "title", "phone")


def write(committee: Committee, term: Term, rows: Iterable[PlannedRow]) -> None:
    """Store new and changed rows; call it inside the transaction that planned them."""
    for row in rows:
        _write(committee, term, row.data)


def _write(committee: Committee, term: Term, match: Match) -> None:
    match.person = _person(committee, match)
    match.membership = _membership(committee, term, match)
    for kind in match.entry.posts:
        if kind not in match.posts:
            Post.objects.create(
                committee=committee, membership=match.membership, kind=kind, since=match.membership.joined_on
            )
    _place(committee, match)


def _person(committee: Committee, match: Match) -> Person:
    person = match.person or Person(committee=committee, name=match.entry.name)
    for name in OF_THE_PERSON:
        if said := getattr(match.entry, name):
            setattr(person, name, said)
    person.save()
    return person


def _membership(committee: Committee, term: Term, match: Match) -> Membership:
    entry = match.entry
    membership = match.membership or Membership(
        committee=committee, person=match.person, term=term, joined_on=term.starts_on
    )
    assert entry.sector is not None
    membership.sector = entry.sector
    membership.joined_on = entry.joined_on or membership.joined_on
    if entry.party:
        membership.party = _participant(committee, entry.party)
    membership.save()
    return membership


def _participant(committee: Committee, name: str) -> Participant:
    kinds = {usual: kind for usual, kind, _ways in PARTIES}
    found = Participant.objects.of(committee).filter(name=name).first()
    return found or Participant.objects.create(committee=committee, name=name, kind=kinds[name])


def _place(committee: Committee, match: Match) -> None:
    """Move the person into the special committee the row names, if not already there."""
    now, body = match.body_member, match.entry.body
    if body is None or (now and now.body_id == body.pk):
        return
    assert match.membership is not None
    since = max(match.membership.joined_on, today()) if now else match.membership.joined_on
    if now:
        now.left_on = max(since, now.joined_on)
        now.save()
    BodyMember.objects.of(committee).filter(body=body, person=match.membership.person, joined_on=since).delete()
    BodyMember.objects.create(committee=committee, body=body, person=match.membership.person, joined_on=since)
