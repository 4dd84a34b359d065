"""How reports word research topics and inspections."""

from __future__ import annotations

from jianyan.activities.sayings import CAMPAIGN, PROGRAMMES
from jianyan.figures.sayings import AROUND, BEFORE, TIMES, Saying, terms, words

KINDS = terms("kind", {
    "thematic_research": "专题调研 专项调研", "led_research": "牵头…课题 领衔…课题 牵头…调研 领题 领导…课题 分别牵头 各领", "special_team": "专班",
    "members_own": "自主调研", "inspection": "专题视察 视察 专项视察",
}, apart=frozenset({"led_research"}))  # fmt: skip
KEY = terms("key", {"True": "重点调研课题 重点课题 重点视察"})
FIELD_WORK = terms(
    "kind", {"symposium": "座谈会 座谈", "field_research": "实地调研 现场调查", "member_research": "调研"}
)
TOPICS = ("个", "项", "件")

SAYINGS = (
    Saying(
        "inquiries.chosen",
        units=TOPICS,
        words=(words("课题 调研题目 调研课题"),),
        modules=("research",),
        by=(KINDS.only("led_research", "members_own").of(BEFORE), KEY.of(AROUND), CAMPAIGN),
        never=words("监督 协商议题 完成 培训 结题"),
        finds={
            "主题教育中围绕[6个]调研课题深入调查": "programme=theme_education",
            "主席会议成员分别牵头[13项]重点调研课题": "kind=led_research key=True",
        },
        passes_over=("专题调研[38项]", "民主监督课题[5个]"),
    ),
    Saying(
        "inquiries.completed",
        units=TOPICS,
        by=(KINDS.without("led_research", "special_team"), PROGRAMMES),
        needs=("kind",),
        modules=("research", "inspection"),
        never=words("课题 问题 建议 报告 项目 活动"),
        finds={"开展专题调研[38项]": "kind=thematic_research", "完成专题视察[4项]": "kind=inspection"},
        passes_over=("专题调研[10次]", "视察重点项目[12个]"),
    ),
    Saying(
        "inquiries.completed",
        units=TOPICS,
        words=(words("完成 结题"), words("课题 调研任务")),
        by=(KINDS, KEY, PROGRAMMES),
        modules=("research",),
        finds={"完成重点调研课题[13项]": "key=True"},
        passes_over=("确定调研课题[13项]",),
    ),
    Saying(
        "inquiries.field_work",
        units=TIMES,
        by=(terms("inquiry", {"special_team": "专班"}, within=AROUND), FIELD_WORK),
        needs=("inquiry", "kind"),
        modules=("research",),
        finds={"组织专班深入部门、企业调研，召开座谈会[30场]": "inquiry=special_team kind=symposium"},
        passes_over=("召开座谈会[30场]",),
    ),
)
