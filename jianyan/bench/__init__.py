"""Measurements: made-up data of a fixed seed, our way beside the way people would take instead."""
