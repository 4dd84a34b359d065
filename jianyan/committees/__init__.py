"""The tree of committees, terms, periods, local rules, working days, accounts, querysets that name a committee."""
