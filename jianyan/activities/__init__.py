"""What was held: meetings, study, visits, with attendance, head counts and measures."""
