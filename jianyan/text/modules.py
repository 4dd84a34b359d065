"""Which line of work a claim belongs to, told by the words about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True)
class Cue:
    """Words that speak for a module, with what they weigh. The sentences of the test set hold them."""

    module: str
    weight: float
    pattern: str


def _cues(module: str, *pairs: tuple[float, str]) -> tuple[Cue, ...]:
    return tuple(Cue(module, weight, pattern) for weight, pattern in pairs)


CUES = (
    *_cues("proposal", (6, r"提案(?!.{0,4}(?:协商|委员会|委(?!员)))"), (5, r"立案|办复率|面商率|并案"), (3, r"满意率|基本满意|回访率|承办单位|交办|督办|转为意见|办结率"), (4, r"提案办理|面复"), (2, r"答复率|办复|办结|答复")),
    *_cues("opinion", (9, r"《[^》]*(?:社情|民意|反映|直通车|专报)[^》]*》"), (9, r"社情民意|民意信息|直通车|每周社情|信息直报|舆情信息|议政与建言|建言专报|来稿"), (4, r"信息.{0,14}(?:采用|采编|录用|批示|专报|转报|报送)|(?:采用|采编|录用|转报|报送|撰写|反映).{0,10}信息|信息刊物|专报(?!告)"), (2, r"信息|信息员")),
    *_cues("consultation", (9, r"议事(?:室|厅|堂|点|会)"), (6, r"协商(?!委员会|会议室)|议政性|专题议政|立法协商|双周|双月|有事好商量"), (4, r"议政(?!协|与)"), (4, r"听取.{0,30}(?:通报|汇报)|情况通报|通报情况"), (3, r"通报会|恳谈会|议题|建议案|协商议事|修改意见|意见归|归并|归纳|(?:整理|梳理).{0,6}(?:意见|建议)"), (1.3, r"意见建议|意见和建议|建议(?!案)|建言(?!专报)|意见"), (2, r"采纳率"), (0.7, r"采纳|批示")),
    *_cues("supervision", (7, r"民主监督|监督性|专项监督|监督视察|监督员|监察员|监督小组|民主评议|评议(?!.{0,3}提案)|监督议题|监督活动|监督工作|听证|监督评议|陪审员|明察暗访|旁听|庭审|测评"), (3, r"监督|特约|督查(?!室)|政风行风")),
    *_cues("research", (6, r"调研|调查研究|课题(?!组)|蹲点|调查(?!表)|专题研究"), (5, r"调研、?(?:视察|考察)|视察调研"), (1, r"座谈会|论证")),
    *_cues("inspection", (9, r"带案视察"), (7, r"视察(?!组|团)|(?<!学习)(?<!外出)(?<!政协)考察(?!团|组)|实地察看|踏看|踏勘|巡察|参观考察|检查(?!监督)"), (3, r"察看|走进|点位|参观|观摩")),
    *_cues("study", (6, r"(?<!视察)学习(?!班|培训|教育培训|考察|交流)|中心组|读书|研读|研学|书香|第一议题|读书班|学习沙龙|学堂|听讲|授课"), (4, r"研讨(?!班)|导读|心得|理论研究|理论文章"), (1, r"讲座|报告会|主题教育")),
    *_cues("training", (8, r"培训|轮训|研修|研讨班|业务班|学习班"), (2, r"参训|学员|全覆盖|党校")),
    *_cues("lecture", (9, r"讲堂"), (7, r"宣讲|讲坛|大讲堂|微宣讲|理论宣传"), (4, r"讲座|报告会|开讲"),),
    *_cues("contact", (8, r"工作室|联络组|联络站|联络室|会客室|委员之家|委员小组|联系点|活动站|工作站|联络处|委员家|服务中心|履职平台|活动组|委员驿站|活动室|协商驿站|联络小组|连心|会客厅"), (4, r"联系(?:群众|界别|服务|联络)|结对联系|四下基层|谈心谈话|界别群众|接待群众|接待日|社会组织|联系委员|代表人士|宗教界人士|界别活动|约见|进社区|接待来访群众"), (2, r"谈心|联系|座谈会|结对"),),
    *_cues("visit", (8, r"走访(?!.{0,8}(?:企业|院所|机构|部门|乡镇|商户))|慰问|看望|探望|家访"), (3, r"走访"), (2, r"拜访|困难委员")),
    *_cues("service", (8, r"义诊|送医|诊治|坚守.{0,4}一线|火线|驰援|奋战|抗疫|抗洪|扑救|灾区|救治|赶赴|防控|卡口|值守"), (5, r"服务为民|送医|义诊|办实事|实事|志愿|公益|惠及|受益|帮扶(?!资金|项目)|助学|助困|服务群众|服务活动|为民服务|关爱|社会治理|疫情|防疫|抗疫|值班|植树|政协林|义务|包抓|包村|联村|纠纷|法律咨询|健康|微心愿|救助|演出|咨询服务|下乡|三下乡|就诊|诊疗|文化活动|普法|驻村|指导|抢险|救灾|转移|义剪|维修"), (3, r"群众.{0,6}(?:问题|困难)|困难和问题|好事|解决.{0,8}(?:问题|困难|难题)|现场办公|下沉|脱贫|就业|岗位|贫困|扶贫|困难"),),
    *_cues("donation", (9, r"捐款|捐资|捐赠|捐物|募捐|善款|捐献|爱心款|捐助|捐建|认捐"), (2, r"折合"), (5, r"筹集|筹措|款物|爱心|送去|送上|赠送(?!.{0,12}(?:资料|文史))|购送|送给|送其|资助|捐|拿出"),),
    *_cues("exchange", (9, r"接待.{0,24}(?:考察|来访|参观)|港澳.{0,8}(?:考察|视察|座谈)|互访|来.{1,3}考察|赴.{0,20}考察(?!调研)"), (6, r"联谊|来访|接待.{0,14}(?:考察|政协|团|学习)|代表团|考察团|访问|出访|港澳|台湾|台胞|海外|侨(?!属|眷)|结亲|认亲|友好|交往|互访|外出考察|学习考察|友城|兄弟政协|联席会|考察学习|赴.{0,16}考察学习"), (3, r"交流(?!研讨|发言|论文|轮岗|座谈)|外地政协|邀请.{0,10}列席"),),
    *_cues("heritage", (5, r"《[^》]*文史[^》]*》"), (8, r"文史(?!委)|史料|口述|征编|三亲|史志|文史馆|书画院|村志|志书"), (4, r"编纂|征集.{0,6}(?:史|资料|稿|线索|照片|实物)|辑(?!部)|年鉴|校刊|选登"),),
    *_cues("publication", (7, r"订阅"), (5, r"书籍|图书|书刊|画册|册子|会刊|杂志|刊物|丛书|文集"), (3, r"《[^》]{2,14}》(?=书|$)"), (4, r"发放.{0,8}(?:书|册|资料|读本|刊)|印发|赠阅|出版|编印|印刷|册|读本|印数"),),
    *_cues("publicity", (8, r"编发.{0,14}(?:调研|视察|活动|动态)等?.{0,2}信息"), (7, r"媒体|报道|刊发|新闻|公众号|网站|专题片|节目|短视频|视频(?!会)|专栏|推送|推文|播出|头版|电视|直播(?!带)|微博|抖音|板报|宣传册|点击量|阅读量|政协头条|工作信息|简报|用稿|上稿|发稿|专栏"), (1.5, r"编发"), (3, r"宣传(?!员|活动|宣讲|教育)|稿件|通讯员|信息.{0,6}刊|粉丝|专版|报刊|刊登|刊载|登载"),),
    *_cues("organisation", (6, r"专委会(?!.{0,8}(?:学习|党支部|开展|联系|走访))|专门委员会(?!.{0,8}(?:开展|组织))|编制|干部.{0,8}(?:交流|提拔|选拔|调整|充实|遴选|招录|职级|轮岗|录用)|公务员|轮岗|机构|内设|工委|年轻干部|科室|会议室|办公用房|接待室|委员书吧|面积"), (4, r"工作组|界别小组|人事|任免|选派.{0,8}干部|挂职|借调|提拔"), (2, r"界别|(?:设立|成立|组建|新设|调整).{0,10}(?:组|会|委)"),),
    *_cues("member", (6, r"^(?!.*(?:走访|慰问|看望|邀请|组织|培训|推荐|参加|参与|联系|表彰|提交)).*(?:女|少数民族|非中共|党外|连任|新任|在任|常务|中共界别|中共党员).{0,6}委员|^(?:共?有)?委员$|委员(?:共|总数|总人数|名额)|由.{0,8}委员组成|来自.{2,10}委员|劝辞|^(?!.*(?:走访|慰问|看望|邀请|组织|培训|推荐|参加|参与|联系|表彰|提交)).*(?:名|位|全体|全[区市县州省]|来自|增补|调整|辞去|撤销|新任|现有|共有|驻街|三级|有|住).{0,8}政协委员$|委员资格|增补|履职(?:电子)?档案|约谈|履职考核|述职|委员名额|换届|肩负|委员.{0,6}(?:划分|编入|分到|编组)|责令辞|免去|参加单位.{0,4}界别"), (3, r"考核|评价|约谈|请辞|登记|积分|离会|委员变动"),),
    *_cues("meeting", (6, r"^(?!.*(?:议政|协商|座谈|培训|学习|研讨|交办|读书|考察|通报|宣讲|面积|会议室|报告会|推进会)).*(?:党组会|主席会(?!议成员)|常委会|常务委员会|全体会议|秘书长会|会议$)"), (5, r"大会发言|口头发言|书面发言|列席|出席会议|实到|应到|应出席|到会率|出席率|请假|联组会|分组会议|小组会|到会"), (2, r"例会|会议")),
    *_cues("rule", (8, r"制度(?!.{0,6}全覆盖)|规则|办法|条例(?!.{0,8}(?:草案|立法))|意见》|规程|建章立制|细则|规定|章程|规范性文件|规范文件"), (4, r"机制|修订"),),
    *_cues("award", (9, r"表彰|表扬|优秀(?!.{0,4}(?:干部|传统|文化|人才))|先进(?!性|文化)|获奖|荣获|荣誉|授予|评选|获评|评为|标兵|模范(?!自治|机关)|嘉奖|等奖|奖项"),),
    *_cues("party_building", (9, r"[市县区省州]委(?:常委会)?(?:会议)?.{0,8}听取.{0,8}政协|[市县区省州]委.{0,10}研究政协"), (9, r"党支部|分党组"), (7, r"党课|支部(?!学习)|主题党日|党建|党员大会|党小组|民主生活会|请示|党组织|组织生活|临时党|廉政|警示教育|党风"), (3, r"报告工作|报送请示|向.{0,3}委(?:请示|报告)|党员"),),
    *_cues("rectification", (10, r"查摆|查找|整改|检视|销号|自查|对照检查|整治问题|整改措施"), (1, r"问题清单")),
    *_cues("petition", (11, r"信访|来信|接访|下访|上访|来信|来访群众"),),
    *_cues("project", (9, r"项目现场|项目.{0,6}督导|督导.{0,6}项目|参与项目"), (6, r"项目(?!组)|外资|内资|招商|引资|产业链|重点工程|帮扶资金|扶贫资金|(?:争取|协调|落实|引进|投入|整合|筹资).{0,10}资金|投资|(?:企业|项目).{0,8}(?:问题|困难|难题)|包联|链长|产业园|签约|建设资金"), (4, r"新增|改造|修建|贷款|泊位|学位|道路|小区|建成通车|安装|站台|路灯|电网|供水"), (3, r"资金|企业|工程|落地|租赁|机械"),),
    *_cues("talent", (8, r"顾问|(?:聘|吸纳|遴选|组建|充实|入选).{0,12}专家|专家(?:库|团队?|智库|顾问|人才|教授)|智库|人才(?!队伍)|特邀研究员|咨询委|选聘|聘任|聘请(?!.{0,8}(?:监督|监察))|人才库"),),
)  # fmt: skip

# What the unit alone says, where words are silent.
BY_UNIT = {
    "件": ("proposal", 1.5),
    "亩": ("service", 1.0),
    "元": ("donation", 0.5),
    "册": ("publication", 1.5),
    "辑": ("heritage", 3.0),
}
INERTIA_SENTENCE, INERTIA_PARAGRAPH = 7.0, 2.0

# Work that has its own steps and fruits, and words for steps and fruits of such work: what was visited, asked, found or
# suggested in a supervision belongs to the supervision.
UMBRELLAS = (
    ("supervision", re.compile(r"民主监督|民主评议|专项监督|监督性视察|监督小组|监督视察|开展.{0,6}评议")),
    ("research", re.compile(r"调研|课题(?!组)")),
    ("inspection", re.compile(r"视察(?!调研)|踏看|察看")),
    ("training", re.compile(r"培训班|研修班|学习班")),
    ("consultation", re.compile(r"协商(?!委员会)|议政会")),
)
FRUIT = re.compile(
    r"走访|问卷|测评表|发现|反馈|整改|问题|意见|建议|参加|参与|分.{0,2}小组|小组|委员$|部门|单位|企业|院所|乡镇|街道|村|县区|写进|写入|纳入|吸收|采纳|批示|分报告|学员|踏|问|清单|照片|销号|核查|入户|监测|采样|点位|余下|轮流|委员(?:参加|轮流)"
)
NO_FRUIT = re.compile(
    r"提案|社情|民意|捐|文史|表彰|慰问|党课|宣讲|信访|来信|调研|视察|协商|监督|培训|评议|工作室|联络"
)
UMBRELLA = 16.0
STEPS, STEP = ("visit", "rectification", "rule", "organisation"), 0.5  # what a step looks like, and how far it counts


@cache
def _compiled() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((cue.module, cue.weight, re.compile(cue.pattern)) for cue in CUES)


@lru_cache(maxsize=8192)
def _scores(words: str) -> tuple[tuple[str, float], ...]:
    """What the words say for each module; a later word says more, since the head of a Chinese phrase stands last."""
    found: dict[str, float] = {}
    length = max(len(words), 1)
    for module, weight, pattern in _compiled():
        ends = [match.end() for match in pattern.finditer(words)]
        if ends:
            found[module] = found.get(module, 0) + weight * (0.7 + 0.6 * ends[-1] / length)
    return tuple(found.items())


@dataclass(frozen=True)
class Setting:
    """What stood before a claim: the module of the number before it in the sentence and in the paragraph, and the
    module that the title of the text speaks for. An `item` is the bare noun of a list that the number before began; `under` is the work whose step or fruit
    it is (see `umbrella`)."""

    sentence: str | None = None
    paragraph: str | None = None
    title: str | None = None
    item: bool = False
    under: str | None = None


def umbrella(own: str, before: str) -> str | None:
    """The work that a step or fruit belongs to: the last one that the sentence named before it."""
    if NO_FRUIT.search(own) or not FRUIT.search(own):
        return None
    found = [(match.end(), module) for module, pattern in UMBRELLAS for match in pattern.finditer(before)]
    return max(found)[1] if found else None


def module_of(zones: list[tuple[float, str]], unit: str = "", setting: Setting | None = None) -> str:
    """The module that the words speak for, each zone with its weight, the nearest words first."""
    total: dict[str, float] = {}
    setting = setting or Setting()
    for module, weight in (
        (setting.sentence, INERTIA_SENTENCE * (2 if setting.item else 1)),
        (setting.paragraph, INERTIA_PARAGRAPH),
        (setting.title, 2.0),
        (setting.under, UMBRELLA),
        BY_UNIT.get(unit, (None, 0.0)),
    ):
        if module:
            total[module] = total.get(module, 0) + weight
    for weight, words in zones:
        for module, score in _scores(words):
            total[module] = total.get(module, 0) + weight * score
    if setting.under:
        total |= {module: total[module] * STEP for module in STEPS if module in total and module != setting.under}
    return max(total, key=lambda module: total[module]) if total else "other"
