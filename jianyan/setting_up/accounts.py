"""Accounts with random first passwords: made in one go, shown once on slips, never stored in clear."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from jianyan.committees.clock import today
from jianyan.committees.models import Account, Committee
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Membership, Person, Seat
from jianyan.setting_up.terms import newest
from jianyan.setting_up.words import READABLE
from jianyan.trail.models import Doer, record

PASSWORD_LENGTH = 12
KINDS: tuple[Callable[[str], bool], ...] = (str.isupper, str.islower, str.isdigit)
# Stretching slows the guessing of guessable passwords. A first password has 69 random bits, so few rounds are enough
# and 2,000 of them take seconds, not a quarter of an hour; Django hashes it in full at the first sign-in.
ROUNDS = 20_000
STAFF_ROLES = (
    Role.OFFICE, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.COMMITTEE_STAFF, Role.INFORMATION_OFFICE,
    Role.RESEARCH_OFFICE, Role.MEMBER_OFFICE, Role.PUBLICITY, Role.LEADER, Role.PARTY_HUB, Role.GOVERNMENT_HUB,
    Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN,
)  # fmt: skip
ADMINISTRATION = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@dataclass(frozen=True)
class Slip:
    """What one person needs to sign in the first time."""

    name: str
    role: str
    login: str
    password: str


def first_password() -> str:
    """A random password that can be read off paper and meets the password rules."""
    while True:
        password = "".join(secrets.choice(READABLE) for _sign in range(PASSWORD_LENGTH))
        if all(any(is_kind(sign) for sign in password) for is_kind in KINDS):
            return password


def members_without_account(committee: Committee) -> QuerySet[Membership]:
    """Members of the newest term who cannot sign in as members yet."""
    seats = Seat.objects.of(committee).in_force(today()).filter(role=Role.MEMBER, person=OuterRef("person"))
    rows = Membership.objects.of(committee).filter(~Exists(seats), term=newest(committee), left_on__isnull=True)
    return rows.select_related("person").order_by("person__name", "pk")


@transaction.atomic
def make_member_accounts(committee: Committee, *, by: Doer) -> list[Slip]:
    """An account for every member without one; who had one in an earlier term keeps it and gets no slip."""
    members = list(members_without_account(committee))
    kept = _earlier_accounts(committee, members)
    _seat(committee, [(member.person, kept[member.person_id]) for member in members if member.person_id in kept])
    fresh = [member.person for member in members if member.person_id not in kept]
    slips = _make(committee, fresh)
    if members:
        counts = {"made": len(slips), "kept": len(members) - len(slips)}
        record(members[0].term, _("生成委员账号"), by=by, after=counts)
    return slips


@transaction.atomic
def make_staff_account(committee: Committee, role: Role, name: str, *, by: Doer, login: str = "") -> Slip:
    """An account for somebody of the office, with one role.

    Raises:
        ValidationError: the name has this role already, or administers something else, or the login is taken.
    """
    _refuse_second(committee, role, name)
    if login and Account.objects.filter(login=login).exists():
        raise ValidationError(
            {"login": _("登录名“%(login)s”已有人用，请换一个，或留空自动编号。") % {"login": login}}
        )
    person = Person.objects.create(committee=committee, name=name)
    slip = Slip(name, str(role.label), login or next(_free_logins(committee)), first_password())
    account = Account.objects.create(login=slip.login, password=_hash(slip.password))
    seat = Seat.objects.create(committee=committee, account=account, role=role, person=person, since=today())
    record(seat, _("开设账号"), by=by, after={"login": slip.login, "role": role.value})
    return slip


@transaction.atomic
def renew_unused(committee: Committee, *, by: Doer) -> list[Slip]:
    """New first passwords for everybody who never set one of their own, because the slips were lost."""
    seats = (
        Seat.objects.of(committee)
        .in_force(today())
        .filter(
            account__must_change_password=True, account__password_changed_at__isnull=True, account__is_active=True
        )
    )
    slips, done = [], set()
    for seat in seats.select_related("account", "person").order_by("account__login"):
        if seat.account_id not in done:
            done.add(seat.account_id)
            slip = Slip(str(seat.person or seat), str(Role(seat.role).label), seat.account.login, first_password())
            Account.objects.filter(pk=seat.account_id).update(password=_hash(slip.password))
            record(seat, _("重发首次密码"), by=by, after={"login": slip.login})
            slips.append(slip)
    return slips


def _make(committee: Committee, persons: Iterable[Person]) -> list[Slip]:
    persons = list(persons)
    phones = {person.phone for person in persons if person.phone}
    taken = set(Account.objects.filter(login__in=phones).values_list("login", flat=True))
    free, pairs, slips = _free_logins(committee), [], []
    for person in persons:
        login = person.phone if person.phone and person.phone not in taken else next(free)
        taken.add(login)
        slips.append(Slip(person.name, str(Role.MEMBER.label), login, first_password()))
    made = Account.objects.bulk_create([Account(login=slip.login, password=_hash(slip.password)) for slip in slips])
    pairs = list(zip(persons, made, strict=True))
    _seat(committee, pairs)
    return slips


def _seat(committee: Committee, pairs: Iterable[tuple[Person, Account]]) -> None:
    """Let accounts act as members from today; one that was ended today is opened again."""
    day = today()
    for person, account in pairs:
        Seat.objects.of(committee).update_or_create(
            committee=committee, account=account, role=Role.MEMBER, since=day,
            defaults={"person": person, "until": None},
        )  # fmt: skip


def _earlier_accounts(committee: Committee, members: Iterable[Membership]) -> dict[int, Account]:
    """The account each person acted with as a member before, the latest one."""
    persons = [member.person_id for member in members]
    seats = Seat.objects.of(committee).filter(role=Role.MEMBER, person__in=persons).order_by("since", "pk")
    return {seat.person_id: seat.account for seat in seats.select_related("account") if seat.person_id}


def _refuse_second(committee: Committee, role: Role, name: str) -> None:
    """One person holds a role once, and of the three administrators only one."""
    roles = ADMINISTRATION if role in ADMINISTRATION else (role,)
    held = Seat.objects.of(committee).in_force(today()).filter(role__in=roles, person__name=name).first()
    if held is None:
        return
    words = {"name": name, "role": held.get_role_display()}
    if held.role == role:
        raise ValidationError({"name": _("%(name)s已有%(role)s账号，没有再开。忘记密码请重发首次密码。") % words})
    raise ValidationError({"name": _("%(name)s已是%(role)s，三种管理员不能由一人兼任，请另选一人。") % words})


def _free_logins(committee: Committee) -> Iterator[str]:
    """Running numbers behind the committee's address that nobody has yet."""
    taken = set(Account.objects.filter(login__startswith=f"{committee.slug}-").values_list("login", flat=True))
    for number in itertools.count(1):
        login = f"{committee.slug}-{number:04d}"
        if login not in taken:
            yield login


def _hash(password: str) -> str:
    hasher = PBKDF2PasswordHasher()
    return hasher.encode(password, hasher.salt(), iterations=ROUNDS)
