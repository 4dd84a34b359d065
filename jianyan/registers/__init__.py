"""Registers: the lists, pages and entry forms of all records, from the declarations of every room; local rules, the working days."""
