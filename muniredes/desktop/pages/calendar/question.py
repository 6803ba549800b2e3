"""What the calendar asks of the guide, each answer kept while it cannot be another."""

from datetime import date

from muniredes.actions.calendar import reading
from muniredes.desktop.hub import Hub
from muniredes.domain.calendar.messages.query import CalendarFilter, PostLine


class Question:
    """Turning a page asks for its days alone: ideas and totals are those of the filter."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._wanted: CalendarFilter | None = None
        self._ideas: tuple[PostLine, ...] = ()
        self._total: int | None = None

    def forget(self) -> None:
        """Ask everything again: something changed."""
        self._wanted = None

    def dated(self, first: date, last: date, wanted: CalendarFilter) -> tuple[PostLine, ...]:
        """Return the posts of some days."""
        if wanted == self._wanted:
            return reading.dated(self._hub.database, first, last, wanted)
        lines, self._ideas = reading.spread(self._hub.database, first, last, wanted)
        self._total, self._wanted = None, wanted
        return lines

    def in_view(
        self, days: tuple[date, date], wanted: CalendarFilter, everywhere: bool
    ) -> tuple[PostLine, ...]:
        """Return what would be seen with another filter: on some days, or of any date."""
        if everywhere:
            return reading.everywhere(self._hub.database, wanted)
        return reading.dated(self._hub.database, *days, wanted)

    def ideas(self) -> tuple[PostLine, ...]:
        """Return the ideas without a day that pass the same filter."""
        return self._ideas

    def total(self, wanted: CalendarFilter) -> int | None:
        """Return how many messages pass a filter on any date, or None."""
        return self._total if wanted == self._wanted else None

    def count(self, wanted: CalendarFilter) -> int | None:
        """Return how many messages pass a filter on any date, counted now if it was not known."""
        if wanted != self._wanted:
            return reading.count(self._hub.database, wanted)
        if self._total is None and wanted.is_narrowed:
            self._total = reading.count(self._hub.database, wanted)
        return self._total
