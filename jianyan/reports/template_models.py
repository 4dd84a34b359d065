"""Templates that a committee makes for its reports: the order of the sections, and what stands in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.querysets import CommitteeModel
from jianyan.reports import choices

Pairs = list[tuple[str, str]]


class TemplateCycle(ValueError):
    """A template stands on itself through others; the sentence names them."""


class Template(CommitteeModel):
    """Sections with their text, written with `## ` headings. It has those of the template it stands on (`base`) too:
    a section of the same heading takes the place of the base's, others follow."""

    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("种类"), max_length=20, choices=choices.Kind.choices, default=choices.Kind.WORK)
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("以哪个模板为底")
    )
    text = models.TextField(_("各节"), blank=True)

    class Meta:
        db_table = "report_template"
        verbose_name = _("报告模板")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="report_template_name_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.committee.address("report-template", pk=self.pk)

    def chain(self) -> list[Template]:
        """Itself, the template it stands on, and so on.

        Raises:
            TemplateCycle: it comes back to itself.
        """
        found, here = [self], self.base
        while here is not None:
            if here in found:
                names = " → ".join(one.name for one in [*found[found.index(here) :], here])
                raise TemplateCycle(
                    gettext("模板绕成了一圈：%(names)s。请给其中一个改选别的底，或不要底。") % {"names": names}
                )
            found.append(here)
            here = here.base
        return found
