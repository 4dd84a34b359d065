"""提案线索: what the public and units would like proposed, and the list of topics that members choose from."""
