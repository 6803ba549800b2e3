"""The only SQL: one SQLite file is the whole council."""
