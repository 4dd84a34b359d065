"""The register of all matters. A matter is made by the record of its own room and shows what hangs on it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.matters.models import Link, Matter
from jianyan.registers.declared import Register

REGISTERS = (
    Register(
        Matter, _("提案、社情民意、协商、监督、调研视察，放在一处看；活动、文稿、意见建议都挂在事项上。"),
        ("title", "kind", "number", "is_key", "last_on"), fields=("origin", "confidentiality", "is_key"),
        filters=("kind", "origin", "is_key", "last_on"), search=("title", "number"), order=1, may_add=False,
    ),
    Register(
        Link, _("两个事项之间的关系。"), ("target", "kind", "source"), fields=("source", "target", "kind"), filters=("kind",),
        search=("target__title", "source__title"), part_of=("source",), order=2, own_list=False,
        sentences={
            "link_once": _("这两个事项的这种关系已经登记过。"),
            "link_joins_two": _("事项不能与自己关联，请另选一个。"),
        },
    ),
)  # fmt: skip
