"""Consultation, research, inspection, supervision and proposals, entered and counted as the mechanisms ask."""

from datetime import date

import pytest

from jianyan.committees.models import Committee
from jianyan.demo.desks import Desks
from jianyan.inquiries.models import Inquiry
from jianyan.matters.models import Matter
from jianyan.organisation.models import Membership
from jianyan.proposals import importing
from jianyan.proposals.models import Proposal
from jianyan.registers.sheets import Line

DAY = date(2023, 5, 10)


def add_consultation(office, form, day=DAY, title="试办协商"):
    """A consultation entered by its form (record-new)."""
    return office.add("record-new", "consultation", title=title, form=form, held_on=day)


def test_consultations_count_by_form_with_participants_as_person_times(shigatse):
    told = {"topical_standing": 2, "topical": 4, "sector": 1, "counterpart": 5}
    found = {form: shigatse.value("figure", "consultations.held", "2023", form=form) for form in told}
    times = shigatse.value("figure", "activities.person_times", "2023", kind="consultation_meeting")
    consultation = add_consultation(shigatse, "counterpart")
    meeting = shigatse.add(
        "record-new",
        "activity",
        kind="consultation_meeting",
        title="对口协商会",
        held_on=DAY,
        matter=consultation.matter,
    )
    shigatse.add("record-new", "headcount", activity=meeting, person_kind="member", persons=15)

    assert found == told
    assert shigatse.value("figure", "consultations.held", "2023", form="counterpart") == 6
    after = shigatse.value("figure", "activities.person_times", "2023", kind="consultation_meeting")
    assert after == times + 15


def test_a_topical_standing_committee_meeting_is_one_meeting_and_one_consultation(shangzhou):
    day = date(2022, 6, 10)
    meetings = shangzhou.value("figure", "activities.held", "2022", kind="standing_committee_meeting")
    consultations = shangzhou.value("figure", "consultations.held", "2022", form="topical_standing")
    everything = shangzhou.value("figure", "activities.held", "2022")
    consultation = add_consultation(shangzhou, "topical_standing", day)

    shangzhou.add(
        "record-new", "activity", kind="standing_committee_meeting", title="专题议政", held_on=day,
        matter=consultation.matter,
    )  # fmt: skip

    assert shangzhou.value("figure", "activities.held", "2022", kind="standing_committee_meeting") == meetings + 1
    assert shangzhou.value("figure", "consultations.held", "2022", form="topical_standing") == consultations + 1
    assert shangzhou.value("figure", "activities.held", "2022") == everything + 1


def test_a_consultation_of_the_standing_committee_is_tied_to_its_proposal(shangzhou):
    proposal = Proposal.objects.of(shangzhou.committee).filter(filed_on__isnull=False).first()
    consultation = add_consultation(shangzhou, "topical_standing", date(2022, 6, 10))

    shangzhou.add("record-new", "link", source=consultation.matter, target=proposal.matter, kind="about")

    assert proposal.title in shangzhou.page("record", consultation)


def test_handling_consultations_count_events_and_not_proposals(ningxia):
    before = ningxia.value("figure", "consultations.held", "2018-2022", form="proposal_handling")
    consultation = add_consultation(ningxia, "proposal_handling", date(2021, 6, 10))

    for proposal in Proposal.objects.of(ningxia.committee).filter(filed_on__isnull=False)[:2]:
        ningxia.add("record-new", "link", source=consultation.matter, target=proposal.matter, kind="about")

    assert before > 260
    assert ningxia.value("figure", "consultations.held", "2018-2022", form="proposal_handling") == before + 1


def test_a_result_turned_into_a_proposal_is_linked_and_counted_once_in_each(ningxia):
    proposals = ningxia.value("figure", "proposals.received", "2018-2022")
    consultation = add_consultation(ningxia, "topical", date(2021, 6, 10), "由此转为提案的协商")
    proposal = Proposal.objects.of(ningxia.committee).first()
    consultations = ningxia.value("figure", "consultations.held", "2018-2022", form="topical")

    ningxia.add("record-new", "link", source=proposal.matter, target=consultation.matter, kind="from")

    assert ningxia.value("figure", "proposals.received", "2018-2022") == proposals
    assert ningxia.value("figure", "consultations.held", "2018-2022", form="topical") == consultations
    assert "由此转为提案的协商" in ningxia.page("record", proposal)


def test_the_plan_of_a_year_shows_which_topics_were_carried_out(ningxia):
    plan = ningxia.add("record-new", "plan", year=2031, approved_by="党委常委会", approved_on=date(2021, 2, 1))
    consultation = add_consultation(ningxia, "topical", date(2021, 6, 10), "葡萄酒产业专题协商")
    given = {"plan": plan, "form": "topical", "set_on": date(2021, 2, 1)}
    before = ningxia.value("figure", "consultations.topics_planned", "2021")

    ningxia.add("record-new", "plannedtopic", number=1, title="葡萄酒产业", consultation=consultation, **given)
    ningxia.add("record-new", "plannedtopic", number=2, title="城市更新", **given)

    page = ningxia.page("record", plan)
    assert ningxia.value("figure", "consultations.topics_planned", "2021") == before + 2
    assert all(words in page for words in ("党委常委会", "葡萄酒产业专题协商", "城市更新"))


def test_a_special_topic_consultation_keeps_who_came_by_role_and_where_its_report_went(jiuquan):
    day = date(2016, 6, 10)
    consultation = add_consultation(jiuquan, "topical", day)
    meeting = jiuquan.add(
        "record-new",
        "activity",
        kind="consultation_meeting",
        title="专题协商会",
        held_on=day,
        matter=consultation.matter,
    )
    jiuquan.add("record-new", "headcount", activity=meeting, person_kind="official", persons=8)
    jiuquan.add("record-new", "headcount", activity=meeting, person_kind="expert", persons=3)
    paper = jiuquan.add(
        "record-new", "paper", kind="consultation_result", title="协商成果", author_kind="committee", written_on=day,
        sent_on=day, matter=consultation.matter,
    )  # fmt: skip
    jiuquan.add("record-new", "delivery", paper=paper, recipient="government", sent_on=day)

    assert (
        jiuquan.value("figure", "activities.person_times", "2016", kind="consultation_meeting", persons="official")
        == 8
    )
    assert jiuquan.value("figure", "consultations.papers", "2016", form="topical") == 1
    assert "协商成果" in jiuquan.page("record", consultation)
    assert "同级政府" in jiuquan.page("record", paper)


@pytest.mark.parametrize(("form", "published"), [("topical_standing", 11), ("topical", 60)])
def test_planned_topics_research_meeting_and_report_stand_on_the_page_of_the_consultation(ningxia, form, published):
    before = ningxia.value("figure", "consultations.held", "2018-2022", form=form)
    day = date(2021, 6, 10)
    consultation = add_consultation(ningxia, form, day, "列入计划的协商")
    plan = ningxia.add("record-new", "plan", year=2031, approved_on=date(2021, 2, 1))
    ningxia.add(
        "record-new", "plannedtopic", plan=plan, number=1, title="议题", form=form, set_on=date(2021, 2, 1),
        consultation=consultation,
    )  # fmt: skip
    for kind, title in (("thematic_research", "会前调研"), ("consultation_meeting", "专题会")):
        meeting = ningxia.add(
            "record-new", "activity", kind=kind, title=title, held_on=day, matter=consultation.matter
        )
    ningxia.add("record-new", "headcount", activity=meeting, person_kind="official", persons=6)
    ningxia.add(
        "record-new", "paper", kind="consultation_report", title="议政报告", author_kind="committee", written_on=day,
        matter=consultation.matter,
    )  # fmt: skip
    ningxia.add(
        "record-new",
        "suggestion",
        text="建立联席机制",
        source="consultation",
        made_on=day,
        matter=consultation.matter,
    )

    page = ningxia.page("record", consultation)

    assert before >= published
    assert ningxia.value("figure", "consultations.held", "2018-2022", form=form) == before + 1
    assert all(words in page for words in ("会前调研", "专题会", "议政报告", "建立联席机制"))
    assert "列入计划的协商" in ningxia.page("record", plan)
    assert "部门负责人" in ningxia.page("record", meeting)


def test_meeting_preparation_and_papers_of_a_form_are_counted_each_for_itself(tianjin):
    assert tianjin.value("figure", "consultations.held", "2023", form="topical_standing") == 2
    assert tianjin.value("figure", "consultations.prepared", "2023", form="topical_standing") > 20
    reports = {"form": "topical_standing", "kind": "research_report"}
    assert tianjin.value("figure", "consultations.papers", "2023", **reports) == 237
    speeches = {"form": "topical_standing", "kind": "meeting_speech"}
    assert tianjin.records("figure", "consultations.papers", "2023", **speeches) == 49


def test_a_suggestion_is_followed_to_what_became_of_it(shigatse):
    adopted = shigatse.value("figure", "outcomes.suggestions_adopted", "2023", source="consultation,research")
    planned = shigatse.value("figure", "outcomes.suggestions_planned", "2023", source="consultation,research")

    shigatse.add(
        "record-new", "suggestion", text="延伸青稞产业链", source="consultation", made_on=DAY, sent_to="市农业农村局",
        sent_on=DAY, fate="planned", decided_on=date(2023, 9, 1), proof="部门2024年工作计划",
    )  # fmt: skip

    assert (adopted, planned > 20) == (35, True)
    assert shigatse.value("figure", "outcomes.suggestions_adopted", "2023", source="consultation,research") == 35
    assert (
        shigatse.value("figure", "outcomes.suggestions_planned", "2023", source="consultation,research")
        == planned + 1
    )


def test_raw_suggestions_and_their_digest_are_counted_both(shangzhou):
    whole = {"source": "report_deliberation"}
    head = shangzhou.add("record-new", "head", name="养老")
    item = shangzhou.add("record-new", "item", head=head, name="建社区食堂")
    day = date(2022, 1, 8)
    for text in ("办食堂", "给老人送餐"):
        shangzhou.add("record-new", "suggestion", text=text, made_on=day, item=item, **whole)

    assert shangzhou.value("figure", "outcomes.suggestions_made", "2022", **whole) == 98 + 2
    assert shangzhou.value("figure", "outcomes.suggestion_items", "2022", **whole) == 33 + 1
    assert shangzhou.value("figure", "outcomes.suggestion_heads", "2022", **whole) == 5 + 1
    assert "给老人送餐" in shangzhou.page("record", item)


def test_a_small_consultation_keeps_place_participants_suggestions_and_their_fate(shangzhou):
    day = date(2022, 6, 10)
    before = shangzhou.value("figure", "consultations.suggestions", "2022", form="micro")
    consultation = add_consultation(shangzhou, "micro", day)
    meeting = shangzhou.add(
        "record-new", "activity", kind="consultation_meeting", title="小区停车微协商", held_on=day, place="社区活动室",
        matter=consultation.matter,
    )  # fmt: skip
    shangzhou.add("record-new", "headcount", activity=meeting, person_kind="public", persons=20)
    shangzhou.add(
        "record-new", "suggestion", text="划定夜间车位", source="consultation", made_on=day, matter=consultation.matter,
        fate="adopted", decided_on=date(2022, 8, 1),
    )  # fmt: skip

    assert before == 33
    assert shangzhou.value("figure", "consultations.suggestions", "2022", form="micro") == 34
    page = shangzhou.page("record", consultation)
    assert all(words in page for words in ("社区活动室", "划定夜间车位", "采纳转化"))


def test_topics_pass_through_inspection_and_research_to_suggestions_and_noted_results(shangzhou):
    assert shangzhou.value("figure", "outcomes.papers_noted", "2022", kind="research_result") == 9
    one = {"source": "inspection,research,consultation"}
    assert shangzhou.value("figure", "outcomes.suggestions_made", "2022", **one) > 150
    rows = shangzhou.rows("register", "suggestion", source="inspection")
    assert {row.source for row in rows} == {"inspection"}


def test_a_research_topic_keeps_leader_trips_report_recipients_and_adoption(jiuquan):
    before = jiuquan.value("figure", "inquiries.completed", "2013-2017", kind="thematic_research")
    day = date(2016, 6, 10)
    leader = Membership.objects.of(jiuquan.committee).first().person
    topic = jiuquan.add(
        "record-new", "inquiry", title="戈壁农业调研", kind="thematic_research", leader=leader, chosen_on=day,
        completed_on=date(2016, 8, 1),
    )  # fmt: skip
    jiuquan.add(
        "record-new",
        "activity",
        kind="field_research",
        title="赴三县调研",
        held_on=day,
        place="肃州区",
        matter=topic.matter,
    )
    report = jiuquan.add(
        "record-new", "paper", kind="research_report", title="戈壁农业调研报告", author_kind="committee",
        written_on=date(2016, 8, 1), sent_on=date(2016, 8, 5), matter=topic.matter,
    )  # fmt: skip
    jiuquan.add("record-new", "delivery", paper=report, recipient="upper_cppcc", sent_on=date(2016, 8, 5))
    jiuquan.add(
        "record-new", "adoption", paper=report, adopted_by="市农牧局", adopted_on=date(2016, 10, 1), proof="实施意见"
    )

    assert before == 38
    assert jiuquan.value("figure", "inquiries.completed", "2013-2017", kind="thematic_research") == 39
    assert all(words in jiuquan.page("record", topic) for words in (str(leader), "赴三县调研", "戈壁农业调研报告"))
    assert all(words in jiuquan.page("record", report) for words in ("上级政协", "市农牧局", "实施意见"))


def test_topics_and_the_sessions_for_them_are_counted_apart(shigatse):
    assert shigatse.value("figure", "inquiries.chosen", "2023", programme="theme_education") == 6
    sessions = {"kind": "field_research", "programme": "theme_education"}
    assert shigatse.value("figure", "activities.held", "2023", **sessions) == 10
    topic = Inquiry.objects.of(shigatse.committee).filter(programme__code="theme_education").first()
    assert str(topic.leader) in shigatse.page("record", topic)


def test_key_topics_led_by_leaders_keep_their_team_as_person_times(tianjin):
    assert tianjin.value("figure", "inquiries.chosen", "2023", kind="led_research", key="True") == 13
    team = {"matter": "inquiry", "key": "True", "persons": "member,staff"}
    assert tianjin.value("figure", "activities.person_times", "2023", **team) > 900
    assert all(row.leader for row in tianjin.rows("register", "inquiry", kind="led_research"))


def test_a_special_team_keeps_its_commission_sites_report_and_instruction(tianjin):
    before = tianjin.value("figure", "inquiries.field_work", "2023", inquiry="special_team", kind="symposium")
    team = tianjin.add("record-new", "inquiry", title="专班", kind="special_team", chosen_on=DAY)
    matter = Matter.objects.of(tianjin.committee).get(pk=team.matter_id)
    tianjin.client.post(
        tianjin.committee.address("record-change", register="matter", pk=matter.pk),
        {"origin": "commissioned", "confidentiality": "internal", "is_key": "on"},
    )
    tianjin.add("record-new", "activity", kind="symposium", title="企业座谈", held_on=DAY, matter=matter)
    report = tianjin.add(
        "record-new",
        "paper",
        kind="special_report",
        title="专报",
        author_kind="committee",
        written_on=DAY,
        matter=matter,
    )
    note = tianjin.add(
        "record-new", "instruction", paper=report, leader="市长", kind="for_handling", given_on=DAY, text="请研究吸收"
    )

    after = tianjin.value("figure", "inquiries.field_work", "2023", inquiry="special_team", kind="symposium")
    assert after == before + 1
    assert "党委交办" in tianjin.page("record", Matter.objects.of(tianjin.committee).get(pk=matter.pk))
    assert "市长" in tianjin.page("record", report)
    assert "请研究吸收" in tianjin.page("record", note)


def test_instructions_and_adoptions_hang_on_papers_of_every_kind(tianjin):
    for kind in ("research_report", "special_report", "formal_recommendation"):
        paper = tianjin.add("record-new", "paper", kind=kind, title="文稿", author_kind="committee", written_on=DAY)
        note = tianjin.add(
            "record-new", "instruction", paper=paper, leader="书记", kind="approving", given_on=DAY, text="很有价值"
        )
        tianjin.add("record-new", "adoption", paper=paper, adopted_by="有关部委", adopted_on=DAY, proof="文件")

        assert all(words in tianjin.page("record", paper) for words in ("书记", "有关部委"))
        assert "很有价值" in tianjin.page("record", note)


def test_consultation_reports_sent_to_the_party_committee_keep_number_and_instruction(ningxia):
    sent = {"kind": "consultation_report", "recipient": "party_committee"}
    day = date(2021, 6, 10)
    before = ningxia.value("figure", "outcomes.papers_sent", "2018-2022", **sent)
    report = ningxia.add(
        "record-new",
        "paper",
        kind="consultation_report",
        title="协商报告",
        author_kind="committee",
        written_on=day,
        sent_on=day,
    )
    for recipient in ("party_committee", "government"):
        ningxia.add(
            "record-new", "delivery", paper=report, recipient=recipient, number="宁协〔2021〕9号", sent_on=day
        )
    ningxia.add("record-new", "instruction", paper=report, leader="书记", kind="approving", given_on=day)

    assert before == 56
    assert ningxia.value("figure", "outcomes.papers_sent", "2018-2022", **sent) == 57
    assert "宁协〔2021〕9号" in ningxia.page("record", report)


def test_requests_and_results_sent_to_the_party_committee_are_counted(shangzhou):
    sent = {"kind": "request,research_result", "recipient": "party_committee"}
    day = date(2022, 6, 10)
    request = shangzhou.add(
        "record-new",
        "paper",
        kind="request",
        title="关于召开全会的请示",
        author_kind="office",
        written_on=day,
        sent_on=day,
    )
    shangzhou.add("record-new", "delivery", paper=request, recipient="party_committee", sent_on=day)
    note = shangzhou.add(
        "record-new", "instruction", paper=request, leader="区委书记", kind="for_handling", given_on=day, text="同意"
    )

    assert shangzhou.value("figure", "outcomes.papers_sent", "2022", **sent) == 16 + 1
    assert "区委书记" in shangzhou.page("record", request)
    assert "同意" in shangzhou.page("record", note)


def test_an_inspection_keeps_projects_seen_participants_and_suggestions(shangzhou):
    day = date(2022, 6, 10)
    one = {"source": "inspection", "programme": "focus_projects"}
    before = shangzhou.value("figure", "outcomes.suggestions_made", "2022", **one)
    programme = shangzhou.rows("register", "programme", q="聚焦项目").first()
    trip = shangzhou.add(
        "record-new", "activity", kind="member_inspection", title="集中视察", held_on=day, programme=programme
    )
    site = shangzhou.add("record-new", "outsideparty", kind="key_project", name="试建园区")
    shangzhou.add("record-new", "siteseen", activity=trip, site=site)
    shangzhou.add("record-new", "headcount", activity=trip, person_kind="member", persons=30)
    shangzhou.add(
        "record-new", "suggestion", text="加快配套道路建设", source="inspection", made_on=day, activity=trip
    )

    assert shangzhou.value("figure", "outcomes.suggestions_made", "2022", **one) == before + 1
    assert all(words in shangzhou.page("record", trip) for words in ("试建园区", "加快配套道路建设"))


def test_an_inspection_of_one_subject_tells_whether_it_was_planned(jiuquan):
    day = date(2016, 6, 10)
    topic = jiuquan.add(
        "record-new", "inquiry", title="饮水安全视察", kind="inspection", chosen_on=day, completed_on=date(2016, 7, 1)
    )
    jiuquan.client.post(
        jiuquan.committee.address("record-change", register="matter", pk=topic.matter_id),
        {"origin": "plan", "confidentiality": "internal"},
    )

    assert jiuquan.value("figure", "inquiries.completed", "2016", kind="inspection") == 1
    assert "年度计划" in jiuquan.page("record", Matter.objects.of(jiuquan.committee).get(pk=topic.matter_id))


def test_trips_and_leaders_visits_keep_sites_and_who_saw_them(tianjin):
    assert tianjin.value("figure", "activities.held", "2023", kind="member_research,member_inspection") > 100
    seen = {"kind": "leader_site_visit", "leader": "True"}
    before = tianjin.value("figure", "activities.sites", "2023", **seen)
    visit = tianjin.add("record-new", "activity", kind="leader_site_visit", title="察看积水点", held_on=DAY)
    site = tianjin.add("record-new", "outsideparty", kind="site", name="试看地道")
    tianjin.add("record-new", "siteseen", activity=visit, site=site, by_leader="on")
    paper = tianjin.add(
        "record-new", "paper", kind="inspection_report", title="积水点材料", author_kind="member", written_on=DAY,
        activity=visit,
    )  # fmt: skip
    tianjin.add("record-new", "delivery", paper=paper, recipient="department", sent_on=DAY)

    assert tianjin.value("figure", "activities.sites", "2023", **seen) == before + 1
    assert "积水点材料" in tianjin.page("record", visit)


def test_study_tours_keep_route_and_participants_of_a_sector(shigatse):
    tours = shigatse.value("figure", "activities.held", "2023", kind="inspection_study_trip")
    tour = shigatse.add("record-new", "activity", kind="inspection_study_trip", title="区外学习", held_on=DAY)
    stop = shigatse.add("record-new", "outsideparty", kind="site", name="试访寺庙")
    shigatse.add("record-new", "siteseen", activity=tour, site=stop)
    narrowed = {"kind": "inspection_study_trip", "sector": "religion"}
    before = shigatse.value("figure", "activities.members", "2023", **narrowed)
    member = (
        Membership.objects.of(shigatse.committee).in_force(DAY).filter(sector__code="religion")
        .exclude(attendance__activity__kind="inspection_study_trip").first()
    )  # fmt: skip
    shigatse.add("record-new", "attendance", activity=tour, membership=member, role="present")

    assert tours == 2
    assert shigatse.value("figure", "activities.held", "2023", kind="inspection_study_trip") == 3
    assert shigatse.value("figure", "activities.members", "2023", **narrowed) == before + 1
    assert "试访寺庙" in shigatse.page("record", tour)


def test_supervision_topics_run_over_years_with_their_actions_and_findings(ningxia):
    assert ningxia.value("figure", "supervision.topics", "2021-2025", key="True") == 9
    topic = ningxia.rows("register", "supervisiontopic").first()
    visit = ningxia.add(
        "record-new",
        "activity",
        kind="supervision_visit",
        title="第二年度监督",
        held_on=date(2022, 6, 10),
        matter=topic.matter,
    )
    ningxia.add(
        "record-new",
        "problem",
        kind="supervision_finding",
        title="资金拨付偏慢",
        found_on=date(2022, 6, 10),
        activity=visit,
    )

    assert "第二年度监督" in ningxia.page("record", topic)
    assert "资金拨付偏慢" in ningxia.page("record", visit)
    assert ningxia.value("figure", "supervision.topics", "2021-2025", key="True") == 9


def test_members_sent_to_hearings_and_supervision_are_told_apart(shangzhou):
    sent = {"kind": "hearing,supervision_assignment"}
    before = shangzhou.value("figure", "activities.members", "2022", **sent)
    row = shangzhou.rows("register", "attendance", q="").filter(activity__kind="hearing").first()
    hearing = shangzhou.add(
        "record-new", "activity", kind="hearing", title="听证", held_on=row.held_on, place="区法院"
    )

    shangzhou.add("record-new", "attendance", activity=hearing, membership=row.membership, role="present")

    assert before == 36
    assert shangzhou.value("figure", "activities.members", "2022", **sent) == 36
    assert "区法院" in shangzhou.page("record", hearing)


def test_rates_of_proposals_are_of_those_filed_since_a_plenary(shigatse):
    assert shigatse.value("figure", "proposals.reply_rate", "2.3") == 100
    assert shigatse.value("figure", "proposals.content_rate", "2.3") == 100
    filed = shigatse.records("figure", "proposals.filed", "2.3")
    assert shigatse.records("figure", "proposals.reply_rate", "2.3") == filed


def test_key_proposals_led_by_leaders_keep_the_leader_his_level_and_what_was_done(shigatse):
    led = {"key": "True", "supervisor": "government_leader"}
    proposal = next(row for row in shigatse.rows("register", "proposal") if row.supervised_by)
    shigatse.add(
        "record-new", "activity", kind="supervision_visit", title="现场督办", held_on=DAY, matter=proposal.matter
    )

    page = shigatse.page("record", proposal)

    assert shigatse.value("figure", "proposals.supervised", "2.3", **led) == 3
    assert all(words in page for words in (proposal.supervised_by, "政府领导", "现场督办"))


def test_city_leaders_supervise_key_proposals_to_a_result(jiuquan):
    cells = {
        "plenary": "4.5",
        "case_no": "901",
        "title": "关于治沙的提案",
        "kind": "委员个人",
        "proposer": "一位委员",
    }
    days = {"received": "2016-01-16", "filed": "2016-01-20", "replied": "2016-06-01"}
    desk = Desks(Committee.objects.get(slug="jiuquan")).staff
    importing.apply(jiuquan.committee, [Line(2, cells | days)], by=desk)
    proposal = Proposal.objects.of(jiuquan.committee).get(case_no="901")

    jiuquan.add(
        "record-new", "overseeing", proposal=proposal.pk, form="led", leader="副市长", level="government_leader",
        held_on=date(2016, 4, 1), found="年内建成防护林带",
    )  # fmt: skip

    assert jiuquan.value("figure", "proposals.supervised", "2016", supervisor="government_leader") == 1
    assert "副市长" in jiuquan.page("record", proposal)


def test_collective_proposals_are_apart_from_those_of_members(shangzhou):
    collective = shangzhou.value(
        "figure", "proposals.received", "2022", proposer="party,organisation,sector,group,committee"
    )
    single = shangzhou.value("figure", "proposals.received", "2022", proposer="individual,joint")

    assert collective == 62
    assert collective + single == shangzhou.value("figure", "proposals.received", "2022") == 231
    assert len(shangzhou.rows("register", "proposal", proposer_kind="party")) <= collective


def test_reply_visit_and_satisfaction_are_three_facts_and_three_rates(shangzhou):
    rates = [
        shangzhou.value("figure", f"proposals.{name}_rate", "2022") for name in ("reply", "visit", "satisfaction")
    ]

    assert rates == [100, 100, 98]


def test_a_proposal_has_its_life_in_dates_and_rates_with_their_denominators(tianjin):
    assert tianjin.value("figure", "proposals.filed", "15.1") == 864
    assert tianjin.records("figure", "proposals.reply_rate", "15.1") == 864
    assert tianjin.records("figure", "proposals.satisfaction_rate", "15.1") == tianjin.value(
        "figure", "proposals.filed_and_rated", "15.1"
    )
    first = tianjin.rows("register", "proposal", filed_on_from="2023-01-01").filter(replied_on__isnull=False).first()
    assert all(words in tianjin.page("record", first) for words in ("立案", "答复", "满意度", str(first.lead_unit)))


def test_the_first_proposal_shows_every_activity_held_for_it(shangzhou):
    proposal = Proposal.objects.of(shangzhou.committee).filter(filed_on__isnull=False).first()
    for kind, title in (("member_inspection", "带案视察"), ("inspection_study_trip", "外出考察")):
        shangzhou.add(
            "record-new", "activity", kind=kind, title=title, held_on=date(2022, 6, 1), matter=proposal.matter
        )
    consultation = add_consultation(shangzhou, "topical_standing", date(2022, 7, 1), "一号提案专题协商")
    shangzhou.add("record-new", "link", source=proposal.matter, target=consultation.matter, kind="about")

    page = shangzhou.page("record", proposal)

    assert all(words in page for words in ("带案视察", "外出考察", "一号提案专题协商"))


def test_speeches_at_the_plenary_keep_the_body_that_speaks(shangzhou):
    speech = {"kind": "plenary_speech", "authors": "party,circle"}

    assert shangzhou.value("figure", "outcomes.papers_written", "2022", **speech) == 9
    rows = shangzhou.rows("register", "paper", kind="plenary_speech")
    assert all(row.authors for row in rows)


def test_reports_received_and_reports_sent_up_are_counted_apart(shangzhou):
    received = shangzhou.value("figure", "opinions.received", "2022")
    compiled = shangzhou.value("figure", "opinions.compiled", "2022")
    day = date(2022, 6, 10)

    shangzhou.add(
        "record-new",
        "opinionreport",
        title="反映路灯问题",
        reporter_kind="circle",
        reporter="一位居民代表",
        received_on=day,
    )

    assert compiled == 28
    assert shangzhou.value("figure", "opinions.received", "2022") == received + 1
    assert shangzhou.value("figure", "opinions.compiled", "2022") == 28
