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


def misfit(recipe: dict[str, Any]) -> str:
    """What is wrong with a recipe, with the nearest known name; nothing when it can be cooked."""
    name = recipe.get("what", "")
    if name not in MAKERS:
        return f"what = {name!r}: no such maker; nearest: {nearest(name, MAKERS)}"
    known = list(inspect.signature(MAKERS[name]).parameters)[1:]
    for key in recipe:
        if key != "what" and key not in known:
            return f"{name}: no key {key!r}; nearest: {nearest(key, known)}"
    return ""


def cook(world: World, recipe: dict[str, Any]) -> None:
    """Make the records of one recipe.

    Raises:
        WrongRecipe: an unknown maker or key, with the nearest known one.
    """
    if wrong := misfit(recipe):
        raise WrongRecipe(wrong)
    MAKERS[recipe["what"]](world, **{key: value for key, value in recipe.items() if key != "what"})
