"""Pages of handling that a register does not give: handing over, and writing a reply."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from jianyan.committees.requests import Request
from jianyan.handling.answering import Letter
from jianyan.handling.assigning import Mode, hand_over, units_in_being
from jianyan.handling.choices import AssignmentState
from jianyan.handling.models import Assignment
from jianyan.handling.rights import unit_does
from jianyan.proposals.choices import State
from jianyan.proposals.models import Proposal
from jianyan.proposals.rights import is_staff
from jianyan.registers.typed import data_of, keeps_typed

A_PAGE = 30
WRITES_REPLY = (AssignmentState.HANDLING, AssignmentState.REDO)


@keeps_typed
def handover(request: Request) -> HttpResponse:
    """The hand-over meeting: everything filed and not yet handed over, or the ones the address names."""
    if not is_staff(request.actor, None):
        raise PermissionDenied(gettext("交办由提案委工作人员办理。"))
    rows = Proposal.objects.of(request.committee).visible_to(request.actor).filter(state=State.FILED).for_lists()
    wanted = [key for key in request.GET.getlist("proposal") if key.isdecimal()]
    rows = rows.filter(pk__in=wanted) if wanted else rows
    page = Paginator(rows.order_by("case_no", "pk"), A_PAGE).get_page(request.GET.get("page"))
    units, data = units_in_being(request.committee), data_of(request)
    modes = [Mode(proposal, units, data) for proposal in page.object_list]
    refused: list[tuple[Proposal, str]] = []
    valid = [mode.is_valid() for mode in modes]
    if request.method == "POST" and all(valid):
        done = _hand_over_all(request, modes, refused)
        if done and not refused:
            return HttpResponseRedirect(request.get_full_path() if not wanted else done[0].get_absolute_url())
        modes = [mode for mode in modes if mode.proposal not in done]
    return render(
        request, "handling/handover.html", {"modes": modes, "page": page, "refused": refused, "units": units}
    )


def _hand_over_all(request: Request, modes: list[Mode], refused: list[tuple[Proposal, str]]) -> list[Proposal]:
    done = []
    for mode in modes:
        if not mode.is_given:
            continue
        if sentence := hand_over(mode, request.actor):
            refused.append((mode.proposal, sentence))
        else:
            done.append(mode.proposal)
    if done:
        words = ngettext("已交办%(count)d件提案。", "已交办%(count)d件提案。", len(done)) % {"count": len(done)}
        messages.success(request, words)
    elif not refused:
        messages.error(request, gettext("还没有选定单位。请至少为一件提案选定主办单位。"))
    return done


@keeps_typed
def reply(request: Request, pk: int) -> HttpResponse:
    """The letter of a unit, written and kept until it is sent for checking."""
    rows = Assignment.objects.of(request.committee).visible_to(request.actor)
    assignment = rows.select_related("proposal__plenary__term", "proposal__matter", "unit").filter(pk=pk).first()
    if assignment is None or not unit_does(request.actor, assignment) or not assignment.is_replying:
        raise Http404
    if assignment.state not in WRITES_REPLY:
        messages.error(request, gettext("现在不能写复文：须先签收；已送审的，请等退回再改。"))
        return HttpResponseRedirect(assignment.get_absolute_url())
    letter = Letter(assignment, data_of(request))
    if request.method == "POST" and letter.is_valid():
        letter.save(request.actor)
        messages.success(request, gettext("复文已存。核对后请送审或答复。"))
        return HttpResponseRedirect(assignment.get_absolute_url())
    context: dict[str, Any] = {"assignment": assignment, "letter": letter, "proposal": assignment.proposal}
    return render(request, "handling/reply.html", context)
