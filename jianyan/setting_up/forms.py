"""The forms of setting up, one for each step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.committees.models import Account, Committee
from jianyan.look.fields import DayInput
from jianyan.organisation.choices import Role
from jianyan.setting_up import founding
from jianyan.setting_up.accounts import STAFF_ROLES
from jianyan.setting_up.key import fits

MOST_TYPED = 20_000


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    wrong = {"invalid": gettext_lazy("请按“2026年3月5日”或“2026-03-05”填写日期。")}
    formats = ["%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d"]
    return forms.DateField(label=label, widget=DayInput(), input_formats=formats, error_messages=wrong, **kwargs)


class KeyForm(forms.Form):
    """The set-up key, typed by somebody who can read files of the house."""

    key = forms.CharField(
        label=gettext_lazy("设置密钥"), max_length=60,
        help_text=gettext_lazy("启动时印在屏幕上；也可运行 ./run committee key 查看。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if not fits(key):
            raise forms.ValidationError(_("设置密钥不对。请在服务器上运行 ./run committee key 查看，照样填写。"))
        return key


class FirstAdministratorForm(KeyForm):
    """The key, and an account to act with from now on."""

    login = forms.CharField(
        label=gettext_lazy("登录名"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("密码"), strip=False,
        help_text=gettext_lazy("至少8位，含大写字母、小写字母、数字、其他符号中的三种。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )  # fmt: skip
    again = forms.CharField(
        label=gettext_lazy("再输一次密码"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )  # fmt: skip

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        if Account.objects.filter(login=login).exists():
            raise forms.ValidationError(_("登录名“%(login)s”已有人用，请换一个。") % {"login": login})
        return login

    def clean(self) -> dict[str, Any]:
        password, login = self.cleaned_data.get("password"), self.cleaned_data.get("login", "")
        if password and password != self.cleaned_data.get("again"):
            self.add_error("again", _("两次输入的密码不一样，请重新输入。"))
        if password:
            try:
                validate_password(password, Account(login=login))
            except forms.ValidationError as refusal:
                self.add_error("password", refusal)
        return self.cleaned_data


class CommitteeForm(forms.ModelForm):
    class Meta:
        model = Committee
        fields = ["name", "short_name", "english_name", "slug", "level", "parent", "division_code"]
        help_texts = {
            "slug": gettext_lazy("网址里的名字，小写字母、数字和连字符，如 xishan；定下后不能再改。"),
            "division_code": gettext_lazy("六位数字，如 620900。"),
            "parent": gettext_lazy("没有在这里的留空。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["slug"].disabled = True
            parents = self.fields["parent"]
            assert isinstance(parents, forms.ModelChoiceField)
            parents.queryset = Committee.objects.exclude(pk=self.instance.pk)

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug != slug.lower():
            raise forms.ValidationError(_("请只用小写字母、数字和连字符，如 %(slug)s。") % {"slug": slug.lower()})
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("level"):
            founding.check_parent(cleaned["level"], cleaned.get("parent"))
        return cleaned


class TermForm(forms.Form):
    number = forms.IntegerField(label=gettext_lazy("第几届"), min_value=1, max_value=99)
    starts_on = _day(gettext_lazy("本届开始"))
    ends_on = _day(gettext_lazy("本届结束"), required=False, help_text=gettext_lazy("还不知道的留空。"))
    plenary = forms.IntegerField(label=gettext_lazy("第几次全体会议"), min_value=1, max_value=20, initial=1)
    opens_on = _day(gettext_lazy("全会开幕"))
    closes_on = _day(gettext_lazy("全会闭幕"), required=False)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._in_order("starts_on", "ends_on", _("本届结束早于开始，请核对这两个日期。"))
        self._in_order("opens_on", "closes_on", _("全会闭幕早于开幕，请核对这两个日期。"))
        self._in_order("starts_on", "opens_on", _("全会开幕早于本届开始，请核对这两个日期。"))
        return said

    def _in_order(self, first: str, then: str, sentence: str) -> None:
        one, other = self.cleaned_data.get(first), self.cleaned_data.get(then)
        if one and other and other < one:
            self.add_error(then, sentence)


class BodiesForm(forms.Form):
    sectors = forms.CharField(
        label=gettext_lazy("界别"), max_length=MOST_TYPED, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("一行一个：代码 名称。先列出全国政协的34个界别，请按本会的改。"),
    )  # fmt: skip
    special_committees = forms.CharField(
        label=gettext_lazy("专门委员会"), max_length=MOST_TYPED, required=False,
        widget=forms.Textarea(attrs={"rows": 7}), help_text=gettext_lazy("一行一个，写全名。"),
    )  # fmt: skip

    def clean_sectors(self) -> list[tuple[str, str]]:
        return founding.read_sectors(self.cleaned_data["sectors"])

    def clean_special_committees(self) -> list[str]:
        return founding.read_names(self.cleaned_data["special_committees"])


class UnitLinesForm(forms.Form):
    units = forms.CharField(
        label=gettext_lazy("承办单位"), max_length=MOST_TYPED, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("一行一个：全称 简称。已有的不会重复。"),
    )  # fmt: skip


class StaffForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=40)
    role = forms.ChoiceField(label=gettext_lazy("角色"), choices=[(role.value, role.label) for role in STAFF_ROLES])
    login = forms.SlugField(
        label=gettext_lazy("登录名"), max_length=40, required=False, help_text=gettext_lazy("留空则自动编号。")
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewTermForm(forms.Form):
    number = forms.IntegerField(label=gettext_lazy("第几届"), min_value=1, max_value=99)
    starts_on = _day(gettext_lazy("新一届开始"), help_text=gettext_lazy("上一届到前一天为止。"))
