"""Calendars that come from and go to other programs: rows of a sheet, and iCalendar events."""
