"""What is copied of a member onto a row: sector and standing as they were on its day."""

from __future__ import annotations

from datetime import date

from jianyan.activities.models import Attendance
from jianyan.organisation.choices import PostKind, SeatKind
from jianyan.organisation.models import Membership, Post

STANDING_POSTS = (PostKind.CHAIR, PostKind.VICE_CHAIR, PostKind.SECRETARY_GENERAL, PostKind.STANDING_MEMBER)


def standing_of(membership: Membership, day: date) -> str:
    """Whether the member sat in the standing committee on that day; its chairs and secretary-general do."""
    posts = Post.objects.of(membership.committee).in_force(day).filter(membership=membership, kind__in=STANDING_POSTS)
    return SeatKind.STANDING if posts.exists() else SeatKind.ORDINARY


def as_on_the_day(attendance: Attendance) -> None:
    """Write sector and standing of the member onto the row; of staff there is neither."""
    member = attendance.membership
    attendance.sector_code = member.sector.code if member else ""
    attendance.standing = standing_of(member, attendance.activity.held_on) if member else ""
