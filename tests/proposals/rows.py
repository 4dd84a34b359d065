"""A committee with a plenary, and proposals in it."""

from datetime import date

from jianyan.committees.models import Plenary, Term
from jianyan.organisation.models import Membership, Person, Sector
from jianyan.proposals.models import Cosigner, Proposal
from tests.organisation.people import new_committee


def new_plenary(**fields):
    """The first plenary of the fifteenth term of a new committee."""
    committee = new_committee(name="政协某市委员会", short_name="某市政协", **fields)
    term = Term.objects.create(committee=committee, number=15, starts_on=date(2026, 1, 1))
    return Plenary.objects.create(
        committee=committee, term=term, number=1, opens_on=date(2026, 1, 14), closes_on=date(2026, 1, 18)
    )


def new_member(plenary, name="张某"):
    committee = plenary.committee
    sector, _made = Sector.objects.of(committee).get_or_create(
        committee=committee, code="jy", defaults={"name": "教育"}
    )
    person = Person.objects.create(committee=committee, name=name)
    return Membership.objects.create(
        committee=committee, person=person, term=plenary.term, sector=sector, joined_on=date(2026, 1, 1)
    )


def new_proposal(plenary, **fields):
    """A filed proposal of one member; `fields` say otherwise."""
    member = fields.pop("lead_proposer", None) or new_member(plenary)
    given = {
        "title": "关于加强老旧小区停车管理的提案",
        "case_no": "0001",
        "state": "assigned",
        "time_mark": "plenary",
        "proposer_kind": "individual",
        "proposer": member.person.name,
        "lead_proposer": member,
        "sector_code": "jy",
        "contact_name": "联某",
        "contact_phone": "0937-1234567",
        "situation": "全市有238个老旧小区。\n停车位不足三成。",
        "analysis": "规划时没有留足车位。",
        "asks": ["划定夜间限时停车位", "2026年底前开放机关车场\n并公布名单"],
        "category": "社会建设",
        "wanted_units": "市住建局",
        "review_opinion": "情况属实，建议立案。",
        "received_on": date(2026, 1, 15),
        "filed_on": date(2026, 1, 20),
    }
    return Proposal.objects.create(committee=plenary.committee, plenary=plenary, **(given | fields))


def sign(proposal, name, state="agreed"):
    """A member who was asked to sign it, and what he said."""
    member = new_member(proposal.plenary, name)
    return Cosigner.objects.create(
        committee=proposal.committee, proposal=proposal, membership=member, state=state, opinion="同意"
    )
