"""Each rule of what is no quantity of work passes over its examples and lets the others be."""

import pytest

from jianyan.text.passing import RULES, kind_of
from jianyan.text.quantities import quantities
from jianyan.text.reading import read

PASSES = [(rule, text) for rule in RULES for text in rule.passes]
KEEPS = [(rule, text) for rule in RULES for text in rule.keeps]


def fits(rule, text, quantity):
    return rule.fits(text[: quantity.start], text[quantity.start : quantity.end], text[quantity.end :])


@pytest.mark.parametrize(("rule", "text"), PASSES, ids=[text for _, text in PASSES])
def test_a_rule_passes_over_its_examples(rule, text):
    assert any(fits(rule, text, quantity) for quantity in quantities(text))


@pytest.mark.parametrize(("rule", "text"), PASSES, ids=[text for _, text in PASSES])
def test_what_a_rule_passes_over_is_of_some_kind(rule, text):
    assert kind_of(text, quantities(text)[0])


@pytest.mark.parametrize(("rule", "text"), KEEPS, ids=[text for _, text in KEEPS])
def test_a_rule_lets_be_what_it_keeps(rule, text):
    assert not any(fits(rule, text, quantity) for quantity in quantities(text))


def test_what_was_striven_for_and_got_is_no_plan():
    assert [claim.quote for claim in read("多方奔走，争取到各类帮扶资金1200多万元。").claims] == ["1200多万元"]
    assert read("今后五年，争取到2030年建成委员工作室20个。").claims == ()
