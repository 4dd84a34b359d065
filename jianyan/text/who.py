"""Who did what a claim counts, where it is not the committee as a whole."""

from __future__ import annotations

import re

# Words that name a doer at the head of a clause, before a verb of doing.
DOER = re.compile(
    r"^(?:[\s、，]|一年来|五年来|全年|先后|期间|其中|同时|此外|\d{4}年)*"
    r"(?P<who>[\u3400-\u9fff（）、和“”]{0,22}?(?:委员(?!会|工作|讲堂|联络|之家|会客|小组|大讲)|常委(?!会)|主席会议成员|主席会议|党组成员|党组|干部|党派(?:团体)?(?:和各族各界人士)?|人士|专委会|专门委员会|联络组|联络站|工作室|活动组|界别|单位|部门|媒体|企业家|领导|群众|人民团体|工商联|代表))"
    r"(?=[^，。]{0,4}?(?:参与|参加|提交|提出|捐|开展|深入|走访|讲|反映|撰写|赴|下沉|讨论|发言|领衔|牵头|报送|担任|被|为|与|帮|协调|实地|带队|上|组织|一线|全员|牵|结对|认领|联系|包抓))"
)
BY = re.compile(
    r"(?:由|被|受到?|获(?:得)?|经|得到|为)(?P<who>[\u3400-\u9fff、《》]{2,20}?)(?=(?:主要)?(?:采用|采纳|批示|刊发|报道|转发|转载|评为|表彰|授予|领衔|督办|牵头|吸收|肯定|录用|推介|重视|表扬|通报|领办|分别))"
)
ITSELF = re.compile(
    r"^(?:全?[市县区省州旗]|自治[区州县旗])?(?:人民)?政协(?:及其常委会)?$|^(?:市|县|区|省|州)?政协(?:机关|办公室)?$|^我们$"
)
# Bodies whose figures the committee's own records cannot show.
OTHERS = re.compile(
    r"(?:有关|相关|承办|职能|责任)?(?:部门|单位)|政府|法院|检察院|人大|媒体|报社|市委(?!会)|省委|县委|区委(?!会)|领导(?!小组)|《[^》]+》|群众|企业(?!家)"
)


MOVED = re.compile(r"^(?:组织|动员|邀请|推荐|选派|依托|举办|协调|发动|引导|由|经|支持|带领|安排)+")
NO_NAME = re.compile(r"^(?:有效|积极|高度|充分|及时|广泛|率|办复率.*|.*满意.*|.{0,2}率.*)$")


def who(left: str, right: str, clause: str, before: str) -> str | None:
    """The doer that the words about a number name, or the clauses before it; None for the committee as a whole."""
    by = BY.search(left) or BY.search(right)
    if by and not NO_NAME.match(by["who"]):
        return by["who"]
    for words in (left + right if len(left) < 4 else left, clause, *reversed(re.split(r"[，；。]", before)[-4:])):
        doer = DOER.match(words)
        if doer:
            return _name(doer["who"])
    return None


def _name(found: str) -> str | None:
    """The bare name: without the verb that moved the doer to act; None for the committee itself."""
    name = MOVED.sub("", found).strip("、“”和")
    return None if not name or ITSELF.match(name) or NO_NAME.match(name) else name


def is_other(name: str | None) -> bool:
    """Whether a doer is another body, whose work the committee's records do not hold."""
    return bool(name and OTHERS.fullmatch(name))
