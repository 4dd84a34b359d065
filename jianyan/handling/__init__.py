"""办理: what handling units do with a proposal, from hand-over to look-back."""
