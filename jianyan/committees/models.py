"""Committees and their tree, terms and plenaries, local rules and special days, consent, and accounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.choices import DayKind, Language, Level, Theme
from jianyan.committees.querysets import CommitteeModel, CommitteeQuerySet
from jianyan.look.phrases import date_text
from jianyan.text.numerals import in_chinese

RESERVED_SLUGS = frozenset({"static", "account", "setup", "api", "open", "health"})


def not_reserved(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(_("“%(slug)s”已用作系统地址，请换一个。"), params={"slug": slug})


class Committee(models.Model):
    """One consultative committee: a tenant with its own rules and data.

    Levels guide, they do not command: an upper committee reads nothing of a lower one without a `Sharing`.
    """

    slug = models.SlugField(_("地址名"), max_length=30, unique=True, validators=[not_reserved])
    name = models.CharField(_("全称"), max_length=60, help_text=_("如：政协酒泉市委员会"))
    short_name = models.CharField(_("简称"), max_length=30, help_text=_("如：酒泉市政协"))
    english_name = models.CharField(_("英文名"), max_length=80, blank=True)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    division_code = models.CharField(
        _("行政区划代码"), max_length=6, validators=[RegexValidator(r"^\d{6}$", _("请填六位数字的行政区划代码。"))]
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级政协")
    )
    is_demo = models.BooleanField(_("演示"), default=False)
    open_to_visitors = models.BooleanField(_("不登录也可查看"), default=False)

    class Meta:
        db_table = "committee"
        verbose_name = _("政协委员会")
        ordering = ["division_code", "slug"]

    def __str__(self) -> str:
        return self.english_name if get_language() == "en" and self.english_name else self.short_name

    def get_absolute_url(self) -> str:
        return self.address("home")

    def address(self, view: str, **kwargs: Any) -> str:
        """The address of a view of this committee."""
        return reverse(view, kwargs={"committee": self.slug, **kwargs})

    @property
    def file_prefix(self) -> str:
        """How names of downloaded files begin: made-up data says so there too."""
        return f"demo-{self.slug}-" if self.is_demo else f"{self.slug}-"

    def below(self) -> list[Committee]:
        """All committees under this one, nearest first. One query per level of the tree."""
        found: list[Committee] = []
        level = [self]
        while level:
            level = list(Committee.objects.filter(parent__in=level))
            found += level
        return found

    def sharing_with_me(self, register: str, on: date) -> list[Committee]:
        """The lower committees that have agreed to share `register` (an app label) with this one on that day."""
        rows = Sharing.objects.across("consent is asked by the receiving side").filter(
            Q(register=register) | Q(register=Sharing.EVERYTHING),
            Q(until__isnull=True) | Q(until__gte=on),
            receiver=self,
            since__lte=on,
        )
        below = {committee.pk: committee for committee in self.below()}
        return [below[pk] for pk in sorted(set(rows.values_list("committee_id", flat=True)) & set(below))]


class Term(CommitteeModel):
    """届: a five-year term."""

    number = models.PositiveSmallIntegerField(_("届"))
    starts_on = models.DateField(_("起"))
    ends_on = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        db_table = "committee_term"
        verbose_name = _("届")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="term_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="term_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        if get_language() == "en":
            return f"Term {self.number}"
        return f"{in_chinese(self.number)}届"


class Plenary(CommitteeModel):
    """次会议: the yearly meeting of all members, numbered inside its term."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="plenaries", verbose_name=_("届"))
    number = models.PositiveSmallIntegerField(_("第几次"))
    opens_on = models.DateField(_("开幕"))
    closes_on = models.DateField(_("闭幕"), null=True, blank=True)

    named_by = ("term",)

    class Meta:
        db_table = "committee_plenary"
        verbose_name = _("全体会议")
        ordering = ["opens_on"]
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="plenary_number_once"),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="plenary_closes_after_open",
            ),
        ]

    def __str__(self) -> str:
        if get_language() == "en":
            return f"Plenary {self.term.number}-{self.number}"
        return f"{self.term}{in_chinese(self.number)}次会议"


class Sharing(CommitteeModel):
    """A committee's own dated consent that an upper one may read figures and rows of one of its registers."""

    EVERYTHING = "*"

    receiver = models.ForeignKey(Committee, models.PROTECT, related_name="+", verbose_name=_("共享给"))
    register = models.CharField(_("登记簿"), max_length=30)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        db_table = "committee_sharing"
        verbose_name = _("数据共享")
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "receiver", "register", "since"], name="sharing_once_a_day")
        ]

    def __str__(self) -> str:
        return gettext("%(register)s 共享给 %(receiver)s") % {"register": self.register, "receiver": self.receiver}


class ProvisionQuerySet(CommitteeQuerySet):
    def in_force(self, on: date) -> ProvisionQuerySet:
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on), valid_from__lte=on)


class Provision(CommitteeModel):
    """A number of the local rules, with the days it holds and the paper it comes from.

    Read only through `local_rules.provision`.
    """

    key = models.CharField(_("名称"), max_length=60)
    value = models.JSONField(_("值"))
    valid_from = models.DateField(_("起"))
    valid_until = models.DateField(_("止"), null=True, blank=True)
    source = models.CharField(_("依据"), max_length=200, blank=True)

    objects = ProvisionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        db_table = "committee_provision"
        verbose_name = _("地方规定")
        ordering = ["key", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "key", "valid_from"], name="provision_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="provision_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


class SpecialDay(CommitteeModel):
    """A day on which this committee rests or works other than its weekday says.

    It goes before the table of public holidays that Jianyan brings along. Read through `working_days.calendar_of`.
    """

    day = models.DateField(_("日期"))
    kind = models.CharField(_("安排"), max_length=10, choices=DayKind.choices)
    name = models.CharField(_("名称"), max_length=30, help_text=_("如：春节、三月三"))
    source = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta:
        db_table = "committee_special_day"
        verbose_name = _("放假和调休")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "day"], name="special_day_once"),
            models.CheckConstraint(condition=Q(kind__in=DayKind.values), name="special_day_kind_known"),
        ]

    def __str__(self) -> str:
        words = {"day": date_text(self.day), "name": self.name, "kind": DayKind(self.kind).label}
        return gettext("%(day)s%(name)s（%(kind)s）") % words


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, login: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(login=login, **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Sign-in data of one person, and nothing else. What a committee knows of the person is that committee's."""

    login = models.CharField(_("登录名"), max_length=40, unique=True)
    is_active = models.BooleanField(_("可登录"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=True)
    password_changed_at = models.DateTimeField(_("密码更改时间"), null=True, blank=True)
    language = models.CharField(_("语言"), max_length=10, choices=Language.choices, default=Language.CHINESE)
    large_type = models.BooleanField(_("大字"), default=False)
    theme = models.CharField(_("明暗"), max_length=10, choices=Theme.choices, blank=True, default=Theme.SYSTEM)
    dense = models.BooleanField(_("紧凑列表"), default=False)

    objects = AccountManager()

    USERNAME_FIELD = "login"

    class Meta:
        db_table = "account"
        verbose_name = _("账号")

    def __str__(self) -> str:
        return self.login

    @property
    def needs_new_password(self) -> bool:
        """The first password, or one older than the installation allows (等级保护: changed every 90 days)."""
        days = int(settings.ENV["JIANYAN_PASSWORD_DAYS"])
        changed = self.password_changed_at
        return self.must_change_password or bool(days and changed and timezone.now() - changed > timedelta(days=days))


class UsedPassword(models.Model):
    """A password an account had before, as its hash, so that it is not used again."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="used_passwords")
    hash = models.CharField(max_length=128)
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "account_password"
        ordering = ["-set_at"]

    def __str__(self) -> str:
        return f"{self.account}: {self.set_at:%Y-%m-%d}"


class SignInFailure(models.Model):
    """A wrong try, kept by the name typed, whether an account has it or not."""

    login = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "account_failure"
        indexes = [models.Index(fields=["login", "at"], name="failure_login_at")]

    def __str__(self) -> str:
        return f"{self.login}: {self.at:%Y-%m-%d %H:%M}"
