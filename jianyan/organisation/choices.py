"""Kinds of bodies, posts, staff movements, units, appointments, outside parties, charges, and roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    STANDING_COMMITTEE = "standing_committee", _("常务委员会")
    CHAIRS_MEETING = "chairs_meeting", _("主席会议")
    PARTY_GROUP = "party_group", _("政协党组")
    OFFICE = "office", _("办公机构")
    SPECIAL_COMMITTEE = "special_committee", _("专门委员会")
    PARTY_BRANCH = "party_branch", _("专委会党支部")
    TEMPORARY_BRANCH = "temporary_branch", _("临时党组织")
    REVIEW_GROUP = "review_group", _("提案审查组")
    STUDY_GROUP = "study_group", _("学习组")
    WORKING_GROUP = "working_group", _("工作组")
    STUDIO = "member_studio", _("委员工作室")
    STATION = "sector_station", _("界别活动站")
    LIAISON_GROUP = "liaison_group", _("联络组")
    RECEPTION_ROOM = "reception_room", _("委员会客室")
    MUSEUM = "museum", _("文史馆")
    CONSULTATION_ROOM = "consultation_room", _("协商议事室")


class Basis(models.TextChoices):
    """What a body is formed by."""

    SECTOR = "sector", _("界别")
    TOWNSHIP = "township", _("乡镇、街道")
    COMMITTEE = "committee", _("专委会")
    MEMBER = "member", _("委员个人")


class PostKind(models.TextChoices):
    CHAIR = "chair", _("主席")
    VICE_CHAIR = "vice_chair", _("副主席")
    SECRETARY_GENERAL = "secretary_general", _("秘书长")
    STANDING_MEMBER = "standing_member", _("常务委员")
    SECTOR_CONVENER = "sector_convener", _("界别召集人")


class SeatKind(models.TextChoices):
    """A member's standing on the day of a record: the highest of the two."""

    STANDING = "standing_member", _("常委")
    ORDINARY = "member", _("委员")


class ParticipantKind(models.TextChoices):
    PARTY = "democratic_party", _("民主党派")
    FEDERATION = "industry_commerce_federation", _("工商联")
    MASS = "mass_organization", _("人民团体")
    NON_PARTY = "non_party", _("无党派人士")
    CPC = "cpc", _("中国共产党")


class StaffJoined(models.TextChoices):
    RECRUITED = "recruit", _("引进")
    SELECTED = "select", _("遴选")
    SECONDED = "secondment", _("挂职")
    TRANSFERRED = "transfer", _("调入")


class StaffLeft(models.TextChoices):
    TRANSFERRED = "transfer", _("调出")
    RETIRED = "retire", _("退休")
    SECONDED = "secondment", _("外派挂职")
    RETURNED = "return", _("挂职期满")


class UnitKind(models.TextChoices):
    GOVERNMENT = "government", _("政府部门")
    PARTY = "party", _("党群部门")
    COURT = "court", _("法院、检察院")
    OTHER = "other", _("其他")


class Hub(models.TextChoices):
    PARTY = "party", _("党委办督查室")
    GOVERNMENT = "government", _("政府办督查室")
    DIRECT = "direct", _("直接交办")


class AppointmentKind(models.TextChoices):
    SUPERVISOR = "special_supervisor", _("特约监督员")
    ADVISER = "consultation_adviser", _("协商顾问")
    HERITAGE_EXPERT = "heritage_expert", _("文史专家")
    RESEARCHER = "special_researcher", _("特邀研究员")
    INFORMANT = "information_officer", _("信息员")


class PartyKind(models.TextChoices):
    """What an outside party is."""

    VILLAGE = "village", _("村")
    POOR_VILLAGE = "poor_village", _("联系贫困村")
    WEAK_VILLAGE = "weak_village", _("经济薄弱村")
    TOWNSHIP = "township", _("乡镇")
    CHAIN = "industry_chain", _("产业链")
    PROJECT = "key_project", _("重点项目")
    SOCIAL = "social_organisation", _("社会组织")
    ENTERPRISE = "enterprise", _("企业")
    SCHOOL = "school", _("学校")
    TEMPLE = "temple", _("寺庙")
    PERSON = "person", _("个人")
    HOUSEHOLD = "household", _("困难家庭")
    SITE = "site", _("点位")
    COMMITTEE = "partner_committee", _("外地政协")
    INSTITUTION = "institution", _("单位机构")
    OTHER = "other", _("其他")


class ChargeKind(models.TextChoices):
    TAKES_CHARGE = "takes_charge", _("联系包抓")
    VILLAGE_CARE = "village_care", _("村包抓包挂")
    SECTOR_CONTACT = "sector_contact", _("按界别联系")
    MEMBER_CONTACT = "member_contact", _("联系委员")
    PAIRING = "pairing", _("结对结亲")
    RIVER = "river_chief", _("河长制")
    FOREST = "forest_chief", _("林长制")
    PETITION = "petition_care", _("信访包保")
    GUIDANCE = "guidance", _("联系指导")


class Role(models.TextChoices):
    """Whom an account acts as."""

    MEMBER = "member", _("委员")
    COLLECTIVE = "collective", _("集体提案单位")
    CONVENER = "sector_convener", _("界别召集人")
    COMMITTEE_STAFF = "committee_staff", _("专委会工作人员")
    PROPOSAL_STAFF = "proposal_staff", _("提案委工作人员")
    PROPOSAL_HEAD = "proposal_head", _("提案委主任")
    LEADER = "leader", _("主席会议成员")
    PARTY_HUB = "party_hub", _("党委督查室")
    GOVERNMENT_HUB = "government_hub", _("政府督查室")
    UNIT = "unit", _("承办单位")
    RESEARCH_OFFICE = "research_office", _("研究室")
    INFORMATION_OFFICE = "information_office", _("信息编辑")
    MEMBER_OFFICE = "member_office", _("委员联络")
    PUBLICITY = "publicity", _("宣传")
    OFFICE = "office", _("办公室")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("审计管理员")


ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
OFFICES = frozenset(
    {
        Role.COMMITTEE_STAFF, Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD, Role.RESEARCH_OFFICE, Role.INFORMATION_OFFICE,
        Role.MEMBER_OFFICE, Role.PUBLICITY, Role.OFFICE,
    }
)  # fmt: skip
