"""Wizards are described, one question per page; one dialog asks any of them."""
