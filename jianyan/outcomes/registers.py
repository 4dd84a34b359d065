"""Registers of what work leaves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jianyan.organisation.dimensions import sectors
from jianyan.outcomes.models import (
    Adoption,
    ArrangedProject,
    Award,
    CopiesGiven,
    Delivery,
    Head,
    Instruction,
    Item,
    MediaPiece,
    Money,
    Paper,
    Problem,
    ProblemMeasure,
    Publication,
    Regulation,
    Suggestion,
)
from jianyan.registers.declared import Register, not_before


def copy_sector(money: Money) -> None:
    """Write the donor's sector of today onto the row."""
    money.sector_code = money.donor.sector.code if money.donor else ""


REGISTERS = (
    Register(
        Paper, _("调研报告、专报、大会发言等文稿；报送几处仍是一篇。"), ("title", "kind", "authors", "written_on", "sent_on"),
        fields=("kind", "title", "author_kind", "authors", "written_on", "sent_on", "noted_on", "activity", "matter"),
        filters=("kind", "author_kind", "written_on", "sent_on"), search=("title", "authors"),
        part_of=("activity", "matter"), order=1,
        sentences={"paper_sent_after_written": not_before(Paper, "sent_on", "written_on")},
    ),
    Register(
        Delivery, _("文稿报送给谁、哪天、什么文号。"), ("recipient", "paper", "number", "sent_on"),
        fields=("paper", "recipient", "number", "sent_on"), filters=("recipient", "sent_on"), search=("paper__title", "number"),
        part_of=("paper",), order=2, own_list=False,
        sentences={"delivery_once": _("这篇文稿已登记过报送给这一对象，请打开原有的一条修改。")},
    ),
    Register(
        Instruction, _("领导在文稿上的批示。"), ("leader", "kind", "paper", "given_on"),
        fields=("paper", "leader", "kind", "given_on", "text"), filters=("kind", "given_on"),
        search=("leader", "text", "paper__title"), part_of=("paper",), order=3,
    ),
    Register(
        Adoption, _("哪个单位采纳了文稿，依据是什么。"), ("adopted_by", "paper", "adopted_on", "proof"),
        fields=("paper", "adopted_by", "adopted_on", "proof"), filters=("adopted_on",),
        search=("adopted_by", "paper__title"), part_of=("paper",), order=4,
    ),
    Register(
        Suggestion, _("一条意见建议：来自哪项工作，归入哪一条目，送交何处，结果如何。"),
        ("text", "source", "made_on", "item", "fate", "decided_on"),
        fields=("text", "source", "made_on", "activity", "matter", "item", "sent_to", "sent_on", "fate", "decided_on", "proof"),
        filters=("source", "item", "fate", "made_on", "decided_on"), search=("text", "sent_to"),
        part_of=("activity", "matter", "item"), order=10,
        sentences={
            "suggestion_fate_is_dated": _("结果和结果日期要么都填，要么都空着。"),
            "suggestion_decided_after": not_before(Suggestion, "decided_on", "made_on"),
        },
    ),
    Register(Head, _("许多条意见建议归纳成的几个方面。"), ("name",), fields=("name",), search=("name",), order=11),
    Register(
        Item, _("方面之下归纳出的条目，意见建议归入其中。"), ("name", "head"), fields=("head", "name"), filters=("head",),
        search=("name",), part_of=("head",), order=12,
    ),
    Register(
        Problem, _("检视、监督、群众反映等发现的问题，谁负责、何时销号。"),
        ("title", "kind", "owner", "found_on", "due_on", "closed_on"),
        fields=(
            "kind", "title", "owner", "found_on", "due_on", "closed_on", "proof", "programme", "activity", "regulation",
        ),
        filters=("kind", "programme", "found_on", "closed_on"), search=("title", "owner"),
        part_of=("activity", "programme", "regulation"), order=20,
        sentences={"problem_closes_after_found": not_before(Problem, "closed_on", "found_on")},
    ),
    Register(
        ProblemMeasure, _("针对一个问题的整改措施。"), ("text", "problem", "set_on", "done_on"),
        fields=("problem", "text", "set_on", "done_on"), filters=("set_on", "done_on"), search=("text",),
        part_of=("problem",), order=21, own_list=False,
        sentences={"measure_done_after_set": not_before(ProblemMeasure, "done_on", "set_on")},
    ),
    Register(
        Regulation, _("本会新制定或修订的制度。"), ("title", "action", "adopted_on", "adopted_by", "repealed_on"),
        fields=("title", "action", "adopted_on", "adopted_by", "repealed_on", "programme"),
        filters=("action", "programme", "adopted_on", "repealed_on"), search=("title", "adopted_by"), order=22,
        sentences={"regulation_repealed_after": not_before(Regulation, "repealed_on", "adopted_on")},
    ),
    Register(
        Publication, _("文史资料、书籍、刊物、指南。"), ("title", "kind", "series", "number", "published_on"),
        fields=("kind", "series", "number", "title", "published_on"), filters=("kind", "published_on"),
        search=("title", "series"), order=30,
    ),
    Register(
        CopiesGiven, _("出版物发给了谁、多少册。"), ("reader", "publication", "reader_kind", "copies", "given_on"),
        fields=("publication", "reader_kind", "reader", "copies", "given_on"), filters=("reader_kind", "given_on"),
        search=("reader", "publication__title"), part_of=("publication",), order=31,
    ),
    Register(
        Award, _("授予个人、事项或本会的荣誉。"), ("title", "given_by", "given_on", "person", "matter"),
        fields=("title", "given_by", "given_on", "person", "matter"), filters=("given_on",),
        search=("title", "given_by", "person__name"), part_of=("person", "matter"), order=40,
    ),
    Register(
        Money, _("捐赠、协调落实、争取到位的资金物资，三者分开登记、从不相加。"),
        ("purpose", "direction", "amount", "received_on", "provider", "beneficiary"),
        fields=(
            "direction", "is_goods", "amount", "received_on", "purpose", "provider_kind", "provider", "donor",
            "beneficiary", "programme",
        ),
        filters=("direction", "is_goods", "purpose", "provider_kind", "programme", "received_on"),
        search=("provider", "beneficiary__name"), part_of=("beneficiary",), order=41, fills={"donor": copy_sector},
        words={"sector_code": sectors},
        hints={"amount": _("单位是元：260余万元填 2600000。")},
        sentences={"money_above_nothing": _("金额须大于 0，请核对。")},
    ),
    Register(
        ArrangedProject, _("为村、校、企等协调落实的项目。"), ("title", "arranged_on", "finished_on", "person", "beneficiary"),
        fields=("title", "arranged_on", "finished_on", "person", "beneficiary"), filters=("arranged_on", "finished_on"),
        search=("title", "beneficiary__name"), part_of=("beneficiary",), order=42,
        sentences={"project_finished_after": not_before(ArrangedProject, "finished_on", "arranged_on")},
    ),
    Register(
        MediaPiece, _("本会信息、媒体报道、节目和文章，按媒体和层级登记。"),
        ("title", "kind", "outlet", "outlet_level", "produced_on", "published_on"),
        fields=(
            "kind", "title", "series", "number", "outlet", "outlet_level", "on_front_page", "produced_on", "published_on",
            "matter", "body", "participant", "programme",
        ),
        filters=("kind", "outlet_level", "on_front_page", "produced_on", "published_on"),
        search=("title", "outlet", "series"), part_of=("matter",), order=43,
        hints={"produced_on": _("制作编发、刊播两个日期至少填一个。")},
        sentences={"media_has_a_day": _("请填写制作编发或刊播的日期，至少一个。")},
    ),
)  # fmt: skip
