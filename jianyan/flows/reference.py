"""The flows in the docs: of each model that has one the drawing of its states and the table of its steps."""

from __future__ import annotations

from django.utils import translation

from jianyan.flows.checks import flow_models
from jianyan.flows.drawing import mermaid, steps_table
from jianyan.generated import section


@section("flows", page="docs/flows.md")
def flows() -> str:
    """Every flow, from the lowest room up."""
    with translation.override("zh-hans"):
        return "\n\n".join(map(_one, flow_models()))


def _one(model: type) -> str:
    flow, meta = model.flow, model._meta  # type: ignore[attr-defined]
    return f"## {meta.verbose_name} `{meta.model_name}`\n\n```mermaid\n{mermaid(flow)}```\n\n{steps_table(flow)}"
