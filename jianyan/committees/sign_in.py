"""Signing in: one answer for every failure, and a pause after five of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.committees.models import Account, SignInFailure

TRIES = 5
PAUSE = timedelta(minutes=15)


def is_paused(login: str) -> bool:
    """Whether this name, known or not, had five wrong tries within the last 15 minutes."""
    return SignInFailure.objects.filter(login=login, at__gte=timezone.now() - PAUSE).count() >= TRIES


class SignInForm(AuthenticationForm):
    username = forms.CharField(
        label=_("登录名"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def clean(self) -> dict[str, Any]:
        login, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not login or not password:
            return self.cleaned_data
        if is_paused(login):
            raise forms.ValidationError(
                gettext("这个登录名连续五次没有登录成功，请15分钟后再试，或请办公室重设密码。")
            )
        self.user_cache = authenticate(self.request, username=login, password=password)
        if self.user_cache is None:
            SignInFailure.objects.create(login=login)
            raise forms.ValidationError(gettext("登录名或密码不对。请核对后再试；连续五次不对，将停用15分钟。"))
        SignInFailure.objects.filter(login=login).delete()
        return self.cleaned_data


class NewPasswordForm(SetPasswordForm):
    """A new password, for whoever must or wants to change it."""

    def save(self, commit: bool = True) -> Account:
        account = self.user
        account.must_change_password = False
        account.password_changed_at = timezone.now()
        return super().save(commit)
