"""Units, what was handed to them, and what they wrote."""

from datetime import date

from jianyan.handling.models import Answer, Assignment, Reply, Sheet
from jianyan.organisation.choices import Role
from jianyan.organisation.models import HandlingUnit, Seat
from jianyan.outcomes.models import Suggestion
from jianyan.proposals.models import suggestions_of
from tests.organisation.people import seat_of


def new_unit(committee, name="市住房和城乡建设局", **fields):
    return HandlingUnit.objects.create(
        committee=committee, name=name, **({"kind": "government", "hub": "government"} | fields)
    )


def new_assignment(proposal, unit, **fields):
    """One unit's part of a proposal, replied to; `fields` say otherwise."""
    given = {
        "role": "lead", "hub": unit.hub, "state": "replied", "handed_on": date(2026, 2, 1), "due_on": date(2026, 5, 6),
        "replied_on": date(2026, 3, 5), "result_class": "adopted_solved",
    }  # fmt: skip
    return Assignment.objects.create(committee=proposal.committee, proposal=proposal, unit=unit, **(given | fields))


def new_reply(assignment, **fields):
    """A letter that answers each suggestion."""
    given = {
        "letter_no": "住建函〔2026〕12号", "signed_by": "签某", "handler": "承某", "phone": "0937-7654321",
        "written_on": date(2026, 3, 5), "result_class": assignment.result_class, "closing": "感谢您的关心。",
    }  # fmt: skip
    reply = Reply.objects.create(committee=assignment.committee, assignment=assignment, **(given | fields))
    for suggestion in Suggestion.objects.bulk_create(suggestions_of(assignment.proposal)):
        Answer.objects.create(
            committee=reply.committee,
            reply=reply,
            suggestion=suggestion,
            fate="adopted",
            text=f"已办{suggestion.number}。",
        )
    return reply


def new_sheet(assignment, **fields):
    proposal = assignment.proposal
    given = {
        "membership": proposal.lead_proposer,
        "state": "asked",
        "asked_on": date(2026, 3, 6),
        "due_on": date(2026, 3, 27),
    }
    return Sheet.objects.create(
        committee=proposal.committee, proposal=proposal, assignment=assignment, **(given | fields)
    )


def seat_at(unit, client):
    """A client that acts for a unit."""
    seat = seat_of(unit.committee, Role.UNIT)
    Seat.objects.of(unit.committee).filter(pk=seat.pk).update(unit=unit, person=None)
    client.force_login(seat.account)
    return client
