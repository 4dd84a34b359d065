"""Local rules of handling: when a reply is due, how long a unit may hand back, how often to meet, how feedback counts."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.choices import Unit
from jianyan.committees.local_rules import Declared, declare
from jianyan.handling.choices import Base, Silence
from jianyan.proposals.choices import ProposerKind, Rating, ResultClass

ASSUMED = _("系统默认，请按本会规定设定")
UNITS = dict(Unit.choices)
DAY_OF_YEAR = r"|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"

declare(
    Declared("due.base", _("答复期限从哪天算起"), str(Base.HANDOVER), source=_("各地多从交办之日起"), words=dict(Base.choices)),
    Declared("due.reply", _("答复期限"), 3, low=1, high=300, source=_("各地2至6个月")),
    Declared("due.reply_unit", _("答复期限的单位"), str(Unit.MONTH), source=_("各地多以月计"), words=UNITS),
    Declared("due.most", _("连同延期最长"), 6, unit=_("个月"), low=1, high=12, source=_("省级规定：最迟6个月")),
    Declared("due.fixed", _("会议提案统一答复日"), "", unit=_("月-日"), pattern=DAY_OF_YEAR, source=_("有的地方为6月30日或8月31日"),
             explains=_("按“06-30”填写，会议期间的提案都在这一天前答复；空着按上面的期限算。")),
    Declared("due.early_types", _("须提前答复的提案者类别"), [str(ProposerKind.PARTY)], source=_("有的地方党派提案先办"), words=dict(ProposerKind.choices)),
    Declared("due.early_fixed", _("提前答复日"), "", unit=_("月-日"), pattern=DAY_OF_YEAR, source=_("有的地方为5月10日"),
             explains=_("上面所列类别的会议提案在这一天前答复；空着不提前。")),
    Declared("due.key_reply", _("重点提案答复期限"), 0, low=0, high=300, source=ASSUMED, explains=_("单位同答复期限；0为与其他提案相同。")),
    Declared("due.assist", _("会办意见期限"), 1, low=1, high=120, source=_("各地1至2个月")),
    Declared("due.assist_unit", _("会办意见期限的单位"), str(Unit.MONTH), source=ASSUMED, words=UNITS),
    Declared("due.assist_before", _("会办意见早于主办答复"), 0, unit=_("天"), low=0, high=90, source=_("凤阳：主办期限前20天"),
             explains=_("填20即为主办单位答复期限前20天；0为按上面的期限从签收算。")),
    Declared("due.sign_days", _("几个工作日内签收"), 3, unit=_("工作日"), low=1, high=20, source=ASSUMED),
    Declared("due.extension", _("每次最多延长"), 1, unit=_("个月"), low=1, high=6, source=_("各地1至3个月")),
    Declared("due.extensions", _("最多延几次"), 1, unit=_("次"), low=0, high=5, source=ASSUMED),
    Declared("assign.return_days", _("退办期限"), 7, low=1, high=60, source=_("各地3至10个工作日")),
    Declared("assign.return_unit", _("退办期限的单位"), str(Unit.WORKDAY), source=_("各地以工作日或天计"), words=UNITS),
    Declared("assign.restarts", _("调整后重新计时"), True, source=ASSUMED, explains=_("设为“否”时，新单位沿用原来的期限。")),
    Declared("assign.hub_checks", _("复文先经督查室审核"), True, source=_("各地多由督查室把关")),
    Declared("contact.least", _("答复前至少面商"), 1, unit=_("次"), low=0, high=5, source=_("各地1至2次")),
    Declared("contact.first_days", _("首次面商在签收后"), 15, unit=_("工作日"), low=1, high=90, source=_("崇义：15个工作日内")),
    Declared("reply.waits_for_assist", _("会办意见未齐不得答复"), True, source=_("各地办理规则")),
    Declared("reply.letters", _("结果分类的字母"),
             [f"A={ResultClass.SOLVED}", f"B={ResultClass.IN_PROGRESS}", f"C={ResultClass.PLANNED}", f"D={ResultClass.REFERENCE}"],
             pattern=r"\S{1,4}=(" + "|".join(ResultClass.values) + ")", source=_("各地ABC、ABCD或文字不一"),
             explains=_("一行一类，如“A=adopted_solved”；各地字母含义不同，按本会的写。代码：adopted_solved 已解决或采纳，in_progress 正在解决，planned 列入计划，reference 留作参考，infeasible 暂不能解决。")),
    Declared("feedback.days", _("反馈期限"), 15, unit=_("工作日"), low=3, high=90, source=_("崇义：15个工作日")),
    Declared("feedback.scale", _("满意度分几档"), [str(Rating.SATISFIED), str(Rating.BASICALLY), str(Rating.DISSATISFIED)],
             source=_("各地三至四档"), words=dict(Rating.choices)),
    Declared("feedback.silence", _("逾期未反馈"), str(Silence.NOT_COUNTED), source=ASSUMED, words=dict(Silence.choices)),
    Declared("feedback.everyone", _("联名人都征询"), False, source=_("有的地方征询所有联名人")),
    Declared("feedback.redo_days", _("重新办理期限"), 30, unit=_("天"), low=10, high=90, source=_("各地15至60天")),
    Declared("remind.ladder", _("催办层级"), ["0=催办承办单位", "7=通报承办单位", "15=报请分管领导", "30=报请主要领导"],
             pattern=r"\d{1,3}=\S{2,20}", source=ASSUMED,
             explains=_("一行一级：逾期满几个工作日=怎么催，如“7=通报承办单位”。")),
    Declared("remind.days", _("期限前几天提醒"), ["30", "15", "7", "3", "1"], pattern=r"\d{1,3}", unit=_("天"), source=ASSUMED),
)  # fmt: skip
