"""Somebody at a desk of a demonstration committee's general office, who goes through its pages."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.test import Client

from jianyan.committees.models import Account, Committee

DESK = "bangong"


class Office:
    """Opens lists, forms, records and figures by the names of their addresses, as a browser would."""

    def __init__(self, slug: str) -> None:
        self.committee = Committee.objects.get(slug=slug)
        self.client = Client()
        self.client.force_login(Account.objects.get(login=f"{slug}-{DESK}"))

    def add(self, name: str, register: str, /, **given: Any) -> Any:
        """Fill in the form of a register as it is offered, with what is given, and send it; returns the new row."""
        address = self.committee.address(name, register=register)
        form = self._opened(address).context["form"]
        offered = {field.name: field.value() for field in form if field.value() not in (None, "", False)}
        answer = self.client.post(address, {field: typed(value) for field, value in (offered | given).items()})
        assert answer.status_code == 302, answer.context["form"].errors
        return self._of_address(answer["Location"])

    def rows(self, name: str, register: str, /, **narrowed: str) -> Any:
        """The rows of a list, narrowed as its form does it."""
        return (
            self._opened(self.committee.address(name, register=register), narrowed)
            .context["page"]
            .paginator.object_list
        )

    def page(self, name: str, row: Model) -> str:
        """The page of a record."""
        address = self.committee.address(name, register=row._meta.model_name, pk=row.pk)
        return self._opened(address).content.decode()

    def value(self, name: str, figure: str, period: str, lower: bool = False, **where: str) -> Any:
        """The value on the page of a figure."""
        return self._asked(name, figure, period, lower, where).context["answer"].value

    def records(self, name: str, figure: str, period: str, lower: bool = False, **where: str) -> int:
        """How many records the page of a figure opens onto."""
        return self._asked(name, figure, period, lower, where).context["total"]

    def _asked(self, name: str, figure: str, period: str, lower: bool, where: dict[str, str]) -> Any:
        narrowed = [f"{dimension}={values}" for dimension, values in where.items()]
        query = {"period": period, "where": narrowed, "lower": int(lower)}
        return self._opened(self.committee.address(name, name=figure), query)

    def _opened(self, address: str, query: Any = None) -> Any:
        answer = self.client.get(address, query)
        assert answer.status_code == 200, (address, query)
        return answer

    def _of_address(self, address: str) -> Any:
        """The row that an address like /SLUG/records/REGISTER/PK/ shows."""
        register, pk = address.strip("/").split("/")[-2:]
        model: Any = next(model for model in apps.get_models() if model._meta.model_name == register)
        return model.objects.of(self.committee).get(pk=pk)


def typed(value: Any) -> Any:
    """A value as a form sends it."""
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
