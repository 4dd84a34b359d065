"""How reports word proposals and what became of them."""

from __future__ import annotations

from jianyan.figures.sayings import AROUND, BEFORE, NEAR, Saying, Several, terms, words
from jianyan.organisation.sayings import SECTORS
from jianyan.proposals.choices import COLLECTIVE

PROPOSERS = terms("proposer", {
    "individual": "委员个人提案 个人提案", "joint": "联名提案 委员联名", "party": "党派提案 民主党派…提案 各民主党派…提案",
    "organisation": "人民团体提案 团体提案", "sector": "界别提案", "group": "小组提案 联组提案", "committee": "专委会提案",
})  # fmt: skip
TIMES_MARKED = terms(
    "time", {"plenary": "会议期间 大会期间 会间 全会期间", "off_plenary": "平时提案 闭会期间 日常提案"}
)
KEY = terms("key", {"True": "重点提案"})
SUPERVISORS = terms("supervisor", {
    "government_leader": "政府…领导 政府领导 市长 县长 区长 省长 州长 政府分管领导 政府主要领导",
    "party_leader": "党委领导 市委领导 县委领导 区委领导 省委领导 市委书记 县委书记 区委书记", "chairs_meeting": "主席会议成员 政协领导 主席会议 主席、副主席",
    "special_committee": "专委会",
}, within=BEFORE | AROUND, several=Several.NONE)  # fmt: skip
BY = (PROPOSERS, SECTORS.of(NEAR), TIMES_MARKED, KEY)
UNITS = ("件", "个", "份", "项", "条")
NOT_OURS = words(
    "方面提案 方面的提案 类提案 类的提案 评议 人大 代表建议 议案 优秀提案 好提案 不予立案 未立案 转为 并案 合并 撤案 社情民意 意见建议"
)
FILED = words("立案 审查立案 予以立案 交办 立案交办")
REPLIED = words("办复 答复 办结 已答复 办理答复 办理完毕")
RATED = words("满意")

SAYINGS = (
    Saying(
        "proposals.received",
        units=UNITS,
        words=(words("提案"),),
        by=BY,
        modules=("proposal",),
        never=(
            *NOT_OURS,
            *FILED,
            *REPLIED,
            *RATED,
            *words("督办 回访 提案协商 办理协商 立法 表彰 重点提案 反馈 联名提案"),
        ),
        nowhere=words("立案 审查立案"),
        finds={
            "共收到提案[312件]": "",
            "提出政协提案[231件]": "",
            "界别提案[46件]": "proposer=sector",
            "征集平时提案[20件]": "time=off_plenary",
        },
        passes_over=(
            "立案提案[286件]",
            "答复提案[286件]",
            "收到代表建议[180件]",
            "表彰优秀提案[10件]",
            "提案办理协商[260次]",
        ),
    ),
    Saying(
        "proposals.received",
        units=UNITS,
        words=(words("集体提案 集体名义"),),
        where={"proposer": tuple(COLLECTIVE)},
        modules=("proposal",),
        never=(*NOT_OURS, *FILED, *REPLIED),
        nowhere=words("立案 审查立案"),
        finds={"各党派团体提交集体提案[62件]": "proposer=party,organisation,sector,group,committee"},
        passes_over=("个人提案[62件]",),
    ),
    Saying(
        "proposals.filed",
        units=UNITS,
        words=(FILED,),
        context=(words("提案"),),
        by=BY,
        modules=("proposal",),
        never=(*words("不予立案 未立案 拟立案 人大 代表建议 答复 办复 转为 并案"),),
        finds={
            "共收到提案312件，经审查，立案[286件]": "",
            "立案交办提案[864件]": "",
            "提案立案[3042件]": "",
            "立案界别提案[46件]": "proposer=sector",
        },
        passes_over=("拟立案[286件]", "立案率[91%]", "收到提案[286件]"),
    ),
    Saying(
        "proposals.filed",
        units=UNITS,
        words=(words("集体提案"),),
        earlier=(words("立案"),),
        where={"proposer": tuple(COLLECTIVE)},
        modules=("proposal",),
        never=NOT_OURS,
        finds={"经审查立案65件，其中集体提案[17件]": "proposer=party,organisation,sector,group,committee"},
        passes_over=("收到提案65件，其中集体提案[17件]",),
    ),
    Saying(
        "proposals.filed",
        units=UNITS,
        by=(PROPOSERS,),
        needs=("proposer",),
        earlier=(words("立案"),),
        modules=("proposal",),
        never=NOT_OURS,
        finds={"经审查立案65件，其中界别提案[17件]": "proposer=sector"},
        passes_over=("收到提案65件，其中界别提案[17件]",),
    ),
    Saying(
        "proposals.filed",
        units=UNITS,
        words=(words("重点提案"), words("遴选 确定 筛选 选定 列为 确立 评选")),
        by=(KEY,),
        needs=("key",),
        modules=("proposal",),
        never=(*NOT_OURS, *words("督办 协商 答复 办复 领衔")),
        finds={"遴选重点提案[12件]": "key=True"},
        passes_over=("督办重点提案[12件]", "重点提案协商[2件]"),
    ),
    Saying(
        "proposals.replied",
        units=UNITS,
        words=(REPLIED,),
        context=(words("提案"),),
        by=BY,
        modules=("proposal",),
        never=words("人大 代表建议 满意 回访 社情民意 信访 案件 实事 问题 困难"),
        finds={"提案已办复[280件]": "", "[286件]提案全部答复": ""},
        passes_over=("办结信访案件[9件]", "办理提案满意[280件]"),
    ),
    Saying(
        "proposals.content",
        units=UNITS,
        words=(words("基本满意"),),
        context=(words("提案 反馈"),),
        modules=("proposal",),
        never=words("不满意"),
        finds={"提案者反馈满意和基本满意[280件]": ""},
        passes_over=("反馈满意[270件]",),
    ),
    Saying(
        "proposals.satisfied",
        units=UNITS,
        words=(words("满意"),),
        context=(words("提案 反馈"),),
        modules=("proposal",),
        never=words("基本满意 不满意"),
        finds={"提案者反馈满意[270件]": ""},
        passes_over=("反馈不满意[2件]", "反馈满意和基本满意[280件]"),
    ),
    Saying(
        "proposals.rated",
        units=UNITS,
        words=(words("反馈"),),
        context=(words("提案"),),
        modules=("proposal",),
        never=words("满意 社情民意 意见建议"),
        finds={"收到提案者反馈[275件]": ""},
        passes_over=("反馈满意[270件]",),
    ),
    Saying(
        "proposals.visited",
        units=UNITS,
        words=(words("回访"),),
        context=(words("提案"),),
        modules=("proposal",),
        finds={"回访提案[60件]": ""},
        passes_over=("走访委员[60名]",),
    ),
    Saying(
        "proposals.reply_rate",
        units=("%",),
        words=(words("办复率 答复率 办结率 按期办复率 提案办复"),),
        by=BY,
        modules=("proposal",),
        never=words("人大 代表建议 信访 A类 B类 类办结率"),
        finds={"提案办复率[100%]": "", "重点提案答复率[100%]": "key=True"},
        passes_over=("满意率[98%]", "代表建议办复率[100%]"),
    ),
    Saying(
        "proposals.satisfaction_rate",
        units=("%",),
        words=(words("满意率 满意度 满意”的占 满意的占"),),
        by=BY,
        modules=("proposal",),
        never=words("基本满意 人大 代表建议 群众满意 群众…满意"),
        finds={"提案办理满意率达[98%]": "", "委员满意率[100%]": ""},
        passes_over=("满意和基本满意率[100%]", "群众满意率[99%]"),
    ),
    Saying(
        "proposals.content_rate",
        units=("%",),
        words=(words("基本满意率 满意和基本满意 基本满意 满意及基本满意 满意、基本满意"),),
        by=BY,
        modules=("proposal",),
        never=words("人大 代表建议 群众…满意"),
        finds={"满意和基本满意率[100%]": ""},
        passes_over=("满意率[98%]",),
    ),
    Saying(
        "proposals.visit_rate",
        units=("%",),
        words=(words("回访率"),),
        by=BY,
        modules=("proposal",),
        finds={"提案回访率[100%]": ""},
        passes_over=("走访率[100%]",),
    ),
    Saying(
        "proposals.supervised",
        units=UNITS,
        words=(words("督办"),),
        context=(words("提案"),),
        by=(KEY.of(AROUND), SUPERVISORS),
        modules=("proposal",),
        finds={
            "[3个]重点提案得到市政府分管领导领衔督办": "key=True supervisor=government_leader",
            "主席会议成员领衔督办提案[8件]": "supervisor=chairs_meeting",
        },
        passes_over=("遴选重点提案[3件]",),
    ),
)
