"""Everything of one committee in one file of open formats, and a committee out of such a file."""
