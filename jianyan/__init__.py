"""Jianyan (建言): runs the year of a consultative committee and writes the report at the end of it."""

__version__ = "0.1.0"
