"""The tree of committees, terms, periods, local rules, accounts, querysets that name a committee."""
