"""What a town does when something goes wrong: what is known beforehand, what is prepared, and the record."""
