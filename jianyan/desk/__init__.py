"""A committee's first page."""
