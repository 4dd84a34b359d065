"""Recipes: each maker turns one `[[make]]` entry of a data file into records."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from jianyan.command import nearest
from jianyan.demo.world import World

Maker = Callable[..., None]
MAKERS: dict[str, Maker] = {}


def maker(function: Maker) -> Maker:
    """Make a function callable from a data file as `what = "its_name"`."""
    MAKERS[function.__name__] = function
    return function


class WrongRecipe(ValueError):
    """A recipe of a data file that no maker understands."""


def cook(world: World, recipe: dict[str, Any]) -> None:
    """Make the records of one recipe.

    Raises:
        WrongRecipe: an unknown maker or key, with the nearest known one.
    """
    given = dict(recipe)
    name = given.pop("what", "")
    if name not in MAKERS:
        raise WrongRecipe(f"what = {name!r}: no such maker; nearest: {nearest(name, MAKERS)}")
    known = list(inspect.signature(MAKERS[name]).parameters)[1:]
    for key in given:
        if key not in known:
            raise WrongRecipe(f"{name}: no key {key!r}; nearest: {nearest(key, known)}")
    MAKERS[name](world, **given)
