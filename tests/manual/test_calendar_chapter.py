"""The calendar reaches the manual: a mark in each field, and who may read it in which edition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import dropwhile, islice, takewhile
from typing import Any

import pytest

from muniredes.actions import clock, reading, records
from muniredes.actions.calendar import steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Workspace
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.holidays import OnHoliday
from muniredes.domain.calendar.messages.message import (
    CalendarNote,
    LocalHoliday,
    Message,
    Outlet,
    Post,
    PostingRules,
    PostPicture,
)
from muniredes.domain.calendar.messages.query import EVERYTHING
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.texts.secrets import texts_in
from muniredes.manual.compose import compose
from muniredes.manual.document import Chapter, Columns, Document, Edition, Facts, Heading, Rich, Table
from muniredes.manual.drawing import Drawing
from muniredes.storage.calendar import posts
from muniredes.storage.database import Database
from tests.manual.conftest import Composed
from tests.manual.texts import Marked, manual_of, text_of, texts_of
from tests.support import add_account, add_person, set_up

AT = datetime(2026, 12, 3, 18, 30)
PICTURE = PostPicture(picture="a" * 64, alternative_text="MARCA")
MESSAGE: Marked = {
    "title": ("MARCA", "MARCA"),
    "text": ("MARCA", "MARCA"),
    "light": (ElectoralLight.AMBER, "Con cuidado"),
    "starts_at": (datetime(2026, 12, 9, 18, 45), "mié 9 dic, 18:45"),
    "rule": ("FREQ=WEEKLY;BYDAY=TH", "Cada jueves"),
    "minutes": (35, "35 minutos"),
    "pictures": ((PICTURE,), "MARCA"),
    "note": ("MARCA", "MARCA"),
}
SERIES: Marked = {
    **{field: MESSAGE[field] for field in ("text", "light", "minutes", "pictures", "note")},
    "exceptions": ((date(2026, 12, 24),), "salvo 24 dic"),
    "on_holiday": (OnHoliday.BEFORE, "o el día laborable anterior, si es festivo"),
}
EVERGREEN: Marked = {
    **{field: MESSAGE[field] for field in ("title", "text", "light", "minutes", "pictures", "note")},
    "is_evergreen": (True, "Para cuando no hay nada que contar"),
    "rest_days": (21, "No antes de 21 días"),
    "months": ((2, 11), "Solo en febrero y noviembre"),
}
POST: Marked = {
    "medium": (Medium.LOUDSPEAKER, "Megafonía"),
    "at": (datetime(2027, 2, 3, 9, 15), "mié 3 feb, 09:15"),
    "state": (PostState.IN_REVIEW, "En revisión"),
    "text": ("MARCA", "MARCA"),
    "pictures": ((PICTURE,), "MARCA"),
    "approved_on": (date(2026, 11, 20), "20/11/2026"),
    "approval_note": ("por teléfono", "por teléfono"),
    "confirmed_on": (date(2026, 11, 21), "confirmada en periodo electoral el 21/11/2026"),
    "paused_from": (PostState.APPROVED, "antes, aprobada"),
}
OUT: Marked = {
    "url": ("https://www.villa.es/MARCA", "villa.es/MARCA"),
    "published_at": (datetime(2026, 11, 3, 9, 15), "Publicada el 03/11/2026 a las 09:15"),
    "approval_note": ("por teléfono", "por teléfono"),
    "text": ("MARCA", "MARCA"),
}
RECORDS: Mapping[str, tuple[Mapping[str, Any], Marked]] = {
    "calendar_note": (
        {"title": "Fiestas", "starts_on": date(2027, 5, 13)},
        {
            "title": ("MARCA", "MARCA"),
            "starts_on": (date(2027, 5, 11), "11 de mayo de 2027"),
            "ends_on": (date(2027, 5, 16), "al 16 de mayo de 2027"),
            "note": ("MARCA", "MARCA"),
        },
    ),
    "local_holiday": (
        {"day": date(2027, 5, 15), "name": "San Isidro"},
        {"day": (date(2027, 9, 8), "mié 8 sep 2027"), "name": ("MARCA", "MARCA")},
    ),
}


def _write(database: Database, at: datetime | None = AT, text: str = "", **values: Any) -> None:
    message = {"title": "Agenda", **values}
    writing.create(database, Written(message=message, texts={"web": text}, at=at))


def _put(database: Database, kind: type[Any], **values: Any) -> None:
    """Change fields of every object of a kind, as another action would."""
    with database.write("") as work:
        for thing in work.all(kind):
            for name, value in values.items():
                setattr(thing, name, value)


def _both(database: Database) -> tuple[str, str]:
    return text_of(manual_of(database)), text_of(manual_of(database, Edition.PUBLIC))


def _chapter(document: Document, number: str = "9") -> Chapter:
    return next(chapter for chapter in document.chapters if chapter.number == number)


def _under(document: Document, key: str, number: str = "9") -> str:
    """Return what a chapter says under one of its headings."""
    found = dropwhile(lambda block: getattr(block, "key", "") != key, _chapter(document, number).blocks)
    inside = takewhile(lambda block: not isinstance(block, Heading), islice(found, 1, None))
    return "\n".join(texts_of(list(inside)))


def _tables(document: Document, summary: str, number: str = "9") -> list[Table]:
    blocks = _chapter(document, number).blocks
    return [block for block in blocks if isinstance(block, Table) and block.summary.startswith(summary)]


def _coming(document: Document) -> tuple[Rich, ...]:
    """Return what is said of each day that comes soon."""
    blocks = _chapter(document).blocks
    keys = [block.key if isinstance(block, Heading) else "" for block in blocks]
    after = blocks[keys.index("calendario-dias") :]
    return next(block.entries for block in after if isinstance(block, Columns))


@pytest.mark.parametrize("field", MESSAGE)
def test_what_is_said_once_is_printed_inside_and_not_outside(database: Database, field: str) -> None:
    set_up(database)
    _write(database)
    value, said = MESSAGE[field]
    assert said not in text_of(manual_of(database))
    if field == "starts_at":
        _put(database, Post, at=value)
    elif field == "rule":
        _write(database, title="Otra", rule=value)
    _put(database, Message, **{field: value})
    inside, outside = _both(database)
    assert said in inside
    assert said not in outside


@pytest.mark.parametrize("field", SERIES)
def test_what_repeats_is_printed_with_all_its_parts(database: Database, field: str) -> None:
    set_up(database)
    _write(database, rule="FREQ=WEEKLY;BYDAY=TH")
    value, said = SERIES[field]
    assert said not in text_of(manual_of(database))
    _put(database, Message, **{field: value})
    assert said in text_of(papers.prepare(database, Paper.CALENDAR))
    assert (said in text_of(manual_of(database))) is (field != "pictures"), (
        "its pictures are in the paper alone"
    )


@pytest.mark.parametrize("field", EVERGREEN)
def test_the_bank_of_ideas_is_printed(database: Database, field: str) -> None:
    set_up(database)
    _write(database, at=None, is_evergreen=field != "is_evergreen")
    value, said = EVERGREEN[field]
    assert said not in text_of(manual_of(database))
    _put(database, Message, **{field: value})
    inside, outside = _both(database)
    assert said in inside
    assert said not in outside


@pytest.mark.parametrize("field", POST)
def test_what_a_post_has_of_its_own_is_printed(database: Database, field: str) -> None:
    set_up(database)
    _write(database)
    value, said = POST[field]
    assert said not in text_of(manual_of(database))
    _put(database, Post, **{field: value})
    inside, outside = _both(database)
    assert said in inside
    assert said not in outside


@pytest.mark.parametrize("field", OUT)
def test_what_was_published_is_printed_with_its_address(database: Database, field: str) -> None:
    set_up(database)
    _write(database)
    _put(database, Post, state=PostState.PUBLISHED, published_at=datetime(2026, 11, 2, 8), at=AT)
    value, said = OUT[field]
    assert said not in text_of(manual_of(database))
    _put(database, Post, **{field: value})
    inside, outside = _both(database)
    assert said in inside
    assert said not in outside


@pytest.mark.parametrize("values", [{"rule": "FREQ=WEEKLY;BYDAY=TH"}, {"is_evergreen": True}, {}])
def test_the_text_of_a_channel_is_printed(database: Database, values: Mapping[str, Any]) -> None:
    set_up(database)
    _write(database, text="MARCA", **values)
    inside, outside = _both(database)
    assert "MARCA" in inside
    assert "MARCA" not in outside


def test_where_something_goes_is_printed(database: Database) -> None:
    set_up(database)
    _write(database, rule="FREQ=WEEKLY;BYDAY=TH")
    account = add_account(database, "facebook.com/ayto")
    _put(database, Outlet, account_id=account.id, medium=None)
    assert "Facebook" in _under(manual_of(database), "calendario-repite")
    _put(database, Outlet, account_id=None, medium=Medium.BOARD)
    assert "Tablón de anuncios" in _under(manual_of(database), "calendario-repite")


def _said_of(table: Table) -> str:
    return "\n".join(span.text for row in table.rows for cell in row for span in cell)


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind, (_base, marked) in RECORDS.items() for field in marked]
)
def test_notes_and_holidays_are_printed(database: Database, kind: str, field: str) -> None:
    set_up(database)
    base, marked = RECORDS[kind]
    value, said = marked[field]
    records.add(database, kind, {**base, field: value})
    inside, outside = _both(database)
    assert said in inside
    assert (said in outside) is (kind == "local_holiday"), "everybody may know which days are holidays"


def test_the_rules_of_approval_are_printed(database: Database) -> None:
    set_up(database)
    ana = add_person(database, "Ana Sanz", post="Secretaria")
    records.keep_only(database, "posting_rules", {"needs_approval": False})
    assert "quien la prepara puede publicarla" in text_of(manual_of(database))
    records.keep_only(database, "posting_rules", {"needs_approval": True, "approver_id": ana.id})
    records.add(database, "local_holiday", {"day": date(2027, 5, 15), "name": "San Isidro"})
    inside, outside = _both(database)
    assert "quien prepara una publicación no la aprueba" in inside
    assert "Ana Sanz (Secretaria)" in inside
    assert "Ana Sanz" not in outside


def test_people_are_named_inside_and_never_outside(database: Database) -> None:
    set_up(database)
    prepares, approves = add_person(database, "Eva Prepara").id, add_person(database, "Paz Aprueba").id
    records.add(database, "topic", {"name": "Tema MARCA"})
    topic = reading.snapshot(database).topics[0].id
    _write(database, rule="FREQ=WEEKLY;BYDAY=TH", responsible_id=prepares, topic_id=topic)
    _put(database, Post, state=PostState.APPROVED, approved_by_id=approves)
    document = manual_of(database)
    outside = text_of(manual_of(database, Edition.PUBLIC))
    assert "Eva Prepara" in _under(document, "calendario-repite")
    whole = text_of(papers.prepare(database, Paper.CALENDAR))
    assert "Paz Aprueba" in whole
    assert "Tema MARCA" in whole
    assert "Eva Prepara" not in outside
    assert "Paz Aprueba" not in outside


def test_only_a_series_that_somebody_approved_is_public(database: Database) -> None:
    set_up(database)
    _write(database, rule="FREQ=WEEKLY;BYDAY=TH", title="Agenda MARCA")
    assert "Agenda MARCA" not in text_of(manual_of(database, Edition.PUBLIC))
    with database.read() as sql:
        first = posts.dated(sql, date(2026, 11, 24), date(2026, 12, 31), EVERYTHING)[0]
    steps.change_state(database, [first.id], PostState.APPROVED)
    document = manual_of(database, Edition.PUBLIC)
    (table,) = _tables(document, "Lo que se repite", "3")
    assert table.headings == ("Qué", "Cuándo", "Por dónde")
    assert "Agenda MARCA" in _said_of(table)
    assert "Publicaciones" not in text_of(document)


def test_an_empty_calendar_has_no_chapter(database: Database) -> None:
    set_up(database, "facebook.com/ayto")
    for edition in Edition:
        assert "Calendario" not in {chapter.title for chapter in manual_of(database, edition).chapters}


@dataclass(frozen=True)
class _Holiday:
    day: date
    title: str


def test_holidays_are_named_in_the_year_in_the_list_and_beside_the_post(database: Database) -> None:
    set_up(database)
    _write(database, at=datetime(2026, 12, 8, 10))
    data = manual.with_calendar(database, manual.gather(database, Edition.RESERVED))
    assert data.snapshot.calendar is not None
    calendar = replace(data.snapshot.calendar, holidays=(_Holiday(date(2026, 12, 8), "Inmaculada"),))
    document = compose(replace(data, snapshot=replace(data.snapshot, calendar=calendar)))
    blocks = _chapter(document).blocks
    (named,) = [block for block in blocks if isinstance(block, Facts) and block.summary == "Festivos del año"]
    assert [(day, value[0].text) for day, value in named.rows] == [("mar 8 dic 2026", "Inmaculada")]
    assert "festivo: Inmaculada" in "".join(span.text for span in _coming(document)[0])
    (strip,) = [block for block in blocks if isinstance(block, Drawing)]
    assert "Diciembre de 2026: 1 mensaje. 8, Inmaculada." in strip.alt


def test_the_electoral_band_is_said_with_its_days_and_the_posts_inside_it(database: Database) -> None:
    set_up(database)
    _write(database, at=datetime(2027, 5, 4, 12), title="Balance MARCA", light=ElectoralLight.RED)
    _write(database, at=datetime(2027, 5, 5, 12), title="Corte", light=ElectoralLight.GREEN)
    _write(database, at=datetime(2027, 5, 6, 12), title="Sin luz")
    _write(database, at=datetime(2027, 5, 24, 12), title="Después", light=ElectoralLight.RED)
    document = manual_of(database)
    (table,) = _tables(document, "Mensajes de Elecciones", "14")
    titles = [row[0][0].text for row in table.rows]
    assert titles == ["Balance MARCA", "Sin luz"], "what asks for nothing is counted"
    assert "Caen 3 mensajes." in text_of(document)
    assert "1 es verde y no hay que hacer nada" in text_of(document)
    assert [row[4][0].text for row in table.rows] == ["☐ Falta", "☐ Falta"]
    lights = ["".join(span.text for span in row[3]) for row in table.rows]
    assert lights == ["■ Mejor no", "▲ Sin clasificar: mírela"]
    assert "▲ Sin clasificar: mírela" in _under(document, "calendario-dias")
    assert "del 30 de marzo de 2027 al 23 de mayo de 2027" in text_of(document)
    _put(database, Post, confirmed_on=date(2026, 11, 24))
    (table,) = _tables(manual_of(database), "Mensajes de Elecciones", "14")
    assert table.rows[0][4][0].text == "24/11/2026"
    assert "Balance MARCA" not in text_of(manual_of(database, Edition.PUBLIC))


def test_who_was_told_what_is_in_chapter_eight_of_the_reserved_edition(composed: Composed) -> None:
    document = composed(Edition.RESERVED)
    (topics, *_more) = _tables(document, "Veces que salió cada tema", "8")
    row = next(row for row in topics.rows if row[0][0].text == "Plenos: convocatoria y acuerdos")
    assert (
        dict(zip(topics.headings, (cell[0].text for cell in row), strict=True))["YouTube"]
        == "✓\u00a01 ✕\u00a01"
    )
    rhythms = _said_of(_tables(document, "Días que lleva", "15")[0])
    assert "26/04/2026 (212 días)" in rhythms
    assert "A quién ha llegado" not in text_of(composed(Edition.PUBLIC))


def test_months_without_anything_are_said_in_one_sentence(database: Database) -> None:
    set_up(database)
    _write(database)
    said = text_of(manual_of(database))
    assert "Sin nada previsto: noviembre de 2026, enero de 2027," in said
    assert len(_coming(manual_of(database))) == 1


def test_twelve_months_are_printed_from_the_day_of_the_manual(database: Database) -> None:
    set_up(database)
    _write(database, rule="FREQ=MONTHLY;BYMONTHDAY=1")
    clock.pretend(date(2026, 12, 31))
    (strip,) = [block for block in _chapter(manual_of(database)).blocks if isinstance(block, Drawing)]
    months = re.findall(r"(\w+ de \d{4}): \d+ mensaje", strip.alt)
    assert (months[0], months[-1], len(months)) == ("Diciembre de 2026", "Noviembre de 2027", 12)


def test_a_long_text_is_cut_between_two_words(database: Database) -> None:
    set_up(database)
    _write(database, text="palabra " * 60)
    said = text_of(manual_of(database))
    assert re.search(r"palabra\s+\[sigue: \d+ letras más, en el documento «Calendario entero»\]", said)
    assert "palabra " * 50 not in said


def test_the_rest_of_a_long_text_is_where_the_manual_says(database: Database) -> None:
    set_up(database)
    text = " ".join(["palabra"] * 60)
    for rule in ("", "FREQ=WEEKLY;BYDAY=TH"):
        _write(database, text=f"{text} {rule[:11]}", rule=rule)
    said = "\n".join(texts_in(papers.prepare(database, Paper.CALENDAR)))
    assert "sigue:" not in said
    assert f"{text} FREQ=WEEKLY" in said


def test_pages_read_none_of_it(town: Workspace) -> None:
    assert reading.snapshot(town.database).calendar is None
    assert manual.gather(town.database, Edition.RESERVED).snapshot.calendar is None


def test_every_field_that_a_person_fills_is_looked_at_here() -> None:
    filled = {
        Message: {*MESSAGE, *SERIES, *EVERGREEN, "topic_id", "responsible_id"},
        Post: {*POST, *OUT, "account_id", "approved_by_id"},
        Outlet: {"account_id", "medium", "text"},
        CalendarNote: set(RECORDS["calendar_note"][1]),
        LocalHoliday: set(RECORDS["local_holiday"][1]),
        PostingRules: {"needs_approval", "approver_id"},
    }
    by_itself = {"id", "message_id", "occurrence", "entry", "went_out", "approved_said"}
    for kind, looked_at in filled.items():
        assert {part.name for part in fields(kind)} - by_itself == looked_at, kind


def test_what_goes_out_this_week_is_on_the_first_sheet(database: Database) -> None:
    set_up(database)
    _write(database, at=datetime(2026, 11, 26, 18), title="Esta semana MARCA")
    _write(database, at=datetime(2026, 12, 26, 18), title="Otro mes")
    chapter = _chapter(manual_of(database), "1")
    (table,) = [block for block in chapter.blocks if isinstance(block, Table) and "semana" in block.summary]
    assert [row[0][0].text for row in table.rows] == ["jueves 26, 18:00"]
    assert "Esta semana MARCA" in _said_of(table)
    assert "Esta semana MARCA" not in text_of(manual_of(database, Edition.PUBLIC))
