"""What is asked in the middle of a crisis, one short question at a time."""
