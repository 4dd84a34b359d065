"""What keeps the house running: preparing the database, serving, background work, translations, reference pages."""
