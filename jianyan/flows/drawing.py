"""A flow on paper: the drawing of its states, the table of its steps, and who may do what in which state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jianyan.flows.declared import Flow, Step


def mermaid(flow: Flow) -> str:
    """The state drawing as Mermaid text."""
    lines = ["stateDiagram-v2", *(f'    state "{state.label}" as {state}' for state in flow.states)]
    lines.append(f"    [*] --> {flow.initial}")
    for step in flow.steps:
        lines += [f"    {source} --> {step.target or source}: {step.label}" for source in step.sources]
    return "\n".join(lines) + "\n"


def steps_table(flow: Flow) -> str:
    """The steps as a Markdown table, in the order declared."""
    head = ("步骤", "从", "到", "由谁", "日期", "期限", "依据")
    return _markdown(head, [_cells(flow, step) for step in flow.steps])


def matrix(flow: Flow, actors: Mapping[str, Any], example: Callable[[str], Any]) -> str:
    """State by role: the steps that each actor may take, tab-separated, for a checked-in file whose diff shows rights.

    `example(state)` gives a row that has walked there. A step for which only a condition is missing counts.
    """
    lines = [["state", *actors]]
    for state in flow.paths():
        row = example(state)
        lines.append([state, *(" ".join(_allowed(flow, actor, row)) or "-" for actor in actors.values())])
    return "".join("\t".join(line) + "\n" for line in lines)


def _allowed(flow: Flow, actor: Any, row: Any) -> Iterable[str]:
    offers = flow.open_to(actor, row)
    return [offer.step.name for offer in offers if offer.refusal is None or offer.refusal.code == "condition"]


def _cells(flow: Flow, step: Step) -> tuple[str, ...]:
    clocks = [f"起：{flow.deadline(name).label}" for name in step.starts]
    clocks += [f"止：{flow.deadline(name).label}" for name in step.stops]
    return (
        f"{step.label} `{step.name}`",
        "、".join(map(flow.label_of, step.sources)),
        flow.label_of(step.target) if step.target else "—",
        str(step.allowed.label),
        step.stamps or "—",
        "、".join(clocks) or "—",
        str(step.article) or "—",
    )


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
