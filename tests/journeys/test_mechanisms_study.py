"""Meetings, study, campaigns, training and lectures, entered and counted as the committees' own mechanisms ask."""

from datetime import date

import pytest

from jianyan.activities.choices import AttendanceRole
from jianyan.activities.models import Programme
from jianyan.organisation.models import Body, Membership, Person
from tests.journeys.office import Office

DAY = date(2022, 5, 10)


def a_member(office, day=DAY):
    return Membership.objects.of(office.committee).in_force(day).first()


def add_activity(office, kind, day=DAY, **fields):
    """An activity entered by its form (record-new)."""
    return office.add("record-new", "activity", kind=kind, title="试办活动", held_on=day, **fields)


def test_centre_group_sessions_keep_topic_and_speakers_and_count_by_form(shangzhou):
    before = shangzhou.value("figure", "activities.held", "2022", kind="centre_group_study")

    session = shangzhou.add("record-new", "activity", kind="centre_group_study", title="学习全会精神", held_on=DAY)
    shangzhou.add(
        "record-new", "attendance", activity=session, membership=a_member(shangzhou), role=AttendanceRole.SPEAKER
    )

    assert before == 32
    assert shangzhou.value("figure", "activities.held", "2022", kind="centre_group_study") == 33
    assert shangzhou.value("figure", "activities.held", "2022", kind="centre_group_seminar") == 0
    assert str(a_member(shangzhou)) in shangzhou.page("record", session)
    assert "主讲" in shangzhou.page("record", session)


def test_a_session_of_a_campaign_counts_once_in_the_campaign_and_once_in_the_year(shigatse):
    campaign = Programme.objects.of(shigatse.committee).get(code="theme_education")
    year = shigatse.value("figure", "activities.held", "2023", kind="centre_group_seminar")
    within = shigatse.value("figure", "activities.held", "2023", kind="centre_group_seminar", programme=campaign.code)

    shigatse.add(
        "record-new",
        "activity",
        kind="centre_group_seminar",
        title="专题研讨",
        held_on=date(2023, 6, 1),
        programme=campaign,
    )

    assert within == 6
    assert shigatse.value("figure", "activities.held", "2023", kind="centre_group_seminar") == year + 1
    counted = shigatse.value(
        "figure", "activities.held", "2023", kind="centre_group_seminar", programme=campaign.code
    )
    assert counted == within + 1


def test_a_campaign_has_its_days_and_collects_what_was_held_within_it(ningxia):
    campaign = ningxia.add(
        "record-new", "programme", code="party-history", name="党史学习教育", kind="campaign",
        starts_on=date(2021, 2, 20), ends_on=date(2021, 12, 31),
    )  # fmt: skip

    for kind in ("theory_seminar", "party_lecture"):
        ningxia.add(
            "record-new", "activity", kind=kind, title="专题学习", held_on=date(2021, 6, 1), programme=campaign
        )

    assert ningxia.value("figure", "activities.held", "2021", programme=campaign.code) == 2
    assert "专题学习" in ningxia.page("record", campaign)


def test_a_themed_campaign_of_the_district_groups_its_activities(shangzhou):
    campaign = shangzhou.add("record-new", "programme", code="four-leads", name="四带头四争做", kind="campaign")

    shangzhou.add("record-new", "activity", kind="party_day", title="主题党日", held_on=DAY, programme=campaign)

    assert shangzhou.value("figure", "activities.held", "2022", programme="four-leads") == 1
    assert "主题党日" in shangzhou.page("record", campaign)


def test_each_kind_of_study_is_counted_by_itself(ningxia):
    told = {"chairs_meeting_study": 46, "theory_seminar": 16, "member_symposium": 182}

    found = {kind: ningxia.value("figure", "activities.held", "2018-2022", kind=kind) for kind in told}

    assert found == told


def test_the_page_of_a_member_shows_the_study_symposiums_attended(ningxia):
    day = date(2021, 5, 10)
    member, host = a_member(ningxia, day), Body.objects.of(ningxia.committee).filter(kind="special_committee").first()
    symposium = add_activity(ningxia, "member_symposium", day, host=host)
    before = len(ningxia.rows("register", "attendance", membership=str(member.pk)))

    ningxia.add("record-new", "attendance", activity=symposium, membership=member, role=AttendanceRole.PRESENT)

    assert len(ningxia.rows("register", "attendance", membership=str(member.pk))) == before + 1
    assert str(host) in ningxia.page("record", symposium)


def test_a_seminar_keeps_its_speakers_and_papers(ningxia):
    day = date(2021, 5, 10)
    seminar = add_activity(ningxia, "theory_seminar", day)
    ningxia.add(
        "record-new", "attendance", activity=seminar, membership=a_member(ningxia, day), role=AttendanceRole.SPEAKER
    )
    ningxia.add(
        "record-new", "paper", kind="meeting_speech", title="研讨发言提纲", author_kind="member", written_on=day,
        activity=seminar,
    )  # fmt: skip

    page = ningxia.page("record", seminar)

    assert "研讨发言提纲" in page
    assert "主讲" in page


def test_meetings_of_the_leading_bodies_count_by_kind_and_keep_agenda_and_decisions(shangzhou):
    told = {"party_group_meeting": 24, "chairs_meeting": 13, "standing_committee_meeting": 4}
    found = {kind: shangzhou.value("figure", "activities.held", "2022", kind=kind) for kind in told}
    meeting = add_activity(shangzhou, "chairs_meeting")

    shangzhou.add(
        "record-new", "agendaitem", activity=meeting, number=1, title="听取提案委工作汇报", reporter="提案委",
        decision="同意，抓好落实",
    )  # fmt: skip

    page = shangzhou.page("record", meeting)
    assert found == told
    assert shangzhou.value("figure", "activities.held", "2022", kind="chairs_meeting") == 14
    assert all(words in page for words in ("听取提案委工作汇报", "提案委", "同意，抓好落实"))


def test_a_plenary_keeps_agenda_attendance_and_speeches(ningxia):
    day = date(2021, 1, 29)
    plenary = add_activity(ningxia, "plenary_meeting", day)
    ningxia.add(
        "record-new", "agendaitem", activity=plenary, number=1, title="听取常委会工作报告", decision="通过决议"
    )
    ningxia.add(
        "record-new", "attendance", activity=plenary, membership=a_member(ningxia, day), role=AttendanceRole.ABSENT
    )
    ningxia.add(
        "record-new", "paper", kind="plenary_speech", title="关于黄河保护的发言", author_kind="party", authors="民革区委会",
        written_on=day, activity=plenary,
    )  # fmt: skip

    page = ningxia.page("record", plenary)

    assert all(words in page for words in ("听取常委会工作报告", "通过决议", "缺席", "关于黄河保护的发言"))


def test_a_class_for_all_members_tells_absences_from_attendance(shangzhou):
    course = add_activity(shangzhou, "all_members_training")
    first, second = Membership.objects.of(shangzhou.committee).in_force(DAY)[:2]
    shangzhou.add("record-new", "attendance", activity=course, membership=first, role=AttendanceRole.PRESENT)
    shangzhou.add("record-new", "attendance", activity=course, membership=second, role=AttendanceRole.ABSENT)
    shangzhou.add("record-new", "headcount", activity=course, person_kind="lecturer", persons=2)
    rows = shangzhou.rows("register", "attendance", activity=str(course.pk))

    assert {row.role for row in rows} == {"present", "absent"}
    assert shangzhou.value("figure", "activities.held", "2022", kind="all_members_training") == 2
    assert "主讲人" in shangzhou.page("record", course)


def test_classes_keep_place_days_and_who_came(shigatse):
    day = date(2023, 5, 10)
    days = shigatse.value("figure", "activities.days", "2023", kind="member_training")
    course = add_activity(shigatse, "member_training", day, place="党校")
    shigatse.add("record-new", "measure", activity=course, kind="days", amount=5)
    shigatse.add("record-new", "headcount", activity=course, person_kind="trainee", persons=40)

    assert shigatse.value("figure", "activities.held", "2023", kind="member_training") == 3
    assert shigatse.value("figure", "activities.days", "2023", kind="member_training") == days + 5
    assert "党校" in shigatse.page("record", course)


def test_batches_sent_away_count_as_batches_and_as_person_times(shigatse):
    batch = add_activity(shigatse, "training_away", date(2023, 5, 10), place="上海")
    shigatse.add("record-new", "headcount", activity=batch, person_kind="member", persons=12)

    assert shigatse.value("figure", "activities.held", "2023", kind="training_away") == 3 + 1
    assert shigatse.value("figure", "activities.person_times", "2023", kind="training_away") == 45 + 12


def test_training_of_hong_kong_and_macao_members_is_counted_by_who_took_part(ningxia):
    course = add_activity(ningxia, "member_training", date(2021, 5, 10), place="北京")
    ningxia.add("record-new", "measure", activity=course, kind="days", amount=4)
    before = ningxia.value("figure", "activities.person_times", "2021", kind="member_training", persons="hk_macao")
    ningxia.add("record-new", "headcount", activity=course, person_kind="hk_macao", persons=9)

    after = ningxia.value("figure", "activities.person_times", "2021", kind="member_training", persons="hk_macao")
    assert after == before + 9
    assert "北京" in ningxia.page("record", course)


def test_a_group_counts_as_covered_only_when_all_on_its_roster_are_done(tianjin):
    roster = tianjin.add("record-new", "roster", title="新任委员轮训", audience="members", opened_on=date(2023, 4, 1))
    first, second = Person.objects.of(tianjin.committee)[:2]
    tianjin.add("record-new", "rosterentry", roster=roster, person=first, done_on=date(2023, 4, 20))
    waiting = tianjin.add("record-new", "rosterentry", roster=roster, person=second)
    before = tianjin.value("figure", "activities.audiences_covered", "2023")

    tianjin.client.post(
        tianjin.committee.address("record-change", register="rosterentry", pk=waiting.pk),
        {"person": second.pk, "done_on": "2023-05-20"},
    )

    assert before == 2
    assert tianjin.value("figure", "activities.audiences_covered", "2023") == 3


@pytest.mark.parametrize(
    ("slug", "kind", "period", "published"),
    [
        ("ningxia", "member_lecture", "2018-2022", 39),
        ("shigatse", "member_lecture", "2023", 3),
        ("shigatse", "policy_talk", "2023", 30),
        ("tianjin", "lecture_hall", "2023", 3),
    ],
)
def test_lectures_keep_number_speaker_place_and_audience(db, slug, kind, period, published):
    office, day = Office(slug), date(int(period[-4:]), 5, 10)
    before = office.value("figure", "activities.held", period, kind=kind)
    lecture = office.add(
        "record-new", "activity", kind=kind, title="试讲一题", held_on=day, number=90, place="政协会堂"
    )
    office.add(
        "record-new", "attendance", activity=lecture, membership=a_member(office, day), role=AttendanceRole.SPEAKER
    )
    office.add("record-new", "headcount", activity=lecture, person_kind="public", persons=187)

    page = office.page("record", lecture)

    assert before >= published
    assert office.value("figure", "activities.held", period, kind=kind) == before + 1
    assert all(words in page for words in ("试讲一题", "政协会堂", "主讲", str(a_member(office, day)), "187", "90"))


def test_the_audience_of_a_lecture_is_known_by_sector(ningxia):
    day = date(2021, 5, 10)
    lecture = add_activity(ningxia, "policy_talk", day)
    member = Membership.objects.of(ningxia.committee).in_force(day).filter(sector__code="religion").first()
    before = ningxia.value("figure", "activities.members", "2021", kind="policy_talk", sector="religion")

    ningxia.add("record-new", "attendance", activity=lecture, membership=member, role=AttendanceRole.PRESENT)

    after = ningxia.value("figure", "activities.members", "2021", kind="policy_talk", sector="religion")
    assert (before, after) == (0, 1)


def test_days_of_reading_and_discussions_by_topic_count_apart(tianjin):
    assert tianjin.value("figure", "activities.days", "2023", kind="reading_class", programme="theme_education") == 7
    sessions = tianjin.value(
        "figure", "activities.held", "2023", kind="topic_discussion", programme="theme_education"
    )
    assert sessions > 100
    assert sessions == tianjin.records("figure", "activities.held", "2023", kind="topic_discussion")


def test_reading_group_posts_and_rate_come_from_its_roster(tianjin):
    posts = tianjin.value("figure", "activities.posts", "2023")
    group = tianjin.add("record-new", "readinggroup", name="同心共读", opened_on=date(2023, 4, 1))
    member = Membership.objects.of(tianjin.committee).in_force(date(2023, 12, 31)).filter(reading=None).first()
    reading = tianjin.value("figure", "activities.members_reading", "2023")
    tianjin.add(
        "record-new", "readingseat", group=group, membership=member, joined_on=date(2023, 4, 2), posts=12,
        counted_on=date(2023, 12, 1),
    )  # fmt: skip

    assert posts > 13000
    assert tianjin.value("figure", "activities.posts", "2023") == posts + 12
    assert tianjin.value("figure", "activities.members_reading", "2023") == reading + 1
    assert tianjin.value("figure", "activities.reading_rate", "2023") >= 98


def test_what_a_theme_education_touched_is_reported_together(tianjin):
    one = {"programme": "theme_education"}

    assert tianjin.value("figure", "activities.days", "2023", kind="reading_class", **one) == 7
    assert tianjin.value("figure", "activities.held", "2023", kind="party_lecture", **one) > 70
    assert tianjin.value("figure", "outcomes.problems_found", "2023", kind="self_examination", **one) == 23
    assert tianjin.value("figure", "outcomes.regulations", "2023", action="made", **one) == 10
    assert tianjin.value("figure", "outcomes.media_published", "2023", front="True", **one) == 3


def test_democratic_life_meetings_keep_problems_and_whether_they_were_mended(jiuquan):
    day = date(2016, 1, 20)
    meeting = add_activity(jiuquan, "democratic_life_meeting", day)
    jiuquan.add(
        "record-new", "attendance", activity=meeting, membership=a_member(jiuquan, day), role=AttendanceRole.PRESENT
    )
    jiuquan.add(
        "record-new", "problem", kind="self_examination", title="调研不够深入", owner="办公室", found_on=day,
        closed_on=date(2016, 4, 1), activity=meeting,
    )  # fmt: skip

    page = jiuquan.page("record", meeting)

    assert "调研不够深入" in page
    assert jiuquan.value("figure", "outcomes.problems_closed", "2016", kind="self_examination") == 1
