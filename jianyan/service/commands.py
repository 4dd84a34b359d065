"""What commands there are, and their verbs: how this room calls on higher ones without importing them."""

import argparse

from django.core.management import BaseCommand, call_command, get_commands, load_command_class


def ours() -> list[str]:
    """The names of the commands of our rooms."""
    return sorted(name for name, room in get_commands().items() if str(room).startswith("jianyan"))


def load(name: str) -> BaseCommand:
    return load_command_class(str(get_commands()[name]), name)


def verb_parsers(parser: argparse.ArgumentParser) -> dict[str, tuple[argparse.ArgumentParser, str]]:
    """The parser and the help of each verb, such as `extract` of `translate`."""
    found: dict[str, tuple[argparse.ArgumentParser, str]] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            found |= {verb: (one, str(helps.get(verb, ""))) for verb, one in action.choices.items()}
    return found


def call_if_there(name: str, verb: str, **options: object) -> bool:
    """Call `jianyan NAME VERB` if some room offers it."""
    if name not in ours() or verb not in verb_parsers(load(name).create_parser("jianyan", name)):
        return False
    call_command(name, verb, **options)
    return True
