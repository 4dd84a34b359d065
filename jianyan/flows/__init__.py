"""Steps from desk to desk: declared as a table, taken by one function, kept as waiting rows, numbers and notices."""
