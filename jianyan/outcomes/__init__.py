"""What work leaves: papers, suggestions and their fate, problems, regulations, books, honours, money, media."""
