"""Write documents as accessible web pages."""
