"""What a claim counts, made comparable."""

from __future__ import annotations

import re
from itertools import pairwise

from jianyan.text.found import Claim

SLIGHT = re.compile(
    r"的|了|[一两三四五几]年(?:里|来|间|中)|共有?|全部|全年|一年来|今年|本届|目前|现有|政协(?!报)|市政协|区政协|县政协|各级|全体|先后|累计|合计|^(?:各位|广大)?委员(?=提|反映|撰)|开展|召开|举办|组织|举行|工作|情况|活动(?!组)|[中里]$"
)
MEMBERS = re.compile(
    r"(?:来自全[市区县省州旗国](?:各条战线|各界别?|各行业)?的|全体|全部|把|将|本届(?:政协)?(?:共有?)?)#(?:政协)?委员|#[市县区州旗省]?(?:政协)?委员(?:全员|悉数|全部|肩负|组成|牢记|齐聚)|(?:共有?|现有|在任|实有|在册)(?:政协)?委员(?:共|为|达)?#|(?:委员会)?由#(?:政协)?委员组成|委员总数(?:为|达)?#"
)
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:余|多)?万?(?:名|位|人)")
FILED = re.compile(r"^(?:[^，]{0,8}(?:审查|审定)[^，]{0,4})?立案(?:提案)?(?:全部|已|交由|$)|^提案立案$|立案交办提案$")


def thing(claim: Claim) -> str:
    """What a claim counts, in as few characters as tell it from other things."""
    if (
        claim.unit in ("名", "位", "人")
        and MEMBERS.search(NUMBER.sub("#", claim.clause))
        and not re.search(r"女|党员|少数民族|常委|常务|界别委员", claim.clause)
    ):
        return "在任委员总数"
    if claim.unit == "件" and FILED.search(claim.what):
        return "立案提案"
    return SLIGHT.sub("", re.sub(r"[^\u3400-\u9fffA-Za-z]", "", claim.what)) or claim.what


def likeness(first: str, second: str) -> float:
    """How much two phrases share, by pairs of characters: 0 to 1."""
    if first == second:
        return 1.0
    a, b = set(pairwise(first)), set(pairwise(second))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
