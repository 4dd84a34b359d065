"""States, proposers, time marks, outcomes of review, ratings and supervisors of proposals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposerKind(models.TextChoices):
    INDIVIDUAL = "individual", _("委员个人")
    JOINT = "joint", _("委员联名")
    PARTY = "party", _("党派")
    ORGANISATION = "organisation", _("人民团体")
    SECTOR = "sector", _("界别")
    GROUP = "group", _("委员小组")
    COMMITTEE = "committee", _("专委会")


COLLECTIVE = (
    ProposerKind.PARTY,
    ProposerKind.ORGANISATION,
    ProposerKind.SECTOR,
    ProposerKind.GROUP,
    ProposerKind.COMMITTEE,
)


class TimeMark(models.TextChoices):
    PLENARY = "plenary", _("会议期间")
    OFF_PLENARY = "off_plenary", _("平时")


class State(models.TextChoices):
    """Where a proposal stands; what its handling units do, each assignment holds by itself."""

    DRAFT = "draft", _("草稿")
    COSIGNING = "cosigning", _("会签中")
    SUBMITTED = "submitted", _("待初审")
    SECOND = "second_review", _("待复审")
    DECIDING = "deciding", _("待审定")
    RETURNED = "returned", _("退回修改")
    FILED = "filed", _("待交办")
    ASSIGNED = "assigned", _("已交办")
    HANDLING = "handling", _("办理中")
    REPLIED = "replied", _("已答复")
    RATED = "rated", _("已反馈")
    REDO = "redo", _("重新办理")
    CLOSED = "closed", _("办结")
    MERGED = "merged", _("并案")
    CONVERTED = "converted", _("转为意见建议")
    DECLINED = "declined", _("不予立案")
    WITHDRAWN = "withdrawn", _("已撤回")


WRITING = (State.DRAFT, State.COSIGNING, State.RETURNED)
IN_REVIEW = (State.SUBMITTED, State.SECOND, State.DECIDING)
IN_HAND = (State.ASSIGNED, State.HANDLING, State.REPLIED, State.REDO)
UNDER_WAY = (State.FILED, State.ASSIGNED, State.HANDLING, State.REPLIED, State.RATED, State.REDO, State.CLOSED)


class InviteState(models.TextChoices):
    """What an invited member said to signing a joint proposal."""

    INVITED = "invited", _("待答复")
    AGREED = "agreed", _("同意会签")
    REFUSED = "refused", _("谢绝会签")
    LAPSED = "lapsed", _("逾期未答")


class Conversion(models.TextChoices):
    """What a proposal that is not filed goes on as."""

    SUGGESTION = "suggestion", _("转为意见和建议")
    OPINION = "opinion", _("转社情民意信息")
    LETTER = "letter", _("转委员来信")


class Decline(models.TextChoices):
    """Grounds for not filing: the ten national ones, then those usual in places."""

    SECRET = "secret", _("涉及党和国家秘密")
    FORBIDDEN = "forbidden", _("国家明令禁止")
    INNER_PARTY = "inner_party", _("中共党员反映党内组织人事安排")
    PARTY_AFFAIRS = "party_affairs", _("民主党派成员反映本组织内部问题")
    IN_COURT = "in_court", _("已进入民事、刑事、行政诉讼程序或者仲裁")
    ACADEMIC = "academic", _("属于学术研讨")
    PERSONAL = "personal", _("为本人或者亲属解决个人问题")
    PROMOTION = "promotion", _("宣传、推介具体作品、产品")
    DENUNCIATION = "denunciation", _("指名举报")
    EMPTY = "empty", _("内容空泛，没有具体建议")
    OUTSIDE = "outside", _("超出本级职权")
    SEVERAL = "several", _("一案多事")
    REPEAT = "repeat", _("与已立案提案重复")
    UNDER_WAY = "under_way", _("所提事项已在办理")


class PublishDecision(models.TextChoices):
    """The reviewer's word on publishing."""

    YES = "yes", _("全文公开")
    ABSTRACT = "abstract", _("只公开摘要")
    NO = "no", _("不公开")


LETS_PUBLISH = (PublishDecision.YES, PublishDecision.ABSTRACT)


class Rating(models.TextChoices):
    VERY = "very", _("非常满意")
    SATISFIED = "satisfied", _("满意")
    BASICALLY = "basically", _("基本满意")
    DISSATISFIED = "dissatisfied", _("不满意")


class ResultClass(models.TextChoices):
    """What came of a proposal, in canonical codes; each committee maps its own letters onto them."""

    SOLVED = "adopted_solved", _("已经解决或者采纳")
    IN_PROGRESS = "in_progress", _("正在解决")
    PLANNED = "planned", _("列入计划逐步解决")
    REFERENCE = "reference", _("留作参考")
    INFEASIBLE = "infeasible", _("暂不能解决")


class SupervisorLevel(models.TextChoices):
    GOVERNMENT = "government_leader", _("政府领导")
    PARTY = "party_leader", _("党委领导")
    CHAIRS = "chairs_meeting", _("主席会议成员")
    COMMITTEE = "special_committee", _("专委会")
