"""Handing the accounts over: what is prepared, when, what is missing, and what was signed."""
