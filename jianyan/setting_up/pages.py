"""How a step is drawn: its place among the six, the way back, and its form."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jianyan.committees.requests import Request
from jianyan.setting_up import steps

FOLDER = "setting_up"


def show_step(request: Request, view: str, context: dict[str, Any]) -> HttpResponse:
    """Draw a step; the template is named after it."""
    number, total = steps.number_of(view), len(steps.STEPS)
    committee = request.committee
    back, skip = steps.before(view), steps.after(view)
    frame = {
        "stations": steps.stations(committee, view),
        "title": steps.STEPS[number - 1].name,
        "progress_words": _("第 %(number)d 步，共 %(total)d 步") % {"number": number, "total": total},
        "back": committee.address(back) if committee and back else "",
        "skip": committee.address(skip) if committee else "",
        "is_last": number == total,
    }
    return render(request, f"{FOLDER}/{view.removeprefix('setup-')}.html", frame | context)
