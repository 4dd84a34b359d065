"""How reports word papers, suggestions, problems, regulations, publications, awards, money and media."""

from __future__ import annotations

from jianyan.activities.sayings import CAMPAIGN, PROGRAMMES
from jianyan.figures.sayings import AROUND, BEFORE, PERSONS, PIECES, Saying, Several, terms, words
from jianyan.organisation.sayings import SECTORS

PAPER_KINDS = terms("kind", {
    "research_report": "调研报告 考察报告", "inspection_report": "视察报告", "consultation_report": "协商报告",
    "consultation_result": "协商成果 协商意见", "formal_recommendation": "建议案", "special_report": "专报 专题报告 建言专报",
    "plenary_speech": "大会发言 书面发言 口头发言", "request": "请示 请示报告", "research_result": "调研成果",
    "statement": "倡议书", "draft": "初稿",
})  # fmt: skip
AUTHORS = terms("authors", {
    "party": "党派团体 民主党派 各党派", "circle": "各族各界 各界人士", "committee": "专委会",
}, within=BEFORE)  # fmt: skip
RECIPIENTS = terms("recipient", {
    "party_committee": "市委 省委 区委 县委 州委 自治区党委 党委 旗委 地委", "government": "政府", "national_cppcc": "全国政协",
    "upper_cppcc": "向省政协 报省政协 报送省政协 向市政协 报市政协 报送市政协 自治区政协 上级政协", "": "民革市委 民盟市委 民建市委 民进市委 农工党市委 九三学社市委", "department": "有关部门 相关部门",
}, several=Several.NONE)  # fmt: skip
SENT = words("报送 呈报 呈送 上报 送交 报市委 报省委 报区委 报县委")
NOTED = words("批示 重视 肯定 圈阅 签批")
SOURCES = terms("source", {
    "inspection": "视察", "research": "调研", "consultation": "协商", "supervision": "民主监督 监督性",
}, within=BEFORE, several=Several.ALL)  # fmt: skip
DELIBERATED = {"source": ("report_deliberation",)}
REPORTS = words("工作报告 两院 “两院” 两院报告")
SUGGESTED = words("建议 意见建议 意见 对策建议")
PROBLEM_KINDS = terms("kind", {
    "self_examination": "检视问题 查摆问题 检视 查摆 对照检查 检查出 检视整改 问题清单",
    "petition_case": "信访案件 信访件 信访积案 信访事项 信访问题 信访矛盾 信访",
    "project_difficulty": "项目…困难 项目…问题 企业…困难 企业…问题 项目…困难问题", "practical_deed": "办实事 实事 为民办实事 惠民实事 民生实事 好事实事",
    "member_difficulty": "委员…困难 委员…问题 委员…难事 委员…难题", "public_problem": "群众…问题 群众…难题 突出问题 民生问题 急难愁盼 群众…困难",
    "supervision_finding": "监督发现 监督…问题",
})  # fmt: skip
BROUGHT_UP = PROBLEM_KINDS.only("self_examination").of(BEFORE)
CLOSED = words("解决 化解 销号 办结 办成 整改 整改销号 协调解决 帮助解决 整改完成 办实事 办理 实事")
FOUND = words("查摆 检视 查找 发现 列出 找出 受理 检视问题 排查")
THINGS = words("问题 困难 案件 信访 实事 难题 难事 销号 事项 短板 不足")
MADE = words("制定 出台 建立 修订 修改 完善 健全 新建 新立 建章立制 制度建设 印发 废止")
ACTIONS = terms(
    "action",
    {"made": "制定 出台 建立 新建 新立 印发", "revised": "修订 修改 完善 健全 修订完善"},
    several=Several.ALL,
)
RULES = words("制度 规则 办法 规定 制度机制 工作规则 建章立制 规章 细则 机制制度")
PUBLICATIONS = terms("kind", {
    "historical_material": "文史资料 文史 史料 政协志", "book": "书籍 图书 专著 丛书 文集 画册", "magazine": "杂志 刊物 会刊 期刊",
    "guide": "指南 手册",
})  # fmt: skip
READERS = terms("reader", {
    "public": "社会层面 社会读者 向社会 群众 市民 读者", "institution": "图书馆 收藏机构 国家馆 档案馆 学校 机构 单位 政协赠 兄弟政协 县政协",
    "members": "委员",
}, within=BEFORE, several=Several.JOINED)  # fmt: skip
TITLES = terms("title", {
    "优秀政协委员": "优秀政协委员 优秀委员 履职优秀委员", "政协工作先进个人": "政协工作先进个人 先进个人 先进工作者", "优秀提案": "优秀提案 好提案",
    "优秀社情民意信息": "优秀社情民意 优秀信息",
})  # fmt: skip
YUAN = ("元",)
PROVIDERS = terms("provider", {
    "care_unit": "帮扶单位", "village_unit": "包抓单位 包村单位", "upper_level": "上级部门 上级", "firm": "企业",
}, within=BEFORE, several=Several.NONE)  # fmt: skip
PURPOSES = terms("purpose", {
    "epidemic": "疫情 抗疫 抗击 防疫", "hardship": "为困难群众 为困难家庭 为生活困难 为困难户 慰问困难", "education": "助学 资助学生 资助…学生 为学校",
}, within=AROUND, several=Several.NONE)  # fmt: skip
BENEFICIARIES = terms("beneficiary", {
    "poor_village": "贫困村", "weak_village": "薄弱村", "school": "学校", "household": "困难家庭 困难户", "enterprise": "企业",
}, within=BEFORE, several=Several.NONE)  # fmt: skip
PLACES = BENEFICIARIES.only("poor_village", "weak_village")
GIVEN = words("捐款 捐资 捐物 捐赠 捐助 捐出 募捐 捐款捐物 捐资捐物")
MEDIA_KINDS = terms("kind", {
    "own_news": "信息 工作信息 简报 稿件 新闻稿", "coverage": "报道 新闻报道 宣传报道 专题报道", "lecture_episode": "委员讲堂 讲堂", "film": "宣传片 专题片 短视频 微视频",
    "radio_episode": "广播节目 电视节目 电台节目 节目", "signed_article": "署名文章 理论文章",
})  # fmt: skip
FRONT = terms("front", {"True": "头版"}, within=AROUND)
PUBLISHED = words("刊发 播出 刊登 报道 采用 刊播 发表 刊载 录播 转载 录制播出")
PRODUCED = words("编发 制作 编写 编印 拍摄 撰写 采写 发布 推送")
OPINION = words("社情民意")

SAYINGS = (
    Saying(
        "outcomes.papers_written",
        units=PIECES,
        by=(PAPER_KINDS, AUTHORS),
        needs=("kind",),
        modules=("research", "meeting"),
        never=(*NOTED, *words("报送 呈报 呈送 上报 采纳 转化")),
        finds={
            "各党派团体和各族各界人士提交大会发言[9篇]": "kind=plenary_speech authors=party,circle",
            "撰写调研报告[7篇]": "kind=research_report",
        },
        passes_over=("报送调研报告[7篇]", "撰写论文[7篇]"),
    ),
    Saying(
        "outcomes.papers_sent",
        units=(*PIECES, "次"),
        by=(PAPER_KINDS, RECIPIENTS.of(AROUND)),
        needs=("kind",),
        words=(SENT,),
        never=NOTED,
        modules=("consultation", "party_building", "research"),
        finds={
            "向自治区党委报送协商报告[56篇]": "kind=consultation_report recipient=party_committee",
            "向区委累计报送请示报告、调研成果[16篇]": "kind=request,research_result recipient=party_committee",
        },
        passes_over=("形成协商报告[56篇]", "报送信息[31篇]"),
    ),
    Saying(
        "outcomes.papers_noted",
        units=PIECES,
        by=(PAPER_KINDS,),
        needs=("kind",),
        words=(NOTED,),
        modules=("research", "consultation"),
        finds={
            "[9篇]调研成果受到区委领导高度重视": "kind=research_result",
            "调研报告获领导批示[5篇]": "kind=research_report",
        },
        passes_over=("社情民意信息获批示[5篇]", "形成调研报告[9篇]"),
    ),
    Saying(
        "outcomes.suggestions_made",
        units=PIECES,
        words=(SUGGESTED,),
        by=(SOURCES, PROGRAMMES),
        needs=("source",),
        never=(*words("采纳 转化 采用 归纳 纳入 提案建议 社情民意 方面"),),
        nowhere=REPORTS,
        modules=("consultation", "inspection", "research", "supervision"),
        finds={
            "开展视察调研协商工作，提出意见建议[150条]": "source=inspection,research,consultation",
            "集中视察，提出建议[30条]": "source=inspection",
        },
        passes_over=("提出意见建议[30条]", "[35条]建议被采纳", "提出提案建议[30件]"),
    ),
    Saying(
        "outcomes.suggestions_made",
        units=PIECES,
        words=(SUGGESTED,),
        context=(REPORTS,),
        where=DELIBERATED,
        never=words("采纳 转化 归纳 提案建议 社情民意 方面"),
        modules=("consultation", "meeting"),
        finds={"围绕政府、法检“两院”等工作报告，提出意见建议[98条]": "source=report_deliberation"},
        passes_over=("提出意见建议[98条]",),
    ),
    Saying(
        "outcomes.suggestion_heads",
        units=("方面", "个方面", "类"),
        words=(words("方面 归纳 梳理 分作 归纳为 类$ 分为"),),
        context=(SUGGESTED,),
        by=(terms("source", {"report_deliberation": "工作报告 两院"}, within=BEFORE | AROUND),),
        modules=("consultation", "meeting"),
        finds={"围绕“两院”工作报告提出意见建议98条，梳理归纳为[5方面]33条": "source=report_deliberation"},
        passes_over=("存在[5方面]问题",),
    ),
    Saying(
        "outcomes.suggestion_items",
        units=PIECES,
        words=(words("归纳为 方面 梳理为 归纳成 合并成 梳理归纳 合并为 整合为 归并"),),
        context=(SUGGESTED,),
        by=(terms("source", {"report_deliberation": "工作报告 两院"}, within=AROUND),),
        modules=("consultation", "meeting"),
        never=words("社情民意 提案建议"),
        finds={"围绕“两院”工作报告提出意见建议98条，梳理归纳为5方面[33条]": "source=report_deliberation"},
        passes_over=("提出意见建议[33条]", "收集梳理社情民意信息[31条]"),
    ),
    Saying(
        "outcomes.suggestions_adopted",
        units=PIECES,
        words=(SUGGESTED, words("采纳 转化 采纳转化 采用 吸收")),
        by=(SOURCES,),
        never=(*OPINION, *words("提案 计划")),
        modules=("consultation", "research"),
        finds={"开展专题协商4次，专题调研10次，[35条]建议已被有效采纳转化": "source=research,consultation"},
        passes_over=("提出建议[35条]",),
    ),
    Saying(
        "outcomes.suggestions_planned",
        units=PIECES,
        words=(SUGGESTED, words("纳入…计划 写进…计划 写入…计划 列入…计划 工作计划")),
        by=(SOURCES,),
        never=OPINION,
        modules=("consultation", "research"),
        finds={"[20条]意见已纳入相关部门工作计划": ""},
        passes_over=("[35条]建议被采纳",),
    ),
    Saying(
        "outcomes.problems_found",
        units=PIECES,
        words=(FOUND,),
        by=(PROBLEM_KINDS, CAMPAIGN),
        needs=("kind",),
        modules=("rectification", "supervision", "petition"),
        never=(*words("解决 化解 销号 办结 办成 完成整改 措施 社情民意"),),
        finds={
            "查摆问题[23个]": "kind=self_examination",
            "主题教育中深入检视问题[10项]": "kind=self_examination programme=theme_education",
            "受理信访事项[40件]": "kind=petition_case",
        },
        passes_over=("整改销号[8项]", "调研发现[8项]"),
    ),
    Saying(
        "outcomes.problems_closed",
        units=PIECES,
        words=(CLOSED,),
        by=(PROBLEM_KINDS, CAMPAIGN),
        needs=("kind",),
        modules=("rectification", "service", "petition", "project"),
        never=words("措施 制度 社情民意 提案 尚未"),
        finds={
            "化解信访案件[9件]": "kind=petition_case",
            "“为民办实事”[5件]": "kind=practical_deed",
            "协调解决委员生产生活困难和问题[230件]": "kind=member_difficulty",
            "“服务为民”活动解决群众反映强烈的突出问题[62个]": "kind=public_problem programme=serve_people",
            "协调解决企业困难[40个]": "kind=project_difficulty",
        },
        passes_over=("查摆问题[23个]", "解决提案[23件]"),
    ),
    Saying(
        "outcomes.problems_closed",
        units=PIECES,
        words=(words("销号 整改 整改完成 办结"),),
        by=(BROUGHT_UP, CAMPAIGN),
        needs=("kind",),
        modules=("rectification",),
        never=words("措施 制度 信访 正在整改 持续整改 尚未 未销号"),
        finds={"主题教育中检视问题10项，整改销号[8项]": "kind=self_examination programme=theme_education"},
        passes_over=("整改销号[8项]", "检视问题[10项]"),
    ),
    Saying(
        "outcomes.problems_closed",
        units=PIECES,
        words=(words("困难 问题 难题"), words("解决 办结 帮助协调 协调处理")),
        context=(words("项目"),),
        where={"kind": ("project_difficulty",)},
        modules=("project",),
        never=words("委员 群众 信访 民生 突出问题"),
        finds={"赴项目现场督导100多次，协调解决困难问题[140个]": "kind=project_difficulty"},
        passes_over=("协调解决困难问题[140个]",),
    ),
    Saying(
        "outcomes.problems_open",
        units=PIECES,
        words=(words("尚未 正在整改 未销号 未办结 持续整改 未解决"),),
        by=(PROBLEM_KINDS, CAMPAIGN),
        needs=("kind",),
        modules=("rectification",),
        finds={"检视问题尚未整改到位的[2个]": "kind=self_examination"},
        passes_over=("整改销号[8项]",),
    ),
    Saying(
        "outcomes.measures_set",
        units=PIECES,
        words=(words("整改措施 措施"),),
        by=(BROUGHT_UP, CAMPAIGN),
        modules=("rectification",),
        context=(words("整改 问题"),),
        finds={"查摆问题23个，制定整改措施[51条]": "kind=self_examination"},
        passes_over=("出台惠企措施[51条]",),
    ),
    Saying(
        "outcomes.regulations",
        units=(*PIECES, "部"),
        words=(RULES, MADE),
        by=(ACTIONS, CAMPAIGN),
        modules=("rule",),
        never=words("提案 问题 措施 建议"),
        finds={
            "修订完善工作规则和制度[6项]": "action=revised",
            "制定完善[9项]制度": "",
            "建立[10项]制度": "action=made",
            "主题教育中建章立制[9项]": "programme=theme_education",
        },
        passes_over=("落实制度[9项]", "围绕制度建设提出建议[9条]"),
    ),
    Saying(
        "outcomes.publications",
        units=("辑", "部", "本", "卷", "册", "期"),
        words=(words("出版 编印 编辑 编纂 整理 征编 续出 编撰 印发 付印"),),
        by=(PUBLICATIONS,),
        needs=("kind",),
        modules=("heritage", "publication"),
        never=words("赠送 发放 万字"),
        finds={"整理出版《本地文史》[4辑]": "kind=historical_material", "编印会刊[6期]": "kind=magazine"},
        passes_over=("赠送文史资料[107册]", "编发社情民意信息[4期]"),
    ),
    Saying(
        "outcomes.copies_given",
        units=("册", "本", "套", "份", "部"),
        words=(words("赠送 发放 赠阅 赠书 捐赠 交流发放 派发 免费发放"),),
        by=(READERS, PUBLICATIONS.only("historical_material")),
        modules=("publication", "heritage"),
        context=(words("书籍 图书 文史资料 文史 刊物 杂志 书刊 史料"),),
        finds={
            "向社会层面发放书籍[500册]": "reader=public",
            "向市图书馆赠送《文史资料》[107册]": "reader=institution kind=historical_material",
        },
        passes_over=("发放宣传单[500份]", "出版文史资料[4册]"),
    ),
    Saying(
        "outcomes.persons_awarded",
        units=PERSONS,
        by=(TITLES.without("优秀提案", "优秀社情民意信息"),),
        needs=("title",),
        modules=("award",),
        finds={"[20名]委员被表彰为优秀政协委员": "title=优秀政协委员"},
        passes_over=("表彰优秀提案[10件]", "表彰志愿者[20名]"),
    ),
    Saying(
        "outcomes.matters_awarded",
        units=PIECES,
        by=(TITLES.only("优秀提案", "优秀社情民意信息"),),
        needs=("title",),
        modules=("award", "proposal"),
        finds={"[10件]政协提案被表彰为优秀提案": "title=优秀提案"},
        passes_over=("立案提案[10件]",),
    ),
    Saying(
        "outcomes.money_given",
        units=YUAN,
        words=(GIVEN,),
        by=(PURPOSES, SECTORS, CAMPAIGN),
        modules=("donation",),
        never=words("协调 争取"),
        finds={"委员抗击疫情捐款捐物[300000元]": "purpose=epidemic", "捐资捐物累计[2600000元]": ""},
        passes_over=("争取资金[300000元]",),
    ),
    Saying(
        "outcomes.money_coordinated",
        units=YUAN,
        words=(words("资金 款项"), words("协调 落实 牵线 帮助落实")),
        by=(PROVIDERS,),
        needs=("provider",),
        never=(*GIVEN, *words("争取 投资")),
        modules=("project", "donation"),
        finds={"协调帮扶单位落实帮扶资金[9000000元]": "provider=care_unit"},
        passes_over=("争取帮扶资金[9000000元]",),
    ),
    Saying(
        "outcomes.money_coordinated",
        units=YUAN,
        words=(words("资金 款项"), words("协调 落实 牵线 帮助落实")),
        by=(PLACES, PROGRAMMES),
        never=(*GIVEN, *words("争取 投资")),
        modules=("project", "donation"),
        finds={"为经济薄弱村协调资金[3000000元]": "beneficiary=weak_village"},
        passes_over=("争取帮扶资金[9000000元]", "委员捐赠资金[10000元]"),
    ),
    Saying(
        "outcomes.money_sought",
        units=YUAN,
        words=(words("资金 款项 项目资金"), words("争取")),
        by=(PLACES, PROGRAMMES),
        never=GIVEN,
        modules=("project", "donation"),
        finds={"为联系贫困村争取各类帮扶资金[12000000元]": "beneficiary=poor_village"},
        passes_over=("协调资金[12000000元]",),
    ),
    Saying(
        "outcomes.donors",
        units=PERSONS,
        words=(words("委员"),),
        by=(SECTORS, CAMPAIGN),
        modules=("donation",),
        never=words("受益 惠及 慰问"),
        context=(GIVEN,),
        finds={"动员[33名]非公经济界委员捐款": "sector=private_economy"},
        passes_over=("慰问委员[33名]",),
    ),
    Saying(
        "outcomes.projects_arranged",
        units=("个", "项"),
        words=(words("项目"), words("落实 争取 引进 实施 协调")),
        by=(BENEFICIARIES,),
        needs=("beneficiary",),
        never=words("困难 问题 包联 包抓 督导 视察"),
        modules=("project",),
        finds={"为联系贫困村协调落实项目[28个]": "beneficiary=poor_village"},
        passes_over=("视察项目[28个]", "争取项目[28个]"),
    ),
    Saying(
        "outcomes.media_produced",
        units=("篇", "条", "期", "部", "集", "个", "件"),
        words=(PRODUCED,),
        by=(MEDIA_KINDS.without("lecture_episode"), PROGRAMMES),
        needs=("kind",),
        never=words("刊发 播出 刊登 采用 调研报告 提案"),
        nowhere=OPINION,
        modules=("publicity",),
        finds={"编发视察、调研等信息[39篇]": "kind=own_news", "制作广播节目[50期]": "kind=radio_episode"},
        passes_over=("编发社情民意信息[39篇]", "信息被媒体刊发[18篇]"),
    ),
    Saying(
        "outcomes.media_published",
        units=("篇", "条", "次", "期", "个", "件"),
        words=(PUBLISHED,),
        by=(MEDIA_KINDS.of(BEFORE), FRONT, CAMPAIGN),
        needs=("kind",),
        never=words("提案"),
        nowhere=OPINION,
        modules=("publicity", "lecture"),
        finds={
            "编发的39篇信息，被省市等媒体刊发[18篇]": "kind=own_news",
            "录制播出[7期]委员讲堂": "kind=lecture_episode",
            "报纸[3次]在头版作报道": "kind=coverage front=True",
        },
        passes_over=("社情民意信息被采用[18篇]", "举办委员讲堂[7期]"),
    ),
)
