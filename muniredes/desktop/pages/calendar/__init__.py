"""The posting calendar."""

from muniredes.desktop.pages.calendar.page import CalendarPage

__all__ = ["CalendarPage"]
