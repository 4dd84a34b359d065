"""Local rules of selections: how many places, who recommends, who votes, how."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare
from jianyan.organisation.choices import Role

ASSUMED = _("系统默认，请按本会规定设定")
NATIONAL = _("全国政协年度好提案")
NOMINATING = (
    Role.UNIT, Role.MEMBER, Role.CONVENER, Role.COLLECTIVE, Role.COMMITTEE_STAFF, Role.LEADER, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD,
)  # fmt: skip
VOTING = (
    Role.LEADER, Role.MEMBER, Role.CONVENER, Role.COLLECTIVE, Role.COMMITTEE_STAFF, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.OFFICE,
)  # fmt: skip

declare(
    Declared("merits.places", _("优秀提案名额"), 0, unit=_("件"), low=0, high=500, source=_("县级多为每年10件"),
             explains=_("0为按下面的百分比算；评选时可以另定。")),
    Declared("merits.percent", _("优秀提案占立案提案"), 1, unit="%", low=1, high=50, source=NATIONAL,
             explains=_("没有写定名额时，按这次全会立案提案的百分比算，不足一件的进一件。")),
    Declared("merits.collective_least", _("其中集体提案至少占"), 20, unit="%", low=0, high=100, source=NATIONAL),
    Declared("merits.nominators", _("谁可以推荐"), [str(role) for role in NOMINATING], source=ASSUMED,
             words={str(role): role.label for role in Role}),
    Declared("merits.own", _("可以推荐自己的提案"), False, source=ASSUMED),
    Declared("merits.nominate_days", _("推荐几天截止"), 30, unit=_("天"), low=1, high=180, source=ASSUMED),
    Declared("merits.voters", _("谁都参加投票"), [str(Role.LEADER)], source=ASSUMED, words={str(role): role.label for role in VOTING},
             explains=_("这些岗位的席位都列入投票人名册；委员等由办公室逐个列入。")),
    Declared("merits.ballot_days", _("投票几天截止"), 7, unit=_("天"), low=1, high=90, source=ASSUMED),
    Declared("merits.secret", _("无记名投票"), True, source=ASSUMED, explains=_("设为“否”时为记名投票，计票后公开各人所投。")),
    Declared("merits.turnout", _("参加投票的须超过"), 50, unit="%", low=0, high=99, source=ASSUMED,
             explains=_("占应投票人数的百分比，超过才算数；50即过半数。")),
)  # fmt: skip
