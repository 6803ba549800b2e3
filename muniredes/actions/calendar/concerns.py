"""What the calendar speaks of, apart from how it is written: the window needs to know it from the start."""

CONCERNED = ("message", "outlet", "post", "calendar_note", "local_holiday", "account", "topic", "council")
"""The kinds of objects that the calendar speaks of: other changes need not rewrite it."""
