"""Texts: as people type them, as the program says them, and what they must never hold."""
