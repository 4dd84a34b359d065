"""提案: proposals with all their dates."""
