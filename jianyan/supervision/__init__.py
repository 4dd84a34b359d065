"""民主监督: topics watched over years."""
