"""Contact, service, problems, money, honours and the committee's own bodies, as the mechanisms ask."""

from datetime import date

from django.db.models import Sum

from jianyan.organisation.models import Membership, Person

DAY = date(2022, 5, 10)


def add_activity(office, kind, day=DAY, **fields):
    """An activity entered by its form (record-new)."""
    return office.add("record-new", "activity", kind=kind, title="试办活动", held_on=day, **fields)


def test_problems_keep_owner_due_day_measures_closing_and_the_rule_they_led_to(tianjin):
    whole = {"kind": "self_examination", "programme": "theme_education"}
    campaign = tianjin.rows("register", "programme", q="主题教育").filter(code="theme_education").get()
    day = date(2023, 6, 1)
    rule = tianjin.add(
        "record-new", "regulation", title="调研工作办法", action="made", adopted_on=day, programme=campaign
    )
    problem = tianjin.add(
        "record-new", "problem", kind="self_examination", title="调研扎堆", owner="办公厅", found_on=day,
        due_on=date(2023, 9, 1), closed_on=date(2023, 8, 1), regulation=rule, programme=campaign,
    )  # fmt: skip
    for text in ("统筹计划", "通报进度"):
        tianjin.add("record-new", "problemmeasure", problem=problem, text=text, set_on=day)

    assert tianjin.value("figure", "outcomes.problems_found", "2023", **whole) == 23 + 1
    assert tianjin.value("figure", "outcomes.measures_set", "2023", **whole) == 51 + 2
    assert all(
        words in tianjin.page("record", problem) for words in ("办公厅", "统筹计划", "通报进度", "调研工作办法")
    )
    assert "调研扎堆" in tianjin.page("record", rule)


def test_a_rectification_campaign_has_its_own_list_of_problems(jiuquan):
    campaign = jiuquan.add("record-new", "programme", code="three-corrections", name="三纠三促", kind="campaign")
    jiuquan.add(
        "record-new", "problem", kind="self_examination", title="文风不实", owner="办公室", found_on=date(2016, 3, 1),
        due_on=date(2016, 6, 1), closed_on=date(2016, 5, 1), programme=campaign,
    )  # fmt: skip

    listed = jiuquan.rows("register", "problem", programme=str(campaign.pk))

    assert [(row.owner, row.due_on, row.closed_on) for row in listed] == [
        ("办公室", date(2016, 6, 1), date(2016, 5, 1))
    ]


def test_receptions_of_petitioners_and_their_cases_are_counted_apart(shigatse):
    sessions = {"kind": "petition_reception,petition_visit_down", "programme": "theme_education"}
    cases = {"kind": "petition_case", "programme": "theme_education"}
    campaign = shigatse.rows("register", "programme", q="").filter(code="theme_education").get()
    day = date(2023, 6, 1)
    session = add_activity(shigatse, "petition_reception", day, programme=campaign)
    shigatse.add(
        "record-new", "problem", kind="petition_case", title="土地补偿", owner="一位副主席", found_on=day,
        closed_on=date(2023, 8, 1), activity=session, programme=campaign,
    )  # fmt: skip

    assert shigatse.value("figure", "activities.held", "2023", **sessions) == 9 + 1
    assert shigatse.value("figure", "outcomes.problems_closed", "2023", **cases) == 9 + 1
    assert "土地补偿" in shigatse.page("record", session)


def test_trips_to_the_grass_roots_carry_a_label_and_count_person_times_by_type(shigatse):
    label = shigatse.rows("register", "label").get(code="four_downs")
    before = shigatse.value("figure", "activities.person_times", "2023", label="four_downs")
    day = date(2023, 6, 1)
    trip = add_activity(shigatse, "field_research", day, place="南木林县", labels=[label])
    shigatse.add("record-new", "headcount", activity=trip, person_kind="member", persons=3)
    shigatse.add("record-new", "problem", kind="public_problem", title="灌渠失修", found_on=day, activity=trip)

    assert before == 10
    assert shigatse.value("figure", "activities.person_times", "2023", label="four_downs") == 13
    types = shigatse.value("figure", "activities.held", "2023", label="four_downs", kind="field_research")
    assert (
        types == shigatse.records("figure", "activities.held", "2023", label="four_downs", kind="field_research") >= 1
    )
    assert all(words in shigatse.page("record", trip) for words in ("南木林县", "灌渠失修"))


def test_visits_to_members_keep_who_was_visited_and_what_was_raised(shangzhou):
    visits = {"kind": "festival_greeting", "role": "visited"}
    before = shangzhou.value("figure", "activities.members", "2022", **visits)
    visit = add_activity(shangzhou, "festival_greeting")
    member = Membership.objects.of(shangzhou.committee).in_force(DAY).exclude(attendance__role="visited").first()
    shangzhou.add("record-new", "attendance", activity=visit, membership=member, role="visited")
    problem = shangzhou.add(
        "record-new", "problem", kind="member_difficulty", title="企业用电", found_on=DAY, activity=visit
    )

    assert before == 20
    assert shangzhou.value("figure", "activities.members", "2022", **visits) == 21
    assert "企业用电" in shangzhou.page("record", visit)
    assert problem.closed_on is None
    assert shangzhou.value(
        "figure", "outcomes.problems_closed", "2022", kind="member_difficulty"
    ) == shangzhou.records("figure", "outcomes.problems_closed", "2022", kind="member_difficulty")


def test_friendship_events_count_person_times_of_each_group(shigatse):
    before = shigatse.value("figure", "activities.person_times", "2023", persons="returned_tibetan")
    event = add_activity(shigatse, "friendship_all_circles", date(2023, 6, 1))
    shigatse.add("record-new", "headcount", activity=event, person_kind="returned_tibetan", persons=2)
    shigatse.add("record-new", "headcount", activity=event, person_kind="religious_figure", persons=5)

    assert before == 6
    assert shigatse.value("figure", "activities.person_times", "2023", persons="returned_tibetan") == 8
    assert shigatse.value("figure", "activities.held", "2023", kind="friendship_all_circles") == 1 + 1


def test_part_in_governance_is_told_in_person_times(shigatse):
    governance = {"kind": "grassroots_governance", "persons": "member"}
    before = shigatse.value("figure", "activities.person_times", "2023", **governance)
    work = add_activity(shigatse, "grassroots_governance", date(2023, 6, 1), place="一个社区")
    shigatse.add("record-new", "headcount", activity=work, person_kind="member", persons=4)

    assert before == 344
    assert shigatse.value("figure", "activities.person_times", "2023", **governance) == 348


def test_guests_from_hong_kong_macao_and_overseas_are_no_ordinary_members(tianjin):
    tour = add_activity(tianjin, "inspection_study_trip", date(2023, 6, 1), place="滨海新区")
    kinds = ("member", "hk_macao", "overseas")
    counted = {"kind": "inspection_study_trip"}
    before = {
        one: tianjin.value("figure", "activities.person_times", "2023", persons=one, **counted) for one in kinds
    }
    for one, persons in (("hk_macao", 7), ("overseas", 5)):
        tianjin.add("record-new", "headcount", activity=tour, person_kind=one, persons=persons)

    after = {one: tianjin.value("figure", "activities.person_times", "2023", persons=one, **counted) for one in kinds}

    assert {one: after[one] - before[one] for one in kinds} == {"member": 0, "hk_macao": 7, "overseas": 5}


def test_donations_sum_to_the_list_of_gifts_and_accumulate_over_years(shigatse):
    given = shigatse.rows("register", "money", direction="given")
    total = given.aggregate(total=Sum("amount"))["total"]
    years = [shigatse.value("figure", "outcomes.money_given", str(year)) for year in (2021, 2022, 2023)]

    assert shigatse.value("figure", "outcomes.money_given", "2021-2023") == total == sum(years)
    assert total > 2_600_000


def test_given_coordinated_and_sought_are_never_summed_together(tianjin):
    names = ("money_given", "money_coordinated", "money_sought")
    before = {name: tianjin.value("figure", f"outcomes.{name}", "2023") for name in names}

    tianjin.add(
        "record-new", "money", direction="coordinated", amount=50_000, received_on=date(2023, 6, 1),
        purpose="village_renewal", provider_kind="firm",
    )  # fmt: skip

    after = {name: tianjin.value("figure", f"outcomes.{name}", "2023") for name in names}
    assert {name: after[name] - before[name] for name in names} == {
        "money_given": 0, "money_coordinated": 50_000, "money_sought": 0,
    }  # fmt: skip


def test_donations_sum_by_cause(shangzhou):
    epidemic = shangzhou.value("figure", "outcomes.money_given", "2022", purpose="epidemic")
    hardship = shangzhou.value("figure", "outcomes.money_given", "2022", purpose="hardship")
    donor = Membership.objects.of(shangzhou.committee).in_force(DAY).first()

    gift = shangzhou.add(
        "record-new", "money", direction="given", amount=800, received_on=DAY, purpose="hardship", provider_kind="member",
        donor=donor,
    )  # fmt: skip

    assert gift.sector_code == donor.sector.code
    assert shangzhou.value("figure", "outcomes.money_given", "2022", purpose="epidemic") == epidemic > 300_000 - 1
    assert shangzhou.value("figure", "outcomes.money_given", "2022", purpose="hardship") == hardship + 800


def test_a_donation_drive_tells_donors_from_gifts(jiuquan):
    drive = {"programme": "village_campaign", "sector": "private_economy"}
    gift = (
        jiuquan.rows("register", "money", direction="given")
        .filter(donor__isnull=False, sector_code="private_economy")
        .first()
    )

    jiuquan.add(
        "record-new", "money", direction="given", amount=1_000, received_on=gift.received_on, purpose="village_renewal",
        provider_kind="member", donor=gift.donor, beneficiary=gift.beneficiary, programme=gift.programme,
    )  # fmt: skip

    assert jiuquan.value("figure", "outcomes.donors", "2013-2017", **drive) == 33
    assert jiuquan.value("figure", "outcomes.money_given", "2013-2017", **drive) == 510_000 + 1_000
    assert str(gift.donor) in jiuquan.page("record", gift)


def test_projects_arranged_keep_for_whom_by_whom_and_whether_they_are_built(jiuquan):
    village = jiuquan.rows("register", "outsideparty", kind="poor_village").first()
    leader = Person.objects.of(jiuquan.committee).first()
    before = jiuquan.value("figure", "outcomes.projects_arranged", "2013-2017", beneficiary="poor_village")
    project = jiuquan.add(
        "record-new", "arrangedproject", title="试修水渠", arranged_on=date(2016, 3, 1), finished_on=date(2016, 9, 1),
        person=leader, beneficiary=village,
    )  # fmt: skip
    jiuquan.add(
        "record-new", "money", direction="sought", amount=20_000, received_on=date(2016, 5, 1), purpose="poverty_relief",
        provider_kind="upper_level", beneficiary=village,
    )  # fmt: skip

    assert before == 28
    assert jiuquan.value("figure", "outcomes.projects_arranged", "2013-2017", beneficiary="poor_village") == 29
    assert str(leader) in jiuquan.page("record", project)
    assert all(words in jiuquan.page("record", village) for words in ("试修水渠", "20000"))


def test_units_in_charge_of_villages_count_units_villages_and_townships(jiuquan):
    care = {"kind": "village_care"}

    assert jiuquan.value("figure", "organisation.units_charging", "2013-2017", **care) == 21
    assert jiuquan.value("figure", "organisation.parties_charged", "2013-2017", **care) == 38
    assert jiuquan.value("figure", "organisation.places_charged", "2013-2017", **care) == 9
    charge = jiuquan.rows("register", "charge", kind="village_care").first()
    assert str(charge.unit) in jiuquan.page("record", charge)


def test_tree_planting_adds_up_its_area(jiuquan):
    before = jiuquan.value("figure", "activities.area", "2013-2017", kind="tree_planting")
    day = add_activity(jiuquan, "tree_planting", date(2016, 4, 1), place="政协林")
    jiuquan.add("record-new", "measure", activity=day, kind="area_mu", amount=12)

    assert before > 300 - 1
    assert jiuquan.value("figure", "activities.area", "2013-2017", kind="tree_planting") == before + 12
    assert "政协林" in jiuquan.page("record", day)


def test_charges_checks_and_problems_of_projects_are_three_counts(shangzhou):
    chain = {"kind": "takes_charge", "party": "industry_chain"}
    project = {"kind": "takes_charge", "party": "key_project"}
    checks = shangzhou.value("figure", "activities.held", "2022", kind="project_check")
    solved = shangzhou.value("figure", "outcomes.problems_closed", "2022", kind="project_difficulty")
    check = add_activity(shangzhou, "project_check")
    shangzhou.add(
        "record-new",
        "problem",
        kind="project_difficulty",
        title="缺临时用电",
        found_on=DAY,
        closed_on=DAY,
        activity=check,
    )

    assert shangzhou.value("figure", "organisation.parties_charged", "2022", **chain) == 4
    assert shangzhou.value("figure", "organisation.parties_charged", "2022", **project) == 10
    assert shangzhou.value("figure", "activities.held", "2022", kind="project_check") == checks + 1
    assert shangzhou.value("figure", "outcomes.problems_closed", "2022", kind="project_difficulty") == solved + 1


def test_members_at_the_front_line_are_told_apart_by_standing(shangzhou):
    front = {"kind": "project_frontline"}

    assert shangzhou.value("figure", "activities.members", "2022", standing="standing_member", **front) == 10
    assert shangzhou.value("figure", "activities.members", "2022", standing="member", **front) == 52
    assert shangzhou.value("figure", "activities.members", "2022", **front) == 62


def test_in_the_epidemic_all_members_took_part_and_posted_staff_are_distinct(shangzhou):
    in_office = shangzhou.value("figure", "organisation.members_in_office", "2022")

    assert shangzhou.value("figure", "activities.members", "2022", kind="epidemic_control") == in_office == 209
    assert shangzhou.value("figure", "activities.staff", "2022", kind="epidemic_duty") == 16


def test_services_of_both_levels_add_up_and_the_citys_own_stay_apart(tianjin):
    service = {"kind": "public_service", "programme": "serve_people"}
    own = tianjin.value("figure", "activities.held", "2023", **service)
    both = tianjin.value("figure", "activities.held", "2023", lower=True, **service)
    campaign = tianjin.rows("register", "programme").get(code="serve_people")

    add_activity(tianjin, "public_service", date(2023, 6, 1), programme=campaign)

    assert 0 < own < both
    assert both > 100
    assert tianjin.value("figure", "activities.held", "2023", **service) == own + 1
    assert tianjin.value("figure", "activities.held", "2023", lower=True, **service) == both + 1


def test_services_keep_beneficiaries_problems_solved_and_money_coordinated(tianjin):
    campaign = tianjin.rows("register", "programme").get(code="serve_people")
    day = date(2023, 6, 1)
    before = tianjin.value("figure", "activities.beneficiaries", "2023", programme="serve_people")
    event = add_activity(tianjin, "public_service", day, programme=campaign)
    tianjin.add("record-new", "measure", activity=event, kind="beneficiaries", amount=300)
    solved = tianjin.value(
        "figure", "outcomes.problems_closed", "2023", lower=True, kind="public_problem", programme="serve_people"
    )
    money = {"beneficiary": "weak_village", "programme": "serve_people"}

    assert tianjin.value("figure", "activities.beneficiaries", "2023", programme="serve_people") == before + 300
    assert solved == 62
    assert tianjin.value("figure", "outcomes.money_coordinated", "2023", lower=True, **money) > 3_000_000


def test_stations_count_members_and_constituents_apart(tianjin):
    station = tianjin.add(
        "record-new", "body", kind="sector_station", name="试建活动站", basis="sector", opened_on=date(2023, 3, 1)
    )
    kinds = {one: {"kind": "station_activity", "persons": one} for one in ("member", "constituent")}
    before = {one: tianjin.value("figure", "activities.person_times", "2023", **kinds[one]) for one in kinds}
    event = add_activity(tianjin, "station_activity", date(2023, 6, 1), host=station)
    for one, persons in (("member", 6), ("constituent", 31)):
        tianjin.add("record-new", "headcount", activity=event, person_kind=one, persons=persons)

    after = {one: tianjin.value("figure", "activities.person_times", "2023", **kinds[one]) for one in kinds}
    assert (before["member"] > 1100, before["constituent"] > 5800) == (True, True)
    assert {one: after[one] - before[one] for one in kinds} == {"member": 6, "constituent": 31}
    assert tianjin.value("figure", "activities.held", "2023", kind="station_activity", host="sector_station") > 200


def test_pairs_made_in_the_period_and_pairs_in_force_differ(tianjin):
    made = tianjin.value("figure", "organisation.charges_made", "2023", kind="pairing")
    force = tianjin.value("figure", "organisation.charges_in_force", "2023", kind="pairing")
    mother, child = (
        tianjin.add("record-new", "outsideparty", kind="person", name=name) for name in ("试名妈妈", "试名学生")
    )

    tianjin.add(
        "record-new",
        "charge",
        kind="pairing",
        partner=mother,
        party=child,
        since=date(2023, 6, 1),
        until=date(2023, 9, 1),
    )

    assert made == 73
    assert tianjin.value("figure", "organisation.charges_made", "2023", kind="pairing") == 74
    assert tianjin.value("figure", "organisation.charges_in_force", "2023", kind="pairing") == force


def test_reception_rooms_keep_what_visitors_raised_and_what_became_of_it(ningxia):
    room = ningxia.rows("register", "body", kind="reception_room").first()
    day = date(2021, 6, 1)
    session = add_activity(ningxia, "station_activity", day, host=room)
    ningxia.add("record-new", "headcount", activity=session, person_kind="public", persons=11)
    ningxia.add(
        "record-new", "problem", kind="public_problem", title="公交改线", found_on=day, closed_on=date(2021, 9, 1),
        proof="已调整线路", activity=session,
    )  # fmt: skip

    assert ningxia.value("figure", "organisation.bodies", "2018-2022", kind="reception_room") == 5
    assert ningxia.value("figure", "activities.person_times", "2021", host="reception_room", persons="public") >= 11
    assert "公交改线" in ningxia.page("record", session)


def test_studios_are_a_register_and_their_activities_count_by_kind(shangzhou):
    hosted = {"host": "member_studio"}
    before = shangzhou.value("figure", "activities.held", "2022", **hosted)
    studio = shangzhou.rows("register", "body", kind="member_studio").first()
    member = Person.objects.of(shangzhou.committee).exclude(bodies__body=studio).first()
    shangzhou.add("record-new", "bodymember", body=studio, person=member, joined_on=DAY)

    add_activity(shangzhou, "policy_talk", host=studio)

    assert shangzhou.value("figure", "organisation.bodies_opened", "2022", kind="member_studio") == 5
    assert before == 23
    assert shangzhou.value("figure", "activities.held", "2022", **hosted) == 24
    assert shangzhou.value("figure", "activities.held", "2022", kind="policy_talk", **hosted) == 6
    assert str(member) in shangzhou.page("record", studio)


def test_liaison_groups_are_brought_up_to_standard_and_upgraded_by_date(shangzhou):
    groups = {"kind": "liaison_group"}

    shangzhou.add(
        "record-new", "body", name="试设联络组", basis="township", opened_on=date(2022, 2, 1), standard_on=date(2022, 8, 1),
        upgraded_on=date(2022, 9, 1), **groups,
    )  # fmt: skip

    assert shangzhou.value("figure", "organisation.bodies_to_standard", "2022", **groups) == 18 + 1
    assert shangzhou.value("figure", "organisation.bodies_upgraded", "2022", **groups) == 7 + 1
    assert shangzhou.value("figure", "activities.held", "2022", host="liaison_group") == 67


def test_party_branches_of_special_committees_keep_members_and_activities(shangzhou):
    branch = shangzhou.rows("register", "body", kind="party_branch").first()
    member = Person.objects.of(shangzhou.committee).exclude(bodies__body=branch).first()
    shangzhou.add("record-new", "bodymember", body=branch, person=member, duty="书记", joined_on=DAY)
    add_activity(shangzhou, "party_day", host=branch)

    assert shangzhou.value("figure", "organisation.bodies", "2022", kind="party_branch") == 5
    assert shangzhou.value("figure", "activities.held", "2022", kind="party_day", host="party_branch") >= 1
    assert str(member) in shangzhou.page("record", branch)


def test_bodies_have_dated_members_and_stand_as_hosts_of_their_work(tianjin):
    chairs = tianjin.add(
        "record-new", "body", kind="chairs_meeting", name="试设主席会议", opened_on=date(2023, 1, 20)
    )
    person = Person.objects.of(tianjin.committee).first()
    tianjin.add(
        "record-new", "bodymember", body=chairs, person=person, duty="副主席", joined_on=date(2023, 1, 20),
        left_on=date(2023, 11, 1),
    )  # fmt: skip
    before = tianjin.value("figure", "activities.held", "2023", host="chairs_meeting")

    add_activity(tianjin, "chairs_meeting", date(2023, 6, 1), host=chairs)

    assert tianjin.value("figure", "activities.held", "2023", host="chairs_meeting") == before + 1
    assert all(words in tianjin.page("record", chairs) for words in (str(person), "副主席", "2023年11月1日"))


def test_persons_appointed_are_counted_once_and_keep_what_they_did(shangzhou, jiuquan, tianjin):
    assert shangzhou.value("figure", "organisation.persons_appointed", "2022", kind="consultation_adviser") == 10
    assert jiuquan.value("figure", "organisation.persons_appointed", "2013-2017", kind="special_supervisor") == 42
    before = tianjin.value("figure", "organisation.persons_appointed", "2023", kind="special_researcher")
    person = Person.objects.of(tianjin.committee).filter(appointments=None).first()
    for role in ("特邀研究员", "特邀研究员（经济）"):
        post = tianjin.add(
            "record-new", "appointment", person=person, kind="special_researcher", role=role, since=date(2023, 5, 1)
        )
        tianjin.add("record-new", "appointmentuse", appointment=post, used_on=date(2023, 6, 1), what="参加专题调研")

    assert "参加专题调研" in tianjin.page("record", post)
    assert tianjin.value("figure", "organisation.persons_appointed", "2023", kind="special_researcher") == before + 1


def test_movements_of_staff_count_by_mode(shigatse):
    person = Person.objects.of(shigatse.committee).filter(staff_rows=None).first()
    modes = "recruit,select,secondment"
    before = shigatse.value("figure", "organisation.staff_joined", "2023", how=modes)

    row = shigatse.add("record-new", "staff", person=person, how_joined="secondment", joined_on=date(2023, 6, 1))

    assert before == 7
    assert shigatse.value("figure", "organisation.staff_joined", "2023", how=modes) == 8
    assert "挂职" in shigatse.page("record", row)


def test_regulations_count_by_whether_they_are_made_or_revised(shigatse, shangzhou, tianjin):
    assert shigatse.value("figure", "outcomes.regulations", "2023") == 9
    assert shangzhou.value("figure", "outcomes.regulations", "2022", action="revised") == 6
    origin = {"action": "made", "programme": "theme_education"}
    assert tianjin.value("figure", "outcomes.regulations", "2023", **origin) == 10
    listed = shangzhou.rows("register", "regulation", action="revised")
    assert {row.action for row in listed} == {"revised"}


def test_a_rule_and_its_later_version_are_two_rows_with_their_days(jiuquan):
    day = date(2017, 3, 1)
    first = jiuquan.add(
        "record-new", "regulation", title="党组工作规则", action="made", adopted_on=date(2014, 3, 1), repealed_on=day
    )
    jiuquan.add(
        "record-new", "regulation", title="党组工作规则", action="revised", adopted_on=day, adopted_by="党组会议"
    )

    listed = jiuquan.rows("register", "regulation", q="党组工作规则")

    assert [(row.action, row.adopted_on) for row in listed] == [("revised", day), ("made", date(2014, 3, 1))]
    assert "2017年3月1日" in jiuquan.page("record", first)


def test_honours_keep_who_gave_them_and_who_or_what_received_them(shangzhou, shigatse):
    assert shangzhou.value("figure", "outcomes.persons_awarded", "2022", title="优秀政协委员") == 20
    assert shangzhou.value("figure", "outcomes.matters_awarded", "2022", title="优秀提案") == 10
    person = Person.objects.of(shigatse.committee).first()
    before = shigatse.value("figure", "outcomes.persons_awarded", "2023")
    award = shigatse.add(
        "record-new", "award", title="优秀公务员", given_by="机关党委", given_on=date(2023, 12, 1), person=person
    )

    assert shigatse.value("figure", "outcomes.persons_awarded", "2023") == before + 1
    assert all(words in shigatse.page("record", award) for words in ("机关党委", str(person)))


def test_volumes_of_history_count_as_volumes(jiuquan):
    before = jiuquan.value("figure", "outcomes.publications", "2013-2017", kind="historical_material")

    volume = jiuquan.add(
        "record-new", "publication", kind="historical_material", series="酒泉文史", number=99, title="试编一辑",
        published_on=date(2016, 12, 1),
    )  # fmt: skip

    assert before == 4
    assert jiuquan.value("figure", "outcomes.publications", "2013-2017", kind="historical_material") == 5
    assert volume in jiuquan.rows("register", "publication", q="酒泉文史")


def test_books_given_add_up_in_copies_by_reader(shangzhou):
    before = shangzhou.value("figure", "outcomes.copies_given", "2022", reader="public")
    book = shangzhou.rows("register", "publication").first()

    shangzhou.add(
        "record-new",
        "copiesgiven",
        publication=book,
        reader_kind="public",
        reader="社区书屋",
        copies=20,
        given_on=DAY,
    )

    assert before > 500 - 1
    assert shangzhou.value("figure", "outcomes.copies_given", "2022", reader="public") == before + 20
    assert (
        shangzhou.value("figure", "outcomes.copies_given", "2022", reader="institution", kind="historical_material")
        == 107
    )


def test_news_items_written_and_those_that_media_published_are_two_counts(shangzhou):
    written = shangzhou.value("figure", "outcomes.media_produced", "2022", kind="own_news")
    printed = shangzhou.value("figure", "outcomes.media_published", "2022", kind="own_news")

    shangzhou.add(
        "record-new", "mediapiece", kind="own_news", title="视察快讯", outlet="省报", outlet_level="province",
        produced_on=DAY, published_on=date(2022, 5, 12),
    )  # fmt: skip

    assert (written, printed) == (39, 18)
    assert shangzhou.value("figure", "outcomes.media_produced", "2022", kind="own_news") == 40
    levels = shangzhou.value("figure", "outcomes.media_published", "2022", kind="own_news", level="province")
    assert levels == len(shangzhou.rows("register", "mediapiece", kind="own_news", outlet_level="province")) >= 1


def test_problems_found_closed_and_open_are_three_counts(shigatse):
    whole = {"kind": "self_examination", "programme": "theme_education"}

    found, closed, still_open = (
        shigatse.value("figure", f"outcomes.problems_{what}", "2023", **whole) for what in ("found", "closed", "open")
    )

    assert (found, closed, still_open) == (10, 8, 2)
