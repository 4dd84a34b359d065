"""Forms of consultation, the committee's part in one, and states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    PLENARY = "plenary", _("全体会议协商")
    TOPICAL_STANDING = "topical_standing", _("专题议政性常委会会议")
    TOPICAL = "topical", _("专题协商会")
    BIMONTHLY = "bimonthly", _("双月协商")
    SECTOR = "sector", _("界别协商")
    COUNTERPART = "counterpart", _("对口协商")
    HANDLING = "proposal_handling", _("提案办理协商")
    LEGISLATIVE = "legislative", _("立法协商")
    EXPERT = "expert", _("专家协商")
    ONLINE = "online", _("网络议政、远程协商")
    MICRO = "micro", _("微协商")
    TALK_IT_OVER = "talk_it_over", _("有事好商量")


class Part(models.TextChoices):
    HOST = "host", _("主办")
    TAKES_PART = "participant", _("参与")


class State(models.TextChoices):
    PLANNED = "planned", _("已列计划")
    HELD = "held", _("已举行")
    REPORTED = "reported", _("已报送")
