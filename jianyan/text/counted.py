"""What a number counts: the words that lead to it and follow it, without what only opens, joins or dates them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianyan.text.quantities import Quantity


@dataclass(frozen=True)
class Spot:
    """A quantity in its sentence. `left` and `right` are the words about it up to the next break or quantity,
    `clause` the whole clause, `before` the sentence up to the clause, `after` what follows the clause, `listed` tells
    an item of a list."""

    quantity: Quantity
    left: str
    right: str
    clause: str
    before: str
    after: str = ""
    listed: bool = False

    @property
    def opening(self) -> str:
        """The words of the clause before its first number."""
        return re.split(r"\d", self.clause, maxsplit=1)[0]


LEADING = re.compile(
    r"^(?:[\s、，和及与并还也又均都“”…]|各(?=$|[组提开])|(?:截至|截止)[^，]{0,12}|自?[^，、]{0,12}(?:会议)?以来的?|[一两三四五]年(?=共|累计)|[一两三五几]年(?:来|间|多来)|一年间|年内|全年|当年|本年度?|去年|本届(?:以来)?|任期内|"
    r"20\d\d年(?:以来|度|底|末)?|(?:19|20)?\d\d年|近年来?|先后|累计|共计|合计|总计|共|已经?|其中|当中|同时|分别|另有|另外|此外|目前|现已|现(?=有|共)|通过|积极|认真|扎实|深入|大力|广泛|精心|有序|切实|及时|务实|高效地?|组织和|成功|圆满|"
    r"协助|主动|持续|不断|进一步|着力|创新性?|常态化|高质量|年均|平均|由|使|再次|继续|专门|还有|仅|单单|总共|为此|期间|会前|会后|会上|会议期间|市?[政政]协机关)+"
)
ABOUT = re.compile(
    r"^(?:就|围绕|聚焦|针对|对|紧扣|瞄准|着眼|结合).{2,140}?(?:等(?:\S{0,8}?(?:议题|课题|问题|内容|主题|工作|方面|重点|专题|领域|题目|任务|法规草案|草案|事项|情况))?|议题|课题|问题|为主题|主题)[，,]?(?=\S{2,})"
)
ABOUT_SHORT = re.compile(
    r"^(?:就|围绕|聚焦|针对|紧扣).{2,140}?(?=(?:组织)?(?:开展|召开|举办|举行|组织|进行)(?!.*(?:开展|召开|举办|举行)))"
)
OPENING = re.compile(
    r"^(?:组织)?(?:召开了?|举办了?|举行了?|开展了?|组织召开|组织举办|组织开展|组织了?|实施了?|完成了?|进行了?|做好|抓好)(?=\S{2,})"
)
SENDER = re.compile(r"^[^，、]{0,24}?(?:向[^，]{2,16}?)(?=提交|报送|反映|呈报|上报|提出|捐赠|捐款)")
CLOSING = re.compile(
    r"(?:分别|共计|合计|累计|总计|总共|共有?|达到?了?|均达到?了?|均为|均|各|有|计|已|总数|数量?|总额|近|就|等|为|了|：|到|的)+$"
)
TAIL = re.compile(r"(?:、|和|及|(?<!参)与|以及|并|，|…|—)+$")
# What cannot stand alone: it needs the thing that the clause before it spoke of.
WEAK = re.compile(
    r"^(?:梳理归纳|归纳|整理|归并|分(?:成|为)|发言量?|参与|参加|委员参与|群众参与|参与(?:委员|人数|群众)|活动|开展活动|座谈会|座谈|建议|意见建议|提出(?:意见|建议|意见建议|意见和建议|对策建议|意见、建议)|印刷|印发|寄出|发放|占(?:总数|立案总数|比)?|"
    r"占.{0,8}|合计|采用|获采用|被采用|采纳|被采纳|已?办复|已?解决|解决问题|落实|惠及(?:群众)?|受益(?:群众)?|服务群众|字数|报送|上报|转报|培训|发言|征集|编发|刊发|其中|获奖|受理|办结|销号|整改|方面|大?类|\S{0,1})$"
)
OWN_OBJECT = re.compile(r"^(?:提出|召开|开展|举办|形成|活动|座谈|建议|意见)")
TOPIC = re.compile(r"^(?:围绕|就|聚焦|针对|紧扣|结合|开展|组织|依托|通过|发挥|赴|深入)")
VERB = 8  # characters of a verb that a list begins with
SCOPE = 18  # characters of the thing spoken of before
RATE = re.compile(r"率$|率(?:均|都|达|为|分别)")


def trimmed_left(left: str) -> str:
    """The words that lead to a number, without time, manner, topic and the verb that says only that it took place."""
    left = left.strip(" 、“”，")
    for pattern in (LEADING, ABOUT, ABOUT_SHORT, LEADING, SENDER, OPENING, LEADING, CLOSING):
        shorter = pattern.sub("", left, count=1)
        left = shorter if len(shorter) >= 2 or pattern is CLOSING else left
    return left.strip("“ 、")


def trimmed_right(right: str) -> str:
    """The words that follow a number, up to what belongs to the next one."""
    right = right.strip()
    if not right or right[0] in "、）”…":
        return ""
    right = GOES_ON.split(right.removeprefix("的"), maxsplit=1)[0]
    if len(right) > 16:
        right = right.split("、")[0]
    return TAIL.sub("", right)


GOES_ON = re.compile(r"(?<=\S{2})(?:议题涉及|涉及|肩负|包括|涵盖|一盯|主要|随即|兢兢业业)")
PREDICATE = re.compile(r"^[\u3400-\u9fff]{2,4}$")
MEANS = re.compile(r"(?:依托|利用|借助|通过|深入|以)[^，、]{2,14}?(?=宣讲|开展|调研|组织|举办|走访|召开|进行|收集)")


def predicate(spot: Spot) -> str:
    """What the last item of a list says of all: 10名常委、52名委员一线参与项目建设."""
    if not PREDICATE.match(trimmed_right(spot.right)) or trimmed_left(spot.left):
        return ""
    last = re.search(r"[、和]\d+(?:余|多)?(?:名|位|个|家|户|人)([\u3400-\u9fff“”]{6,30})$", spot.clause)
    return re.sub(r"^(?:常务委员|常委|委员|干部|单位|企业|部门|群众)", "", last[1]) if last else ""


def things(spot: Spot, carried: str) -> list[str]:
    """What a number counts: one thing, or each of several shares that it is said of.

    `carried` is what the number before it in the sentence counted.
    """
    left, right = trimmed_left(_own_left(spot)), trimmed_right(spot.right)
    if spot.quantity.unit == "%":
        rates = _rates(left)
        if rates:
            return [_of_proposals(rate, spot) for rate in rates]
    each = _each(left, spot.left)
    if each:
        return each
    thing = re.sub(r"\s+", "", left + right + predicate(spot))
    if WEAK.match(thing):
        thing = _scope(spot, thing, carried) + thing
    return [thing]


def _own_left(spot: Spot) -> str:
    """The words before a number that are its own: in 深入17个乡镇、60多个村组 the verb, not 乡镇."""
    if not spot.listed or not re.search(r"[\u3400-\u9fff”》](?:、|和|与|及|以及)$", spot.left):
        return spot.left
    return spot.opening if len(spot.opening) <= VERB else ""


def respectively(spots: list[Spot], number: int) -> list[str]:
    """办复率、面商率分别达到100%和96%: each of the numbers of a clause has its own thing; empty where it is not so."""
    first = number
    while first and spots[first - 1].clause == spots[number].clause and spots[first].clause == spots[number].clause:
        first -= 1
    same = [spot for spot in spots[first:] if spot.clause == spots[number].clause]
    words = re.match(r"(.{2,80}?)(?:分别|依次)(?:达到?|为|是|有|开展|召开|举办)?了?$", same[0].left)
    if not words:
        return []
    parts = _items(trimmed_left(words[1]))
    if len(parts) != len(same) or len(parts) < 2:
        return []
    return [_of_proposals(parts[number - first], spots[number])]


def _items(words: str) -> list[str]:
    """The parts of a list: 办复率、回访率和满意率."""
    return [part for part in re.split(r"[、和与及]|以及", words) if part]


def _each(left: str, raw: str) -> list[str]:
    """党支部、学习小组各8个 gives one number to two things."""
    if not raw.rstrip().endswith("各"):
        return []
    parts = [part for part in _items(left) if len(part) >= 2]
    return parts if len(parts) > 1 else []


def _rates(left: str) -> list[str]:
    """办复率和满意率均为 names two shares."""
    parts = [part for part in _items(left) if RATE.search(part)]
    if len(parts) < 2:
        return [left] if parts else []
    return [re.sub(r"(率).*$", r"\1", part) for part in parts]


def _of_proposals(rate: str, spot: Spot) -> str:
    """办复率 is the proposals' where proposals are spoken of."""
    if "提案" in rate or not re.search(r"办复|答复|办结|回访|满意|面商|采纳|立案|见面|走访", rate):
        return rate
    return f"提案{rate}" if "提案" in spot.before + spot.clause else rate


def _scope(spot: Spot, thing: str, carried: str) -> str:
    """The thing spoken of just before: what the last number counted, or what the clauses before are about.

    A clause with its own object (提出意见建议) goes on from the work before it, not from the number before it.
    """
    clauses = [clause.strip() for clause in re.split(r"[，；：。]", spot.before) if clause.strip()]
    plain = [clause for clause in clauses[-3:] if not re.search(r"\d", clause)]
    about = next((clause for clause in reversed(plain) if TOPIC.match(clause)), "")
    if OWN_OBJECT.match(thing) and (about or plain):
        return trimmed_left(about or plain[-1])[-SCOPE:]
    if carried:
        return carried[-SCOPE:]
    return trimmed_left(clauses[-1])[-SCOPE:] if clauses else ""
