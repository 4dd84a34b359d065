"""Local rules of proposals: who may submit when, how long a text is, how many look at it, how it is numbered."""

from django.utils.translation import gettext_lazy as _

from jianyan.committees.local_rules import Declared, declare
from jianyan.proposals.choices import Decline, ProposerKind
from jianyan.proposals.intake import wrong_cutoff

ASSUMED = _("系统默认，请按本会规定设定")
REGULATION = _("提案工作条例")

declare(
    Declared(
        "proposals.title_most", _("案由最多"), 50, unit=_("字"), low=20, high=200, source=_("各地50至100字"),
    ),
    Declared(
        "proposals.text_warn", _("正文超过即提醒"), 1500, unit=_("字"), low=300, high=10000, source=_("各地800至1500字"),
        explains=_("情况、分析、建议合计超过这个字数，写的时候提醒，不妨碍提交。"),
    ),
    Declared(
        "proposals.text_most", _("每一部分最多"), 3000, unit=_("字"), low=500, high=20000, source=_("各地系统限3000字"),
        explains=_("情况、分析、建议各自超过这个字数，不能提交。"),
    ),
    Declared("proposals.analysis_needed", _("必须写分析"), True, source=REGULATION),
    Declared(
        "proposals.types", _("可用的提案者类别"), [str(kind) for kind in ProposerKind], source=REGULATION, words=dict(ProposerKind.choices),
        explains=_("没有列在这里的类别不能提交。"),
    ),
    Declared(
        "proposals.sector_off_plenary", _("界别闭会期间也可提交"), False, source=_("全国限会议期间；北京、上海随时"),
    ),
    Declared("proposals.yearly_most", _("每名委员每次全会最多"), 0, unit=_("件"), low=0, high=50, source=ASSUMED,
             explains=_("按第一提案人计；0为不限。")),
    Declared("proposals.cosign_days", _("会签邀请几天内答复"), 7, unit=_("天"), low=1, high=60, source=ASSUMED),
    Declared("proposals.cosign_wait", _("会签未齐不得提交"), False, source=ASSUMED,
             explains=_("设为“否”时，到提交还没有答复的委员不列为联名人。")),
    Declared("proposals.cutoff", _("会议提案截止"), "", unit=_("时刻"), pattern=r"|\d{4}-\d{2}-\d{2} \d{2}:\d{2}",
             source=_("全国为全会第二天20时"), wrong=wrong_cutoff,
             explains=_("按“2027-01-15 18:00”填写；截止后提交的算平时提案，不拒收。空着为全会闭幕日。")),
    Declared("proposals.opens_days", _("全会前几天开始收"), 14, unit=_("天"), low=0, high=90, source=_("全国约两周"),
             explains=_("从这一天起到截止，提交的算会议期间提案。")),
    Declared("proposals.review_steps", _("审查几步"), 3, unit=_("步"), low=1, high=3, source=_("初审、复审、主任审定"),
             explains=_("1为初审后即可立案；2加复审；3再加提案委主任审定。")),
    Declared("proposals.review_days", _("初审几个工作日内完成"), 5, unit=_("工作日"), low=1, high=60, source=ASSUMED),
    Declared("proposals.decline_reasons", _("不予立案的理由"), [str(reason) for reason in Decline], words=dict(Decline.choices), source=_("全国政协提案委员会2011年公布的十条，加各地常见四条")),
    Declared("proposals.number", _("提案号写法"), "{seq:04d}", source=_("全国政协"),
             pattern=r"[^{}]*(\{(term|plenary)\}[^{}]*)*\{seq(:0[1-6]d)?\}[^{}]*",
             explains=_("{seq:04d}为四位顺序号；可加{term}届、{plenary}次会议。")),
    Declared("proposals.number_apart", _("平时提案另编号"), False, source=ASSUMED,
             explains=_("设为“是”时，平时提案自成一列，号前加“平”。")),
    Declared("proposals.categories", _("提案类别"),
             ["经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设"], source=_("全国政协五类")),
    Declared("proposals.merged_counts", _("并案计入立案"), False, source=_("全国不计入；有的地方计入")),
    Declared("proposals.key_most", _("重点提案每次全会最多"), 0, unit=_("件"), low=0, high=500, source=_("县5件至全国60件"), explains=_("0为不限。")),
    Declared("proposals.publish_days", _("立案后几天内公开"), 15, unit=_("天"), low=1, high=90, source=_("枣庄市政协")),
)  # fmt: skip
