"""Write documents as Word files that can be edited."""
