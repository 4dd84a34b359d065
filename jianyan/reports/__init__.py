"""Living reports: text with figures in it, written in sections by several people."""
