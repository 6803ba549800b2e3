"""A card says its title whole where there is room, and hours are as tall as what goes out in them."""

from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from muniredes.actions import council
from muniredes.actions.calendar import reading, steps, writing
from muniredes.actions.calendar.parts import Written
from muniredes.actions.calendar.rewriting import as_written
from muniredes.desktop import theme
from muniredes.desktop.dialogs.posts.editor.editor import PostEditor
from muniredes.desktop.pages.calendar.page import CalendarPage
from muniredes.desktop.pages.calendar.period import View
from muniredes.desktop.pages.calendar.views.cards import (
    CardLook,
    _draw_picture,
    foot,
    shared_lines,
    shown_marks,
    small_font,
)
from muniredes.desktop.pages.calendar.views.hour_scale import FIRST_HOUR, LAST_HOUR, band_at, hour_bands
from muniredes.desktop.pages.calendar.views.wrapping import broken, fitted
from muniredes.desktop.window.workbench import Workbench
from muniredes.domain.calendar.messages.cards import Card
from muniredes.domain.calendar.messages.message import PostPicture
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.channels.coordination import Medium
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.syllables import SOFT_HYPHEN, with_cuts
from tests.desktop.calendars import FRIDAY, calendar_of, middle_of, say
from tests.desktop.hands import dialog, keys, words

LONG = "Corte de agua en la calle Mayor y la plaza de la Constitución por obras de mejora"
_ROOMY = 1366, 840
"""A window in which the days of a month have room for five lines, in pixels."""


@pytest.fixture
def page(bench: Workbench) -> CalendarPage:
    return calendar_of(bench)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(0, 40))
def test_lines_are_shared_out_and_none_is_made_up(wanted: list[int], spare: int) -> None:
    room = len(wanted) + spare
    given_lines = shared_lines(wanted, room)
    assert sum(given_lines) <= room
    assert all(1 <= got <= most + 1 for got, most in zip(given_lines, wanted, strict=True))
    if room >= sum(wanted):
        assert all(got >= most for got, most in zip(given_lines, wanted, strict=True)), "titles come first"
    if any(got < most for got, most in zip(given_lines, wanted, strict=True)):
        assert sum(given_lines) == room


@given(st.dictionaries(st.integers(0, 23), st.integers(1, 300)), st.integers(0, 1200))
def test_hours_follow_each_other_and_hold_their_cards(needs: dict[int, int], room: int) -> None:
    bands = hour_bands(needs, 16, room)
    assert [band.hour for band in bands] == list(range(bands[0].hour, bands[-1].hour + 1))
    assert {*needs, FIRST_HOUR, LAST_HOUR} <= {band.hour for band in bands}
    assert all(band.height >= max(16, needs.get(band.hour, 0)) for band in bands)
    assert bands[-1].bottom >= room
    for band in bands:
        assert band_at(bands, band.top) == band
    assert band_at(bands, bands[-1].bottom) is None


@pytest.mark.usefixtures("qapp")
def test_a_title_is_broken_between_words_and_cut_only_at_its_end() -> None:
    font = QFont(QApplication.font())
    lines = broken(LONG, font, 120, 40)
    assert " ".join(lines).split() == LONG.split()
    assert broken("Inscripciones abiertas", font, 90, 60)[0] == ""
    cut = fitted(LONG, font, 120, 2, 40)
    assert len(cut) == 2
    assert cut[-1].endswith("…")
    assert fitted(LONG, font, 120, 12, 40) == lines


LONGEST = "Convocatoria extraordinaria: presupuesto, reglamento/ordenanza y administración electrónica"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [9, 18])
def test_no_word_is_cut_but_between_syllables_and_nothing_leaves_its_card(size: int) -> None:
    font = QFont(QApplication.font())
    font.setPointSize(size)
    metrics = QFontMetrics(font)
    for width in range(metrics.horizontalAdvance("mmmmm"), 300, 7):
        for indent in (0, 30, width - 12):
            lines = broken(LONGEST, font, width, indent)
            for number, line in enumerate(lines):
                room = width - (indent if number == 0 else 0)
                assert metrics.horizontalAdvance(line.rstrip("-")) <= room, (width, indent, lines)
            said = "".join(line.removesuffix("-").replace(" ", "") for line in lines)
            assert LONGEST.replace(" ", "").startswith(said), (width, indent, lines)
            for line, after in pairwise(lines):
                if line.endswith("-"):
                    assert len(after) > 1
            cut = fitted(LONGEST, font, width, 3, indent)
            assert all(metrics.horizontalAdvance(line.rstrip("-")) <= width for line in cut), (width, cut)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Farmacia", "Far-ma-cia"),
        ("Agenda", "Agen-da"),
        ("instrucción", "ins-truc-ción"),
        ("carretera", "ca-rre-te-ra"),
        ("inscripciones", "ins-crip-cio-nes"),
        ("calle", "ca-lle"),
        ("guerra", "gue-rra"),
        ("ahora", "aho-ra"),
        ("sol", "sol"),
    ],
)
def test_a_word_is_parted_as_people_do(word: str, parts: str) -> None:
    assert with_cuts(word).split(SOFT_HYPHEN) == parts.split("-")


def test_every_view_shows_one_card_for_a_message_on_several_channels(page: CalendarPage) -> None:
    page.window().resize(*_ROOMY)
    say(page, LONG, "web", "tablon", "bando")
    day = FRIDAY.date()
    page.show_day(day)
    for grid, view in (
        (page.views.month, View.MONTH),
        (page.views.week, View.WEEK),
        (page.views.day, View.DAY),
    ):
        page.show_view(view)
        words(page)
        (placed,) = grid.placed(grid.visualRect(grid.days.index_of(day)), day)
        lines = grid.look.title_lines(placed[0], placed[1].width(), "18:00")
        assert placed[1].height() >= grid.look.height(lines), "the whole title is seen"
    assert page.side.day.count() == 1
    assert "1 mensaje" in words(page)


def test_what_does_not_fit_is_counted_in_cards_and_seen_whole_in_the_day(page: CalendarPage) -> None:
    for number in range(9):
        say(page, f"Mensaje {number}", "web", "tablon", at=datetime(2026, 11, 26, 9 + number))
    day = date(2026, 11, 26)
    page.show_day(day)
    words(page)
    cell = page.views.month.visualRect(page.views.month.days.index_of(day))
    drawn = len(page.views.month.placed(cell, day))
    assert 0 < drawn < 9
    assert page.views.month.hidden(cell, day) == 9 - drawn
    more = page.views.month.more_rect(cell)
    assert all(not place.intersects(more) for _card, place in page.views.month.placed(cell, day))
    QTest.mouseClick(page.views.month.viewport(), Qt.MouseButton.LeftButton, pos=more.center())
    assert page.period.view is View.DAY
    assert page.period.day == day
    shown = page.views.day.days.showing
    assert shown is not None
    assert len(shown.cards_of(day)) == 9


def test_hours_are_gone_through_and_opened_with_the_keyboard(page: CalendarPage) -> None:
    for hour in (9, 12):
        say(page, f"A las {hour}", at=datetime(2026, 11, 26, hour))
    page.show_view(View.WEEK)
    page.show_day(date(2026, 11, 26))
    page.views.week.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        keys(page.views.week, key)
    keys(page.views.week, Qt.Key.Key_Return)
    assert dialog(PostEditor).form.input("message.title").value() == "A las 12"
    dialog(PostEditor).reject()


def test_an_empty_hour_is_written_in_with_a_double_click(page: CalendarPage) -> None:
    page.show_view(View.WEEK)
    page.show_day(date(2026, 11, 26))
    words(page)
    place: QPoint = middle_of(page.views.week, datetime(2026, 11, 27, 17))
    QTest.mouseDClick(page.views.week.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog(PostEditor).form.moment() == datetime(2026, 11, 27, 17)
    dialog(PostEditor).reject()


def test_picking_a_day_of_the_list_picks_everything_on_it(page: CalendarPage) -> None:
    for day in (26, 26, 27):
        say(page, f"El {day}", "web", "tablon", at=datetime(2026, 11, day, 9))
    page.show_view(View.LIST)
    words(page)
    first = page.views.list.visualRect(page.views.list.model().index(0, 0))
    QTest.mouseClick(page.views.list.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert {post.day for post in page.views.list.chosen()} == {date(2026, 11, 26)}
    assert len(page.views.list.chosen()) == 4
    assert "Jueves, 26 de noviembre de 2026 · 2 mensajes" in str(page.views.list.model().index(0, 0).data())


def drop(page: CalendarPage, at: datetime, *paths: Path) -> PostEditor:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(middle_of(page.views.week, at))
    dropped = QDropEvent(
        place, Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.views.week.dropEvent(dropped)
    return dialog(PostEditor)


def test_the_pictures_that_are_dropped_on_a_day_begin_its_post(page: CalendarPage, tmp_path: Path) -> None:
    paths = [tmp_path / f"cartel {colour}.png" for colour in ("navy", "red")]
    for path, colour in zip(paths, ("navy", "red"), strict=True):
        Image.new("RGB", (1200, 630), colour).save(path)
    note = tmp_path / "nota.txt"
    note.write_text("No es una imagen.", encoding="utf-8")
    page.show_view(View.WEEK)
    page.show_day(date(2026, 11, 26))
    words(page)
    refused: list[str] = []
    page.hub.refused.connect(lambda problem: refused.append(problem.sentence))
    editor = drop(page, datetime(2026, 11, 27, 17), paths[0], note, paths[1])
    assert editor.form.moment() == datetime(2026, 11, 27, 17)
    assert len(editor.form.pictures) == 2
    assert ["nota.txt" in sentence for sentence in refused] == [True], "what is none is said by its name"
    assert editor.form.main.isAncestorOf(editor.focusWidget()), "its title is asked first, as ever"


def test_the_days_have_the_cursor_when_the_calendar_is_seen(bench: Workbench, page: CalendarPage) -> None:
    bench.go(Target(Place.TODAY))
    bench.go(Target(Place.CALENDAR))
    assert page.views.month.hasFocus()


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK, View.DAY])
def test_a_card_with_room_shows_its_picture(page: CalendarPage, tmp_path: Path, view: View) -> None:
    page.window().resize(*_ROOMY)
    page.show_view(view)
    page.show_day(FRIDAY.date())
    Image.new("RGB", (900, 600), (200, 30, 120)).save(tmp_path / "foto.png")
    digest = council.keep_picture(page.hub.database, council.read_picture(tmp_path / "foto.png"))
    say(page, "Corte", "web", "tablon", pictures=(PostPicture(digest, "La plaza"),))
    grid = (
        page.views.month if view is View.MONTH else page.views.week if view is View.WEEK else page.views.day
    )
    words(page)
    for drawn in (grid, page.side.day):
        assert (200, 30, 120) in colours_of(drawn.viewport())


def colours_of(widget: QWidget) -> set[tuple[int, int, int]]:
    image = widget.grab().toImage()
    across, down = range(0, image.width(), 6), range(0, image.height(), 6)
    found = (image.pixelColor(x, y) for x in across for y in down)
    return {(each.red(), each.green(), each.blue()) for each in found}


def test_a_card_shows_the_picture_that_went_out(page: CalendarPage, tmp_path: Path) -> None:
    found: list[str] = []
    for ink in ("red", "blue"):
        Image.new("RGB", (90, 60), ink).save(tmp_path / f"{ink}.png")
        kept = council.read_picture(tmp_path / f"{ink}.png")
        found.append(council.keep_picture(page.hub.database, kept))
    post = say(page, "Corte", "web", "tablon", text="Sin agua", pictures=(PostPicture(found[0], "Antes"),))
    assert post.picture == found[0]
    steps.change_state(page.hub.database, [post.id], PostState.APPROVED)
    steps.publish(page.hub.database, post.id)
    said = reading.said(page.hub.database, post.message_id)
    written = as_written(said, said.post(post.id))
    message = {**written.message, "pictures": (PostPicture(found[1], "Después"),)}
    writing.edit(page.hub.database, post.id, Written(message=message, texts=written.texts, at=written.at))
    lines = reading.lines(page.hub.database, [each.id for each in said.posts if each.id])
    shown = {line.state: line.picture for line in lines}
    assert shown == {PostState.PUBLISHED: found[0], PostState.DRAFT: found[1]}, "what went out stays"


@pytest.mark.usefixtures("qapp")
@given(st.sampled_from([*PostState]), st.booleans(), st.integers(1, 9), st.integers(20, 260))
def test_the_last_line_of_a_card_says_whole_words_or_none(
    state: PostState, is_late: bool, channels: int, width: int
) -> None:
    at = datetime(2026, 11, 24, 9)
    post = PostLine(1, 1, at, state, "Corte", None, Medium.WEB, None, None, None, False, None)
    look, names = CardLook(small_font()), ["We"] * channels
    card, now = Card((post,) * channels), datetime(2026, 11, 25 if is_late else 23)
    word, marks = foot(card, [state.symbol], names, width, look, now)
    assert word in ("", state.word, f"{state.word}, atrasada")
    taken = look.metrics.horizontalAdvance(f"{state.symbol} {word}") if word else 0
    shown = shown_marks(marks, width - taken - 4, look)
    assert not word or taken + look.marks(shown) <= width
    assert word or width < look.metrics.horizontalAdvance(f"{state.symbol} {state.word}") + 5, "it did fit"
    if width == 260:
        assert marks == names


def test_what_was_picked_and_was_let_go_does_not_look_picked_beside_the_days(page: CalendarPage) -> None:
    for title in ("Corte", "Feria"):
        say(page, title, "web")
    page.show_view(View.LIST)
    page.views.list.selectAll()
    page.hub.note_changed()
    page.refresh_if_stale()
    page._choose(page.views.list.chosen()[:1])
    words(page)
    drawn = page.side.day.grab().toImage()
    let_go = page.side.day.visualItemRect(page.side.day.item(1))
    inks = {
        drawn.pixelColor(let_go.left() + 4, y).name() for y in range(let_go.top() + 6, let_go.bottom() - 6)
    }
    assert theme.tokens().focus not in inks


def test_a_picture_is_never_blown_up_to_fill_a_wide_card() -> None:
    picture, target = QPixmap(160, 90), QPixmap(900, 60)
    picture.fill(QColor("red"))
    target.fill(QColor("white"))
    painter = QPainter(target)
    _draw_picture(painter, QRect(0, 0, 900, 45), picture)
    painter.end()
    drawn = target.toImage()
    assert [drawn.pixelColor(x, 20).name() for x in (5, 75, 95, 800)] == ["#ff0000"] * 2 + ["#ffffff"] * 2
