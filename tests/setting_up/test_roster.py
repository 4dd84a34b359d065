"""Rosters: rows are planned, refused with reasons, or imported once however often they come."""

from datetime import date

import pytest

from jianyan.organisation.models import BodyMember, Membership, Participant, Person, Post
from jianyan.registers.plans import PlanRefused
from jianyan.setting_up import roster
from jianyan.trail.models import Entry
from tests.setting_up.lists import BY, START, line, lines, make_committee, people, person


@pytest.fixture
def committee(db):
    return make_committee()


def reasons(committee, *rows):
    """The rows that are wrong, by number, with their reasons."""
    return {row.number: row.notes for row in roster.plan(committee, lines(*rows)).wrong}


def imported(committee, *rows):
    return roster.apply(committee, lines(*rows), by=BY).counts


def counts(**others):
    return {"new": 0, "changed": 0, "same": 0, "wrong": 0} | others


def test_a_row_becomes_person_membership_posts_and_place(committee):
    row = person(
        "王　伟", "138-0000-0001", sex="男", body="提案委", party="中共党员", employer="西山县第一中学",
        title="校长", post="副主席、常委", joined_on="2026年1月12日",
    )  # fmt: skip

    imported(committee, row)

    member = Membership.objects.of(committee).get()
    whom = member.person
    assert (whom.name, whom.phone, whom.sex, whom.employer, whom.title) == (
        "王伟",
        "13800000001",
        "m",
        "西山县第一中学",
        "校长",
    )
    assert (member.sector.name, member.party.name, member.joined_on) == ("经济界", "中国共产党", date(2026, 1, 12))
    assert set(Post.objects.of(committee).values_list("kind", flat=True)) == {"vice_chair", "standing_member"}
    assert BodyMember.objects.of(committee).get().body.name == "提案委员会"


def test_the_same_file_twice_doubles_nothing(committee):
    rows = [*people(20), person("无电话", "", employer="县医院"), person("只有名", "")]

    first, second = imported(committee, *rows), imported(committee, *rows)

    assert (first, second) == (counts(new=22), counts(same=22))
    assert (Person.objects.of(committee).count(), Membership.objects.of(committee).count()) == (23, 22)
    assert Participant.objects.of(committee).count() == 0


def test_a_changed_row_changes_what_it_says_and_nothing_else(committee):
    imported(committee, person(employer="县医院", title="医生"))

    plan = roster.apply(committee, lines(person(sector="教育界", title="院长", body="经济科技委员会")), by=BY)

    assert plan.rows[0].words == "职务：医生 → 院长；界别：经济界 → 教育界；专委会：无 → 经济科技委员会"
    assert (Person.objects.of(committee).get(phone="13800000001").employer, plan.counts) == (
        "县医院",
        counts(changed=1),
    )


def test_somebody_moved_leaves_the_old_special_committee(committee):
    imported(committee, person(body="提案委员会"))
    imported(committee, person(body="经济科技委员会"))

    held = [(one.body.name, one.left_on is None) for one in BodyMember.objects.of(committee).order_by("pk")]

    assert held == [("提案委员会", False), ("经济科技委员会", True)]


def test_an_import_stands_in_the_trail(committee):
    imported(committee, *people(3))

    entry = Entry.objects.of(committee).filter(step="导入委员名册").get()

    assert (entry.doer, entry.after["new"]) == ("command", 3)


def test_a_roster_with_wrong_rows_changes_nothing_and_lists_each_row_with_its_reason(committee):
    """A roster with wrong rows changes nothing and lists each row with its reason."""
    before = Person.objects.of(committee).count()

    with pytest.raises(PlanRefused) as refused:
        imported(
            committee, *people(5), person("", "123", sector="经济"), person("李明", "13800000002", sector="经挤界")
        )

    assert [(row.number, len(row.notes)) for row in refused.value.plan.wrong] == [(7, 2), (8, 1)]
    assert str(refused.value) == "有2行有误，整个文件都没有导入。请改好这些行再导入。"
    assert Person.objects.of(committee).count() == before


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (person(sector="经挤界"), "本会没有“经挤界”这个界别。相近的：经济界。"),
        (person(sector=""), "没有填界别。"),
        (person(name=""), "没有填姓名。"),
        (person(phone="1380000"), "手机“1380000”不对，请写11位手机号，或区号加号码的电话。"),
        (person(joined_on="2026-02-30"), "任职日期“2026-02-30”看不懂，请按“2026年3月5日”或“2026-03-05”填写。"),
        (person(joined_on="2020-01-01"), "任职日期“2020-01-01”不在一届内（自2026-01-10起），请核对。"),
        (person(sex="先生"), "性别“先生”看不懂，请写男或女。"),
        (person(body="提安委员会"), "本会没有“提安委员会”这个专委会。相近的：提案委员会、经济科技委员会。"),
        (person(party="民萌"), "没有“民萌”这个党派。相近的：民革、民进、民盟；群众请留空。"),
        (person(post="组长"), "政协职务“组长”看不懂，可写：主席、副主席、秘书长、常务委员。"),
        (person(employer="长" * 81), "单位超过80字，请缩短。"),
    ],
)
def test_a_wrong_cell_says_what_is_wrong_and_what_to_do(committee, row, sentence):
    """Every refusal says what is wrong and what to do."""
    assert reasons(committee, row, person("旁人", "13800000099")) == {2: [sentence]}


def test_the_same_row_twice_names_both_rows(committee):
    """The same row twice in the file is an error with both row numbers."""
    sentence = "同一人在文件里出现了两次：第2、4行。请只留一行。"

    assert reasons(committee, person(), person("李明", ""), person()) == {2: [sentence], 4: [sentence]}


def test_two_of_one_name_without_phone_are_refused(committee):
    """Two persons of the same name without phone are an error."""
    rows = person("李明", "", employer="甲"), person("李明", "", employer="乙")

    assert reasons(committee, *rows) == {n: ["第2、3行同名，没有手机分不清是谁。请都填上手机。"] for n in (2, 3)}


def test_two_of_one_name_with_phones_are_two_persons(committee):
    assert imported(committee, person("李明", "13800000001"), person("李明", "13800000002")) == counts(new=2)


def test_a_phone_added_later_finds_the_person(committee):
    imported(committee, person("李明", "", employer="县医院"))

    assert imported(committee, person("李明", "13800000002", employer="县医院")) == counts(changed=1)


def test_a_known_name_and_employer_with_another_phone_is_asked_about(committee):
    imported(committee, person("李明", "13800000002", employer="县医院"))

    found = reasons(committee, person("李明", "13800000003", employer="县医院"))

    assert found == {
        2: ["本会已有同名同单位的人，手机是13800000002。是同一人，请先改他的手机；不是，请把单位写得不同。"]
    }


def test_a_name_that_several_have_here_needs_a_phone(committee):
    imported(committee, person("李明", "13800000001"), person("李明", "13800000002"))

    assert reasons(committee, person("李明", "")) == {2: ["本会已有2位同名的人，分不清是哪一位。请填手机。"]}


def test_planning_takes_as_many_queries_for_many_rows_as_for_few(committee, django_assert_num_queries):
    rows = [line(n, name=f"人{n}", sector="经济界", phone=f"139{n:08d}") for n in range(300)]

    with django_assert_num_queries(5):
        plan = roster.plan(committee, rows)

    assert plan.counts == counts(new=300)


def test_whoever_names_no_day_joins_at_the_start_of_the_term(committee):
    imported(committee, person())

    assert Membership.objects.of(committee).get().joined_on == START
