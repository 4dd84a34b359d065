"""Which line of work a claim belongs to, told by the words about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Cue:
    """Words that speak for a module, with what they weigh; `finds` and `passes_over` are their tests."""

    module: str
    weight: float
    pattern: str


def _cues(module: str, *pairs: tuple[float, str]) -> tuple[Cue, ...]:
    return tuple(Cue(module, weight, pattern) for weight, pattern in pairs)


CUES = (
    *_cues("proposal", (6, r"提案(?!.{0,4}(?:协商|委员会|委(?![员])))"), (5, r"立案|办复率|办结率|面商率|采纳率"), (3, r"满意率|满意和基本满意|回访率|承办单位|并案|交办|督办"), (2, r"答复率|办复|办结")),
    *_cues("opinion", (7, r"社情民意|民意信息|直通车|《?每周社情|信息直报"), (3, r"信息.{0,12}(?:采用|采编|录用|批示)|(?:采用|采编|录用|转报|编发|报送).{0,8}信息"), (3, r"专报(?!告)|舆情")),
    *_cues("consultation", (5, r"协商"), (4, r"议政(?!协)|立法协商|双周|双月|有事好商量|协商议事"), (2, r"意见建议|意见和建议|建议|建言"), (2, r"建议案|采纳|批示"), (3, r"通报会|恳谈会|议题")),
    *_cues("supervision", (6, r"民主监督|监督性|专项监督|监督视察|监督员|监察员|监督小组|民主评议|评议(?!.{0,3}提案)|监督议题|监督活动|监督工作|听证"), (3, r"监督|特约|督查(?!室)")),
    *_cues("research", (5, r"调研|调查研究|课题|蹲点|调查"), (1, r"座谈会")),
    *_cues("inspection", (6, r"视察(?!组)|考察(?!.{0,6}(?:团|组))|实地察看|巡察"), (2, r"察看|走进|点位")),
    *_cues("study", (5, r"学习(?!培训|教育培训)|理论学习|中心组|读书|研讨(?!会)|研读|学习会|研学"), (3, r"书香|研讨|交流研讨|理论研讨|书籍推荐|读书群|第一议题|导读"), (1, r"讲座")),
    *_cues("training", (7, r"培训|轮训|研修"), (2, r"参训|学员|全覆盖")),
    *_cues("lecture", (6, r"宣讲|讲堂|讲坛|报告会"), (4, r"宣传宣讲|大讲堂|讲座|微宣讲")),
    *_cues("contact", (6, r"工作室|联络组|联络站|会客室|委员之家|委员小组|联系点|履职平台|界别活动(?!组)|活动站|工作站|议事厅|议事室|委员家"), (3, r"联系(?:群众|界别|服务)|联系界别|结对联系|四下基层|谈心谈话|界别群众|接待群众|社会组织|座谈(?!会.{0,3}调研)"), (2, r"谈心|联系")),
    *_cues("visit", (7, r"走访|慰问|看望|探望"), (2, r"拜访|困难委员")),
    *_cues("service", (5, r"服务为民|送医|义诊|办实事|实事|志愿|公益|惠及|受益|帮扶(?!资金|项目)|助学|助困|服务群众|服务活动|关爱|基层(?:社会)?治理|疫情|防疫|抗疫|值班|植树|政协林|包抓|包村|联村|纠纷|法律咨询|健康|微心愿|民生实事|救助"), (3, r"群众.{0,6}(?:问题|困难)|困难和问题|好事|解决.{0,8}(?:问题|困难|难题)|资助|现场办公|下沉|脱贫|就业|岗位")),
    *_cues("donation", (8, r"捐款|捐资|捐赠|捐物|募捐|善款|捐献|爱心款|捐助"), (3, r"折合|筹集|款物|爱心")),
    *_cues("exchange", (6, r"联谊|来访|接待.{0,12}(?:考察|政协|团)|代表团|考察团|访问|出访|港澳|台湾|海外|侨|交流(?!研讨|发言).{0,6}(?:活动|会)|结亲|友好|交往|互访|结对(?!帮)"), (3, r"交流(?!研讨|发言)|外出考察|学习考察|友城|兄弟政协|联席会")),
    *_cues("heritage", (7, r"文史|史料|口述|征编|亲历|史志|文史馆|非遗"), (3, r"编纂|征集|辑")),
    *_cues("publication", (6, r"书籍|图书|书刊|画册|册子|会刊|杂志|刊物"), (4, r"发放|印发|赠阅|出版|编印|册"), (1, r"丛书")),
    *_cues("publicity", (6, r"媒体|报道|刊发|新闻|宣传(?!员|活动|宣讲|教育)|公众号|网站|稿件|专题片|节目|短视频|视频|专栏|推送|推文|播出|头版|电视|直播|微信|微博|抖音|访谈"), (3, r"稿|信息.{0,6}刊|粉丝|阅读量|专版")),
    *_cues("organisation", (6, r"专委会(?!.{0,6}(?:学习|党支部))|专门委员会|编制|干部.{0,8}(?:交流|提拔|选拔|调整|充实|遴选|招录|职级)|机构|内设|工委|年轻干部|科室|办公室"), (4, r"工作组|活动组|界别小组|(?:设立|成立|组建|新设).{0,10}(?:组|会|委)|人事|任免|选派.{0,8}干部|挂职"), (3, r"界别"),),
    *_cues("member", (5, r"(?:名|位|全体|全区|全市|全县|来自|增补|调整|辞去|撤销|新任|现有|共有).{0,4}(?:政协)?委员(?:资格)?$|委员资格|增补|履职档案|履职考核|述职|委员名额|换届"), (3, r"委员.{0,4}(?:划分|编入|分到)|考核|评价|常委.{0,4}述职|约谈|界别.{0,3}委员|请辞|免去")),
    *_cues("meeting", (5, r"党组会|主席会议?|常委会(?:会议)?|常务委员会议|全体会议|主席会|全会|秘书长会议|列席|出席|大会发言|会议"), (2, r"例会|会(?:议)?$")),
    *_cues("rule", (7, r"制度|规则|办法|条例(?!.{0,4}(?:草案|立法))|意见》|规程|建章立制|细则|规定|机制|章程|规范性文件"), (2, r"修订|制定")),
    *_cues("award", (8, r"表彰|表扬|优秀(?!.{0,3}干部赴)|先进(?!性)|获奖|荣获|荣誉|授予|评选|获评|模范|标兵|嘉奖|一等奖|奖"),),
    *_cues("party_building", (6, r"党课|党支部|主题党日|党建|党员大会|党小组|民主生活会|支部|党委中心|请示|党组织|组织生活|临时党|廉政|党风|谈心谈话.{0,4}党|党员(?!干部.{0,4}下沉)"), (2, r"报告工作|报送请示")),
    *_cues("rectification", (8, r"查摆|整改|检视|销号|自查|对照检查|整治问题|整改措施"), (2, r"问题清单")),
    *_cues("petition", (9, r"信访|接访|下访|上访|来信来访|信访案件"),),
    *_cues("project", (6, r"项目(?!组)|招商|引资|产业链|重点工程|重点项目|帮扶资金|争取.{0,8}资金|协调.{0,8}资金|落实.{0,8}资金|资金|投资|企业.{0,6}(?:问题|困难|难题)|包联|链长"), (2, r"工程|落地|签约|万元")),
    *_cues("talent", (7, r"顾问|专家(?!教授作|作报告|学者参加)|智库|人才|特邀研究员|参政议政人才|咨询委|聘请|选聘|聘任"),),
)  # fmt: skip


@cache
def _compiled() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    return tuple((cue.module, cue.weight, re.compile(cue.pattern)) for cue in CUES)


@cache
def _scores(words: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for module, weight, pattern in _compiled():
        if pattern.search(words):
            found[module] = found.get(module, 0) + weight
    return found


def module_of(zones: list[tuple[float, str]]) -> str:
    """The module that the words speak for, each zone with its weight, the nearest words first."""
    total: dict[str, float] = {}
    for weight, words in zones:
        for module, score in _scores(words).items():
            total[module] = total.get(module, 0) + weight * score
    return max(total, key=lambda module: total[module]) if total else "other"
