"""Old reports read in: what they tell, held against the records; corrected, confirmed, remembered."""
