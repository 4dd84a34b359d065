"""States of a selection, a candidate, a nomination and a voter; grounds of a nomination."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SelectionState(models.TextChoices):
    PREPARING = "preparing", _("筹备")
    NOMINATING = "nominating", _("推荐中")
    SHORTLISTING = "shortlisting", _("初选中")
    BALLOTING = "balloting", _("投票中")
    COUNTED = "counted", _("已计票")
    ANNOUNCED = "announced", _("已公布")
    CALLED_OFF = "called_off", _("已终止")


BEFORE_BALLOT = (SelectionState.PREPARING, SelectionState.NOMINATING, SelectionState.SHORTLISTING)
UNDER_WAY = (*BEFORE_BALLOT, SelectionState.BALLOTING, SelectionState.COUNTED)
DECIDED = (SelectionState.COUNTED, SelectionState.ANNOUNCED)


class CandidateState(models.TextChoices):
    NOMINATED = "nominated", _("待初选")
    SHORTLISTED = "shortlisted", _("列入候选")
    PASSED_OVER = "passed_over", _("未列入候选")
    LAPSED = "lapsed", _("推荐已撤回")
    CHOSEN = "chosen", _("入选")
    TIED = "tied", _("票数相同待定")
    NOT_CHOSEN = "not_chosen", _("未入选")


ON_BALLOT = (
    CandidateState.SHORTLISTED, CandidateState.CHOSEN, CandidateState.TIED, CandidateState.NOT_CHOSEN,
)  # fmt: skip
RESULTS = (CandidateState.CHOSEN, CandidateState.TIED, CandidateState.NOT_CHOSEN)


class NominationState(models.TextChoices):
    GIVEN = "given", _("已推荐")
    WITHDRAWN = "withdrawn", _("已撤回")


class VoterState(models.TextChoices):
    LISTED = "listed", _("列入名册")
    STRUCK = "struck", _("不参加投票")
    ASKED = "asked", _("待投票")
    VOTED = "voted", _("已投票")
    ABSENT = "absent", _("没有投票")


ENTITLED = (VoterState.ASKED, VoterState.VOTED, VoterState.ABSENT)


class Ground(models.TextChoices):
    """Why a proposal is recommended: what it is about, how it is made, what came of it (domain: 选题、针对性、成效)."""

    TOPIC = "topic", _("选题重要")
    PERTINENT = "pertinent", _("针对性强")
    RESEARCHED = "researched", _("调研深入")
    FEASIBLE = "feasible", _("建议可行")
    EFFECT = "effect", _("办理有成效")
