"""The hour of the next notice: one, in the text that goes out and in the clock above every page."""

from datetime import UTC, datetime, timedelta

import pytest

from muniredes.domain.crisis.filling import promised_in, words_before_promise
from muniredes.domain.crisis.gaps import NEXT_GAP
from muniredes.domain.crisis.incidents import promised_notice
from muniredes.domain.crisis.knowledge import LevelAdvice

ZONE = "Europe/Madrid"
NOW = datetime(2026, 11, 24, 11, 42, 31, tzinfo=UTC)
PROMISED = datetime(2026, 11, 24, 12, 45, tzinfo=UTC)
"""A quarter to two, by the clock of the town hall."""

LEAD = "Próximo aviso:"


def _advice(cadence: int) -> LevelAdvice:
    return LevelAdvice("", (), "", None, cadence)


@pytest.mark.parametrize("cadence", [5, 30, 60, 240])
def test_it_is_an_hour_that_people_say_and_never_a_minute_before_its_time(cadence: int) -> None:
    advice = _advice(cadence)
    for second in range(0, 3600, 97):
        now = NOW + timedelta(seconds=second)
        due = promised_notice(advice, now)
        assert due is not None
        assert due.minute % 5 == due.second == 0
        assert timedelta(minutes=-1) < due - now - timedelta(minutes=cadence) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Próximo aviso: a las 13:45. Fuente: Villa.", PROMISED),
        ("Próximo aviso: a las 15.00. Fuente: Villa.", PROMISED + timedelta(hours=1, minutes=15)),
        ("Próximo aviso: hacia las 16 h.", PROMISED + timedelta(hours=2, minutes=15)),
        ("Próximo aviso: a las 9:00.", PROMISED + timedelta(hours=19, minutes=15)),
        ("No hay próximo aviso.", None),
        ("Próximo aviso: cuando se sepa algo.", None),
    ],
)
def test_what_she_wrote_rules(text: str, when: datetime | None) -> None:
    assert promised_in(text, LEAD, PROMISED, NOW, ZONE) == when


def test_a_text_that_was_to_promise_nothing_promises_nothing() -> None:
    assert words_before_promise("Todo ha terminado.") == ""
    assert promised_in("Abrimos a las 13:45.", "", None, NOW, ZONE) is None


def test_the_words_before_the_hour_stop_at_the_gap_before_it() -> None:
    assert words_before_promise(f"{{HORA}} · {{ASUNTO}}. Próximo aviso: {NEXT_GAP}.") == ". Próximo aviso: "
