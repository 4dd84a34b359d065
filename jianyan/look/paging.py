"""The pages of a list: which rows stand here, and links to the others."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from jianyan.look.addresses import with_parameters


def values(page: Page[Any], request: HttpRequest | None, unit: Any) -> dict[str, Any]:
    """First and last row, total, and the neighbouring pages; page links keep the other parameters."""

    def address(number: int) -> str:
        return with_parameters(request, page=str(number))

    several = page.paginator.num_pages > 1
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1) if several else ()
    return {
        "first": page.start_index(),
        "last": page.end_index(),
        "total": page.paginator.count,
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
