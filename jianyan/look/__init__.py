"""The visual language: draws what it is handed and asks nobody."""
