"""Committees, accounts and seats for tests, and clients signed in as somebody."""

from datetime import date
from itertools import count

from django.test import Client

from jianyan.committees.models import Account, Committee
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Person, Seat

numbers = count(1)


def new_committee(**fields) -> Committee:
    """An empty committee that nobody but its seats may enter."""
    number = next(numbers)
    given = {
        "name": f"政协第{number}委员会",
        "short_name": f"第{number}政协",
        "level": "city",
        "division_code": "620900",
    }
    return Committee.objects.create(slug=f"test{number}", **(given | fields))


def seat_of(committee: Committee, role: str = Role.OFFICE, account: Account | None = None) -> Seat:
    """A seat of an account of its own, with a person, in force since long ago."""
    account = account or Account.objects.create(login=f"account{next(numbers)}", must_change_password=False)
    person = Person.objects.create(committee=committee, name=f"任{next(numbers)}")
    return Seat.objects.create(committee=committee, account=account, role=role, person=person, since=date(2010, 1, 1))


def signed_in(committee: Committee, role: str = Role.OFFICE) -> Client:
    """A client that acts in a seat of the committee."""
    client = Client()
    client.force_login(seat_of(committee, role).account)
    return client
