"""How reports word supervision topics."""

from __future__ import annotations

from jianyan.figures.sayings import AROUND, Saying, terms, words

KEY = terms("key", {"True": "重点题目 重点议题 重点监督 重点课题"})

SAYINGS = (
    Saying(
        "supervision.topics",
        units=("个", "项", "件"),
        words=(words("题目 议题 课题 监督事项 监督项目 监督议题"),),
        context=(words("民主监督 监督计划 监督议题 监督"),),
        by=(KEY.of(AROUND),),
        modules=("supervision",),
        never=words("协商议题 调研课题"),
        finds={"制定民主监督工作计划，[9个]重点题目持续监督": "key=True", "确定民主监督议题[5项]": ""},
        passes_over=("确定协商议题[10个]", "民主监督[5次]"),
    ),
)
