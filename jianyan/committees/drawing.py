"""How a reader wants pages drawn: language, large type, light or dark, dense lists."""

from __future__ import annotations

from dataclasses import dataclass

from jianyan.committees.choices import Language, Theme

COOKIE = "jianyan_pages"


@dataclass(frozen=True)
class Pages:
    """How a reader wants pages drawn."""

    language: str = Language.CHINESE.value
    large_type: bool = False
    theme: str = Theme.SYSTEM.value
    dense: bool = False

    def as_cookie(self) -> str:
        return "|".join((self.language, str(int(self.large_type)), self.theme, str(int(self.dense))))

    @classmethod
    def from_cookie(cls, text: str) -> Pages:
        """What the cookie says; an unreadable one counts as none."""
        parts = text.split("|")
        if len(parts) != 4 or parts[0] not in Language.values or parts[2] not in Theme.values:
            return cls()
        return cls(parts[0], parts[1] == "1", parts[2], parts[3] == "1")
