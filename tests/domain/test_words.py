"""Values in words: a moment is told by the clocks of the town, and a short time in seconds."""

from datetime import UTC, date, datetime

import pytest

from muniredes.domain.calendar.messages.zones import CANARY, PENINSULA
from muniredes.domain.dates import first_ahead
from muniredes.domain.handover.rehearsal import score
from muniredes.domain.history import ObjectRef, Operation, RecordedRow
from muniredes.domain.texts.words import describe_row, plain_value
from muniredes.i18n import figure, ngettext


@pytest.mark.parametrize(("zone", "hour"), [(PENINSULA, "20:45"), (CANARY, "19:45")])
def test_a_moment_is_told_at_the_hour_of_the_town(zone: str, hour: str) -> None:
    moment = datetime(2026, 11, 29, 19, 45, tzinfo=UTC)
    assert plain_value("incident.began_at", moment.isoformat(), zone) == f"29/11/2026 {hour}"
    row = RecordedRow(
        ObjectRef("incident", 1), Operation.UPDATE, {"began_at": None}, {"began_at": moment.isoformat()}
    )
    assert list(describe_row(row, {}, zone, {})) == [f"Empezó: — → 29/11/2026 {hour}"]
    assert plain_value("post.at", "2026-11-29T18:00:00", zone) == "29/11/2026 18:00"
    assert plain_value("incident.began_at", moment, zone) == f"29/11/2026 {hour}"
    assert plain_value("incident.began_at", moment.date(), zone) == "29/11/2026"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"),
        (2.5, "2,5"),
        (1000, "1000"),
        (9999.5, "9999,5"),
        (10_000, "10.000"),
        (1_234_567, "1.234.567"),
    ],
)
def test_a_number_is_said_whole(number: float, said: str) -> None:
    assert figure(number) == said
    assert ngettext("{n} mensaje", "{n} mensajes", int(number)) == f"{figure(int(number))} mensajes"
    assert plain_value("account.followers", int(number)) == figure(int(number))


@pytest.mark.parametrize(("seconds", "said"), [(1, "1 segundo"), (26, "26 segundos"), (89, "1 minuto")])
def test_a_rehearsal_of_seconds_is_not_a_minute(seconds: int, said: str) -> None:
    assert score(1, 2, seconds) == f"1 de 2 en {said}"


def test_a_plan_begins_on_the_first_of_a_month_that_has_not_gone_by() -> None:
    assert first_ahead(date(2026, 11, 29)) == date(2026, 12, 1)
    assert first_ahead(date(2026, 12, 31)) == date(2027, 1, 1)
    assert first_ahead(date(2026, 12, 1)) == date(2026, 12, 1)
