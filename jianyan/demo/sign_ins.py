"""The accounts of the demonstration: one for each desk of each committee, all with one password that is shown."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password

from jianyan.committees.models import Account, Committee
from jianyan.demo.facts import stories
from jianyan.demo.world import World
from jianyan.organisation.choices import Role
from jianyan.organisation.models import Seat

PASSWORD = "Yanshi-2026"
DESKS = (
    ("weiyuan", Role.MEMBER),
    ("zhuxi", Role.LEADER),
    ("bangong", Role.OFFICE),
    ("tian", Role.PROPOSAL_STAFF),
    ("tianzhuren", Role.PROPOSAL_HEAD),
    ("zhengfu", Role.GOVERNMENT_HUB),
    ("dangwei", Role.PARTY_HUB),
    ("dangpai", Role.COLLECTIVE),
    ("jiebie", Role.CONVENER),
    ("xinxi", Role.INFORMATION_OFFICE),
    ("yanjiu", Role.RESEARCH_OFFICE),
    ("danwei", Role.UNIT),
)


def make(world: World) -> None:
    """An account and a seat for every desk of a committee."""
    hashed = make_password(PASSWORD)
    accounts = Account.objects.bulk_create(
        [
            Account(login=login(world.committee, desk), password=hashed, must_change_password=False)
            for desk, _ in DESKS
        ]
    )
    since = world.members[0].joined_on
    world.keep(
        [
            Seat(committee=world.committee, account=account, role=role, since=since, **_whom(world, role))
            for account, (_, role) in zip(accounts, DESKS, strict=True)
        ]
    )


def login(committee: Committee, desk: str) -> str:
    return f"{committee.slug}-{desk}"


def _whom(world: World, role: Role) -> dict[str, Any]:
    if role == Role.UNIT:
        return {"unit": world.units[0]}
    if role == Role.COLLECTIVE:
        return {"participant": world.participants[0]}
    if role == Role.MEMBER:
        return {"person": world.standing[-1].person}
    if role == Role.CONVENER:
        return {"person": world.standing[-2].person}
    if role == Role.LEADER:
        return {"person": world.leaders[0].person}
    return {"person": world.staff[[desk[1] for desk in DESKS].index(role) % len(world.staff)].person}


def lines() -> list[str]:
    """What `./run` prints: the logins of each desk and the password."""
    slugs = [story.slug for story in stories()]
    desks = "、".join(f"{desk}（{role.label}）" for desk, role in DESKS)
    return [
        f"演示登录：登录名 委员会-岗位，如 {slugs[0]}-{DESKS[0][0]}；密码都是 {PASSWORD}",
        f"  委员会：{'、'.join(slugs)}",
        f"  岗位：{desks}",
    ]
