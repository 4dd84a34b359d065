"""Conditions that lists and figures share. Those that take a day tell how a row stood on it."""

from datetime import date

from django.db.models import F, Q

from jianyan.proposals.choices import COLLECTIVE, IN_HAND, LETS_PUBLISH, Rating, ResultClass

KEPT = Q(withdrawn_on__isnull=True)  # a proposal taken back stays in the records and out of every count
FILED = Q(filed_on__isnull=False) & KEPT
MERGED = Q(merged_on__isnull=False) & KEPT
CONVERTED = Q(converted_on__isnull=False) & KEPT
DECLINED = Q(declined_on__isnull=False) & KEPT
NOT_PUBLISHED = FILED & Q(published_on__isnull=True)
TO_PUBLISH = NOT_PUBLISHED & Q(may_publish=True, publish_review__in=LETS_PUBLISH)
NOT_REPLIED = Q(reply_due_on__isnull=False, replied_on__isnull=True)
OF_COLLECTIVES = Q(proposer_kind__in=COLLECTIVE)

SATISFIED = (Rating.VERY, Rating.SATISFIED)
CONTENT = (*SATISFIED, Rating.BASICALLY)
SOLVED = Q(result_class=ResultClass.SOLVED)
IN_TIME = Q(replied_on__lte=F("reply_due_on"))


def is_late(day: date) -> Q:
    """In hand, and the day on which the reply was due has passed."""
    return NOT_REPLIED & Q(state__in=IN_HAND, reply_due_on__lt=day)


def first_rated(ratings: tuple[Rating, ...]) -> Q:
    """Rated so the first time; where only one rating was kept, that one is the first."""
    return Q(first_rating__in=ratings) | Q(first_rating="", rating__in=ratings)


def not_otherwise_decided(as_of: date) -> Q:
    """Neither merged nor converted nor declined by that day."""
    later = KEPT
    for day in ("merged_on", "converted_on", "declined_on"):
        later &= Q(**{f"{day}__isnull": True}) | Q(**{f"{day}__gt": as_of})
    return later


def filed_or_merged_by(as_of: date) -> Q:
    return (FILED & Q(filed_on__lte=as_of)) | (MERGED & Q(merged_on__lte=as_of))


def replied_by(as_of: date) -> Q:
    return FILED & Q(replied_on__lte=as_of)


def rated_by(as_of: date) -> Q:
    return FILED & Q(rated_on__lte=as_of)


def due_by(as_of: date) -> Q:
    """Filed, and its time for the reply, with extensions, has run out by that day."""
    return FILED & Q(reply_due_on__lte=as_of)
