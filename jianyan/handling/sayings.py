"""How reports word the handling of proposals."""

from __future__ import annotations

from jianyan.figures.sayings import Saying, words
from jianyan.proposals.sayings import BY, UNITS

OTHERS = words("人大 代表建议 信访 群众")

SAYINGS = (
    Saying(
        "handling.contacted",
        units=UNITS,
        words=(words("面商 当面沟通 见面沟通"),),
        context=(words("提案"),),
        by=BY,
        modules=("proposal",),
        never=OTHERS,
        finds={"办理前面商提案[270件]": ""},
        passes_over=("答复提案[270件]",),
    ),
    Saying(
        "handling.contact_rate",
        units=("%",),
        words=(words("面商率 沟通率 协商率 见面率"),),
        by=BY,
        modules=("proposal",),
        never=OTHERS,
        finds={"提案面商率[100%]": ""},
        passes_over=("提案走访率[100%]", "群众见面率[100%]"),
    ),
    Saying(
        "handling.call_rate",
        units=("%",),
        words=(words("走访率 上门走访率"),),
        by=BY,
        context=(words("提案 承办 办理"),),
        modules=("proposal",),
        never=words("人大 代表建议 信访 群众 回访率 走访委员"),
        finds={"提案走访率[100%]": ""},
        passes_over=("提案回访率[100%]", "走访委员[60%]"),
    ),
)
