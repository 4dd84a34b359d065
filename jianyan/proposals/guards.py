"""What must hold before a step of a proposal is taken: each refusal says what stands in the way and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from jianyan.committees.local_rules import provision
from jianyan.flows.asking import day_done
from jianyan.flows.refusals import StepRefused
from jianyan.look import phrases
from jianyan.organisation.models import Membership
from jianyan.proposals.choices import (
    COLLECTIVE,
    LETS_PUBLISH,
    InviteState,
    ProposerKind,
    PublishDecision,
    Rating,
    State,
    TimeMark,
)
from jianyan.proposals.intake import counts_for

STEPS_BEFORE = {State.SUBMITTED: 1, State.SECOND: 2, State.DECIDING: 3}


def lacks(proposal: Any) -> Iterator[StepRefused]:
    """The formal lacks that keep a proposal from being submitted, each at its field; whatever else is advice."""
    yield from _lacking_parts(proposal)
    yield from _too_long(proposal)
    yield from _lacking_proposer(proposal)


def is_complete(proposal: Any) -> None:
    for lack in lacks(proposal):
        raise lack


def _lacking_parts(proposal: Any) -> Iterator[StepRefused]:
    if not proposal.title.strip():
        yield StepRefused(_("还没有写案由，不能提交。请以“关于……的提案”为题。"), field="title")
    if not proposal.situation.strip():
        yield StepRefused(_("还没有写情况与问题，不能提交。请写明在哪里、什么情况。"), field="situation")
    if provision(proposal.committee, "proposals.analysis_needed") and not proposal.analysis.strip():
        yield StepRefused(_("还没有写分析，不能提交。请写明原因，两三句即可。"), field="analysis")
    if not any(text.strip() for text in proposal.asks):
        yield StepRefused(_("还没有写具体建议，不能提交。请至少写一条。"), field="asks")
    if not proposal.may_publish and not proposal.withheld_why.strip():
        yield StepRefused(_("不同意公开，请写明理由。"), field="withheld_why")


def _too_long(proposal: Any) -> Iterator[StepRefused]:
    most = provision(proposal.committee, "proposals.title_most")
    if len(proposal.title) > most:
        words = {"most": most, "now": len(proposal.title)}
        yield StepRefused(_("案由最多%(most)d字，现有%(now)d字，请缩短。") % words, field="title")
    most = provision(proposal.committee, "proposals.text_most")
    parts = {
        "situation": (_("情况与问题"), proposal.situation), "analysis": (_("分析"), proposal.analysis),
        "asks": (_("建议"), "".join(proposal.asks)),
    }  # fmt: skip
    for field, (name, text) in parts.items():
        if len(text) > most:
            words = {"part": name, "most": most, "now": len(text)}
            sentence = _("“%(part)s”最多%(most)d字，现有%(now)d字。请删减，或把细节放进附件。") % words
            yield StepRefused(sentence, field=field)


def _lacking_proposer(proposal: Any) -> Iterator[StepRefused]:
    """In whose name it is made, and for collectives who answers for it."""
    kind = proposal.proposer_kind
    if kind not in provision(proposal.committee, "proposals.types"):
        words = {"kind": proposal.get_proposer_kind_display()}
        yield StepRefused(_("本会不收“%(kind)s”提案，请另选提案者类别。") % words, field="proposer_kind")
    if kind in COLLECTIVE and not proposal.signed_by.strip():
        yield StepRefused(_("集体提案须由负责人签名，请填写签名的负责人。"), field="signed_by")
    if kind in COLLECTIVE and not proposal.contact_phone.strip():
        yield StepRefused(_("集体提案须留联系人和电话，请补上。"), field="contact_phone")
    if not (proposal.lead_proposer or proposal.participant or proposal.body):
        yield StepRefused(_("还没有定提案者，请选定由谁提出。"), field="lead_proposer")


def invitations_are_in(proposal: Any) -> None:
    """Whether a joint proposal may go: all have answered where the rule says wait, and at least one agreed."""
    if proposal.proposer_kind != ProposerKind.JOINT:
        return
    states = list(proposal.cosigners.values_list("state", flat=True))
    open_ones = states.count(InviteState.INVITED)
    if open_ones and provision(proposal.committee, "proposals.cosign_wait"):
        raise StepRefused(
            _("还有%(count)d名委员没有答复会签。请等他们答复，或撤回邀请后再提交。") % {"count": open_ones}
        )
    if InviteState.AGREED not in states:
        raise StepRefused(_("还没有委员同意会签。请等候答复、另邀委员，或改为委员个人提案。"))


def is_reviewed(proposal: Any) -> None:
    """As many looks at it as the rule asks for have been taken."""
    asked = provision(proposal.committee, "proposals.review_steps")
    if STEPS_BEFORE.get(proposal.state, 3) < asked:
        following = _("初审") if proposal.state == State.SUBMITTED else _("复审")
        raise StepRefused(_("还没有通过%(step)s，不能作审查决定。请先办理%(step)s。") % {"step": following})


def wants_second_review(proposal: Any) -> None:
    if provision(proposal.committee, "proposals.review_steps") < 2:
        raise StepRefused(_("本会的审查只有初审一步，请直接作出审查决定。"))


def wants_director(proposal: Any) -> None:
    if provision(proposal.committee, "proposals.review_steps") < 3:
        raise StepRefused(_("本会的审查没有主任审定一步，请直接作出审查决定。"))


def has_category(proposal: Any) -> None:
    if not proposal.category:
        raise StepRefused(_("请先选定类别，再行立案。"), field="category")


def has_lead_case(proposal: Any) -> None:
    """What it is merged into: a filed proposal of the same plenary, not itself."""
    lead = proposal.merged_into
    if lead is None:
        raise StepRefused(_("请选定并入哪一件提案。"), field="merged_into")
    if lead.pk == proposal.pk:
        raise StepRefused(_("不能并入自己，请另选一件。"), field="merged_into")
    if lead.filed_on is None or lead.withdrawn_on is not None:
        raise StepRefused(_("“%(lead)s”还没有立案，或者已经撤案，不能作主案。请先将主案立案。") % {"lead": lead})


def has_conversion(proposal: Any) -> None:
    if not proposal.converted_to:
        raise StepRefused(_("请选定转为什么。"), field="converted_to")


def has_reason(proposal: Any) -> None:
    if not proposal.decline_reasons:
        raise StepRefused(_("请至少选一条不予立案的理由；提案人会看到。"), field="decline_reasons")


def withdrawal_was_asked(proposal: Any) -> None:
    if proposal.withdrawal_asked_on is None:
        raise StepRefused(_("提案人还没有申请撤案。立案前后撤回，都须提案人书面申请。"))


def has_invitations(proposal: Any) -> None:
    if not proposal.cosigners.exists():
        raise StepRefused(_("还没有邀请委员。请先选定邀请谁会签，再送会签。"))


def proposer_may(proposal: Any) -> None:
    """Members of the current term; sectors and groups while the plenary meets, unless the rule lets sectors at any time."""
    day = day_done()
    member = proposal.lead_proposer
    if member and not Membership.objects.of(proposal.committee).in_force(day).filter(pk=member.pk).exists():
        if member.left_on is None:
            raise StepRefused(_("%(who)s还没有就任，不能提交提案。请由在任委员提出。") % {"who": member})
        words = {"who": member, "day": phrases.date_text(member.left_on)}
        raise StepRefused(_("%(who)s的委员任期已于%(day)s结束，不能再提交提案。请由在任委员提出。") % words)
    _ask_time(proposal)
    _ask_yearly_most(proposal)


def _ask_time(proposal: Any) -> None:
    kind = proposal.proposer_kind
    free = kind == ProposerKind.SECTOR and provision(proposal.committee, "proposals.sector_off_plenary")
    if kind not in (ProposerKind.SECTOR, ProposerKind.GROUP) or free:
        return
    if counts_for(proposal.committee, day_done())[1] == TimeMark.OFF_PLENARY:
        words = {"kind": proposal.get_proposer_kind_display()}
        raise StepRefused(_("“%(kind)s”提案只在全会期间提交。闭会期间请改由委员个人或联名提出。") % words)


def _ask_yearly_most(proposal: Any) -> None:
    most = provision(proposal.committee, "proposals.yearly_most")
    if not most or proposal.lead_proposer is None or proposal.received_on:
        return
    plenary = counts_for(proposal.committee, day_done())[0]
    own = type(proposal).objects.of(proposal.committee).filter(
        lead_proposer=proposal.lead_proposer, plenary=plenary, received_on__isnull=False, withdrawn_on__isnull=True
    )  # fmt: skip
    if own.count() >= most:
        words = {"most": most, "who": proposal.lead_proposer}
        raise StepRefused(
            _("本会规定每名委员每次全会最多%(most)d件，%(who)s已经满额。可参加他人联名，或改报社情民意。") % words
        )


def may_cosign(invite: Any) -> None:
    """A member in office, not the first proposer."""
    member = invite.membership
    if member.pk == invite.proposal.lead_proposer_id:
        raise StepRefused(_("第一提案人不用邀请自己，请另选委员。"))
    if not Membership.objects.of(invite.committee).in_force(day_done()).filter(pk=member.pk).exists():
        raise StepRefused(_("%(who)s已不在任，不能会签，请另选在任委员。") % {"who": member})


def not_expired(invite: Any) -> None:
    if invite.expires_on and invite.expires_on < day_done():
        words = {"day": phrases.date_text(invite.expires_on)}
        raise StepRefused(_("会签邀请已于%(day)s到期。如仍愿会签，请联系第一提案人重新邀请。") % words)


def has_opinion(invite: Any) -> None:
    if not invite.opinion.strip():
        raise StepRefused(_("请写一句会签意见，100字以内。"), field="opinion")


def is_dissatisfied(proposal: Any) -> None:
    if proposal.rating != Rating.DISSATISFIED:
        raise StepRefused(_("提案人没有反馈“不满意”，不用重新办理。"))


def was_not_redone(proposal: Any) -> None:
    if proposal.redone_on:
        raise StepRefused(_("已经重新办理过一次，不再重新办理。如仍有意见，可列为重点督办或另提提案。"))


def is_settled(proposal: Any) -> None:
    if proposal.rating == Rating.DISSATISFIED and proposal.redone_on is None:
        raise StepRefused(_("提案人反馈“不满意”，须先重新办理一次。"))


def gates_are_open(proposal: Any) -> None:
    """The proposer's consent and the reviewer's word; the unit's gate is that of its letter."""
    if proposal.published_on:
        raise StepRefused(_("这件提案已经公开。"))
    if not proposal.may_publish:
        raise StepRefused(_("提案人不同意公开，理由：%(why)s。") % {"why": proposal.withheld_why or phrases.NONE})
    if proposal.publish_review not in LETS_PUBLISH:
        raise StepRefused(_("审查时没有同意公开。请先在“修改”里填写审查公开意见。"))


def has_abstract(proposal: Any) -> None:
    if proposal.publish_review == PublishDecision.ABSTRACT and not proposal.abstract.strip():
        raise StepRefused(_("审查意见是只公开摘要，请写公开摘要。"), field="abstract")


def is_published(proposal: Any) -> None:
    if proposal.published_on is None:
        raise StepRefused(_("这件提案没有公开。"))


def is_no_candidate(proposal: Any) -> None:
    if proposal.candidate_on:
        raise StepRefused(_("这件提案已是重点候选。"))


def is_candidate(proposal: Any) -> None:
    if proposal.key_on:
        raise StepRefused(_("这件提案已是重点提案。"))
    if proposal.candidate_on is None:
        raise StepRefused(_("还没有列为重点候选。请先推荐。"))


def key_ones_left(proposal: Any) -> None:
    """As many key proposals a plenary as the local rule lets."""
    most = provision(proposal.committee, "proposals.key_most")
    rows = type(proposal).objects.of(proposal.committee).filter(plenary=proposal.plenary, key_on__isnull=False)
    if most and rows.count() >= most:
        raise StepRefused(_("本会规定每次全会最多%(most)d件重点提案，已经满额。") % {"most": most})


def is_key(proposal: Any) -> None:
    if proposal.key_on is None:
        raise StepRefused(_("这件提案不是重点提案。"))
