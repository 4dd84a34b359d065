"""What the lists and forms of records promise, on activities and their parts."""

from datetime import date

import pytest
from django.db import transaction

from jianyan.activities.models import Activity, Attendance, HeadCount, Kind
from jianyan.organisation.choices import PostKind
from jianyan.organisation.models import Body, Membership, Post
from jianyan.trail.models import Entry
from tests.organisation.people import new_committee, signed_in
from tests.registers.rows import fill, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(db):
    return new_committee()


@pytest.fixture
def office(committee):
    return signed_in(committee)


@pytest.fixture
def study(committee):
    kind = Kind.objects.filter(committee=None).first()
    return Activity.objects.create(committee=committee, kind=kind, title="集体学习", held_on=date(2022, 3, 5))


def errors(response):
    return [
        str(error)
        for found in response.context["form"].errors.as_data().values()
        for one in found
        for error in one.messages
    ]


def test_wrong_input_keeps_what_was_typed_and_says_how_to_write_a_day(committee, office):
    response = office.post(
        committee.address("record-new", register="activity"),
        {"title": "调研乡村振兴", "held_on": "明天", "place": "城关镇"},
    )

    page = response.content.decode()
    assert 'value="调研乡村振兴"' in page
    assert 'value="城关镇"' in page
    assert "请按“2026年3月5日”或“2026-03-05”填写日期。" in errors(response)


def test_day_may_be_written_in_chinese(committee, office, study):
    data = {"kind": study.kind_id, "title": "走访", "held_on": "2022年3月8日"}

    office.post(committee.address("record-new", register="activity"), data)

    assert Activity.objects.of(committee).get(title="走访").held_on == date(2022, 3, 8)


def test_same_name_is_refused_in_a_sentence_that_helps(committee, office):
    body = make(Body, committee)
    data = {"kind": body.kind, "name": body.name, "opened_on": "2022-03-05"}

    response = office.post(committee.address("record-new", register="body"), data)

    assert errors(response) == ["这类机构里已有同名的，请核对名称。"]


def test_closing_before_opening_is_refused_with_the_names_of_both_days(committee, office):
    data = {"kind": "member_studio", "name": "工作室", "opened_on": "2022-03-05", "closed_on": "2022-03-04"}

    response = office.post(committee.address("record-new", register="body"), data)

    assert errors(response) == ["“撤销”不能早于“成立”，请核对这两个日期。"]


def test_link_to_a_row_of_another_committee_is_refused(committee, office, study):
    elsewhere = make(Body, new_committee())
    data = {"kind": study.kind_id, "title": "走访", "held_on": "2022-03-08", "host": elsewhere.pk}

    response = office.post(committee.address("record-new", register="activity"), data)

    assert errors(response) == ["所选的一项已不在名单里，请重新选择。"]


def test_part_is_added_from_the_page_of_its_activity_and_leads_back(committee, office, study):
    page = office.get(study.get_absolute_url())
    add = next(part.add_url for part in page.context["parts"] if part.register.name == "headcount")

    form = office.get(add).context["form"]
    response = office.post(add, {"person_kind": "member", "persons": "12"})

    count = HeadCount.objects.of(committee).get()
    assert list(form.fields) == ["person_kind", "persons"]
    assert (response.url, count.activity, count.held_on, count.persons) == (
        study.get_absolute_url(), study, study.held_on, 12,
    )  # fmt: skip


def test_head_counts_follow_the_kind_and_day_of_their_activity(committee, study):
    count = HeadCount.objects.create(committee=committee, activity=study, person_kind="member", persons=3)
    first = study.kind

    study.kind, study.held_on = Kind.objects.filter(committee=None).last(), date(2022, 3, 6)
    study.save()

    assert count.kind == first != study.kind
    count.refresh_from_db()
    assert (count.kind, count.held_on) == (study.kind, date(2022, 3, 6))


def test_second_head_count_of_one_kind_is_refused(committee, office, study):
    HeadCount.objects.create(committee=committee, activity=study, person_kind="member", persons=3)
    address = committee.address("record-new", register="headcount") + f"?activity={study.pk}"

    response = office.post(address, {"person_kind": "member", "persons": "12"})

    assert errors(response) == ["这项活动的这类人员已经登记过人数，请打开原有的一条修改。"]


def test_part_of_an_activity_of_another_committee_is_not_found(committee, office):
    elsewhere = make(Activity, new_committee())
    address = committee.address("record-new", register="headcount") + f"?activity={elsewhere.pk}"

    assert office.get(address).status_code == 404


def test_attendance_copies_sector_and_standing_of_its_day(committee, office, study):
    member = make(Membership, committee)
    Membership.objects.of(committee).update(joined_on=date(2022, 1, 1))
    Post.objects.create(
        committee=committee,
        membership=member,
        kind=PostKind.STANDING_MEMBER,
        since=date(2022, 1, 1),
        until=date(2022, 4, 1),
    )
    later = Activity.objects.create(committee=committee, kind=study.kind, title="五月学习", held_on=date(2022, 5, 5))

    for activity in (study, later):
        address = committee.address("record-new", register="attendance") + f"?activity={activity.pk}"
        office.post(address, {"membership": member.pk, "role": "present"})

    rows = Attendance.objects.of(committee).order_by("held_on")
    assert [(row.sector_code, row.standing) for row in rows] == [
        (member.sector.code, "standing_member"), (member.sector.code, "member"),
    ]  # fmt: skip


def test_own_kind_bears_the_slug_of_its_committee(committee, office):
    data = {"code": "tea-talk", "chinese": "茶叙", "english": "Tea talk", "family": "contact", "unit": "次"}

    response = office.post(committee.address("record-new", register="kind"), data)

    assert Kind.objects.get(chinese="茶叙").code == f"{committee.slug}-tea-talk"
    assert office.get(response.url).status_code == 200


def test_nothing_is_stored_when_the_trail_cannot_be_written(committee, office, study, monkeypatch):
    monkeypatch.setattr("jianyan.trail.models.Entry.save", lambda *args, **kwargs: 1 / 0)
    data = {"kind": study.kind_id, "title": "走访", "held_on": "2022-03-08"}

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        office.post(committee.address("record-new", register="activity"), data)

    assert not Activity.objects.of(committee).filter(title="走访").exists()


def test_story_tells_who_changed_what(committee, office, study):
    data = {"kind": study.kind_id, "title": "专题学习", "held_on": "2022-03-05"}

    office.post(committee.address("record-change", register="activity", pk=study.pk), data)

    entry = Entry.objects.of(committee).about(study).get()
    event = office.get(study.get_absolute_url()).context["story"][0]
    assert (entry.before, entry.after) == ({"title": "集体学习"}, {"title": "专题学习"})
    assert (event.what, event.why) == ("修改", "题目：由“集体学习”改为“专题学习”")


def test_list_is_narrowed_by_days_and_words_and_says_so(committee, office, study):
    make(Activity, committee)
    Activity.objects.create(committee=committee, kind=study.kind, title="集体学习二", held_on=date(2022, 6, 1))

    page = office.get(committee.address("register", register="activity") + "?q=集体&held_on_from=2022-04-01")

    assert [row.title for row in page.context["table"].rows] == ["集体学习二"]
    assert [(str(chip.label), chip.words) for chip in page.context["chips"]] == [
        ("查找", "集体"),
        ("日期自", "2022年4月1日"),
    ]
    assert page.context["tally"] == "找到 1 条"


def test_list_is_sorted_by_its_heads_and_ignores_an_unknown_one(committee, office):
    fill("person", committee, 3)
    address = committee.address("register", register="person")

    by_name, back, unknown = (
        [row.name for row in office.get(f"{address}?sort={key}").context["table"].rows]
        for key in ("name", "-name", "pass")
    )

    assert by_name == sorted(by_name)
    assert back == by_name[::-1]
    assert sorted(unknown) == by_name


def test_phone_of_a_person_is_shown_to_offices_only(committee, office):
    person = fill("person", committee, 1)[0]
    visitor = signed_in(committee, "member")

    shown = [person.phone in client.get(person.get_absolute_url()).content.decode() for client in (office, visitor)]

    assert shown == [True, False]


def test_same_row_stored_by_somebody_else_in_between_is_said_and_nothing_is_lost(committee, office, monkeypatch):
    body = make(Body, committee)
    monkeypatch.setattr(Body, "validate_constraints", lambda *args, **kwargs: None)
    data = {"kind": body.kind, "name": body.name, "opened_on": "2022-03-05"}

    response = office.post(committee.address("record-new", register="body"), data)

    assert errors(response) == ["刚有人存入了同样的记录。您写的内容还在，请核对后再保存。"]
    assert f'value="{body.name}"' in response.content.decode()


@pytest.mark.parametrize("key", ["²", "0", "abc", "99999999999999999999"])
def test_parts_of_a_record_that_is_not_there_are_not_found(committee, office, key):
    answers = [
        office.get(committee.address(view, register="headcount"), {"activity": key}).status_code
        for view in ("register", "register-csv", "record-new")
    ]

    assert answers == [404, 404, 404]


def test_filter_that_is_no_day_is_told_how_to_write_one(committee, office, study):
    page = office.get(committee.address("register", register="activity"), {"held_on_from": "去年"})

    assert page.status_code == 200
    assert "请按“2026年3月5日”或“2026-03-05”填写日期。" in page.content.decode()


def test_term_beyond_any_number_is_refused(committee, office):
    response = office.post(
        committee.address("record-new", register="term"), {"number": "20000", "starts_on": "2022-01-01"}
    )

    assert errors(response) == ["届次的数字不会超过 99，请核对。"]


def test_cancelling_leads_back_only_to_addresses_of_the_house(committee, office):
    address = committee.address("record-new", register="activity")

    backs = [office.get(address, {"back": back}).context["back"] for back in ("/elsewhere/", "https://evil.example/")]

    assert backs == ["/elsewhere/", committee.address("register", register="activity")]


def test_demonstration_says_that_its_records_are_made_up(office):
    committee = new_committee(is_demo=True, open_to_visitors=True)
    row = make(Body, committee)

    page = office.get(row.get_absolute_url()).content.decode()

    assert "这条记录是虚构的演示数据。" in page
