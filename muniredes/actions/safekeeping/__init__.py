"""Copies and what is done by itself to keep them: made, named, brought elsewhere, let go."""
