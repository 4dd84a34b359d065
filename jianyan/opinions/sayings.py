"""How reports word public-opinion reports (篇) and their issues (期)."""

from __future__ import annotations

from jianyan.figures.sayings import BEFORE, NEAR, Saying, terms, words
from jianyan.outcomes.sayings import RECIPIENTS

OPINION = words("社情民意 社情民意信息 民意信息 社情")
REPORTERS = terms("reporter", {
    "member": "委员反映 委员报送 委员提交", "party": "党派团体 民主党派 各党派", "circle": "各族各界 各界人士",
    "lower_committee": "县区政协 县（区）政协 县(区)政协 区县政协 下级政协", "information_officer": "信息员",
}, within=BEFORE)  # fmt: skip
PUBLICATIONS = terms("publication", {
    "direct_channel": "直通车 建言献策直通车", "weekly": "每周社情", "bulletin": "社情民意信息 社情民意 社情民意专报",
})  # fmt: skip
UNITS = ("篇", "条", "件", "份", "个")
ISSUES = ("期",)
SENT = words("报送 呈报 上报 呈送 报市委 报省委 报区委 报县委 报全国政协")
COMPILED = words("编报 编发 编辑 编印 编辑报送 整理编报 编写")
USED = words("转为 转作 采用 采纳 录用 批示 转化 获奖 优秀社情民意 优秀信息 表彰")

SAYINGS = (
    Saying(
        "opinions.received",
        units=UNITS,
        words=(OPINION,),
        by=(REPORTERS,),
        modules=("opinion",),
        never=(*USED, *SENT, *COMPILED),
        finds={
            "反映社情民意信息[5492件]": "",
            "各党派团体和各族各界人士反映社情民意信息[18条]": "reporter=party,circle",
            "收集社情民意信息[120篇]": "",
        },
        passes_over=("编报社情民意信息[28条]", "社情民意信息被采用[40篇]", "报送社情民意信息[31篇]"),
    ),
    Saying(
        "opinions.compiled",
        units=UNITS,
        words=(OPINION, COMPILED),
        modules=("opinion",),
        never=USED,
        finds={"编报社情民意信息[28条]": ""},
        passes_over=("收到社情民意信息[28条]", "编发工作信息[28条]"),
    ),
    Saying(
        "opinions.compiled",
        units=UNITS,
        words=(OPINION,),
        context=(COMPILED,),
        modules=("opinion",),
        never=(*USED, *SENT, *words("反映 收集 收到")),
        finds={"编报直通车7期、社情民意信息[28条]": ""},
        passes_over=("反映社情民意信息[28条]",),
    ),
    Saying(
        "opinions.sent",
        units=UNITS,
        words=(OPINION, SENT),
        by=(RECIPIENTS.of(NEAR),),
        modules=("opinion",),
        never=USED,
        finds={
            "[31篇]社情民意信息呈报市委": "recipient=party_committee",
            "向全国政协、市委报送社情民意信息[90篇]": "",
        },
        passes_over=("反映社情民意信息[31篇]", "报送调研报告[31篇]"),
    ),
    Saying(
        "opinions.issues_sent",
        units=ISSUES,
        words=(OPINION, SENT),
        by=(PUBLICATIONS,),
        needs=("publication",),
        modules=("opinion",),
        never=USED,
        finds={"向市委、市政府报送社情民意信息[229期]": "publication=bulletin"},
        passes_over=("编印社情民意信息[50期]",),
    ),
    Saying(
        "opinions.issues_sent",
        units=ISSUES,
        by=(PUBLICATIONS,),
        needs=("publication",),
        context=(words("同时报 并报 分送 报全国政协 报市委 报省委 报区委 报县委"),),
        modules=("opinion",),
        never=USED,
        finds={"社情民意信息编成[60期]，同时报全国政协和市委": "publication=bulletin"},
        passes_over=("社情民意信息编成[60期]",),
    ),
    Saying(
        "opinions.issues",
        units=ISSUES,
        by=(PUBLICATIONS,),
        needs=("publication",),
        modules=("opinion",),
        never=(*USED, *SENT),
        finds={
            "编报委员建言献策直通车[7期]": "publication=direct_channel",
            "编印《社情民意》[50期]": "publication=bulletin",
        },
        passes_over=("报送社情民意信息[229期]", "编印会刊[6期]"),
    ),
)
