"""What the catalogue says of elections is what the law says: LO 5/1985 and the Central Electoral Board.

A wrong line here costs a fine in the spring of an election, so each rule is read again from its text.
"""

import re
from collections.abc import Iterator
from datetime import date

from muniredes.actions import knowledge
from muniredes.domain.calendar.year.entries import YearEntry
from muniredes.domain.calendar.year.planning import PlannedMessage, plan_year
from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of

SPRING = ElectoralPeriod(polling_day=date(2027, 5, 23))
_CALLS_TO_VOTE = re.compile(
    r"\b(vote usted|vaya a votar|vayan a votar|no olvide votar|participe en las elecciones|"
    r"su voto (cuenta|importa)|campaña (para|de) (votar|participación)|comparta[^.]*campaña)\b",
    re.IGNORECASE,
)


def _entry(key: str) -> YearEntry:
    (found,) = (entry for entry in knowledge.year_book().entries if entry.key == key)
    return found


def _planned() -> tuple[PlannedMessage, ...]:
    plan = plan_year(
        [_entry("elecciones"), _entry("censo")], (), date(2027, 1, 1), date(2027, 12, 31), elections=[SPRING]
    )
    return plan.messages


def _said_on(moment: str) -> list[date | None]:
    return [message.starts_on for message in _planned() if message.moment == moment]


def _every_text() -> Iterator[tuple[str, str]]:
    for name, entries in knowledge.advice().items():
        for advice in entries:
            yield f"{name}.{advice.key}", advice.text.value
    for entry in knowledge.year_book().entries:
        yield entry.key, entry.note.value
        for moment in entry.moments:
            yield f"{entry.key}.{moment.key}", moment.text


def test_nothing_asks_people_to_vote_nor_to_share_a_campaign_that_does() -> None:
    """JEC, Instrucciones 2/2011 (cuarto.a) and 3/2019 (segundo.1): no public body may foster turnout."""
    assert {where: text for where, text in _every_text() if _CALLS_TO_VOTE.search(text)} == {}


def test_that_nobody_may_ask_for_it_is_said_in_red() -> None:
    told = {advice.key: advice.text for advice in knowledge.advice()["rojo"]}
    assert "Ni quien convoca" in told["participacion"].value
    assert "2/2011" in told["participacion"].source
    assert told["participacion"].verified
    assert "300 a 3.000 euros" in told["logros"].value
    assert "cinco días" in told["encuestas"].value


def test_the_tables_are_drawn_a_month_before_and_there_are_seven_days_to_plead() -> None:
    """LO 5/1985, arts. 26.4, 27.2 and 27.3."""
    assert day_of(SPRING, Milestone.TABLES_DRAWN) == date(2027, 4, 24)
    told = _said_on("sorteo")
    assert all(day is not None and date(2027, 4, 24) <= day <= date(2027, 5, 2) for day in told)
    text = next(message.text for message in _planned() if message.moment == "sorteo")
    assert "siete días" in text
    assert "Junta Electoral de Zona" in text


def test_where_to_vote_says_nothing_of_an_excuse_that_is_late() -> None:
    text = next(message.text for message in _planned() if message.moment == "mesas")
    assert "excusar" not in text


def test_the_postal_vote_is_told_until_its_last_day() -> None:
    """LO 5/1985, art. 72.a: until the tenth day before the vote."""
    assert day_of(SPRING, Milestone.POSTAL_VOTE_ENDS) == date(2027, 5, 13)
    told = _said_on("correo")
    assert told
    assert all(day is not None and day <= date(2027, 5, 13) for day in told)
    assert all("jueves 13 de mayo" in m.text for m in _planned() if m.moment == "correo")


def test_results_are_provisional_until_the_count_of_the_fifth_day() -> None:
    """LO 5/1985, art. 103.1."""
    assert day_of(SPRING, Milestone.COUNT) == date(2027, 5, 28)
    (provisional,) = (m for m in _planned() if m.moment == "resultados")
    (official,) = (m for m in _planned() if m.moment == "escrutinio")
    assert "provisionales" in provisional.text
    assert "oficiales" not in provisional.title
    assert official.starts_on is not None
    assert official.starts_on > date(2027, 5, 28)
    assert "oficiales" in official.text


def test_the_papers_to_vote_are_all_told() -> None:
    """LO 5/1985, art. 85.1."""
    (today,) = (m for m in _planned() if m.moment == "hoy")
    assert all(word in today.text for word in ("DNI", "pasaporte", "conducir", "residencia"))
