"""Sectors, bodies, people and their seats, staff, units, charges; who acts."""
