"""The title of an article, without its subtitle, and where its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

SENTENCE = re.compile(r"[。；！？]")
SALUTATION = re.compile(r"(?:^\s*|(?<=报告)\s*)各位(?:委员|领导|代表|同志|常委|老)")
START = re.compile(
    r"^\s*(?:(?:本报|本网|本站|人民网|新华社|中新网|新华网|东南网|南方网)[\u3400-\u9fff]{0,6}(?:讯|电|\d)|[—-]{1,2}[^在]{30,})"
)
BYLINE = re.compile(
    r"^(?:来源|作者|记者|编辑|责编|发布|时间|日期|字体|字号|点击|浏览|审核|信息|文章|原标题|政协[\u3400-\u9fff]{2,16}(?:主席|副主席)|主席|副主席)"
)
HEADING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、．.])")
COLLECTION = re.compile(
    r"\d{1,4}篇|[（(]?第\d{1,4}/\d{1,4}页|范文|合集|汇编|精选|\d{1,4}/\d{1,4}|篇[一二三四五]$|下载|目录"
)
WRAPPER = re.compile(r"^(?:[（(【\[][^）)】\]]{2,14}[）)】\]]|[\u3400-\u9fff]{2,10}\s?[|丨]\s?)+\s*")
SITE = re.compile(r"\s*(?:[_|｜]|\s-\s?|-(?=[\u3400-\u9fff]+(?:网|门户|日报|政府|政协)$))\s*[^_|]{2,24}$")
SUBTITLE = re.compile(r"\s*(?:——|--).*$")
ODD = re.compile(
    r"[◆★~@#&=<>»›•]|正文|当前|首页|频道|门户|导航|归档|档案|无障碍|长者|繁体|设为|收藏|访问量|(?:网|网站|日报|晚报|平台|人民政府|公众号)$|\.(?:jpg|png|gif)"
)
COPIED = re.compile(r"无码|视频|在线|免费|论坛|彩票|娱乐|棋牌|登录|注册")
FULL_NAME = re.compile(r"^(?:中国人民政治协商会议|政协)[\u3400-\u9fff]*(?:工作报告|情况的?报告|工作总结)")
SPACED = re.compile(r"^(?:\S{1,2} +){3,}\S{1,2}$")
ROW_OF_LINKS = re.compile(r"^(?:[^\s，：“”]{1,6}\s+){2,}[^\s，：“”]{1,6}$")
NAME_OF_SITE = re.compile(r"(?:客户端|官网|入口|手机版|移动版)(?:$|[/>])|号?报道$|^请输入|^关键字|^热门搜索")
ABOUT_THE_TEXT = re.compile(r"^(?:简介|导读|摘要|编者按|小编|内容提要|核心提示)[：:]")
ENDS = ("报告", "总结", "综述", "回顾", "纪实", "答卷", "述评", "汇报")
LONGEST, SHORTEST = 60, 6
WIDEST = 300  # characters of a line that is looked at for a title


Block = tuple[str, int, int]  # a text with the numbers of its first and last line


@dataclass(frozen=True)
class Headline:
    """The title, the numbers of its first and last line, the subtitle, and the line at which the text begins."""

    title: str | None
    first: int
    last: int
    subtitle: str
    body: int


def headline(lines: list[str], article: list[bool]) -> Headline:
    """The headline of a page; its title is None where captions or the text come first."""
    body = _body(lines, article)
    blocks = _blocks(lines, article, body)
    wanted = [block for block in blocks if _is_title(block[0])]
    formal = next((block for block in wanted if FULL_NAME.match(block[0])), None)
    chosen = formal or (wanted[0] if wanted else None)
    if chosen is None:
        return Headline(None, 0, 0, "", body)
    text, first, last = _with_second_half(chosen, lines)
    subtitle = " ".join(line.strip() for line in lines[first:body] if line.strip().startswith(("——", "—", "--")))
    subtitle = subtitle or (text[match.start() :] if (match := SUBTITLE.search(text)) else "")
    return Headline(_bare(text), first, last, subtitle, body)


def _with_second_half(chosen: Block, lines: list[str]) -> Block:
    """A title in two lines of verse, told by the subtitle right under the second."""
    text, first, last = chosen
    following = [(line.strip(), number) for number, line in enumerate(lines) if number > last and line.strip()][:2]
    if (
        len(following) == 2
        and following[1][0].startswith("——")
        and _is_title(following[0][0])
        and not FULL_NAME.match(text)
    ):
        return f"{text} {following[0][0]}", first, following[0][1]
    return chosen


def _body(lines: list[str], article: list[bool]) -> int:
    """The line at which the text begins: a salutation, or the first paragraph."""
    for number, line in enumerate(lines):
        bare = line.strip()
        if ABOUT_THE_TEXT.match(bare):
            continue
        if match := SALUTATION.search(bare):
            return number + bool(match.start())
        if article[number] and (
            (len(bare) >= 40 and (START.match(bare) or SENTENCE.search(bare))) or len(bare) > 120
        ):
            return number
    return len(lines)


def _blocks(lines: list[str], article: list[bool], body: int) -> list[Block]:
    """Lines of the head that may be a title; those that one name was split over are joined."""
    blocks: list[Block] = []
    for number in range(body):
        text = _joined(lines[number]) if len(lines[number]) <= WIDEST else ""
        if not text or not article[number] or COLLECTION.search(text):
            if COLLECTION.search(text):
                blocks = [block for block in blocks if block[0] not in text]
            continue
        if (
            blocks
            and _goes_on(blocks[-1][0], text)
            and not any(line.strip() for line in lines[blocks[-1][2] + 1 : number])
        ):
            blocks[-1] = (blocks[-1][0] + text, blocks[-1][1], number)
        else:
            blocks.append((text, number, number))
    return blocks


def _goes_on(before: str, text: str) -> bool:
    """Whether a line is the rest of a name that the line before began: …会议 / …委员会常务委员会 / 工作报告."""
    begun = re.search(r"^(?:中国人民政治协商会议|政协)(?:[\u3400-\u9fff]*(?:会议|委员会|关于|五年来|以来))?$", before)
    return bool(begun) and not before.endswith(ENDS) and bool(re.match(r"[\u3400-\u9fff]", text)) and len(text) <= 40


def _joined(line: str) -> str:
    """A line without the spaces that spread its letters: 工 作 报 告."""
    bare = line.strip()
    return (
        bare.replace(" ", "")
        if SPACED.match(bare)
        or (
            " " in bare
            and bare.replace(" ", "").endswith(("工作报告",))
            and bare.count(" ") >= 2
            and re.search(r"\b\S \S\b", bare)
        )
        else bare
    )


def _is_title(text: str) -> bool:
    bare = _bare(text)
    return (
        SHORTEST <= len(bare) <= LONGEST
        and not text.startswith(("—", "--", "（20", "(20", "（二"))
        and not re.search(r"[。；，：:]$|(?:主席|秘书长|主任) +[\u3400-\u9fff ]{2,5}", bare)
        and not SENTENCE.search(bare.rstrip("！？"))
        and not any(pattern.search(text) for pattern in (COLLECTION, COPIED))
        and not any(pattern.match(bare) for pattern in (BYLINE, HEADING))
        and not re.fullmatch(r"(?:中国人民政治协商会议|政协)[\u3400-\u9fff]*委员会", bare)
        and not re.match(r"(?:(?:19|20)\d\d|[一二][〇零九])\S*[年\-/.]\S*[月\-/.]\S{1,3}", bare)
        and bool(re.search(r"[\u3400-\u9fff]{4}", bare))
        and not ODD.search(bare)
        and not ROW_OF_LINKS.match(bare)
        and not NAME_OF_SITE.search(bare)
    )


def _bare(text: str) -> str:
    text = SALUTATION.split(text)[0].rstrip("| ")
    return SITE.sub("", SUBTITLE.sub("", WRAPPER.sub("", text))).strip(" 《》") if not text.startswith("—") else text
