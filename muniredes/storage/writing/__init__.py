"""What the ORM writes: its own classes over the tables, and what is noted and refused on the way."""
