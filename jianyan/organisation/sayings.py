"""How reports word members, bodies, staff, appointments and charges."""

from __future__ import annotations

from jianyan.figures.sayings import AROUND, BODIES, NEAR, PERSONS, Saying, Several, Zone, terms, words

SECTORS = terms("sector", {
    "cpc": "中共界 中国共产党界", "minge": "民革界", "minmeng": "民盟界", "minjian": "民建界", "minjin": "民进界",
    "nonggong": "农工党界", "zhigong": "致公党界", "jiusan": "九三学社界", "taimeng": "台盟界", "non_party": "无党派界 无党派人士界",
    "youth": "共青团界 青联界 共青团青联界", "union": "工会界 总工会界", "women": "妇联界", "federation": "工商联界",
    "association_science": "科协界", "taiwan": "台联界", "overseas": "侨联界", "culture": "文化艺术界 文艺界",
    "science": "科学技术界 科技界", "social_science": "社会科学界 社科界", "economy": "经济界",
    "private_economy": "非公经济界 非公有制经济界", "agriculture": "农业界 农牧界", "education": "教育界", "sport": "体育界",
    "press": "新闻出版界 新闻界", "medicine": "医药卫生界 医卫界", "friendship": "对外友好界",
    "welfare": "社会福利和社会保障界 社会福利界", "ethnic": "少数民族界", "religion": "宗教界", "ethnic_religion": "民族宗教界",
    "environment": "环境资源界", "invited": "特邀界 特别邀请界",
}, within=frozenset({*AROUND, Zone.SENTENCE}), closed=True)  # fmt: skip
BODY_KINDS = terms("kind", {
    "special_committee": "专委会 专门委员会", "party_branch": "专委会党支部 党支部 功能型党支部",
    "temporary_branch": "临时党组织 临时党支部", "study_group": "学习组 学习小组", "working_group": "工作组 委员工作组 委员小组",
    "member_studio": "委员工作室 界别工作室 界别委员工作室 工作室", "sector_station": "界别活动站 委员活动站 活动站 界别活动室",
    "liaison_group": "联络组 联络小组 委员联络组 委员联络小组 政协联络组",
    "reception_room": "委员会客室 会客室 委员会客厅 会客厅", "museum": "文史馆", "consultation_room": "协商议事室 协商议事厅 议事厅 议事室",
})  # fmt: skip
BASES = terms("basis", {
    "sector": "以界别 按界别 界别委员工作室 界别工作室",
    "township": "以乡镇 以镇 以乡 按乡镇 乡镇…为单位 在乡镇 街道为单位 街道一级 以街道",
    "committee": "以专委会 按专委会", "member": "委员个人命名 以委员个人",
})  # fmt: skip
STANDS = terms(
    "kind", {code: " ".join(f"{phrase}$ ^{phrase}" for phrase in says) for code, says in BODY_KINDS.says.items()}
)
BODY = (STANDS, BASES)
NAMED = (BODY_KINDS, BASES)
OPENED = words("新建 建成 成立 新成立 组建 新设 新增 组成 建起 新设立 挂牌成立 各设 分设")
UPGRADED = words("巩固提升 提升改造 提档升级 改造提升 提质升级 升级改造")
TO_STANDARD = words("达标 达到标准 通过验收 达标验收 验收合格")
HOW_JOINED = terms("how", {
    "recruit": "引进 招录 招考 公开招聘 考录", "select": "遴选 选调", "secondment": "挂职", "transfer": "调入 转任",
}, within=AROUND, several=Several.ALL)  # fmt: skip
APPOINTED = terms("kind", {
    "special_supervisor": "监督员 监察员 人民监督员 特约监督员 特邀监察员 陪审员 特约检察员 行风评议员",
    "consultation_adviser": "协商顾问 顾问 协商专家", "heritage_expert": "文史专家 文史资料专家 文史员 文史研究员 文史工作者",
    "special_researcher": "特邀研究员 特聘研究员 特约研究员", "information_officer": "信息员 信息联络员",
}, within=AROUND)  # fmt: skip
CHARGE_KINDS = terms("kind", {
    "takes_charge": "联系包抓 包联 包抓 挂钩联系 挂联 联系服务 联系 包保联系 挂包", "village_care": "包抓包挂 村包抓 包村",
    "sector_contact": "按界别联系 界别联系 界别…联系 界别…往来", "member_contact": "联系委员 联系…委员",
    "pairing": "结对 结亲 结成对子 结对帮扶 结对认亲",
    "river_chief": "河长 河湖长", "forest_chief": "林长", "petition_care": "包保 包案", "guidance": "联系指导",
}, within=AROUND)  # fmt: skip
PARTY_KINDS = terms("party", {
    "poor_village": "贫困村", "weak_village": "薄弱村", "industry_chain": "产业链", "key_project": "重点项目 重大项目",
    "social_organisation": "社会组织", "enterprise": "企业 民营企业", "school": "学校", "temple": "寺庙 宗教场所 宗教活动场所",
    "household": "困难户 困难家庭 贫困户 脱贫户", "partner_committee": "外地政协 兄弟政协",
})  # fmt: skip
CHARGED = words("联系包抓 包联 包抓 挂钩联系 挂联 挂包 包挂 包保联系 联系服务")
ATTENDING = words("出席 列席 请假 缺席 实到 应到 缺勤 到会 参会")

SAYINGS = (
    Saying(
        "organisation.members_in_office",
        units=PERSONS,
        modules=("member", "organisation"),
        words=(words("在任委员 现有委员 共有委员 来自…委员 委员总数 现任委员 实有委员"),),
        never=(*ATTENDING, *words("表彰 培训 担任 捐款 走访 专委会 联系群众")),
        by=(SECTORS.of(NEAR),),
        finds={"在任委员[216名]": "", "本届现有委员[643名]": "", "来自全区各界的[246名]政协委员齐聚一堂": ""},
        passes_over=("出席会议的委员[241名]", "走访慰问委员[20名]"),
    ),
    Saying(
        "organisation.members_placed",
        units=PERSONS,
        modules=("member", "organisation"),
        words=(words("委员"), words("编入 划分 编入…专委会 划入 划分到 分到 分别加入 全部加入 归口")),
        context=(words("专委会 专门委员会"),),
        finds={"把[209名]政协委员划分到5个专委会": "", "[326名]委员全部编入各专委会": ""},
        passes_over=("各专委会联系委员[209名]",),
    ),
    Saying(
        "organisation.bodies",
        units=BODIES,
        modules=("organisation", "contact", "party_building"),
        by=BODY,
        needs=("kind",),
        never=(*OPENED, *UPGRADED, *TO_STANDARD),
        finds={
            "设立[137个]界别委员工作室": "kind=member_studio basis=sector",
            "以乡镇、街道为单位设立[79个]委员联络小组": "kind=liaison_group basis=township",
            "依托[5个]专委会党支部": "kind=party_branch",
            "设有委员会客厅[6个]": "kind=reception_room",
        },
        passes_over=("新建委员工作室[5个]", "联络组组织活动[18个]"),
    ),
    Saying(
        "organisation.bodies",
        units=BODIES,
        modules=("organisation", "contact"),
        by=BODY,
        needs=("kind",),
        words=(words("共有 现有 设有 建有 已有 拥有"),),
        never=UPGRADED,
        finds={"三级政协共有按界别组建的委员工作室[137个]": "kind=member_studio basis=sector"},
        passes_over=("现有企业[20家]",),
    ),
    Saying(
        "organisation.bodies_opened",
        units=BODIES,
        modules=("organisation", "contact", "party_building"),
        by=BODY,
        words=(OPENED,),
        needs=("kind",),
        never=words("共有 现有 设有 建有 已有 拥有"),
        finds={"建成[5个]委员工作室": "kind=member_studio", "成立专委会学习组[5个]": "kind=study_group"},
        passes_over=("现有委员工作室[5个]", "成立领导小组[3个]"),
    ),
    Saying(
        "organisation.bodies_upgraded",
        units=BODIES,
        modules=("organisation", "contact"),
        by=NAMED,
        words=(UPGRADED,),
        needs=("kind",),
        finds={"巩固提升政协联络组[7个]": "kind=liaison_group"},
        passes_over=("成立联络组[7个]",),
    ),
    Saying(
        "organisation.bodies_to_standard",
        units=BODIES,
        modules=("organisation", "contact"),
        by=NAMED,
        words=(TO_STANDARD,),
        needs=("kind",),
        finds={
            "全市[18个]镇联络组全部达标": "kind=liaison_group",
            "通过达标验收的委员工作室[12个]": "kind=member_studio",
        },
        passes_over=("设立联络组[18个]",),
    ),
    Saying(
        "organisation.staff_joined",
        units=PERSONS,
        modules=("organisation",),
        by=(HOW_JOINED,),
        words=(words("干部 公务员 工作人员 机关人员"), words("充实 引进 遴选 招录 招考 调入 增加…干部 选调 增加")),
        never=words("委员 选派 培训 提拔 表彰 监督员"),
        finds={
            "通过引进、遴选、挂职等方式充实[7名]年轻干部": "how=recruit,select,secondment",
            "机关招录公务员[3名]": "how=recruit",
        },
        passes_over=("选派干部[2名]到基层挂职", "[16名]机关干部下沉小区值班"),
    ),
    Saying(
        "organisation.persons_appointed",
        units=PERSONS,
        modules=("talent", "supervision"),
        by=(APPOINTED,),
        needs=("kind",),
        words=(words("聘请 聘任 选聘 推荐 担任 特聘 特邀 受聘 选派 推选 续聘 新聘"),),
        never=words("培训 表彰"),
        finds={
            "推荐[42名]委员担任人民监督员": "kind=special_supervisor",
            "选聘[10名]专家担任协商顾问": "kind=consultation_adviser",
        },
        passes_over=("培训信息员[60名]", "[36名]委员参与监督"),
    ),
    Saying(
        "organisation.parties_charged",
        units=BODIES,
        modules=("project", "contact", "service"),
        by=(CHARGE_KINDS, PARTY_KINDS),
        words=(CHARGED,),
        needs=("kind", "party"),
        never=words("困难 解决 资金"),
        finds={
            "联系包抓[4个]产业链": "kind=takes_charge party=industry_chain",
            "主席会议成员包联重点项目[10个]": "kind=takes_charge party=key_project",
        },
        passes_over=("为包联企业解决困难[12个]", "新建产业链[4个]"),
    ),
    Saying(
        "organisation.parties_charged",
        units=BODIES,
        modules=("service",),
        where={"kind": ("village_care",)},
        words=(words("^村 村$ 行政村$ ^行政村"),),
        context=(words("包抓 包挂 包村"),),
        finds={"做好[38个]村包抓包挂工作": "kind=village_care"},
        passes_over=("协调[21个]单位包抓",),
    ),
    Saying(
        "organisation.units_charging",
        units=BODIES,
        modules=("service",),
        where={"kind": ("village_care",)},
        words=(words("^单位 ^部门 ^市直单位 ^县直单位 ^区直单位 单位$ 部门$"),),
        context=(words("包抓 包挂 包村"),),
        finds={"[21个]市直单位承担村包抓工作": "kind=village_care"},
        passes_over=("[21个]单位承办提案",),
    ),
    Saying(
        "organisation.places_charged",
        units=BODIES,
        modules=("service",),
        where={"kind": ("village_care",)},
        words=(words("^乡镇 ^镇 ^乡镇（街道） 乡镇$"),),
        context=(words("包抓 包挂 包村"),),
        never=words("联络组"),
        finds={"包抓工作覆盖[9个]乡镇": "kind=village_care"},
        passes_over=("[9个]乡镇建立联络组",),
    ),
    Saying(
        "organisation.charges_in_force",
        units=BODIES,
        modules=("contact",),
        by=(CHARGE_KINDS.only("sector_contact"), PARTY_KINDS),
        needs=("kind", "party"),
        finds={"按界别联系社会组织[39个]": "kind=sector_contact party=social_organisation"},
        passes_over=("联系社会组织[39次]", "各界别活动[39个]"),
    ),
    Saying(
        "organisation.charges_made",
        units=("对", "户", "组", "双"),
        modules=("exchange", "service", "contact"),
        by=(CHARGE_KINDS.only("pairing"), PARTY_KINDS),
        words=(words("结对 结亲 亲人 结成对子"),),
        needs=("kind",),
        finds={
            "民族团结结亲活动结成[73对]": "kind=pairing",
            "委员与困难家庭结对[120户]": "kind=pairing party=household",
        },
        passes_over=("举办结亲活动[3次]",),
    ),
)
