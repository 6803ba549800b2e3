"""The calendar out to files and paper, and in from them."""
