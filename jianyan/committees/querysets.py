"""Rows that belong to a committee are reached by naming the committee, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models

logger = logging.getLogger(__name__)
_checking_uniqueness: ContextVar[bool] = ContextVar("checking_uniqueness", default=False)


class CommitteeNotNamed(ImproperlyConfigured):
    """A query over a committee's rows was about to run without saying whose rows it means."""


class CommitteeQuerySet(models.QuerySet):
    """A queryset that runs only after `of(committee)`, `of_all(committees)` or `across(reason)`.

    What is reached from one row (`activity.head_counts`) belongs to that row's committee and runs as it is.
    """

    _named = False

    def of(self, committee: Any) -> Self:
        """The rows of one committee."""
        return self.of_all([committee])

    def of_all(self, committees: Iterable[Any]) -> Self:
        """The rows of several committees, such as those below one that share their data with it."""
        known = {committee.pk: committee for committee in committees}
        only = {"committee": next(iter(known))} if len(known) == 1 else {"committee__in": known}
        named: Any = self.filter(**only)._as_named()
        named._known_related_objects = {
            self.model._meta.get_field("committee"): known
        }  # rows come with their committee
        return named

    def across(self, reason: str) -> Self:
        """The rows of every committee. `reason` is logged; only whole-house work (export, checks) has one."""
        if not reason:
            raise CommitteeNotNamed("across() asks for a reason.")
        logger.info("across all committees: %s: %s", self.model._meta.label, reason)
        return self._as_named()

    def visible_to(self, actor: Any) -> Self:
        """The rows an actor may read. A register with restricted rows narrows this."""
        return self

    def _as_named(self) -> Self:
        named: Any = self._chain()  # type: ignore[attr-defined]
        named._named = True
        return named

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone._named = self._named
        return clone

    def _require_committee(self) -> None:
        hints: dict[str, Any] = self._hints  # type: ignore[attr-defined]
        if self._named or "instance" in hints or _checking_uniqueness.get() or self.query.is_empty():
            return
        raise CommitteeNotNamed(
            f"{self.model._meta.label}: name the committee with of(committee), or give across() a reason."
        )

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._require_committee()
        super()._fetch_all()  # type: ignore[misc]

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._require_committee()
        return super().iterator(*args, **kwargs)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_committee()
        return super().aggregate(*args, **kwargs)

    def count(self) -> int:
        self._require_committee()
        return super().count()

    def exists(self) -> bool:
        self._require_committee()
        return super().exists()

    def update(self, **values: Any) -> int:
        self._require_committee()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._require_committee()
        return super().delete()


@contextmanager
def uniqueness_checks() -> Any:
    """Let a model ask about its own unique constraints, which name the committee themselves."""
    token = _checking_uniqueness.set(True)
    try:
        yield
    finally:
        _checking_uniqueness.reset(token)


class CommitteeModel(models.Model):
    """A row of one committee."""

    committee = models.ForeignKey("committees.Committee", on_delete=models.PROTECT, related_name="+")

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """Its page among the records of its committee; a room with pages of its own overrides this."""
        return self.committee.address("record", register=self._meta.model_name, pk=self.pk)

    @classmethod
    def complete(cls, rows: Sequence[Any]) -> None:
        """Fill in, before rows are stored in bulk, what they copy from others; a model with copies overrides this."""

    def validate_unique(self, *args: Any, **kwargs: Any) -> None:
        with uniqueness_checks():
            super().validate_unique(*args, **kwargs)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Ask all constraints; a refusal bears the name of its constraint as code, so that a form can word it."""
        refusals = []
        with uniqueness_checks():
            for model, constraints in self.get_constraints():
                for constraint in constraints:
                    try:
                        constraint.validate(model, self, exclude=set(exclude or ()))
                    except ValidationError as refusal:
                        refusals.append(ValidationError(refusal.messages[0], code=constraint.name))
        if refusals:
            raise ValidationError(refusals)
