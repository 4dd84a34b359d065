"""Lists to start from: the sectors of the national committee (14th term), the parties, and the bodies all have."""

from __future__ import annotations

from jianyan.organisation.choices import BodyKind, ParticipantKind, PostKind

SECTORS: tuple[tuple[str, str], ...] = (
    ("cpc", "中国共产党"),
    ("minge", "民革"),
    ("minmeng", "民盟"),
    ("minjian", "民建"),
    ("minjin", "民进"),
    ("nonggong", "农工党"),
    ("zhigong", "致公党"),
    ("jiusan", "九三学社"),
    ("taimeng", "台盟"),
    ("non_party", "无党派人士"),
    ("youth", "共青团和青联"),
    ("trade_unions", "总工会"),
    ("women", "妇联"),
    ("industry_commerce", "工商联"),
    ("science_association", "科协"),
    ("taiwan_compatriots", "台联"),
    ("overseas_chinese", "侨联"),
    ("culture_arts", "文化艺术界"),
    ("science_technology", "科学技术界"),
    ("social_sciences", "社会科学界"),
    ("economy", "经济界"),
    ("agriculture", "农业界"),
    ("environment", "环境资源界"),
    ("education", "教育界"),
    ("sports", "体育界"),
    ("press", "新闻出版界"),
    ("health", "医药卫生界"),
    ("friendship", "对外友好界"),
    ("welfare", "社会福利和社会保障界"),
    ("minorities", "少数民族界"),
    ("religion", "宗教界"),
    ("hong_kong", "特邀香港人士"),
    ("macao", "特邀澳门人士"),
    ("invited", "特别邀请人士"),
)

SPECIAL_COMMITTEES = ("提案委员会", "经济科技委员会", "社会事业委员会", "文化文史和学习委员会", "委员联络委员会")

LEADING_BODIES = (
    (BodyKind.STANDING_COMMITTEE, "常务委员会"),
    (BodyKind.CHAIRS_MEETING, "主席会议"),
    (BodyKind.PARTY_GROUP, "政协党组"),
    (BodyKind.OFFICE, "办公室"),
)

# 党派: as kept, kind, other ways to write it
PARTIES: tuple[tuple[str, ParticipantKind, tuple[str, ...]], ...] = (
    ("中国共产党", ParticipantKind.CPC, ("中共", "中共党员", "党员", "共产党", "共产党员")),
    ("民革", ParticipantKind.PARTY, ("中国国民党革命委员会",)),
    ("民盟", ParticipantKind.PARTY, ("中国民主同盟",)),
    ("民建", ParticipantKind.PARTY, ("中国民主建国会",)),
    ("民进", ParticipantKind.PARTY, ("中国民主促进会",)),
    ("农工党", ParticipantKind.PARTY, ("中国农工民主党", "农工民主党", "农工")),
    ("致公党", ParticipantKind.PARTY, ("中国致公党", "致公")),
    ("九三学社", ParticipantKind.PARTY, ("九三",)),
    ("台盟", ParticipantKind.PARTY, ("台湾民主自治同盟",)),
    ("无党派人士", ParticipantKind.NON_PARTY, ("无党派",)),
)
NO_PARTY = ("群众", "无")

POSTS = {
    "主席": PostKind.CHAIR,
    "副主席": PostKind.VICE_CHAIR,
    "秘书长": PostKind.SECRETARY_GENERAL,
    "常务委员": PostKind.STANDING_MEMBER,
    "常委": PostKind.STANDING_MEMBER,
}
NO_POST = ("委员",)
