"""Ten years of posts: turn the months, narrow them, search in them."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from muniredes.domain.calendar.messages.query import CalendarFilter
from muniredes.domain.channels.coordination import channel_key
from tests.bench import windows
from tests.bench.timing import Measured

COUNT = 20_000
_WORDS = ("agenda", "corte", "pleno", "biblioteca", "feria", "recibo", "campaña", "deporte")
_LAST = datetime(2026, 12, 31, 18)


def with_posts(path: Path) -> Path:
    """Add ten years of posts, two channels to a message, to the council of a file, and index their words."""
    with closing(sqlite3.connect(path)) as connection, connection:
        accounts = [row[0] for row in connection.execute("SELECT id FROM account LIMIT 4")]
        first = (connection.execute("SELECT max(id) FROM message").fetchone()[0] or 0) + 1
        connection.executemany(
            "INSERT INTO message (id, title, text, is_evergreen, starts_at) VALUES (?, ?, ?, 0, ?)",
            ((first + n, _title(n), f"Texto {n} de {_WORDS[n % 8]}", _when(n)) for n in range(COUNT // 2)),
        )
        connection.executemany(
            "INSERT INTO post (message_id, account_id, at, state) VALUES (?, ?, ?, ?)",
            (
                (
                    first + n // 2,
                    accounts[n % len(accounts)],
                    _when(n // 2),
                    "published" if n > 500 else "draft",
                )
                for n in range(COUNT)
            ),
        )
        connection.executemany(
            "INSERT INTO search_index (rowid, title, body) VALUES (?, ?, ?)",
            (((first + n) * 64 + _message_code(), _title(n), f"Texto {n}") for n in range(COUNT // 2)),
        )
    return path


def _message_code() -> int:
    from muniredes.storage import search

    return search.KIND_CODES["message"]


def _title(number: int) -> str:
    return f"{_WORDS[number % 8].capitalize()} número {number}"


def _when(number: int) -> str:
    return f"{_LAST - timedelta(hours=number * 8.76):%Y-%m-%d %H:%M:%S}.000000"


def measure(path: Path) -> tuple[Measured, Measured, Measured]:
    """Return the time that 95 of 100 turns of the month, filters and searches in the window stay under."""
    from muniredes.desktop.pages.calendar import CalendarPage
    from muniredes.desktop.pages.calendar.period import View
    from muniredes.domain.places import Place, Target

    bench = windows.opened(path)
    bench.go(Target(Place.CALENDAR))
    page = bench.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.show_view(View.MONTH)
    page.show_day(date(2022, 6, 15))

    def shown(act: Callable[[], object]) -> None:
        act()
        (page.views.list if page.filters.everywhere else page.views.month).viewport().repaint()

    key = channel_key(bench.hub.snapshot.accounts[0].id, None)
    turned = _times(partial(shown, partial(page.turn, step)) for step in [1] * 40 + [-1] * 40)
    filters = [CalendarFilter(channels=frozenset({key})), CalendarFilter()] * 20
    narrowed = _times(partial(shown, partial(page.narrow, wanted)) for wanted in filters)
    typed = [word[: n + 1] for word in ("agenda", "biblioteca", "numero 77") for n in range(len(word))]
    words = [CalendarFilter(text=text) for text in typed]
    searched = _times(partial(shown, partial(page.narrow, wanted)) for wanted in words)
    bench.window.close()
    return turned, narrowed, searched


def _times(acts: Iterable[Callable[[], object]]) -> Measured:
    times = []
    for act in acts:
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return Measured(statistics.quantiles(times, n=20)[-1], "s")
