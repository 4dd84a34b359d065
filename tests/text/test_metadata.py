"""What a text says about itself: each level, each form of page, each trap, in the project's own words."""

import pytest

from jianyan.text.found import Meta
from jianyan.text.metadata import metadata

ORDER = "请予审议。"
BODY = (
    "一年来，在{party}领导下，{body}坚持团结和民主两大主题，围绕中心、服务大局，认真履行职能，各项工作有了新的进展。"
)


def report(
    full: str, *, on: str = "", plenary: str = "", heading: str = "", body: str = "本会", party: str = "党委"
) -> str:
    """The head of a work report as it is delivered."""
    lines = [
        f"中国人民政治协商会议{full}常务委员会工作报告",
        f"——{on}在政协{full}{plenary}上" if plenary else "",
        "王某某",
        "各位委员：",
    ]
    lines += [f"我代表政协{full}常务委员会，向大会报告工作，{ORDER}", heading, BODY.format(party=party, body=body)]
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize(
    ("full", "committee", "level"),
    [
        ("第十四届全国委员会", "政协全国委员会", "national"),
        ("河北省第十三届委员会", "政协河北省委员会", "province"),
        ("第十三届河北省委员会", "政协河北省委员会", "province"),
        ("广西壮族自治区第十三届委员会", "政协广西壮族自治区委员会", "province"),
        ("重庆市第六届委员会", "政协重庆市委员会", "province"),
        ("绵阳市第八届委员会", "政协绵阳市委员会", "city"),
        ("楚雄彝族自治州第十一届委员会", "政协楚雄彝族自治州委员会", "city"),
        ("锡林郭勒盟第三届委员会", "政协锡林郭勒盟委员会", "city"),
        ("阿勒泰地区第五届委员会", "政协阿勒泰地区委员会", "city"),
        ("耒阳市第九届委员会", "政协耒阳市委员会", "county"),
        ("重庆市渝中区第十六届委员会", "政协重庆市渝中区委员会", "county"),
        ("第九届剑川县委员会", "政协剑川县委员会", "county"),
        ("阿巴嘎旗第十五届委员会", "政协阿巴嘎旗委员会", "county"),
        ("莫力达瓦达斡尔族自治旗第九届委员会", "政协莫力达瓦达斡尔族自治旗委员会", "county"),
        ("玉屏侗族自治县第十届委员会", "政协玉屏侗族自治县委员会", "county"),
        ("上海市浦东新区第七届委员会", "政协上海市浦东新区委员会", "county"),
    ],
)
def test_speech_names_its_committee_at_every_level(full: str, committee: str, level: str):
    told = metadata(report(full, on="2024年1月9日", plenary="第三次会议"))

    assert (told.committee, told.level) == (committee, level)
    assert told.title == f"中国人民政治协商会议{full}常务委员会工作报告"
    assert told.term is not None
    assert told.term.endswith("届三次会议")
    assert (told.period, told.date) == ("2023", "2024-01-09")


@pytest.mark.parametrize(
    ("sentence", "committee", "level"),
    [
        ("2023年，剑川县政协围绕县委中心工作履职，得到省政协、州政协肯定，全国政协转发了经验。县政协、县政协机关都有进步。", "政协剑川县委员会", "county"),
        ("2023年，市政协立案提案多件。市政协加强对县（市、区）政协的指导，向省政协报送信息。", None, "city"),
        ("2023年，市政协立案提案多件。市政协在各乡镇、街道设立联络组，向省政协报送信息。", None, "county"),
        ("2023年，自治区政协立案提案多件。自治区党委对全区政协工作提出要求，区市县三级政协联动。", None, "province"),
        ("2023年，州政协立案提案多件，州政协常委会向省政协报送信息。", None, "city"),
        ("2023年，旗政协立案提案多件，旗政协常委会向市政协报送信息。", None, "county"),
        ("2023年，在中共绵阳市委领导下，市政协立案提案多件，市政协常委会向省政协报送信息。", "政协绵阳市委员会", "city"),
        ("2023年，政协某市委员会立案提案多件，市政协常委会很有进步，走访了县（区）政协。", None, "city"),
        ("2023年，石桥县政协立案提案多件，石桥县政协常委会很有进步。", "政协石桥县委员会", "county"),
        ("2023年，全国政协立案提案多件，全国政协常委会很有进步。", "政协全国委员会", "national"),
        ("2023年，单位职工共立案检查多件，各项工作有了新的进展，得到上级肯定。", None, None),
    ],
    ids=["bodies above", "prefecture by its counties", "county city by its towns", "region", "prefecture", "banner", "by its Party committee", "left blank",
         "not on the list", "national", "none"],
)  # fmt: skip
def test_committee_and_level_are_told_from_the_text(sentence: str, committee: str | None, level: str | None):
    told = metadata(sentence + "\n" + BODY.format(party="上级", body="大家"))

    assert (told.committee, told.level) == (committee, level)


def test_committee_is_not_the_host_of_the_page():
    page = "绵阳市人民政府门户网\n当前位置: 首页 > 县区动态\n凝心聚力谱新篇\n来源：绵阳日报  时间：2024-02-03\n2023年，三台县政协围绕县委中心工作履职。县政协立案提案多件，绵阳市政协转发了经验，各项工作有了新进展。\n主办：绵阳市政协\n"

    assert metadata(page) == Meta("凝心聚力谱新篇", "政协三台县委员会", "county", None, "2023", "2024-02-03")


def test_committee_is_named_in_full_where_any_sentence_does():
    text = "2023年，涪城区政协立案提案多件，区政协很有进步。\n政协绵阳市涪城区第八届委员会第三次会议已经召开，来自全区的委员肩负使命而来，共商发展大计。"

    assert metadata(text).committee == "政协绵阳市涪城区委员会"


def test_committee_is_named_by_its_plenary():
    told = metadata("政协三台县十届三次会议于2月开幕，来自各界的委员肩负使命，共商发展大计，县政协主席作了报告。")

    assert (told.committee, told.level, told.term) == ("政协三台县委员会", "county", "十届三次会议")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("委员在政协第二届绵阳市委员会第四次会议上听取报告。", "二届四次会议"),
        ("绵阳市政协八届三次会议以来，绵阳市政协办理提案多件。", "八届三次会议"),
        ("绵阳市政协第8届委员会第3次会议以来，办理提案多件。绵阳市政协很忙。", "八届三次会议"),
        ("学习全国政协十四届二次会议精神，绵阳市政协八届三次会议如期召开。", "八届三次会议"),
        ("列席绵阳市八届人大四次会议，落实市委八届五次全会部署，绵阳市政协召开常委会议。", None),
        ("绵阳市政协召开八届十五次常委会会议、八届三十次主席会议。", None),
        ("中国共产党绵阳市第八届委员会第六次全体会议提出要求，绵阳市政协认真落实。", None),
        ("绵阳市政协八届二次全会以来，办理提案多件。", "八届二次会议"),
        ("绵阳市政协八届三次全体委员会议如期召开。", "八届三次会议"),
        ("绵阳市政协八届三次、四次会议之间，办理提案多件。", "八届三次会议"),
    ],
)
def test_term_is_the_first_plenary_of_the_committee(text: str, term: str | None):
    assert metadata(text + "\n" + BODY.format(party="市委", body="市政协")).term == term


@pytest.mark.parametrize(
    ("heading", "on", "period"),
    [
        ("2023年工作回顾", "2024年1月9日", "2023"),
        ("一、2023年主要工作", "2024年1月9日", "2023"),
        ("回望2023：同心奋进", "2024年1月9日", "2023"),
        ("一、过去一年的工作", "2024年1月9日", "2023"),
        ("一、过去一年的工作", "2023年12月20日", "2023"),
        ("一、过去一年的工作", "", None),
        ("2024年工作安排", "", None),
        ("一、去年以来的工作\n二、2024年的主要工作", "2024年1月9日", "2023"),
        ("2023年工作总结及2024年工作计划", "", "2023"),
        ("二、2024年主要工作任务", "", None),
        ("一、过去五年的工作", "2022年1月9日", "2017-2021"),
        ("一、过去五年的工作", "", None),
        ("2017—2021年工作回顾", "", "2017-2021"),
    ],
)
def test_period_is_what_the_report_looks_back_on(heading: str, on: str, period: str | None):
    text = report("绵阳市第八届委员会", on=on, plenary="第三次会议", heading=heading)
    text = text.replace("一年来", "五年来") if "五年" in heading else text

    assert metadata(text).period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，市政协立案提案多件。五年来，市政协各项工作有了新的进展，上下满意。", None),
        ("五年来，市政协立案提案多件。2018年至2022年，市政协各项工作有了新的进展。五年来，上下满意。", "2018-2022"),
        ("近年来，市政协立案提案多件，编写《市政协2007-2012年组织史》，各项工作有了新的进展。", None),
        ("2023年是起步之年。2023年，市政协立案提案多件。2024年，市政协要坚持稳中求进，再上台阶。", "2023"),
        ("2024年，市政协要坚持稳中求进，再上台阶，各项工作都要有新的进展，让群众满意放心。", None),
    ],
    ids=[
        "five years without years",
        "five years with years",
        "a year in a book's name",
        "an outlook at the end",
        "an outlook only",
    ],
)
def test_period_is_null_unless_the_text_gives_its_years(text: str, period: str | None):
    assert metadata(text).period == period


PARAGRAPH = "2023年，绵阳市政协坚持团结和民主两大主题，围绕中心、服务大局，认真履行职能，各项工作有了新的进展。"


@pytest.mark.parametrize(
    ("page", "date"),
    [
        (f"发布时间：2024-03-04\n首页\n搜索\n{PARAGRAPH}", None),
        (f"发布时间：2015-03-04\n{PARAGRAPH}", None),
        (f"同心共绘新图景\n发布时间：2024年2月3日\n{PARAGRAPH}", "2024-02-03"),
        (f"同心共绘新图景\n2024-02-03 08:15:00  来源：某报\n{PARAGRAPH}", "2024-02-03"),
        (f"同心共绘新图景\n时间:2024/2/3 浏览次数:12\n{PARAGRAPH}", "2024-02-03"),
        (
            f"发布时间:2021-07-29 14:20:45\n返回首页\n同心共绘新图景\nTime of issue:2024-02-03\n{PARAGRAPH}\n发布时间:2019-06-18",
            "2024-02-03",
        ),
        (f"同心共绘新图景\n（二○二四年二月三日）\n{PARAGRAPH}", "2024-02-03"),
        (f"同心共绘新图景\n发布时间：2024-03-01\n（2024年2月3日）\n{PARAGRAPH}", "2024-02-03"),
        (f"同心共绘新图景\n{PARAGRAPH}\n绵阳市政协办公室\n2024年2月3日", "2024-02-03"),
        (f"同心共绘新图景\n{PARAGRAPH}\n相关阅读\n委员走进社区\n时间：2024-02-03", None),
        (
            f"同心共绘新图景\n2022年6月30日，市政协组织视察开发区的项目建设情况，并听取各方面的汇报和意见建议。\n{PARAGRAPH}",
            None,
        ),
        (f"同心共绘新图景\n{PARAGRAPH}\n2023年6月30日，走访群众。", None),
    ],
    ids=[
        "widget above the text",
        "widget older than the text",
        "page",
        "bare line",
        "slashes",
        "widgets",
        "Chinese numerals",
        "own before page",
        "signature",
        "teaser",
        "dated event",
        "event at the end",
    ],
)
def test_date_is_the_articles_own_or_its_pages(page: str, date: str | None):
    assert metadata(page).date == date


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("同心共绘新图景 实干书写新答卷 ——市政协2023年工作综述", "同心共绘新图景 实干书写新答卷"),
        ("同心共繪新圖景\n——市政協2023年工作綜述", "同心共绘新图景"),
        ("同心共绘新图景\n实干书写新答卷\n——市政协2023年工作综述", "同心共绘新图景 实干书写新答卷"),
        (
            "中国人民政治协商会议\n绵阳市第八届委员会常务委员会\n工 作 报 告",
            "中国人民政治协商会议绵阳市第八届委员会常务委员会工作报告",
        ),
        (
            "（受权发布）中国人民政治协商会议全国委员会常务委员会工作报告",
            "中国人民政治协商会议全国委员会常务委员会工作报告",
        ),
        ("免费视频在线观看_无码专区_某某在线\n首页 > 新闻\n同心共绘新图景", "同心共绘新图景"),
        ("同心共绘新图景_绵阳政协网", "同心共绘新图景"),
        ("委员们在会上认真听取报告。\n市政协组织开展调研。记者 王某", None),
        ("某某文库◆收藏我\n2023年政协工作报告-17篇(第39/65页)", None),
        ("一、始终把牢方向", None),
        ("", None),
    ],
    ids=[
        "on one line",
        "subtitle below",
        "two lines",
        "split name",
        "wrapper",
        "spam above",
        "site behind",
        "captions",
        "collection",
        "heading",
        "nothing",
    ],
)
def test_title_is_the_articles_without_its_subtitle(head: str, title: str | None):
    assert metadata(f"{head}\n{PARAGRAPH}").title == title


@pytest.mark.parametrize("raw", ["", "\n\n", "。", "政协" * 50_000, "第十届" * 20_000, "2023年" * 20_000])
def test_any_text_has_metadata(raw: str):
    assert metadata(raw).title is None


@pytest.mark.parametrize(
    ("text", "period", "term"),
    [
        (
            "政协某市第六届委员会常务委员会\n关于六届三次会议以来提案工作情况的报告\n（2024年2月20日在政协某市第六届委员会第四次会议上）\n各位委员：\n现将提案工作情况报告如下。",
            "6.3",
            "六届三次会议",
        ),
        (
            "政协某市第三届委员会常务委员会工作报告\n（2012年12月20日在政协某市第四届委员会第一次会议上）\n各位委员：\n任期五年来，我们认真履职。",
            "term:3",
            "四届一次会议",
        ),
        (
            "政协某市第三届委员会常务委员会工作报告\n（2012年12月20日在政协某市第三届委员会第五次会议上）\n各位委员：\n2012年，我们认真履职。",
            "2012",
            "三届五次会议",
        ),
    ],
)
def test_a_title_that_names_plenaries_says_the_period(text, period, term):
    read = metadata(text)

    assert (read.period, read.term) == (period, term)


def test_links_weather_and_search_boxes_are_no_title_and_no_date():
    page = (
        "政务微博 微信 客户端\n2026年11月22日 星期日 多云\n请输入关键字\n区政协2022年履职答卷\n发布时间：2023-01-09 来源：某报\n"
        + "2022年，区政协召开会议12次，提出建议30条。" * 3
    )

    assert (metadata(page).title, metadata(page).date) == ("区政协2022年履职答卷", "2023-01-09")
