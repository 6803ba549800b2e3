"""Tables and months on a page."""
