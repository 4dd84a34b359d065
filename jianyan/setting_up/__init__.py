"""Setting up a committee of one's own: first page to first password, rosters from Excel, terms, export and import."""
