"""Official papers as Word and PDF, drawn from plain values: plain Python, no Django."""
