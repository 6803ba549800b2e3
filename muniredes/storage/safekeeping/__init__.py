"""Keeping the guide: copies that can be believed, the reading on trial, and the way back from damage."""
