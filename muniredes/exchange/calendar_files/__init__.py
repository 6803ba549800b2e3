"""The calendar as files of other programs: lists that go out and come in, and iCalendar."""
