"""The switches of a page: large type, language, light or dark, dense lists. Each button names what it changes to."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jianyan.look.addresses import here


def values(name: str, mast: Any, request: Any) -> dict[str, Any]:
    """Where a switch posts to, the value it asks for and the words on its button.

    Raises:
        KeyError: there is no such switch.
    """
    value, words, lang = SWITCHES[name](mast)
    action = _of(mast, "switches")
    return {"name": name, "value": value, "words": words, "lang": lang, "action": action, "next": here(request)}


def _type(mast: Any) -> tuple[str, str, str]:
    return ("normal", _("标准字号"), "") if _of(mast, "large") else ("large", _("大字"), "")


def _language(mast: Any) -> tuple[str, str, str]:
    """The other language, named in itself."""
    return ("zh-hans", "中文", "zh-CN") if (get_language() or "").startswith("en") else ("en", "English", "en")


def _theme(mast: Any) -> tuple[str, str, str]:
    """By turns dark, light, and what the system says."""
    turns = {"": ("dark", _("深色")), "dark": ("light", _("浅色")), "light": ("", _("明暗随系统"))}
    return (*turns[_of(mast, "theme") or ""], "")


def _density(mast: Any) -> tuple[str, str, str]:
    return ("loose", _("宽松"), "") if _of(mast, "dense") else ("dense", _("紧凑"), "")


def _of(mast: Any, name: str) -> Any:
    return mast.get(name, "") if isinstance(mast, dict) else getattr(mast, name, "")


SWITCHES = {"type": _type, "language": _language, "theme": _theme, "density": _density}
