"""Layouts that no size of letter or screen breaks."""
