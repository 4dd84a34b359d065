"""How selections are shown: their line and stations, first selection, roll and count, and what a proposal's page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.look.parts import Station
from jianyan.merits.balloting import voter_of
from jianyan.merits.choices import (
    BEFORE_BALLOT,
    DECIDED,
    CandidateState,
    Ground,
    NominationState,
    SelectionState,
    VoterState,
)
from jianyan.merits.models import Candidate, Nomination, Selection, Voter
from jianyan.merits.nominating import open_selections
from jianyan.merits.rights import is_voter, may_nominate
from jianyan.proposals.choices import UNDER_WAY, ProposerKind
from jianyan.proposals.rights import is_staff
from jianyan.registers.declared import Act, Panel, View
from jianyan.registers.standing import day_text

S, C, V = SelectionState, CandidateState, VoterState
SELECTION_SHAPES: dict[str, str] = {
    S.PREPARING: "wait", S.NOMINATING: "work", S.SHORTLISTING: "work", S.BALLOTING: "work", S.COUNTED: "work", S.ANNOUNCED: "done",
    S.CALLED_OFF: "back",
}  # fmt: skip
CANDIDATE_SHAPES: dict[str, str] = {
    C.NOMINATED: "wait", C.SHORTLISTED: "work", C.PASSED_OVER: "back", C.LAPSED: "back", C.CHOSEN: "done", C.TIED: "wait", C.NOT_CHOSEN: "back",
}  # fmt: skip
VOTER_SHAPES: dict[str, str] = {
    V.LISTED: "wait",
    V.STRUCK: "back",
    V.ASKED: "wait",
    V.VOTED: "done",
    V.ABSENT: "back",
}
SAME_PROPOSER = 2
ORDER = (S.PREPARING, S.NOMINATING, S.SHORTLISTING, S.BALLOTING, S.COUNTED, S.ANNOUNCED)


def line(selection: Any) -> str:
    """The plenary, the honour and its places, the share that collectives should have."""
    places = _("名额%(places)d件") % {"places": selection.places}
    least = _("集体提案至少占%(least)d%%") % {"least": selection.collective_least or 0}
    return "·".join([str(selection.plenary), selection.award_title, places, least])


def stages(selection: Any) -> Sequence[Station]:
    """From preparation to announcement; where it was called off, that is the last."""
    days = (
        None,
        selection.opened_on,
        selection.closed_on,
        selection.balloted_on,
        selection.counted_on,
        selection.announced_on,
    )
    names = (_("筹备"), _("推荐"), _("初选"), _("投票"), _("计票"), _("公布"))
    stations = list(zip(names, days, strict=True))
    if selection.state == S.CALLED_OFF:
        done = [Station(name, day_text(day), "done") for name, day in stations if day]
        return [*done, Station(_("终止"), day_text(selection.called_off_on), "here")]
    here = ORDER.index(selection.state) if selection.state in ORDER else 0
    return [
        Station(name, day_text(day) if day else "", "done" if place < here else "here" if place == here else "")
        for place, (name, day) in enumerate(stations)
    ]


def sifting(selection: Any, actor: Any) -> Panel | None:
    """What the office weighs in the first selection: number, collective share, kinds, categories, who stands several times."""
    if selection.state != S.SHORTLISTING or not actor.is_office:
        return None
    rows = list(selection.candidates.filter(state=C.SHORTLISTED).select_related("proposal"))
    context = {
        "selection": selection, "count": len(rows), "left": selection.candidates.filter(state=C.NOMINATED).count(),
        "collective": selection.collective_part(C.SHORTLISTED),
        "spread": [
            (gettext_lazy("提案者类别"), _numbers(ProposerKind(one.proposal.proposer_kind).label for one in rows)),
            (gettext_lazy("类别"), _numbers(one.proposal.category for one in rows if one.proposal.category)),
        ],
        "several": [pair for pair in _numbers(one.proposal.proposer for one in rows) if pair[1] >= SAME_PROPOSER],
    }  # fmt: skip
    return Panel(gettext_lazy("初选权衡"), "merits/sifting.html", context)


def _numbers(words: Any) -> list[tuple[str, int]]:
    return Counter(map(str, words)).most_common()


def ballot(selection: Any, actor: Any) -> Panel | None:
    """While votes are cast: how many have, and until when; never for whom."""
    if selection.state != S.BALLOTING or actor.seat is None:
        return None
    voters = selection.voters.filter(round=selection.round)
    cast = voters.filter(state=V.VOTED).count()
    context = {"selection": selection, "cast": cast, "entitled": cast + voters.filter(state=V.ASKED).count()}
    return Panel(gettext_lazy("投票"), "merits/ballot.html", context)


def count(selection: Any, actor: Any) -> Panel | None:
    """The result: votes, turnout, the collective share, what is level at the last place; to all once it is announced."""
    if selection.state not in DECIDED:
        return None
    seen = Candidate.objects.of(selection.committee).visible_to(actor).filter(selection=selection)
    if selection.state == S.COUNTED and not seen.exists():
        return None
    rows = list(seen.on_ballot().select_related("proposal__committee").order_by("-votes", "number"))
    context = {
        "selection": selection, "rows": [(one, CANDIDATE_SHAPES[one.state]) for one in rows],
        "collective": selection.collective_part(C.CHOSEN), "tied": [one for one in rows if one.state == C.TIED],
        "left": selection.places_left, "voters": _named_votes(selection, rows) if actor.seat else [],
        "withheld": selection.candidates.on_ballot().count() - len(rows),
    }  # fmt: skip
    return Panel(gettext_lazy("计票结果"), "merits/count.html", context)


def _named_votes(selection: Any, rows: list[Any]) -> list[tuple[Any, list[str]]]:
    """Of an open ballot, who voted for what."""
    if selection.is_secret is not False:
        return []
    titles = {one.number: str(one) for one in rows}
    voters = Voter.objects.of(selection.committee).filter(selection=selection, round=selection.round, state=V.VOTED)
    named = voters.select_related(*Voter.named_by)
    return [(voter, [titles[number] for number in voter.paper if number in titles]) for voter in named]


def reasons(candidate: Any, actor: Any) -> Panel | None:
    """The recommendations that the reader may see, each with its grounds."""
    seen = Nomination.objects.of(candidate.committee).visible_to(actor)
    given = seen.filter(candidate=candidate, state=NominationState.GIVEN)
    labels = dict(Ground.choices)
    rows = [(one, [labels[code] for code in one.grounds if code in labels]) for one in given]
    shown = rows or actor.is_office
    return Panel(gettext_lazy("推荐理由"), "merits/reasons.html", {"rows": rows}) if shown else None


def of_proposal(proposal: Any, actor: Any) -> Panel | None:
    """On a proposal's page: in which selections it stands or stood, and what came of it."""
    found = Candidate.objects.of(proposal.committee).visible_to(actor).filter(proposal=proposal)
    seen = Selection.objects.of(proposal.committee).visible_to(actor)
    rows = list(found.filter(selection__in=seen).exclude(state=C.LAPSED).select_related("selection"))
    shown = [(one, CANDIDATE_SHAPES[one.state], Candidate.flow.label_of(one.state)) for one in rows]
    return Panel(gettext_lazy("优秀提案评选"), "merits/candidacies.html", {"rows": shown}) if rows else None


def acts_on_proposal(proposal: Any, actor: Any) -> Sequence[Act]:
    """Recommend it, while a selection of its plenary is open; once from each seat, the offices for as many as wrote to them."""
    if proposal.state not in UNDER_WAY or not may_nominate(actor):
        return ()
    committee = proposal.committee
    selection = open_selections(committee).filter(plenary=proposal.plenary_id).first()
    if selection is None or (not actor.is_office and _recommended(selection, proposal, actor)):
        return ()
    query = {"selection": selection.pk, "proposal": proposal.pk, "back": proposal.get_absolute_url()}
    return [Act(_("推荐为优秀提案…"), f"{committee.address('nominate')}?{urlencode(query)}")]


def _recommended(selection: Any, proposal: Any, actor: Any) -> bool:
    given = Nomination.objects.of(proposal.committee).filter(seat=actor.seat, state=NominationState.GIVEN)
    return given.filter(candidate__selection=selection, candidate__proposal=proposal).exists()


def acts_on_list(actor: Any) -> Sequence[Act]:
    """Over the list of proposals: the way to the selections."""
    return [Act(_("评优"), actor.committee.address("register", register="selection"))]


def acts_on_selection(selection: Any, actor: Any) -> Sequence[Act]:
    """Recommend, sift, list somebody on the roll, vote."""
    committee, found = selection.committee, []
    back = urlencode({"selection": selection.pk, "back": selection.get_absolute_url()})
    if selection.state == S.NOMINATING and may_nominate(actor):
        found.append(Act(_("推荐提案…"), f"{committee.address('nominate')}?{back}"))
    if selection.state == S.SHORTLISTING and is_staff(actor, selection):
        listed = committee.address("register", register="candidate")
        found.append(Act(_("去初选"), f"{listed}?{urlencode({'selection': selection.pk})}"))
    if selection.state in BEFORE_BALLOT and is_staff(actor, selection):
        found.append(Act(_("列入投票人…"), f"{committee.address('record-new', register='voter')}?{back}"))
    if selection.state == S.BALLOTING:
        voter = voter_of(selection, actor)
        if voter and voter.state == V.ASKED:
            found.append(Act(_("投票…"), committee.address("vote", pk=selection.pk)))
    return found


def acts_on_voter(voter: Any, actor: Any) -> Sequence[Act]:
    if voter.state != V.ASKED or not is_voter(actor, voter):
        return ()
    return [Act(_("投票…"), voter.committee.address("vote", pk=voter.selection_id))]


SELECTION_VIEWS = (
    View("under_way", gettext_lazy("正在评选"), lambda actor: ~Q(state__in=(S.ANNOUNCED, S.CALLED_OFF)), front=True),
    View("announced", gettext_lazy("已公布"), lambda actor: Q(state=S.ANNOUNCED)),
)
CANDIDATE_VIEWS = (
    View(
        "to_sift",
        gettext_lazy("待初选"),
        lambda actor: Q(state=C.NOMINATED, selection__state=S.SHORTLISTING),
        lambda actor: actor.is_office,
    ),
    View("shortlisted", gettext_lazy("列入候选"), lambda actor: Q(state=C.SHORTLISTED)),
    View("chosen", gettext_lazy("入选"), lambda actor: Q(state=C.CHOSEN)),
)
