"""The life of a proposal as a table of steps, and that of an invitation to sign it (domain: 提案的状态)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.flows.declared import BEGIN, Deadline, Flow, Lift, Numbered, Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.predicates import nobody
from jianyan.organisation.choices import Role
from jianyan.organisation.desks import BODY, MEMBERS, PARTICIPANT, PERSON, ROLE
from jianyan.proposals import clocks, guards, intake
from jianyan.proposals.choices import UNDER_WAY, Conversion, InviteState, Rating, State
from jianyan.proposals.rights import (
    answers,
    corrects,
    decides,
    decides_key,
    invites,
    is_leader,
    is_staff,
    reviews,
    writes,
)

STAFF = Desk(ROLE, Role.PROPOSAL_STAFF)
HEAD = Desk(ROLE, Role.PROPOSAL_HEAD)
EDITORS = Desk(ROLE, Role.INFORMATION_OFFICE)
REGULATION = _("提案工作条例")
DECIDING = (State.SUBMITTED, State.SECOND, State.DECIDING)


def author_desk(proposal: Any) -> Desk:
    """Where the proposal lies with whoever made it; with the office when it was made for somebody without a seat."""
    if proposal.participant_id:
        return Desk(PARTICIPANT, str(proposal.participant_id))
    if proposal.body_id:
        return Desk(BODY, str(proposal.body_id))
    return Desk(PERSON, str(proposal.lead_proposer.person_id)) if proposal.lead_proposer else STAFF


def review_desk(proposal: Any) -> Desk:
    """The group that looks at it a second time; the proposal office where none is named."""
    return Desk(MEMBERS, str(proposal.review_group_id)) if proposal.review_group_id else STAFF


def everyone_who_signed(proposal: Any) -> list[Desk]:
    """The first proposer, or the collective, and every member who agreed to sign."""
    agreed = proposal.cosigners.filter(state=InviteState.AGREED).values_list("membership__person", flat=True)
    return [author_desk(proposal), *(Desk(PERSON, str(key)) for key in agreed)]


def tell_signers(words: Any) -> Callable[[Any, Any], Iterable[Telling]]:
    """Tell everyone who signed; the sentence may name the title and the number."""

    def tellings(proposal: Any, by: Any) -> Iterable[Telling]:
        said = format_lazy(words, title=proposal.title, number=proposal.case_no)
        return [Telling(desk, said) for desk in everyone_who_signed(proposal)]

    return tellings


def tell_converted(proposal: Any, by: Any) -> Iterable[Telling]:
    """Everyone who signed hears what became of it; the editors of opinion reports, that one more is theirs."""
    yield from tell_signers(_("“{title}”没有立案，转作意见建议送有关方面参考。"))(proposal, by)
    if proposal.converted_to == Conversion.OPINION:
        yield Telling(EDITORS, format_lazy(_("“{title}”转来作社情民意信息，请编辑。"), title=proposal.title))


def _rated_on(proposal: Any, day: date) -> dict[str, Any]:
    """Dated when somebody said something; silence has no day."""
    return {"rated_on": day if proposal.rating else None}


def tell_head(words: Any) -> Callable[[Any, Any], Iterable[Telling]]:
    return lambda proposal, by: [Telling(HEAD, format_lazy(words, title=proposal.title))]


KEY_STEPS = ("make_key", "unmake_key")
PROPOSAL = Flow(
    initial=State.DRAFT,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=_("建立草稿"), allowed=writes, sets=intake.marks, leaves_on=author_desk, awaits=_("写完提交")),
    deadlines=[Deadline("review", _("初审"), due=clocks.review_due, how=clocks.review_reckoned)],
    steps=[
        Step(name="invite", label=_("送会签"), sources=(State.DRAFT,), target=State.COSIGNING, allowed=writes,
             guards=(guards.is_complete, guards.has_invitations), leaves_on=author_desk, awaits=_("等候会签"), article=REGULATION),
        Step(name="rewrite", label=_("取回修改"), sources=(State.COSIGNING,), target=State.DRAFT, allowed=writes,
             leaves_on=author_desk, awaits=_("写完提交")),
        Step(name="all_signed", label=_("会签都已答复"), sources=(State.COSIGNING,), target=State.COSIGNING, allowed=nobody,
             leaves_on=author_desk, awaits=_("会签都已答复，请提交")),
        Step(name="submit", label=_("提交"), sources=(State.DRAFT, State.COSIGNING, State.RETURNED), target=State.SUBMITTED, allowed=writes,
             guards=(guards.is_complete, guards.proposer_may, guards.invitations_are_in),
             stamps="received_on", sets=intake.snapshot, draws=Numbered("serial_no", intake.serial_series, intake.serial_worded),
             starts=("review",), leaves_on=lambda proposal: STAFF, awaits=_("初审"), article=REGULATION),
        Step(name="pass_first", label=_("通过初审"), sources=(State.SUBMITTED,), target=State.SECOND, allowed=is_staff,
             needs=(guards.wants_second_review,), stamps="first_passed_on", takes=("category", "intended_units", "review_opinion", "review_group"),
             stops=("review",), leaves_on=review_desk, awaits=_("复审"), article=REGULATION),
        Step(name="pass_second", label=_("通过复审"), sources=(State.SECOND,), target=State.DECIDING, allowed=reviews,
             needs=(guards.wants_director,), stamps="second_passed_on", takes=("review_opinion",),
             leaves_on=lambda proposal: HEAD, awaits=_("审定"), article=REGULATION),
        Step(name="file", label=pgettext_lazy("步骤", "立案"), sources=DECIDING, target=State.FILED, allowed=decides,
             needs=(guards.is_reviewed,), guards=(guards.has_category,), stamps="filed_on", takes=("category", "publish_review"),
             draws=Numbered("case_no", intake.case_series, intake.case_worded), stops=("review",),
             leaves_on=lambda proposal: STAFF, awaits=_("交办"), tells=tell_signers(_("“{title}”已立案，编为第{number}号。")), article=REGULATION),
        Step(name="merge", label=pgettext_lazy("步骤", "并案"), sources=DECIDING, target=State.MERGED, allowed=decides,
             needs=(guards.is_reviewed,), guards=(guards.has_lead_case,), stamps="merged_on", takes=("merged_into",), stops=("review",),
             tells=tell_signers(_("“{title}”与内容相同的提案并案办理，您仍是提案人，会收到答复。")), article=REGULATION),
        Step(name="convert", label=pgettext_lazy("步骤", "转为意见建议"), sources=DECIDING, target=State.CONVERTED, allowed=decides,
             needs=(guards.is_reviewed,), guards=(guards.has_conversion,), stamps="converted_on", takes=("converted_to",), stops=("review",),
             tells=tell_converted, article=REGULATION),
        Step(name="decline", label=pgettext_lazy("步骤", "不予立案"), sources=DECIDING, target=State.DECLINED, allowed=decides,
             needs=(guards.is_reviewed,), guards=(guards.has_reason,), stamps="declined_on", takes=("decline_reasons",), stops=("review",),
             tells=tell_signers(_("“{title}”不予立案，理由见提案页面。")), article=REGULATION),
        Step(name="send_back", label=pgettext_lazy("步骤", "退回修改"), sources=DECIDING, target=State.RETURNED, allowed=is_staff, asks_note=True,
             stamps="returned_on", stops=("review",), leaves_on=author_desk, awaits=_("修改后再提交"),
             tells=tell_signers(_("“{title}”退回修改，意见见提案页面。"))),
        Step(name="withdraw", label=_("撤回提案"), sources=(State.DRAFT, State.COSIGNING, State.RETURNED, State.SUBMITTED), target=State.WITHDRAWN,
             allowed=writes, stamps="withdrawn_on", stops=("review",)),
        Step(name="ask_withdrawal", label=_("申请撤案"), allowed=writes, stamps="withdrawal_asked_on", asks_note=True,
             fits=lambda proposal: proposal.withdrawal_asked_on is None,
             sources=(State.SECOND, State.DECIDING, State.FILED, State.ASSIGNED, State.HANDLING),
             tells=lambda proposal, by: [Telling(STAFF, format_lazy(_("{doer}申请撤回“{title}”。"), doer=by.label, title=proposal.title))]),
        Step(name="allow_withdrawal", label=_("同意撤案"), fits=lambda proposal: proposal.withdrawal_asked_on is not None,
             sources=(State.SECOND, State.DECIDING, State.FILED, State.ASSIGNED, State.HANDLING),
             target=State.WITHDRAWN, allowed=is_staff, needs=(guards.withdrawal_was_asked,), stamps="withdrawn_on", stops=("review",),
             tells=tell_signers(_("同意撤回“{title}”，留有记录，不计入统计。"))),
        Step(name="assign", label=pgettext_lazy("步骤", "交办"), sources=(State.FILED,), target=State.ASSIGNED, allowed=nobody, stamps="assigned_on",
             takes=("lead_unit", "reply_due_on")),
        Step(name="accept", label=_("签收"), sources=(State.ASSIGNED,), target=State.HANDLING, allowed=nobody),
        Step(name="reply", label=pgettext_lazy("步骤", "答复"), sources=(State.ASSIGNED, State.HANDLING), target=State.REPLIED, allowed=nobody,
             stamps="replied_on", takes=("result_class", "reply_due_on")),
        Step(name="rate", label=pgettext_lazy("步骤", "反馈"), sources=(State.REPLIED,), target=State.RATED, allowed=nobody, sets=_rated_on,
             takes=("rating", "first_rating"), leaves_on=lambda proposal: STAFF, awaits=_("办结或重新办理")),
        Step(name="redo", label=_("重新办理"), fits=lambda proposal: proposal.rating == Rating.DISSATISFIED and proposal.redone_on is None,
             sources=(State.RATED,), target=State.REDO, allowed=is_staff,
             needs=(guards.is_dissatisfied, guards.was_not_redone), stamps="redone_on", asks_note=True, article=REGULATION),
        Step(name="reply_again", label=pgettext_lazy("步骤", "再次答复"), sources=(State.REDO,), target=State.REPLIED, allowed=nobody,
             stamps="rereplied_on", takes=("result_class",)),
        Step(name="publish", label=_("公开"), fits=lambda proposal: proposal.published_on is None,
             sources=UNDER_WAY, allowed=is_staff, needs=(guards.gates_are_open,), takes=("abstract",),
             guards=(guards.has_abstract,), stamps="published_on", article=REGULATION),
        Step(name="take_down", label=_("撤下公开"), fits=lambda proposal: proposal.published_on is not None,
             sources=UNDER_WAY, allowed=is_staff, needs=(guards.is_published,), asks_note=True,
             sets=lambda proposal, day: {"published_on": None}),
        Step(name="nominate", label=_("列为重点候选"), fits=lambda proposal: proposal.candidate_on is None,
             sources=UNDER_WAY, allowed=is_staff | is_leader, needs=(guards.is_no_candidate,),
             takes=("recommended_by",), stamps="candidate_on", tells=tell_head(_("“{title}”列为重点提案候选。"))),
        Step(name="make_key", label=_("确定为重点提案"), fits=lambda proposal: proposal.candidate_on is not None and proposal.key_on is None,
             sources=UNDER_WAY, allowed=decides_key, needs=(guards.is_candidate, guards.key_ones_left),
             takes=("supervised_by", "supervisor_level"), stamps="key_on", tells=tell_signers(_("“{title}”确定为重点提案。"))),
        Step(name="unmake_key", label=_("不再列为重点"), fits=lambda proposal: proposal.key_on is not None,
             sources=UNDER_WAY, allowed=decides_key, needs=(guards.is_key,), asks_note=True,
             sets=lambda proposal, day: {"key_on": None, "candidate_on": None}),
        Step(name="visit", label=pgettext_lazy("步骤", "回访"), sources=(State.REPLIED, State.RATED, State.CLOSED), allowed=is_staff, asks_note=True, stamps="visited_on"),
        Step(name="close", label=pgettext_lazy("步骤", "办结"), sources=(State.RATED,), target=State.CLOSED, allowed=is_staff, guards=(guards.is_settled,), stamps="closed_on"),
    ],
)  # fmt: skip


def _tell_inviter(invite: Any, by: Any) -> Iterable[Telling]:
    answer = InviteState(invite.state).label
    words = format_lazy(_("{doer}：{answer}“{title}”。"), doer=by.label, answer=answer, title=invite.proposal.title)
    return [Telling(author_desk(invite.proposal), words)]


def member_desk(invite: Any) -> Desk:
    return Desk(PERSON, str(invite.membership.person_id))


def _tell_member(invite: Any, by: Any) -> Iterable[Telling]:
    words = format_lazy(_("{doer}邀请您会签“{title}”。"), doer=by.label, title=invite.proposal.title)
    return [Telling(member_desk(invite), words)]


SIGNED = Lift("proposal", "all_signed", arrived=(InviteState.AGREED, InviteState.REFUSED, InviteState.LAPSED))
INVITATION = Flow(
    initial=InviteState.INVITED,
    corrects=corrects,
    begins=Step(name=BEGIN.name, label=_("邀请会签"), allowed=invites, guards=(guards.may_cosign,), starts=("answer",),
                leaves_on=member_desk, awaits=_("答复会签邀请"), tells=_tell_member, stamps="invited_on"),
    deadlines=[Deadline("answer", _("会签"), due=clocks.answer_due, field="expires_on", how=clocks.answer_reckoned)],
    steps=[
        Step(name="agree", label=pgettext_lazy("步骤", "同意会签"), sources=(InviteState.INVITED,), target=InviteState.AGREED, allowed=answers,
             needs=(guards.not_expired,), guards=(guards.has_opinion,), takes=("opinion",), stamps="answered_on", stops=("answer",), tells=_tell_inviter, lifts=SIGNED),
        Step(name="refuse", label=pgettext_lazy("步骤", "谢绝会签"), sources=(InviteState.INVITED,), target=InviteState.REFUSED, allowed=answers,
             takes=("opinion",), stamps="answered_on", stops=("answer",), tells=_tell_inviter, lifts=SIGNED),
        Step(name="lapse", label=_("撤回邀请"), sources=(InviteState.INVITED,), target=InviteState.LAPSED, allowed=invites,
             stops=("answer",), lifts=SIGNED),
    ],
)  # fmt: skip
