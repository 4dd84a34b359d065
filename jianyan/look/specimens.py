"""Made-up values that show every part in every state on the page of components."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator

from jianyan.look.fields import DayInput
from jianyan.look.parts import Due, Event, Figure, KeyFigure, Reckoned, State, Station
from jianyan.look.plots import Bar, Bars, Cell, Column, Columns, Heat, HeatRow, Part, Trend
from jianyan.look.tables import Column as TableColumn
from jianyan.look.tables import Table

SWATCHES = [
    ("paper", "纸"), ("sheet", "宣"), ("well", "笺"), ("rule", "栏"), ("edge", "框"), ("ink", "墨"),
    ("ink-2", "墨二"), ("ink-3", "墨三"), ("red", "朱"), ("blue", "靛"), ("green", "松"), ("amber", "赭"),
    ("plum", "紫"),
]  # fmt: skip

FILED = Figure(
    text="412件",
    name="提案立案数",
    value="412",
    unit="件",
    meaning="一个期间内，经审查立案并编有案号的提案件数",
    period="2025年1月14日—12月26日",
    as_of="2025年12月26日",
    records_text="打开 412 条记录",
    records_url="?records",
    url="?figure",
    spark=(338, 361, 379, 386, 412),
    spark_label="近五年：338、361、379、386、412",
)
ATTENDED = Figure(
    text="2400余人次",
    name="委员参加学习人次",
    value="2436",
    unit="人次",
    meaning="学习类活动的签到人次，同一人多次参加逐次计",
    period="2025年1月14日—12月26日",
    as_of="2025年12月26日",
    records_text="打开 2436 条记录",
    records_url="?records",
    url="?figure",
)
REPORTED = Figure(
    text="61个",
    name="电网改造项目",
    value="61",
    unit="个",
    note="引用市供电公司的数字",
    as_of="2025年12月26日",
    url="?figure",
    reported=True,
)
KEY_FIGURES = [
    KeyFigure(
        "提案立案", "412", "件", "较上年 +26", "?kf", (338, 361, 379, 386, 412), "近五年：338、361、379、386、412"
    ),
    KeyFigure("办复率", "99.0", "%", "4 件办理中", "?kf", (97.6, 98.1, 98.4, 98.7, 99.0)),
    KeyFigure("委员参与率", "87.5", "%", "251 名，共 287 名"),
]

COLUMNS = Columns(
    "逐年立案",
    [
        Column("2021", 338, ghost=401),
        Column("2022", 361, ghost=428),
        Column("2023", 379, ghost=447),
        Column("2024", 386, ghost=455, url="?2024"),
        Column("2025", 412, ghost=486, now=True),
    ],
    note="浅底为收到件数",
    heading=False,
)
BARS = Bars(
    "承办单位",
    [
        Bar("市民政局", [Part(27, "b1"), Part(3, "b2"), Part(1, "hot")], tick=29, url="?unit"),
        Bar("市教育局", [Part(35, "b1"), Part(3, "b2")], tick=33, url="?unit"),
        Bar("市交通运输局", [Part(27, "b1"), Part(1, "b2"), Part(1, "hot")], tick=31),
    ],
    caption="主办件数：按期、延期后答复、未答复",
    legend=(("b1", "按期答复"), ("b2", "延期后答复"), ("hot", "未答复")),
    tick_word="竖线：上年",
    heading=False,
)
TREND = Trend(
    "社情民意采用",
    [str(month) for month in range(1, 13)],
    now=(12, 40, 101, 128, 150, 170, 196, 214, 248, 278),
    previous=(10, 34, 88, 112, 131, 156, 180, 199, 226, 254, 279, 297),
    note="逐月累计，篇",
    now_word="今年 278",
    previous_word="上年 297",
    heading=False,
)
HEAT = Heat(
    "全年活动",
    [str(month) for month in range(1, 13)],
    [
        HeatRow("协商", [Cell(value) for value in (0, 1, 0, 1, 2, 1, 0, 1, 2, 1, 1, 1)]),
        HeatRow("调研", [Cell(value, "?month") for value in (0, 1, 4, 6, 5, 3, 2, 3, 4, 3, 2, 1)]),
        HeatRow("为民服务", [Cell(value, "?month") for value in (5, 4, 8, 7, 9, 8, 6, 7, 10, 9, 8, 9)]),
    ],
    caption="各类活动逐月次数",
    note="每格为当月次数，点开看记录",
    heading=False,
)

STATIONS = [
    Station("提交", "7月8日", "done"),
    Station("审查", "7月10日", "done"),
    Station("立案", "今日", "here"),
    Station("交办"),
    Station("办结"),
]
RECKONING = [
    Reckoned("12月3日", "启动重新办理"),
    Reckoned("+ 1 个月", "得 1月3日（星期六）", "《提案办理规则》第二十一条"),
    Reckoned("顺延", "1月3日为元旦假期，顺延到下一工作日", "2026年节假日表，2025年11月导入"),
    Reckoned("1月4日", "答复期限，不得再延", total=True),
]
STORY = [
    Event("重新办理", "12月3日 10:20·市政府督查室", "理由：首次答复未覆盖镇街，提案人反馈不满意。", here=True),
    Event("答复（B 类：列入计划）", "11月14日 16:08·市民政局"),
    Event("提交", "7月8日 21:36·手机"),
]


@dataclass(frozen=True)
class Matter:
    """A row of the specimen table."""

    pk: int
    number: str
    title: str
    author: str
    received_on: date
    signers: int
    due: Due
    state: State

    def get_absolute_url(self) -> str:
        return f"?matter={self.pk}"


MATTERS = [
    Matter(1, "P-0531", "关于优化夜间公交与轨道接驳的提案", "委员个人·周知远", date(2025, 12, 26), 1,
           Due("今日初审", "soon"), State("待初审", "wait")),
    Matter(2, "P-0530", "关于推广适老化改造家庭补贴“免申即享”的提案", "联名·林晚晴等 5 人", date(2025, 12, 25), 5,
           Due.in_days(9), State("办理中", "work")),
    Matter(3, "P-0519", "关于支持家庭农场购置小型农机的提案", "委员个人·何若谷", date(2025, 12, 22), 1,
           Due.in_days(-1), State("退回未改", "back")),
]  # fmt: skip
TABLE_COLUMNS = [
    TableColumn("number", "流水号", phone="skip"),
    TableColumn("title", "案由、提案者", kind="title", sub="author"),
    TableColumn("signers", "联名", kind="number", phone="inline", sort="signers"),
    TableColumn("received_on", "提交日期", kind="date", phone="inline", sort="received_on", short=True),
    TableColumn("due", "审查期限", kind="due", phone="inline"),
    TableColumn("state", "状态", kind="state", phone="inline"),
]
TABLE = Table(
    TABLE_COLUMNS,
    MATTERS,
    caption="待初审提案",
    sort="-received_on",
    picks="picked",
    picked=frozenset({"1"}),
    empty="没有待初审的提案",
)
PAGE = Paginator(range(1, 132), 11).page(3)


class SpecimenForm(forms.Form):
    """One field of every kind."""

    subject = forms.CharField(label="案由", help_text="以“关于……的提案”为题，50 字以内", max_length=50)
    until = forms.DateField(label="延期至", help_text="最晚 2026年1月18日，自交办起六个月", widget=DayInput)
    text = forms.CharField(label="情况与问题", widget=forms.Textarea(attrs={"rows": 3}))
    unit = forms.ChoiceField(label="希望由谁办理", choices=[("", "不指定"), ("1", "市民政局")], required=False)
    public = forms.ChoiceField(
        label="是否同意公开",
        choices=[("yes", "同意，案由和正文可在网上公开"), ("no", "不同意")],
        widget=forms.RadioSelect,
    )
    sectors = forms.MultipleChoiceField(
        label="涉及领域", choices=[("1", "民政"), ("2", "财政")], widget=forms.CheckboxSelectMultiple, required=False
    )
    attachment = forms.FileField(label="附件", required=False)
    remember = forms.BooleanField(label="三十天内在这台设备上记住我", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("还有 2 位联名委员未答复，暂不能提交。")


def refused_form() -> SpecimenForm:
    """The form as it comes back when it was refused."""
    form = SpecimenForm({"subject": "", "until": "2026-02-01", "text": "现状如下。", "public": ""})
    form.add_error("until", "2026年2月1日超过最长期限，请选 1月18日或以前。")
    return form


def everything() -> dict[str, Any]:
    """The context of the page of components."""
    return {
        "swatches": SWATCHES,
        "filed": FILED, "attended": ATTENDED, "reported": REPORTED, "key_figures": KEY_FIGURES,
        "columns": COLUMNS, "bars": BARS, "trend": TREND, "heat": HEAT,
        "dues": [Due.in_days(21), Due.in_days(3), Due.in_days(-6), Due("按期答复", "done")],
        "stations": STATIONS, "reckoning": RECKONING, "story": STORY,
        "verdicts": ["agrees", "differs", "partly", "absent", "beyond"],
        "table": TABLE, "no_rows": Table(TABLE_COLUMNS, [], empty="没有待初审的提案"), "page": PAGE,
        "form": SpecimenForm(auto_id="new_%s"), "refused": refused_form(),
    }  # fmt: skip
