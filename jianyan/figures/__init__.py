"""Figures: declared questions, answered together, opening onto their rows."""
