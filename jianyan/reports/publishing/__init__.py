"""Publishing a report: freezing it with the rows behind its figures, holding it against the records, verifying a copy."""
