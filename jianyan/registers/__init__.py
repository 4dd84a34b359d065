"""Registers: the lists, pages, entry forms and steps of all records, from the declarations of every room; what waits for whom; local rules."""
