"""Numbers of a report made by hand, for tests of what is done with them."""

from decimal import Decimal

from jianyan.demo.facts import Fact
from jianyan.readings.told import Told, key_of
from jianyan.text.found import Bound, Claim


def claim(quote="286件", value="286", unit="件", bound="exact", start=0, **given) -> Claim:
    said = {"what": "立案提案", "module": "proposal", "clause": quote, "sentence": quote} | given
    return Claim(
        start=start, end=start + len(quote), quote=quote, value=Decimal(value), unit=unit, bound=Bound(bound), **said
    )


def told(figure="proposals.filed", where=None, **given) -> Told:
    one = claim(**given)
    return Told(key_of(one.start, one.end, 0), one, figure, where or {})


def of_fact(fact: Fact, at: int = 0) -> Told:
    """A published figure of the demonstration as a report would tell it."""
    word = "以上" if fact.reaches else ""
    one = claim(f"{fact.value}{fact.unit}{word}", str(fact.value), fact.unit, fact.bound, at, period=fact.period)
    return Told(key_of(at, at + len(one.quote), 0), one, fact.figure, fact.where)
