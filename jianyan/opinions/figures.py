"""Figures of public-opinion reports (篇) and their issues (期)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.figures.declared import Count, Dimension
from jianyan.opinions import choices
from jianyan.opinions.models import Issue, OpinionReport
from jianyan.organisation.dimensions import of_choices
from jianyan.outcomes.choices import Recipient

RECIPIENT = Dimension("recipient", "sendings__recipient", _("报送对象"), of_choices(Recipient), many=True)
REPORT = (Dimension("reporter", "reporter_kind", _("反映者类别"), of_choices(choices.ReporterKind)), RECIPIENT)
ISSUE = (Dimension("publication", "publication", _("刊物"), of_choices(choices.Publication)), RECIPIENT)
SHOWS = ("title", "reporter", "received_on", "compiled_on", "sent_on")

received = Count(
    "opinions.received", of=OpinionReport, when="received_on", unit=_("篇"),
    label=_("收到社情民意信息"), meaning=_("期内各方面反映、本会收到的社情民意信息，一事一篇"), by=REPORT, shows=SHOWS,
)  # fmt: skip
compiled = Count(
    "opinions.compiled", of=OpinionReport, when="compiled_on", unit=_("篇"),
    label=_("编报社情民意信息"), meaning=_("期内经编辑报出的社情民意信息，按篇计，不按期计"), by=REPORT, shows=SHOWS,
)  # fmt: skip
sent = Count(
    "opinions.sent", of=OpinionReport, when="sent_on", unit=_("篇"),
    label=_("报送社情民意信息"), meaning=_("期内首次向上报送的社情民意信息，报送几处都只计一篇"), by=REPORT, shows=SHOWS,
)  # fmt: skip
issues_signed = Count(
    "opinions.issues", of=Issue, when="signed_on", unit=_("期"),
    label=_("编印社情民意期刊"), meaning=_("期内签发的社情民意刊物，按期计，不按篇计"), by=ISSUE,
    shows=("title", "publication", "number", "signed_on"),
)  # fmt: skip
issues_sent = Count(
    "opinions.issues_sent", of=Issue, when="sent_on", unit=_("期"),
    label=_("报送社情民意期刊"), meaning=_("期内报送的社情民意刊物，一期报送几处都只计一期"), by=ISSUE,
    shows=("title", "publication", "number", "sent_on"),
)  # fmt: skip
