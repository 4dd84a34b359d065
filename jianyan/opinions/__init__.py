"""社情民意: reports (篇), issues (期), and where they went."""
