"""A file that is not read in."""

from __future__ import annotations

from jianyan.look.files import SENTENCES, sentence

__all__ = ["SENTENCES", "FileRefused", "sentence"]


class FileRefused(Exception):
    """A file that is not read in; the text says why and what to do."""
