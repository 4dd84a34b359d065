"""Registers: the lists, pages, entry forms and steps of all records, from the declarations of every room; desks, local rules, the working days."""
