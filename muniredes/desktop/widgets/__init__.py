"""Small widgets that pages and wizards share."""
