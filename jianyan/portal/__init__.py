"""The front door: which committees can be looked at."""
