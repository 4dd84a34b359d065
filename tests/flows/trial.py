"""A trial room of the engine's tests: a request that several are asked to answer. Its tables exist in tests only."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import connection, models

from jianyan.committees.models import Committee
from jianyan.committees.querysets import CommitteeModel
from jianyan.flows.declared import BEGIN, Deadline, Flow, Lift, Numbered, Step, Telling
from jianyan.flows.desks import Desk
from jianyan.flows.models import Counter, Notice, Waiting
from jianyan.flows.predicates import Predicate, in_role, is_office, nobody
from jianyan.flows.refusals import StepRefused
from jianyan.flows.steps import begin, take
from jianyan.trail.models import Entry


@dataclass(frozen=True)
class Someone:
    """Acts as the engine expects of whoever acts."""

    key: str
    role: str = "member"
    whom: str = ""

    @property
    def label(self) -> str:
        return f"某{self.key}代{self.whom}" if self.whom else f"某{self.key}"

    def standing_for(self, whom: str) -> "Someone":
        return replace(self, whom=whom)

    @property
    def is_office(self) -> bool:
        return self.role == "office"


AUTHOR, OFFICE, COLLEAGUE = Someone("author"), Someone("office", "office"), Someone("colleague", "office")
UNITS = [Someone(f"unit{number}", "unit") for number in range(3)]
OFFICE_DESK = Desk("role", "office")


class State(models.TextChoices):
    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已提交"
    ASKED = "asked", "征询中"
    ANSWERED = "answered", "已答复"
    CLOSED = "closed", "办结"


class AnswerState(models.TextChoices):
    OPEN = "open", "待答复"
    GIVEN = "given", "已答复"
    ACCEPTED = "accepted", "已采纳"


is_author = Predicate(lambda actor, request: request.author == actor.key, "提出人")


def has_topic(request):
    if not request.topic:
        raise StepRefused("请先填写主题。")


def tell_author(request, by):
    return [Telling(Desk("person", request.author), f"“{request.title}”已由{by.label}受理。")]


REQUEST = Flow(
    initial=State.DRAFT,
    begins=Step(
        name=BEGIN.name, label="建立", allowed=BEGIN.allowed, leaves_on=lambda row: Desk("person", row.author)
    ),
    deadlines=[
        Deadline("reply", "答复", due=lambda row, day: day + timedelta(days=30), field="due_on"),
        Deadline("check", "核对", due=lambda row, day: day + timedelta(days=7)),
    ],
    steps=[
        Step(name="submit", label="提交", sources=(State.DRAFT,), target=State.SUBMITTED, allowed=is_author,
             takes=("topic",), guards=(has_topic,), stamps="submitted_on", leaves_on=lambda row: OFFICE_DESK,
             awaits="受理"),
        Step(name="accept", label="受理", sources=(State.SUBMITTED,), target=State.ASKED, allowed=is_office & ~is_author,
             stamps="accepted_on", draws=Numbered("number", lambda row: "request:2024"), starts=("reply", "check"),
             leaves_on=lambda row: [OFFICE_DESK, Desk("person", row.author), OFFICE_DESK], awaits="等候答复",
             tells=tell_author, article="第三条"),
        Step(name="send_back", label="退回", sources=(State.SUBMITTED,), target=State.DRAFT, allowed=is_office,
             asks_note=True, leaves_on=lambda row: Desk("person", row.author), awaits="修改"),
        Step(name="remind", label="催办", sources=(State.ASKED,), allowed=is_office, stamps="reminded_on",
             stops=("check",)),
        Step(name="all_answered", label="全部答复", sources=(State.ASKED,), target=State.ANSWERED, allowed=nobody,
             stamps="answered_on", stops=("reply",), leaves_on=lambda row: OFFICE_DESK, awaits="办结"),
        Step(name="close", label="办结", sources=(State.ANSWERED,), target=State.CLOSED, allowed=is_office,
             stands="办结以后不能撤回，请联系办公室更正。"),
    ],
)  # fmt: skip
ANSWER = Flow(
    initial=AnswerState.OPEN,
    begins=Step(name="begin", label="建立", allowed=is_office, leaves_on=lambda row: Desk("unit", row.unit)),
    steps=[
        Step(name="give", label="答复", sources=(AnswerState.OPEN,), target=AnswerState.GIVEN,
             allowed=in_role("unit", label="承办单位"), takes=("words",),
             lifts=Lift(parent="request", step="all_answered", arrived=(AnswerState.ACCEPTED,))),
        Step(name="adopt", label="采纳", sources=(AnswerState.GIVEN,), target=AnswerState.ACCEPTED, allowed=is_office),
    ],
)  # fmt: skip


class Request(CommitteeModel):
    flow = REQUEST

    author = models.CharField(max_length=20)
    title = models.CharField(max_length=60)
    topic = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, blank=True)
    number = models.IntegerField(null=True)
    submitted_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    due_on = models.DateField(null=True)

    class Meta:
        app_label = "flow_trial"
        db_table = "flow_trial_request"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class Answer(CommitteeModel):
    flow = ANSWER

    request = models.ForeignKey(Request, models.CASCADE, related_name="+")
    unit = models.CharField(max_length=20)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "flow_trial"
        db_table = "flow_trial_answer"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request}：{self.unit}"


MODELS = (Request, Answer)


def create(*tables) -> None:
    """Make the tables that are missing; not possible inside a transaction on SQLite."""
    present = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for table in tables:
            if table._meta.db_table not in present:
                editor.create_model(table)


def drop(*tables) -> None:
    present = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for table in reversed(tables):
            if table._meta.db_table in present:
                editor.delete_model(table)


def committee() -> Committee:
    return Committee.objects.get(slug="jiuquan")


def make_request(state: str = State.DRAFT, **fields) -> Request:
    """A request that has walked to its state."""

    row = Request(committee=committee(), **{"author": AUTHOR.key, "title": "修桥", "topic": "交通"} | fields)
    begin(row, by=AUTHOR)
    for step in REQUEST.path_to(state):
        if step.name == "all_answered":
            take(make_answer(row), "give", by=UNITS[0])
            row.refresh_from_db()
        else:
            take(row, step.name, by=AUTHOR if step.name == "submit" else OFFICE)
    return row


def make_answer(request: Request, unit: Someone = UNITS[0]) -> Answer:

    row = Answer(committee=request.committee, request=request, unit=unit.key)
    begin(row, by=OFFICE)
    return row


def everything(*rows) -> list:
    """All that a step may touch, to compare before and after."""

    kept = [type(row).objects.of(row.committee).filter(pk=row.pk).values().get() for row in rows]
    for table in (Counter, Notice, Waiting, Entry):
        kept += list(table.objects.of(committee()).order_by("pk").values())
    return kept


def waiting(row) -> list[tuple[str, str, date | None]]:
    """Where the row lies: desk, what is to be done, until when."""

    return sorted((str(one.desk), one.label, one.due_on) for one in Waiting.objects.about(row))


def story(row) -> list[str]:
    """The steps the trail tells of a row, oldest first."""

    return [entry.step for entry in reversed(Entry.objects.of(row.committee).about(row))]
