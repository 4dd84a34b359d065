"""Password rules of classified protection (等级保护): three of four kinds, not one of the last five."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from jianyan.committees.models import Account

KEPT = 5


class ThreeOfFourKinds:
    """Capital letters, small letters, digits, other signs: at least three of them."""

    def validate(self, password: str, user: Any = None) -> None:
        kinds = [str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum()]
        if sum(any(is_kind(sign) for sign in password) for is_kind in kinds) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return gettext("密码须含大写字母、小写字母、数字、其他符号中的三种。")


class NotOneOfTheLast:
    """Not one of the last five passwords of the account."""

    def validate(self, password: str, user: Any = None) -> None:
        if not isinstance(user, Account) or not user.pk:
            return
        if any(check_password(password, used.hash) for used in user.used_passwords.all()[:KEPT]):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def password_changed(self, password: str, user: Any = None) -> None:
        if isinstance(user, Account) and user.pk:
            user.used_passwords.create(hash=user.password)

    def get_help_text(self) -> str:
        return gettext("密码不能与最近五次用过的相同。")
