"""Terms: opening a new one closes the memberships of the old; whoever is elected again keeps person and account."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.models import Committee, Term
from jianyan.organisation.choices import BodyKind, Role
from jianyan.organisation.models import BodyMember, Membership, Post, Seat
from jianyan.trail.models import Doer, record

ONE_DAY = timedelta(days=1)
OF_MEMBERS = (Role.MEMBER, Role.CONVENER, Role.LEADER)


class NoTerm(Exception):
    """A committee has no term yet; the text says what to do."""


def newest(committee: Committee) -> Term:
    """The newest term of a committee.

    Raises:
        NoTerm: none has been entered yet.
    """
    term = Term.objects.of(committee).order_by("-number").first()
    if term is None:
        raise NoTerm(_("%(committee)s还没有登记届次。请先填届次和全会，再导入名册。") % {"committee": committee})
    return term


@transaction.atomic
def open_term(committee: Committee, number: int, starts_on: date, *, by: Doer) -> Term:
    """Begin a term: the old one ends the day before, and with it memberships and posts.

    Matters, files, bodies, staff and accounts stay as they are: open work goes on under the new term.

    Raises:
        ValidationError: the number or the day is not after the old term's, or somebody joined later than that day.
    """
    old = newest(committee)
    _refuse_unless_after(old, number, starts_on)
    memberships = Membership.objects.of(committee).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=starts_on), term=old
    )
    posts = Post.objects.of(committee).filter(Q(until__isnull=True) | Q(until__gt=starts_on), membership__term=old)
    _refuse_late_comers(
        memberships.filter(joined_on__gt=starts_on).count() + posts.filter(since__gt=starts_on).count()
    )
    closed = {
        "posts": posts.update(until=starts_on),
        "memberships": memberships.update(left_on=starts_on, left_why=_("届满")),
    }
    old.ends_on = starts_on - ONE_DAY
    old.save()
    new = Term.objects.create(committee=committee, number=number, starts_on=starts_on)
    record(old, _("届满"), by=by, after={"ends_on": old.ends_on.isoformat(), **closed})
    record(new, _("开始新一届"), by=by, after={"number": number, "starts_on": starts_on.isoformat()})
    return new


def _refuse_unless_after(old: Term, number: int, starts_on: date) -> None:
    if number <= old.number:
        words = {"number": number, "old": old, "next": old.number + 1}
        raise ValidationError(
            {"number": _("现在已是%(old)s，新一届应大于它，如%(next)d；填的是%(number)d。") % words}
        )
    if starts_on <= old.starts_on:
        words = {"old": old, "start": old.starts_on}
        raise ValidationError({"starts_on": _("%(old)s从%(start)s开始，新一届应在这以后开始。") % words})


def _refuse_late_comers(count: int) -> None:
    if count:
        raise ValidationError(
            {
                "starts_on": _("有%(count)d条任职日期晚于新一届开始之日，请先核对这些委员，或改新一届的日期。")
                % {"count": count}
            }
        )


def end_seats(term: Term) -> int:
    """End the seats, and the places in special committees, of former members without a membership in this term.

    Returns how many seats were ended. Nobody's account is touched: another seat of it stays good.
    """
    day = max(today(), term.starts_on)
    mine = Membership.objects.of(term.committee).filter(person=OuterRef("person"))
    gone = Q(Exists(mine.exclude(term=term))) & ~Q(Exists(mine.filter(term=term)))
    seats = Seat.objects.of(term.committee).in_force(day).filter(gone, role__in=OF_MEMBERS)
    places = BodyMember.objects.of(term.committee).filter(gone, left_on__isnull=True, joined_on__lte=day)
    places.filter(body__kind=BodyKind.SPECIAL_COMMITTEE).update(left_on=day)
    return seats.update(until=day)
