"""The rules of checking, in their order: what each asks, why, and where that is laid down."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.reports.checking import (
    computable,
    headings,
    hedging,
    numbers,
    periods,
    posts,
    records,
    style,
    sums,
    terms,
    twice,
    units,
)
from jianyan.reports.checking.found import Rule
from jianyan.reports.choices import Check

RULES = (
    Rule(1, Check.COMPUTABLE, _("指标、维度、期间、写法都要认得；有一处算不出来，报告就不能发布。"), _("本系统"), computable.find),
    Rule(2, Check.NUMBER, _("除日期、序数、口号和名称以外，正文里的数字都应是指标，或注明不改的理由。"), _("本系统"), numbers.find),
    Rule(3, Check.RECORDS, _("每个指标背后都应有记录。"), _("本系统"), records.find),
    Rule(4, Check.TWICE, _("同一件事前后说的要一致，写法也要一致。"), _("本系统"), twice.find),
    Rule(5, Check.SUMS, _("分项要合成合计，占比要除得出来，构成要合到100%。"), _("本系统"), sums.find),
    Rule(6, Check.HEDGE, _("概数写在指标里：余、多用在整数后面，只少不多；近、约不失实；全文一种写法。"), _("机关惯例"), hedging.find),
    Rule(7, Check.PERIOD, _("一节里的数字应属同一期间，不同的要写明。"), _("机关惯例"), periods.find),
    Rule(8, Check.UNIT, _("量词要与所数的相符：篇不是期，人次不是人。"), _("各指标的说法"), units.find),
    Rule(9, Check.TERM, _("用政协的规范用语。"), _("术语表"), terms.find),
    Rule(10, Check.POST, _("领导的姓名和职务要与任职登记相符。"), _("任职登记"), posts.find),
    Rule(11, Check.STYLE, _("统计数字用阿拉伯数字，概数、起止、年份按国家标准，全文一种写法。"), "GB/T 15835-2011", style.find),
    Rule(12, Check.HEADING, _("各级标题依次编号，不漏、不重、不越级。"), "GB/T 9704-2012", headings.find),
)  # fmt: skip
RULE_OF = {rule.kind: rule for rule in RULES}
