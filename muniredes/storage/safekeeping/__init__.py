"""Keeping the guide: one writer, copies that can be believed, and the way back from damage."""
