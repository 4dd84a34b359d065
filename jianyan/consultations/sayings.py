"""How reports word consultations, and what was held, written and suggested for them."""

from __future__ import annotations

from jianyan.figures.sayings import PIECES, SENTENCE, TIMES, Saying, Several, terms, words

FORMS = terms("form", {
    "plenary": "全体会议协商 整体协商 全会协商",
    "topical_standing": "专题议政性常委会 专题议政性常委会会议 专题议政性常委会议 议政性常委会 常委会专题议政 常委会专题协商 专题常委会 专题议政会 专题议政",
    "topical": "专题协商 专题协商会 专题协商会议", "bimonthly": "双月协商 双月协商座谈会",
    "sector": "界别协商 界别协商座谈会 界别…协商", "counterpart": "对口协商",
    "proposal_handling": "提案办理协商 提案协商 重点提案协商 办理协商 重点提案办理协商 提案办理…协商", "legislative": "立法协商",
    "expert": "专家协商", "online": "网络议政 远程协商 网络协商 线上协商", "micro": "微协商 小微协商",
    "talk_it_over": "有事好商量 有事来商量 协商议事 有事多商量 请你来协商 民生议事堂",
})  # fmt: skip
CONTEXT = FORMS.of(SENTENCE, Several.NONE)
PARTS = terms("part", {"participant": "参与立法 参与…立法 参加立法"})
ON_KEY = terms("on_key", {"True": "重点提案协商 重点提案办理协商 重点提案…办理协商 重点提案…协商"})
PAPERS = terms("kind", {
    "research_report": "调研报告", "inspection_report": "视察报告", "consultation_report": "协商报告", "consultation_result": "协商成果 协商意见",
    "meeting_speech": "大会发言 会议发言 发言材料", "formal_recommendation": "建议案", "special_report": "专报",
})  # fmt: skip
PREPARING = terms("kind", {"member_research": "调研", "member_inspection": "视察", "symposium": "座谈 座谈会"})

SAYINGS = (
    Saying(
        "consultations.held",
        units=(*TIMES, "个", "件"),
        by=(FORMS, PARTS, ON_KEY),
        needs=("form",),
        modules=("consultation",),
        never=words("协商议题 协商课题 建议$ 报告$ 发言$ 成果$"),
        finds={
            "专题议政性常委会会议[2次]": "form=topical_standing",
            "专题协商会议[4次]": "form=topical",
            "重点提案协商[2次]": "form=proposal_handling on_key=True",
            "开展对口协商、“有事好商量”协商[50次]": "form=counterpart,talk_it_over",
            "参与立法协商[31次]": "form=legislative part=participant",
        },
        passes_over=("召开常委会会议[4次]", "确定专题协商议题[8个]"),
    ),
    Saying(
        "consultations.topics_planned",
        units=("个", "项", "件"),
        words=(words("议题 协商课题 协商题目"),),
        by=(FORMS,),
        context=(words("协商 计划"),),
        modules=("consultation",),
        never=words("监督 审议"),
        finds={"年度协商计划确定[10个]重点协商议题": "", "确定专题协商议题[8个]": "form=topical"},
        passes_over=("民主监督议题[9个]",),
    ),
    Saying(
        "consultations.prepared",
        units=TIMES,
        by=(CONTEXT, PREPARING),
        needs=("form", "kind"),
        modules=("research", "consultation"),
        words=(words("组织 会前 前期 先后 深入"),),
        never=words("专题调研 专题视察 专题协商 协商座谈 学习座谈 协商 议政"),
        finds={
            "2次专题议政性常委会会议，组织调研、视察、座谈[20场]": "form=topical_standing kind=member_research,member_inspection,symposium"
        },
        passes_over=("组织调研、视察、座谈[20场]", "界别协商座谈会[1次]"),
    ),
    Saying(
        "consultations.papers",
        units=PIECES,
        by=(CONTEXT, PAPERS),
        needs=("form", "kind"),
        modules=("research", "consultation"),
        never=words("报送 呈报 批示 重视"),
        finds={
            "2次专题议政性常委会会议，形成调研报告[237篇]": "form=topical_standing kind=research_report",
            "专题协商会8次，形成协商成果[204篇]": "form=topical kind=consultation_result",
        },
        passes_over=("形成调研报告[7篇]",),
    ),
    Saying(
        "consultations.papers",
        units=("项",),
        words=(words("协商成果 形成成果"),),
        context=(words("协商"),),
        where={"kind": ("research_report", "consultation_result")},
        modules=("consultation",),
        finds={"协商议政形成协商成果[400项]": "kind=research_report,consultation_result"},
        passes_over=("专题协商会形成协商成果[204篇]",),
    ),
    Saying(
        "consultations.suggestions",
        units=PIECES,
        words=(words("建议 意见建议 具体建议"),),
        by=(CONTEXT,),
        needs=("form",),
        modules=("consultation",),
        never=words("采纳 转化 计划 提案 社情民意"),
        finds={"开展微协商，提出意见建议[33条]": "form=micro"},
        passes_over=("提出意见建议[33条]", "微协商意见建议被采纳[33条]"),
    ),
)
