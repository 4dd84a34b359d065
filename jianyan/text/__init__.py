"""Official Chinese as text: plain Python, no Django."""
