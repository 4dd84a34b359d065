"""The table itself: paths, drawing, rights, and what the checks at start find in it."""

from dataclasses import replace

import pytest
from django.db import models

from jianyan.flows.checks import check_flows, errors_of
from jianyan.flows.declared import Flow, Lift, Step
from jianyan.flows.drawing import matrix, mermaid, steps_table
from jianyan.flows.predicates import anybody, is_office, nobody
from jianyan.flows.refusals import UnknownState
from tests.flows.trial import ANSWER, AUTHOR, OFFICE, REQUEST, UNITS, Answer, Request, State, is_author, make_request


def faults(model, flow: Flow, monkeypatch) -> list[tuple[str, str]]:
    monkeypatch.setattr(model, "flow", flow)
    return [(error.id, error.msg.partition(" ")[2]) for error in errors_of(model)]


def with_step(which: str, **changes) -> Flow:
    return replace(REQUEST, steps=[replace(s, **changes) if s.name == which else s for s in REQUEST.steps])


def test_path_leads_over_the_fewest_steps():
    assert [step.name for step in REQUEST.path_to(State.CLOSED)] == ["submit", "accept", "all_answered", "close"]
    assert REQUEST.path_to(State.DRAFT) == []


def test_path_to_an_unknown_state_names_the_nearest():
    with pytest.raises(UnknownState) as refusal:
        REQUEST.path_to("drafts")

    assert str(refusal.value) == "没有能到达的状态“drafts”。相近的：draft。"


@pytest.mark.parametrize(
    ("predicate", "words", "author", "office"),
    [
        (is_author & is_office, "提出人，且委员会办公室", False, False),
        (is_author | is_office, "提出人或委员会办公室", True, True),
        (~is_author, "并非提出人", False, True),
        (is_author.or_entered_by(is_office, lambda row: row.author), "提出人（委员会办公室可代录）", True, True),
        (anybody, "任何人", True, True),
        (nobody, "系统（随下级事项）", False, False),
    ],
)
def test_predicates_combine_with_their_words(predicate, words, author, office):
    row = Request(author=AUTHOR.key)

    assert (predicate(AUTHOR, row), predicate(OFFICE, row), str(predicate.label)) == (author, office, words)


@pytest.mark.parametrize(
    ("around", "author", "office"),
    [
        (lambda entered: entered, "", "author"),
        (lambda entered: entered & anybody, "", "author"),
        (lambda entered: anybody & entered, "", "author"),
        (lambda entered: is_office | entered, "", ""),
        (lambda entered: entered | is_office, "", "author"),
        (lambda entered: anybody, "", ""),
    ],
)
def test_an_office_stands_for_the_author_unless_the_step_is_its_own(around, author, office):
    row, entered = Request(author="author"), is_author.or_entered_by(is_office, lambda request: request.author)

    allowed = around(entered)

    assert (allowed.stands_for(AUTHOR, row), allowed.stands_for(OFFICE, row)) == (author, office)


def test_trial_room_and_all_rooms_are_without_fault():
    assert [*errors_of(Request), *errors_of(Answer), *check_flows(None)] == []


@pytest.mark.parametrize(
    ("step", "changes", "found"),
    [
        ("close", {"target": "closd"}, [
            ("flows.E001", "close names the state closd, which does not exist."),
            ("flows.E002", "never comes to the state closed."),
        ]),
        ("close", {"sources": ("answerd",)}, [
            ("flows.E001", "close names the state answerd, which does not exist."),
            ("flows.E002", "never comes to the state closed."),
        ]),
        ("close", {"name": "submit"}, [("flows.E003", "has two steps named submit.")]),
        ("close", {"name": "correct"}, [("flows.E003", "has two steps named correct.")]),
        ("close", {"name": "x" * 31}, [("flows.E003", f"{'x' * 31} is too long a name.")]),
        ("close", {"stamps": "title"}, [("flows.E004", "close stamps title, which is no date field.")]),
        ("close", {"stamps": "closed_on"}, [("flows.E004", "close stamps closed_on, which is no date field.")]),
        ("close", {"stops": ("replies",)}, [("flows.E006", "close names the deadline replies, which does not exist.")]),
        ("close", {"takes": ("why",)}, [("flows.E007", "close fills why, which is no column.")]),
        ("close", {"starts": ("check",)}, [("flows.E008", "close starts a clock on nobody's desk.")]),
        ("close", {"lifts": Lift("owner", "x")}, [
            ("flows.E005", "close lifts owner, which is no parent with a flow."),
        ]),
        ("close", {"lifts": Lift("committee", "x")}, [
            ("flows.E005", "close lifts committee, which is no parent with a flow."),
        ]),
    ],
)  # fmt: skip
def test_mistake_is_found_at_start(step, changes, found, monkeypatch):
    assert faults(Request, with_step(step, **changes), monkeypatch) == found


def test_lift_to_an_unknown_step_is_found(monkeypatch):
    give = replace(ANSWER.step("give"), lifts=Lift("request", "all_answerd"))

    assert faults(Answer, replace(ANSWER, steps=[give, ANSWER.step("adopt")]), monkeypatch) == [
        ("flows.E005", "give lifts to the step all_answerd, which does not exist.")
    ]


def test_deadline_kept_in_no_date_is_found(monkeypatch):
    reply, check = REQUEST.deadlines
    flow = replace(REQUEST, deadlines=[replace(reply, field="title"), check])

    assert set(faults(Request, flow, monkeypatch)) == {
        ("flows.E004", "reply is kept in title, which is no date field.")
    }


def test_hint_names_the_nearest(monkeypatch):
    monkeypatch.setattr(Request, "flow", with_step("close", target="drafts"))

    assert next(iter(errors_of(Request))).hint == "Nearest known: draft."


class Light(models.TextChoices):
    OFF = "off", "关"
    ON = "on", "开"


LIGHT = Flow(
    initial=Light.OFF,
    steps=[
        Step(
            name="switch_on", label="开灯", sources=(Light.OFF,), target=Light.ON, allowed=is_office, article="第一条"
        ),
        Step(name="look", label="看", sources=(Light.OFF, Light.ON), allowed=anybody),
    ],
)


def test_drawing_shows_every_state_and_step():
    assert mermaid(LIGHT) == (
        "stateDiagram-v2\n"
        '    state "关" as off\n'
        '    state "开" as on\n'
        "    [*] --> off\n"
        "    off --> on: 开灯\n"
        "    off --> off: 看\n"
        "    on --> on: 看\n"
    )


def test_table_names_who_and_the_article():
    assert steps_table(LIGHT).splitlines()[2:] == [
        "| 开灯 `switch_on` | 关 | 开 | 委员会办公室 | — | — | 第一条 |",
        "| 看 `look` | 关、开 | — | 任何人 | — | — | — |",
    ]


@pytest.mark.django_db
def test_matrix_tells_who_may_do_what_in_which_state():
    text = matrix(REQUEST, {"author": AUTHOR, "office": OFFICE, "unit": UNITS[0]}, make_request)

    assert text == (
        "state\tauthor\toffice\tunit\n"
        "draft\tsubmit\t-\t-\n"
        "submitted\t-\taccept send_back\t-\n"
        "asked\t-\tremind\t-\n"
        "answered\t-\tclose\t-\n"
        "closed\t-\t-\t-\n"
    )
