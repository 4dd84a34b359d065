"""Living reports: text with figures in it."""
