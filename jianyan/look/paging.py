"""The pages of a list: which rows stand here, and links to the others."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from jianyan.look.addresses import with_parameters

MOST_COUNTED = 10_000  # a whole number of 万
WAN = 10_000


class Pages(Paginator):
    """Pages of rows that are counted up to `MOST_COUNTED`; what lies beyond is reached by narrowing or sorting.

    Counting further would read every row of a large register, at each request, for a number that nobody acts on.
    The rows of a page are read by their keys, so that sorting carries keys and not every column of every row.
    """

    def page(self, number: Any) -> Page[Any]:
        page, rows = super().page(number), self.object_list
        keys = list(page.object_list.values_list("pk", flat=True))  # type: ignore[attr-defined]
        page.object_list = rows.filter(pk__in=keys)  # type: ignore[attr-defined]
        return page

    @cached_property
    def _found(self) -> int:
        return counted(self.object_list).count()  # type: ignore[arg-type]

    @cached_property
    def count(self) -> int:
        """How many rows are paged through."""
        return min(self._found, MOST_COUNTED)

    @property
    def total(self) -> str:
        """How many rows there are, in words."""
        return told(self._found)

    @property
    def go_on(self) -> bool:
        """Whether there are more rows than are paged through."""
        return self._found > self.count


def counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The keys to count instead of the rows: all, or one more than are counted."""
    return rows.order_by().values("pk")[: MOST_COUNTED + 1]


def told(number: int) -> str:
    """A number of rows in words: exact, or that there are more than are counted."""
    return _("超过%(wan)d万") % {"wan": MOST_COUNTED // WAN} if number > MOST_COUNTED else str(number)


def values(page: Page[Any], request: HttpRequest | None, unit: Any) -> dict[str, Any]:
    """First and last row, total in words, and the neighbouring pages; page links keep the other parameters."""

    def address(number: int) -> str:
        return with_parameters(request, page=str(number))

    pages = page.paginator if isinstance(page.paginator, Pages) else None
    several = page.paginator.num_pages > 1
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1) if several else ()
    return {
        "first": page.start_index(),
        "last": page.end_index(),
        "total": pages.total if pages else page.paginator.count,
        "ends_early": pages is not None and pages.go_on and not page.has_next(),
        "unit": unit,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "pages": [
            {
                "words": number,
                "current": number == page.number,
                "url": address(number) if isinstance(number, int) else "",
            }
            for number in numbers
        ],
    }
