"""Writing a proposal on a phone: kept as typed, checked while writing, submitted from the same page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from jianyan.committees.requests import Request
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import take
from jianyan.proposals.choices import ProposerKind
from jianyan.proposals.guards import lacks
from jianyan.proposals.models import Proposal
from jianyan.proposals.quality import advise, near_titles
from jianyan.proposals.reading import PaperRefused, draft_from
from jianyan.proposals.rights import KINDS_OF_ROLE, writes
from jianyan.proposals.sittings import draft_of, is_own_last, page_of, remember
from jianyan.proposals.writing import MAY_WRITE, DraftForm, blank, keep, stamp
from jianyan.registers.forms import field_of
from jianyan.registers.typed import data_of, keeps_typed
from jianyan.registers.views import listing

AUTOSAVE = "X-Autosave"


def proposals(request: Request) -> HttpResponse:
    """The proposals that whoever acts may see, narrowed as the address says."""
    return listing(request, "proposal")


@keeps_typed
def write(request: Request) -> HttpResponse:
    """A new proposal; the first time it is kept it gets an address of its own."""
    if request.actor.seat is None or request.actor.role not in KINDS_OF_ROLE:
        raise PermissionDenied(gettext("提案由委员、参加单位和专委会提出。如需反映问题，可向本会提交提案线索。"))
    if (pk := draft_of(request)) is not None:
        return _edit(request, pk)
    return _page(request, blank(request.committee, request.actor))


@keeps_typed
def edit(request: Request, pk: int) -> HttpResponse:
    """A draft, or one sent back for correction, of whoever acts."""
    return _edit(request, pk)


def _edit(request: Request, pk: int) -> HttpResponse:
    proposal = Proposal.objects.of(request.committee).visible_to(request.actor).filter(pk=pk).first()
    if proposal is None or not writes(request.actor, proposal):
        raise Http404
    if proposal.state not in MAY_WRITE:
        messages.error(request, gettext("这件提案已经提交，不能再改。如需修改，请先撤回，或联系提案委。"))
        return HttpResponseRedirect(proposal.get_absolute_url())
    return _page(request, proposal)


def _page(request: Request, proposal: Proposal) -> HttpResponse:
    data = data_of(request)
    stored = stamp(proposal)
    form = DraftForm(request.actor, proposal, data)
    if request.method == "POST" and request.POST.get("do") == "import":
        return _imported(request, form, stored)
    if request.method == "POST":
        if _changed_elsewhere(request, proposal, stored):
            form.add_error(
                None, gettext("这份草稿刚在别处改过。您写的还在下面；请核对后点“仍按这里的存”，或刷新看别处改的。")
            )
        elif form.is_valid() and _kept(form):
            remember(request, proposal)
            return _after(request, form)
        if AUTOSAVE in request.headers:
            return _saved(request, form, status=409)
    return _drawn(request, form, stored)


def _imported(request: Request, form: DraftForm, seen: str) -> HttpResponse:
    """The form filled from a Word file; what the file does not say stays as it was typed. Nothing is kept yet."""
    proposal = form.proposal
    form.is_valid()
    form.fill()
    upload = request.FILES.get("word")
    name = str(upload.name) if upload else ""
    try:
        draft = draft_from(upload.read() if upload else b"", name)
    except PaperRefused as refused:
        form.add_error(None, str(refused))
        return _drawn(request, form, seen)
    for part, value in asdict(draft).items():
        if value:
            setattr(proposal, part, value)
    messages.success(request, gettext("已从“%(name)s”填入，请核对后再存。") % {"name": name})
    return _drawn(request, DraftForm(request.actor, proposal), seen)


def _changed_elsewhere(request: Request, proposal: Proposal, stored: str) -> bool:
    seen = request.POST.get("seen", "")
    if not (proposal.pk and seen) or seen == stored or request.POST.get("do") == "overwrite":
        return False
    return not is_own_last(request, proposal, stored)


def _kept(form: DraftForm) -> bool:
    try:
        keep(form)
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _after(request: Request, form: DraftForm) -> HttpResponse:
    """What comes after keeping: a word to the script, the next step, or the page again."""
    proposal, do = form.proposal, request.POST.get("do", "")
    if AUTOSAVE in request.headers:
        return _saved(request, form)
    address = request.committee.address("proposal-edit", pk=proposal.pk)
    if do == "submit":
        return _submitted(request, form)
    if do == "more":
        return HttpResponseRedirect(f"{address}?more=1#more")
    messages.success(request, gettext("草稿已存。"))
    return HttpResponseRedirect(address if do == "save" else proposal.get_absolute_url())


def _submitted(request: Request, form: DraftForm) -> HttpResponse:
    proposal = form.proposal
    try:
        take(proposal, "submit", by=request.actor)
    except StepRefused as refusal:
        for lack in list(lacks(proposal)) or [refusal]:
            form.add_error(field_of(form, lack), str(lack))
        return _drawn(request, form, stamp(proposal))
    words = {"title": proposal.title, "serial": proposal.serial_no, "mark": proposal.get_time_mark_display()}
    messages.success(request, gettext("已提交“%(title)s”，流水号%(serial)s，计为%(mark)s提案。") % words)
    return HttpResponseRedirect(proposal.get_absolute_url())


def _saved(request: Request, form: DraftForm, status: int = 200) -> HttpResponse:
    """The answer to the script that keeps while one types: when it was kept, what there is to say, the new mark."""
    proposal = form.proposal
    context = {"advice": advise(proposal), "at": timezone.localtime(), "errors": form.non_field_errors()}
    response = render(request, "proposals/saved.html", context, status=status)
    response["X-Seen"] = stamp(proposal) if status == 200 else ""
    if proposal.pk:
        response["X-Draft"] = request.committee.address("proposal-edit", pk=proposal.pk)
    return response


def _drawn(request: Request, form: DraftForm, seen: str) -> HttpResponse:
    proposal = form.proposal
    if form.is_bound and not form.errors:
        form.fill()
    context: dict[str, Any] = {
        "form": form, "proposal": proposal, "page": page_of(request), "seen": seen, "elsewhere": seen != request.POST.get("seen", seen), "advice": advise(proposal), "near": near_titles(proposal),
        "more": "more" in request.GET, "is_joint": proposal.proposer_kind == ProposerKind.JOINT,
        "cosigners": list(proposal.cosigners.select_related("membership__person")) if proposal.pk else [],
        "back": proposal.get_absolute_url() if proposal.pk else request.committee.address("register", register="proposal"),
    }  # fmt: skip
    return render(request, "proposals/write.html", context)
