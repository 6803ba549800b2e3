"""A row of a list whose post is here already: whether it is the same, and what it changes.

An empty cell changes nothing: in a spreadsheet it is too easy to empty one without wanting to.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from muniredes.domain.calendar.advice.addresses import check_post_address
from muniredes.domain.calendar.lists.list_import import Around, JudgedRow, PostChange, PostVerdict
from muniredes.domain.calendar.lists.listing import BETWEEN_PICTURES, CalendarField, ListedPost
from muniredes.domain.calendar.lists.row_cells import RowCells
from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.calendar.messages.states import PostState, check_step
from muniredes.domain.checks import check
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import fold, tidy, tidy_note
from muniredes.i18n import _

OF_MESSAGE = (
    CalendarField.TITLE,
    CalendarField.TOPIC,
    CalendarField.RESPONSIBLE,
    CalendarField.MINUTES,
    CalendarField.LIGHT,
    CalendarField.NOTE,
)
"""The columns that are the same for every post of a message."""

Values = Iterator[tuple[CalendarField, object]]


def judge_known(cells: RowCells, known: ListedPost, around: Around) -> JudgedRow:
    """Judge a row that names a post of this file by its number."""
    row, line = cells.row, known.detail.line
    if line.id in around.numbered:
        said = _("el Id está repetido: es el de la fila {n}.").format(n=around.numbered[line.id])
        raise Problem(said, "", CalendarField.ID)
    around.numbered[line.id] = row.number
    _refuse_other_channel(cells, known, around)
    values = dict(_of_post(cells, known, around))
    values.update(_kept_apart(cells, known, around, dict(_of_message(cells, known))))
    _check(values, known, around)
    if not values:
        return JudgedRow(
            sheet=row.sheet,
            number=row.number,
            verdict=PostVerdict.SAME,
            said=line.title,
            remarks=cells.remarks,
        )
    cells.say(None, _("cambia {columns}").format(columns=_columns(values, known)))
    if known.detail.rule and any(column in values for column in OF_MESSAGE):
        cells.say(None, _("cambia en todos los días de la serie"))
    return JudgedRow(
        sheet=row.sheet, number=row.number, verdict=PostVerdict.CHANGE, said=line.title,
        remarks=cells.remarks, change=PostChange(known, values),
    )  # fmt: skip


def _columns(values: Mapping[CalendarField, object], known: ListedPost) -> str:
    """«Hora», «Título»: a moment that stays on its day is another hour."""
    at = values.get(CalendarField.DAY)
    is_hour = isinstance(at, datetime) and known.moment is not None and at.date() == known.moment.date()
    shown = {CalendarField.DAY: CalendarField.HOUR} if is_hour else {}
    return ", ".join(f"«{shown.get(column, column).word}»" for column in CalendarField if column in values)


def _refuse_other_channel(cells: RowCells, known: ListedPost, around: Around) -> None:
    said = cells[CalendarField.CHANNEL]
    if not said.strip() or fold(said) == fold(known.channel):
        return
    if around.names.named(said).keys != (known.detail.line.channel,):
        what = _("esta publicación es de «{name}» y no se cambia de canal: borre el Id para añadir otra.")
        raise Problem(what.format(name=known.channel or _("ningún canal")), "", CalendarField.CHANNEL)


def _of_post(cells: RowCells, known: ListedPost, around: Around) -> Values:
    line, moment = known.detail.line, known.moment
    at = cells.moment(moment.time() if moment else None)
    if at is not None and at != moment:
        if not line.state.is_movable:
            raise Problem(_("ya está publicada: no se mueve de día ni de hora."), "", CalendarField.DAY)
        if at.date() < around.today:
            cells.doubt(CalendarField.DAY, _("ese día ya ha pasado"))
        yield CalendarField.DAY, at
    text = tidy_note(cells[CalendarField.TEXT])
    if text and text != tidy_note(known.detail.text):
        if not line.state.is_movable:
            raise Problem(_("ya está publicada: su texto no se cambia."), "", CalendarField.TEXT)
        yield CalendarField.TEXT, text
    yield from _state(cells, known, around)
    yield from _alternative(cells, known)


def _state(cells: RowCells, known: ListedPost, around: Around) -> Values:
    line = known.detail.line
    said, url = cells.state(), cells.line(CalendarField.URL)
    state = line.state if said is None else said
    if state is not line.state:
        _refuse_step(cells, known, state, around)
        yield CalendarField.STATE, state
    if not url or url == line.url:
        return
    if state is PostState.PUBLISHED:
        yield CalendarField.URL, check_post_address(url, around.accounts.get(line.channel), around.networks)
    else:
        cells.doubt(CalendarField.URL, _("no está publicada: la dirección no se apunta"))


def _refuse_step(cells: RowCells, known: ListedPost, state: PostState, around: Around) -> None:
    at = cells.moment(known.moment.time() if known.moment else None) or known.moment
    try:
        check_step(known.detail.line.state, state, needs_approval=around.needs_approval)
    except Problem as problem:
        raise Problem(problem.sentence, "", CalendarField.STATE) from problem
    if state is PostState.PUBLISHED:
        cells.refuse_unpublishable(at, around.today)


def _alternative(cells: RowCells, known: ListedPost) -> Values:
    said = tidy(cells[CalendarField.ALTERNATIVE])
    if not said or said == tidy(known.alternative):
        return
    texts = tuple(tidy(text) for text in said.split(BETWEEN_PICTURES))
    if len(texts) != len(known.detail.pictures):
        cells.doubt(CalendarField.ALTERNATIVE, _("no hay un texto para cada imagen; se quedan los que tenía"))
        return
    yield CalendarField.ALTERNATIVE, texts


def _of_message(cells: RowCells, known: ListedPost) -> Values:
    line = known.detail.line
    title, note = tidy(cells[CalendarField.TITLE]), tidy_note(cells[CalendarField.NOTE])
    if title and title != tidy(line.title):
        yield CalendarField.TITLE, title
    if note and note != tidy_note(known.detail.note):
        yield CalendarField.NOTE, note
    topic = cells.topic()
    if topic and fold(topic) != fold(known.topic):
        yield CalendarField.TOPIC, topic
    if fold(cells[CalendarField.RESPONSIBLE]) != fold(known.responsible):
        responsible = cells.responsible()
        if responsible and fold(responsible) != fold(known.responsible):
            yield CalendarField.RESPONSIBLE, responsible
    minutes, light = cells.minutes(), cells.light()
    if minutes is not None and minutes != known.detail.minutes:
        yield CalendarField.MINUTES, minutes
    if light is not None and light is not line.light:
        yield CalendarField.LIGHT, light


def _kept_apart(
    cells: RowCells, known: ListedPost, around: Around, values: dict[CalendarField, object]
) -> Values:
    """Yield what a row changes of its message, unless another row of the same one said otherwise before."""
    for column, value in values.items():
        place = (known.detail.line.message_id, column)
        first, number = around.said_of_message.setdefault(place, (value, cells.row.number))
        if first == value:
            yield column, value
        else:
            what = _("la fila {n}, que es del mismo mensaje, dice otra cosa: vale aquella")
            cells.doubt(column, what.format(n=number))


def _check(values: dict[CalendarField, object], known: ListedPost, around: Around) -> None:
    """Refuse texts that do not fit, as the editor does."""
    trial = Message(title=known.detail.line.title)
    for column in (CalendarField.TITLE, CalendarField.TEXT, CalendarField.NOTE, CalendarField.MINUTES):
        if column in values:
            setattr(trial, column.value, values[column])
    check("message", trial, around.today)
