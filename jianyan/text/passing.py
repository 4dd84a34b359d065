"""What is a number and yet no quantity of work done, by kind. Each rule carries what it passes over and what it lets be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from jianyan.text.quantities import Quantity
from jianyan.text.units import COUNTED_IN_WORDS

REACH = 24  # characters of context on either side


@dataclass(frozen=True)
class Rule:
    """A number is of this kind when all its patterns fit: `before` ends at it, `number` is it, `after` begins behind it.

    `passes` are texts whose first number is of this kind, `keeps` texts whose numbers are not.
    """

    kind: str
    before: str = ""
    number: str = ""
    after: str = ""
    passes: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
        return (
            re.compile(f"(?:{self.before})$") if self.before else None,
            re.compile(f"(?:{self.number})$") if self.number else None,
            re.compile(self.after) if self.after else None,
        )

    def fits(self, before: str, number: str, after: str) -> bool:
        first, second, third = self.patterns
        return (
            (second is None or bool(second.match(number)))
            and (third is None or bool(third.match(after)))
            and (first is None or bool(first.search(before)))
        )


RULES = (
    Rule("term", number=r"[一二三四五六七八九十\d]{1,2}次", after=r"(?:全体|大|全)?会议?(?:以来|上|期间|闭会|闭幕|精神|召开)", passes=("三次会议以来",), keeps=("开展三次以来",)),
    Rule("term", before=r"[届（]|次", number=r"[一二三四五六七八九十\d]{1,3}次", after=r"(?:全体|常委|常务|主席|代表)?(?:会议|全会|大会|全委|会)?",
         passes=("十五届一次会议",), keeps=("届内召开3次",)),
    Rule("term", number=r"[一二三四五六七八九十\d]{1,3}次", after=r"(?:全会|全体会议|代表大会|党代会|中全会)(?!\d|[，。、；]*共)", passes=("5次全会精神",), keeps=("5次会议",)),
    Rule("plenary", before=r"届[一二三四五六七八九十\d]{1,3}", after=r"(?:中全会|次)", passes=()),
    Rule("ordinal", before=r"第", keeps=("举办5次",)),
    Rule("date", before=r"(?:\d{4}年|\d{1,2}月|年|月份?)", number=r"\d{1,2}(?:日|号|个?月)", passes=()),
    Rule("series", before=r"(?:年|卷)第?", number=r"\d+期", passes=("《求是》2023年21期",), keeps=("一年编印21期",)),
    Rule("cadence", before=r"(?:每(?:个?[年月周季日天]度?(?!社情|一)|季度|半年|届|人|名|位|次|期|场|个|件|家|两|[一二三四五六七八九十\d]+个?[年月周天日])[^，。；、]{0,14}|人均[^，。；]{0,6}|平均每[^，。；]{0,8}|"
         r"(?:一季度|半年|一月|一周|双月|一年|季度|月)(?:至少|不少于|不低于)?(?:开展|组织|举办|召开|提交|学习|活动|走访)?)", passes=("每月召开3次", "每名委员每年至少提交1件", "每季度开展1次"),
         keeps=("一年来召开3次", "每周社情创办以来编发28期", "全年召开3次")),
    Rule("cadence", before=r"每", passes=("每2个月召开",), keeps=("召开2次",)),
    Rule("cadence", after=r"(?:/|／|每)(?:年|月|人|次)", passes=("3次/年",), keeps=("3次",)),
    Rule("requirement", after=r"[^，。；]{0,8}的(?:要求|规定|标准)", passes=("不少于5次的要求",), keeps=("5次",)),
    Rule("age of a thing", after=r"(?:岁|年龄)", passes=("60个岁",), keeps=("60个",)),
    Rule("levels", number=r"[两二三四五]级", passes=(), keeps=()),
    Rule("rank", before=r"(?:前|列|居|位列|排名?|名列|位居)(?:全[国省市县区](?:系统)?)?第?", number=r"[\d一二三四五六七八九十]{1,3}(?:名|位|个)", passes=("位居全省前3名",), keeps=("表彰3名",)),
    Rule("document", number=r"\d+(?:号|字)", before=r"[〕\]】）发字第办]", passes=()),
    Rule("law", number=r".*条", before=r"(?:法|条例|章程|规定|细则|办法|》)第", passes=()),
    Rule("address", number=r"\d+(?:号|栋|座|室|楼)", before=r"[路街巷道区园]", passes=()),
    Rule("population", after=r"(?:民|各族(?:人民|群众|干部)?|人民|城乡居民|城乡群众|父老乡亲|家乡人民|党员干部群众|干部群众(?:的|，|、|团结)|中国人|中华儿女|华夏儿女|人口|常住人口)", number=r".*(?:万|亿).*",
         passes=("300万人民", "14亿人民"), keeps=("惠及群众2万人",)),
    Rule("population", before=r"(?<!惠及)(?<!覆盖)(?<!面向)(?:全[国省市县区州旗盟]|我[国省市县区州旗盟]|带领|团结|代表|造福|人口)(?:约|近|总数|达|为|有)?", number=r".*(?:万|亿)多?人?", passes=("全市300万人",), keeps=("惠及全市2万人",)),
    Rule("economy", before=r"(?:生产总值|GDP|增加值|财政(?:总?收入|支出)|预算收入|固定资产投资|零售总额|可支配收入|进出口(?:总额)?|总产值|销售收入|营业收入|产值|城镇化率|增速|税收(?:收入)?|产量|森林覆盖率|市场主体|经营主体|旅游人数|游客人数|接待人数|贫困人口(?!就业|培训)|老年人口|常住人口|户籍人口|"
         r"存款余额|贷款余额|总投资|旅游(?:综合)?收入|游客|接待游客|纳税|利润|贫困发生率|优良率|达标率|天数比例|负债率|债务)[^，。；]{0,24}", passes=("地区生产总值达500亿元", "固定资产投资增长12%"), keeps=("争取项目资金500万元",)),
    Rule("economy", before=r"^(?!.*(?:提案|办复|满意|委员|民意|政协|采用)).*(?:同比|环比)?(?:增长|增速|下降|增加|提高|上升|减少|增幅|降低|降幅|提升)(?:了|至|到|为|达)?", number=r"(?:.*(?:%|百分点|倍)|百分之.*)", passes=("同比增长12%", "下降3个百分点"), keeps=("提案办复率提高2个百分点",)),
    Rule("size", before=r"(?:行程|全长|总长|长达?|宽|高|占地|双向|可容纳|容纳|[\d.]米|直径|深)(?:约|近)?", number=r".*(?:公里|米|平方米|亩|人|车道|平方公里|公顷)", passes=("该路全长3公里", "可容纳130人"), keeps=("植树300亩",)),
    Rule("condition", number=r".*(?:人|名|位|次|年)以上", after=r"(?:联名|的委员|附议|缺席|未|无故|联合提出|的，)", passes=("3人以上联名", "无故缺席会议3次以上的委员"), keeps=("120人以上参加",)),
    Rule("condition", number=r".*(?:次|人|名)", after=r"及以上", passes=("参加过两次及以上活动",), keeps=("两次活动",)),
    Rule("thing", number=r".*轮", after=r"车", passes=("三轮车",), keeps=("三轮协商",)),
    Rule("condition", number=r".*次", after=r"(?:无故|缺席|不参加)", passes=("谁三次无故缺席会议",), keeps=("缺席3次",)),
    Rule("slogan", number=r"[一二两三四五六七八九十]{1,3}字", passes=("十六字方针",), keeps=("三万字",)),
    Rule("each", before=r"(?:每人|户均|各自|每户|每村|每家)[^，。；]{0,8}", passes=("每人捐助1000元", "各自捐出500元"), keeps=("捐助1000元",)),
    Rule("slogan", before=r"[“《（‘][^”》）’，。]{0,8}", number=r"[一二两三四五六七八九十百千\d]{1,2}(?:个|项|大项|大类|条|件|有|名|种|套|支|张|本|位|家|处|点|门|把|座|块|道|片|张|次|场|方面|部|站|街|人|步)", after=r"[^”》）’]{0,14}[”》’]",
         passes=("“三个一”活动", "“六个主动”", "“1个平台、N个支点”"), keeps=("举办“书香政协”活动3次",)),
    Rule("slogan", number=r"[一二两三四五六七八九十百千](?:个|大类|大项|种|项|条|套|支|把|张|方面|大块|只|口|位|名|件|块|级)", passes=("两个确立", "九个产业", "三项重点"), keeps=("两次", "制度9项")),
    Rule("turn of speech", number=r"(?:二(?:次|轮)|(?:[一二两三四五六七八九]){2}[十百千]?.*)", passes=("经二次办理", "三四千字"), keeps=("两次", "二十次")),
    Rule("turn of speech", number=r"一(?:次|场|批|篇|件|份|部|本|册|名|人|位|家|户|轮|期|课|条|套|辑|卷|封|张|年|天|村|县|市|区|省|镇|站|节|班|处|所|口|部门|单位|企业|学校|街道|社区|题|对|组|支|门|堂|道|级)", passes=("进一次门",), keeps=("举办1次",)),
    Rule("turn of speech", number=r"[两二三四五六七八九十百千万](?:家|人|年|天|村|县|市|区|省|镇|站|节|班|处|所|口|部门|单位|企业|学校|街道|社区|题|对|组|支|门|堂|道|座|点|根|级|省市|省区|县区|区县|市县|县市|民族|党派|界别|国家|乡镇|专题|课题|议题|亩|元|字|米|公里|里|斤|升|粒|把|面|只|头|条|台|棵|套)",
         passes=("三家人", "千家万户", "九省区"), keeps=("30家",)),
    Rule("fraction", before=r"分之", passes=(), keeps=("分5个小组",)),
    Rule("duration", number=r".*(?:天|小时|分钟)", after=r"(?:内|之内|以内|前|后|制|工作日|不间断|值守|在线|全天)", passes=("30天内答复", "24小时值守"), keeps=("集中7天时间",)),
    Rule("duration", number=r"(?:24|12|8|365)(?:小时|天)", passes=("24小时",), keeps=("48小时",)),
    Rule("page", after=r"(?:/|／)\d", passes=("3页/65页",), keeps=("39次",)),
    Rule("telephone", number=r"\d{7,}.*", passes=(), keeps=()),
    Rule("version", before=r"[A-Za-z]", passes=()),
    Rule("share of a rule", before=r"(?:按|以|占)[^，。；]{0,4}", number=r".*%", after=r"的?(?:比例|标准)(?:择优|评选|推荐|计|核|给予|配)", passes=("按15%的比例评选",), keeps=("占15%",)),
)  # fmt: skip

# What looks ahead colours the rest of its sentence; `将` only where a verb of work follows it.
FUTURE = re.compile(
    r"(?:^|[，；。、：“])(?:[^，；。]{0,10})?(?:拟(?:于|开展|组织|召开|举办|安排|对|就|新建|建)|(?<!协商)(?<!年度)(?<!工作)(?<!列入)(?<!纳入)计划(?:于|在|开展|组织|召开|举办|安排|完成|用|到|围绕|选派|编|新建|培训|走访|再|年内|[一二两三四五六\d])|预计|力争|争取(?:在|到(?=20\d\d年|年[底末]|届末|本届|下半年)|完成|用|年内|实现|办复|全年)|明年|来年|下一步|今后|"
    r"新的一年|(?:原定|年初)?目标(?:是|为|任务)?[^，；。]{0,6}$|到20\d\d年(?:底|末)?|确保(?:全年|年内|完成)|将(?:继续|进一步|开展|组织|召开|举办|安排|重点|于|在|围绕|力争|完成|新建|建设|推动|对|就|选取|达到|选择|选派|编|再|认真|坚持|深入|紧扣|紧紧|全面|以|按照|着力|始终)|要(?:开展|组织|召开|举办|完成|力争|确保)|"
    r"建议(?:到|将|在|尽快|把|对|从|由|加快|按|每|全市|全县|政府|有关部门|市|县|财政))"
)
ASKED = re.compile(r"(?:要求|规定|应当|必须|须|原则上|鼓励|倡议|承诺|章程|标准为)[^，。；]{0,16}$")
DONE = re.compile(r"(?:实际|已|截至|目前|去年|全年共|完成了|实现了|累计)[^，；]{0,12}$")

# Words that open a clause about what others did, and words that show it is the committee's after all.
OTHERS = re.compile(
    r"^(?:[\s　]*(?:\d{4}年(?:末|底)?|目前|据统计|据了解|截至[^，]{0,10}|去年|今年|一年来|五年来)[，]?)?(?:全(?:市|县|区|省|国|州|盟|旗|镇|乡|自治区)(?!政协|人民政协|各级政协|[\d一二三四五六七八九十百千]+(?:余|多)?(?:名|位)|[^，]{0,6}委员)|我(?:市|县|区|省|国|州)(?!政协)|"
    r"(?:省|市|县|区|州|自治区)?(?:人大常委会|人大|财政局?|法院|检察院|纪委监委|纪委|监委|公安局?|教育局|民政局|统计局|税务局)(?!.{0,8}(?:采纳|聘请|邀请))|(?:省|市|县|区|州)政府(?!.{0,10}(?:采纳|分管|领导|办公室|主要))|(?:国家|中央)(?!.{0,8}(?:采|批示|领导)))"
)
# A sentence about the economy of the place, as far as no word of the committee stands in it.
ECONOMY = re.compile(
    r"生产总值|GDP|规上工业|规模以上工业|固定资产投资|财政(?:总?收入|支出)|可支配收入|进出口|社会消费品|经济(?:稳中|平稳|总量|社会发展(?:取得|保持))"
)
PROMPTED = re.compile(r"推动|促成|促进|推进|督促|建议下")
OURS = re.compile(
    r"政协|委员(?!会)|提案|社情民意|联络[组站室]|工作室|界别|协商|采纳|批示|督办|答复|办复|吸收|采用|捐|我们|建议|党派"
)

FUTURE_HEADING = re.compile(
    r"(?:下一步|今后|未来|来年|明年|新的一年|下年度|下半年|下一阶段|今年|20\d\d年|本年度|新一届|新一年)[^，。]{0,14}(?:工作)?(?:安排|打算|思路|计划|任务|建议|展望|部署|要点|设想|意见|重点|举措|目标)|^[（(]?[一二三四五][)）、][^，。]{0,6}(?:工作)?(?:安排|打算|展望|部署)"
)
PAST_HEADING = re.compile(r"回顾|总结|过去|主要成效|成绩|情况|体会|经验")


TURN = "turn of speech"


def kind_of(text: str, quantity: Quantity, *, in_words: bool = False) -> str | None:
    """Of what kind a number is when it is no quantity of work; None when it may be one.

    `in_words` says that the text around counts in Chinese numerals, so that 一次 after what is counted counts too.
    """
    number = text[quantity.start : quantity.end]
    if quantity.ordinals:
        return None
    before, after = text[max(0, quantity.start - REACH) : quantity.start], text[quantity.end : quantity.end + REACH]
    if quantity.chinese and re.match(r"(?:全覆盖|百分之百)", after):
        return None
    counted = (
        in_words and bool(re.match(r"[，、；。）]|$", after)) and bool(re.search(r"[\u3400-\u9fff》”]$", before))
    )
    for rule in RULES:
        if rule.fits(before, number, after) and not (counted and rule.kind in (TURN, "slogan")):
            return rule.kind
    if quantity.chinese and quantity.value <= 10 and quantity.unit not in COUNTED_IN_WORDS and not counted:
        return TURN
    return None
