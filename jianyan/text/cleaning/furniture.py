"""Which lines of a page are the article and which its furniture: navigation, licences, teasers, widgets."""

from __future__ import annotations

import re

from jianyan.text.cleaning.joining import UNIT

# A line that begins so, or holds nothing else, belongs to the page.
LABELS = re.compile(
    r"^[\s【\[（(|>•*·]*(?:首页|返回|网站|当前位置|您的?位置|您现在的位置|所在位置|位置：|导航|站内搜索|搜索|登录|注册|logo|tu\b|打印|关闭|收藏|加入收藏|分享|字号|字体|大中小|"
    r"上一?篇|下一?篇|上一条|下一条|责任编辑|责编|编辑：|编辑:|审核|校对|来源：|来源:|作者：|记者：|信息来源|文章来源|稿件来源|发布(?:时间|日期|人|单位|机构|者)|时间：|日期：|更新(?:时间|日期)|"
    r"浏览|点击|阅读(?:次数|量|数)|访问|人气|评论|点赞|(?:相关|推荐|热门|热点|最新)(?:阅读|新闻|链接|文章|附件|报道|信息|推荐|资讯|排行|专题|内容|：|$)|延伸阅读|版权|Copyright|©|备案|主办(?:单位)?：|承办(?:单位)?：|主管|"
    r"技术支持|联系我们|联系电话|关于我们|免责声明|友情链接|网站地图|地址：|邮编|邮政编码|传真|电话：|邮箱|制作单位|扫一扫|扫码|(?:微信|微博|客户端)(?:公众号$|扫|分享|：| |$)|领取|这是描述|版权所有|"
    r"Categories|Author|Origin|Time of issue|Views|Information|Scan|admin|附件：?$|附件下载|索引号|文号：|主题分类|公开(?:日期|方式|类别)|(?:本报)?(?:通讯员|记者)[ ：])"
)  # fmt: skip
ANYWHERE = re.compile(
    r"ICP备|公网安备|公安备案|许可证|共计\d+个字|预计阅读|第\d+[/页]|版权所有|All rights reserved|未经.{0,6}授权|禁止建立镜像|微信扫|扫描二维码|二维码|均由受访者供图|本版图片|"
    r"\d+人?点赞|收藏\s?\d|技术支持|协办单位|(?:浏览|点击|阅读|访问|人气)(?:次数|量)?[：:]?\s*\d+|无码|在线观看|\s[>»›]\s.*\s[>»›]\s|联系我们.*[丨|]|[丨|].*法律声明|http[s]?：?//|www\."
)
CAPTION = re.compile(r"(?:摄|供图|图片|摄影报道)[）)]?[。.]?\s*$|。?\s*记者 ?\S{2,6}\s*$|^(?:图为|图：|资料图)")
END = re.compile(
    r"^[\s•*·【\[>]*(?:相关(?:阅读|新闻|链接|文章|报道|信息|推荐)|推荐阅读|延伸阅读|热门(?:推荐|文章|新闻|排行)|最新(?:文章|新闻|资讯)|猜你喜欢|免责声明|版权声明|友情链接|"
    r"上一篇|下一篇|上一条|下一条|打印本页|【?打印|关闭窗口|扫一扫|分享到|责任编辑|（?责编)"
)
LABELLED = re.compile(r"^[^，。；]{1,8}：|^[（(【\[]")
SENTENCE = re.compile(r"[。；！？]")
TEASERS = re.compile(r"^[\s•*·【\[>]*(?:相关|推荐|延伸|热门|最新|猜你)")
SHORT = 20  # a paragraph where no article began yet
NEAR = 300  # how far into a line the marks of a page are looked for
HAN = re.compile(r"[\u3400-\u9fff]")


def is_body(line: str) -> bool:
    """A paragraph: long enough, with a sentence in it."""
    return len(line) >= 30 and bool(SENTENCE.search(line) or line.count("，") >= 2)


def is_furniture(line: str) -> bool:
    """A line that belongs to the page and not to the article, told by itself."""
    bare = line.strip()
    if not bare or not HAN.search(bare):
        return True
    if ANYWHERE.search(bare[:NEAR]) and not (len(bare) > 60 and is_body(bare)):
        return True
    if len(bare) >= 20 and SENTENCE.search(bare) and not LABELLED.match(bare):
        return bool(CAPTION.search(bare[-60:])) and len(bare) < 100
    return (bool(LABELS.match(bare)) or bool(CAPTION.search(bare[-60:]))) and len(bare) < 100


def article_lines(lines: list[str]) -> list[bool]:
    """For each line whether it belongs to the article."""
    kept = [not is_furniture(line) or _is_cut_number(lines, number) for number, line in enumerate(lines)]
    _keep_what_goes_on(lines, kept)
    end = _start_of_headlines(lines, kept)
    tail = _tails(lines, kept)
    return [keep and number < end and not tail[number] for number, keep in enumerate(kept)]


def _keep_what_goes_on(lines: list[str], kept: list[bool]) -> None:
    """A line behind a comma belongs to the sentence before it, whatever its first words."""
    last = -1
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if (
            last >= 0
            and kept[last]
            and lines[last].rstrip()[-1:] in ("，", "、")
            and HAN.search(line)
            and not LABELLED.match(line.strip())
        ):
            kept[number] = True
        last = number


def _is_cut_number(lines: list[str], number: int) -> bool:
    """A number alone on its line whose unit begins the next one."""
    return lines[number].strip().isdigit() and number + 1 < len(lines) and bool(UNIT.match(lines[number + 1]))


def _start_of_headlines(lines: list[str], kept: list[bool]) -> int:
    """Where nothing follows but two or more lines without a full stop: the headlines of other articles."""
    last = max(
        (number for number, line in enumerate(lines) if kept[number] and is_body(line) and SENTENCE.search(line)),
        default=-1,
    )
    trailing = [line for line, keep in zip(lines[last + 1 :], kept[last + 1 :], strict=True) if keep]
    return last + 1 if last >= 0 and len(trailing) >= 2 else len(lines)


def _tails(lines: list[str], kept: list[bool]) -> list[bool]:
    """Whether a line stands behind a mark that ends an article (related reading, share, disclaimer) and before the
    next paragraph that only an article can hold: one file may hold several reports."""
    tail, inside, body = [], False, 0
    strong = [keep and _is_paragraph(line) for line, keep in zip(lines, kept, strict=True)]
    follows = _any_after([keep and _is_paragraph(line, SHORT) for line, keep in zip(lines, kept, strict=True)])
    for number, line in enumerate(lines):
        if strong[number] or (inside and not body and _is_paragraph(line, SHORT)):
            inside = False
        elif END.match(line) and len(line) < 60 and (body or not follows[number] or TEASERS.match(line)):
            inside = True
        body += kept[number] and bool(SENTENCE.search(line)) and not inside
        tail.append(inside)
    return tail


def _any_after(flags: list[bool]) -> list[bool]:
    last = max((number for number, flag in enumerate(flags) if flag), default=-1)
    return [number <= last for number in range(len(flags))]


def _is_paragraph(line: str, least: int = 80) -> bool:
    """Long and whole: a teaser is cut off by dots."""
    bare = line.strip()
    return len(bare) >= least and bool(SENTENCE.search(bare)) and bare[-1] in "。！？；”" and "..." not in bare
