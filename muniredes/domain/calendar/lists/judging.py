"""Judge the rows of a list: what is new, what is here already, what changes, what cannot come in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from muniredes.domain.calendar.advice.addresses import check_post_address
from muniredes.domain.calendar.lists.hours_apart import hour_by_hour
from muniredes.domain.calendar.lists.judging_changes import judge_known
from muniredes.domain.calendar.lists.list_import import (
    Around,
    JudgedRow,
    NewPosts,
    PostRow,
    PostVerdict,
    twin,
)
from muniredes.domain.calendar.lists.listing import CalendarField, read_id
from muniredes.domain.calendar.lists.row_cells import RowCells
from muniredes.domain.calendar.lists.several_days import days_apart
from muniredes.domain.calendar.messages.message import Message
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.checks import check
from muniredes.domain.problems import Problem
from muniredes.domain.texts.denials import names_nothing
from muniredes.domain.texts.text import listed, tidy, tidy_note
from muniredes.i18n import _

TITLE_FROM_TEXT = 60
_FIELD_OF = {
    "message.title": CalendarField.TITLE,
    "message.text": CalendarField.TEXT,
    "message.note": CalendarField.NOTE,
    "message.minutes": CalendarField.MINUTES,
    "post.url": CalendarField.URL,
}


def judge(rows: Iterable[PostRow], around: Around) -> tuple[JudgedRow, ...]:
    """Judge rows against the posts that are here and against each other; `around` remembers them."""
    return tuple(
        replace(_judge_row(each, around), part=row.part)
        for row in rows
        for day in _day_by_day(row)
        for each in hour_by_hour(day, around)
    )


def _day_by_day(row: PostRow) -> tuple[PostRow, ...]:
    """Return a row for each day that its cell lists; a row of ours has one."""
    said = row.cells.get(CalendarField.DAY, "")
    if not said or row.cells.get(CalendarField.ID, "").strip():
        return (row,)
    days = days_apart(said, row.hint)
    if days == (said,):
        return (row,)
    return tuple(replace(row, cells={**row.cells, CalendarField.DAY: day}) for day in days)


def _judge_row(row: PostRow, around: Around) -> JudgedRow:
    cells = RowCells(row)
    said = tidy(cells[CalendarField.TITLE]) or tidy(cells[CalendarField.TEXT])[:TITLE_FROM_TEXT]
    try:
        return _judge_cells(cells, around, said)
    except Problem as problem:
        column = _FIELD_OF.get(problem.field) or _column(problem.field)
        remark = row.where(column, problem.what)
        return JudgedRow(
            sheet=row.sheet, number=row.number, verdict=PostVerdict.SKIP, said=said, remarks=(remark,)
        )


def _column(field: str) -> CalendarField | None:
    return CalendarField(field) if field in set(CalendarField) else None


def _judge_cells(cells: RowCells, around: Around, said: str) -> JudgedRow:
    found = read_id(cells[CalendarField.ID])
    if found is not None and found[1] == around.file_mark:
        known = around.known.get(found[0])
        if known is not None:
            return judge_known(cells, known, around)
        cells.doubt(CalendarField.ID, _("esa publicación se borró; vuelve a entrar como nueva"))
    return _judge_new(cells, around, said)


def _judge_new(cells: RowCells, around: Around, said: str) -> JudgedRow:
    row = cells.row
    at = cells.moment()
    message = _message(cells, around, at)
    cells.tell_repetition()
    state = _state(cells, around, at)
    channels = _able(_channels(cells, around, message), state, cells, around)
    twins = {key: twin(key, at, message.title) for key in channels}
    fresh = tuple(key for key in channels if twins[key] not in around.seen)
    if not fresh:
        first = around.seen[twins[channels[0]]]
        remark = row.where(None, _repeated(first))
        return JudgedRow(
            sheet=row.sheet, number=row.number, verdict=PostVerdict.SAME, said=said, remarks=(remark,)
        )
    if len(fresh) < len(channels):
        cells.doubt(CalendarField.CHANNEL, _("por algunos de esos canales ya estaba"))
    new = NewPosts(
        message=message,
        channels=fresh,
        at=at,
        state=state,
        topic=cells.topic(),
        responsible=cells.responsible(),
        url=_url(cells, around, message, fresh, state),
    )
    around.seen.update((twins[key], row.number) for key in fresh)
    return JudgedRow(
        sheet=row.sheet, number=row.number, said=said, new=new, remarks=cells.remarks,
        verdict=PostVerdict.LOOK if cells.doubts else PostVerdict.NEW,
    )  # fmt: skip


def _repeated(row: int) -> str:
    if row == 0:
        return _("ya está en el calendario.")
    return _("está repetida: es la misma que la de la fila {n}.").format(n=row)


def _message(cells: RowCells, around: Around, at: datetime | None) -> Message:
    title = tidy(cells[CalendarField.TITLE])
    text = tidy_note(cells[CalendarField.TEXT])
    message = Message(
        title=title or _shortened(text), text=text, starts_at=at, minutes=cells.minutes(),
        light=cells.light(), note=cells[CalendarField.NOTE],
    )  # fmt: skip
    if cells.vague:
        _add_to_note(message, _("Cuándo: {when}").format(when=cells.vague))
    alternative = cells.line(CalendarField.ALTERNATIVE)
    if alternative:
        _add_to_note(message, _("Texto alternativo de la imagen: {text}").format(text=alternative))
        cells.say(
            CalendarField.ALTERNATIVE, _("la imagen no viene en la lista; su texto se apunta en la nota")
        )
    check("message", message, around.today)
    return message


def _shortened(text: str) -> str:
    """Return the beginning of a text, as a title: its first line, cut between words."""
    line = tidy(text.partition("\n")[0])
    if len(line) <= TITLE_FROM_TEXT:
        return line
    return (
        line[: TITLE_FROM_TEXT - 1].rpartition(" ")[0] + "…"
        if " " in line[:TITLE_FROM_TEXT]
        else line[:TITLE_FROM_TEXT]
    )


def _add_to_note(message: Message, line: str) -> None:
    message.note = f"{message.note}\n{line}".strip()


def _channels(cells: RowCells, around: Around, message: Message) -> tuple[str, ...]:
    said = cells[CalendarField.CHANNEL]
    named = around.names.named("" if names_nothing(said.strip()) else said)
    if named.doubts and not (named.keys or named.unsure):
        raise Problem("; ".join(named.doubts), "", CalendarField.CHANNEL)
    for doubt in named.doubts:
        cells.doubt(CalendarField.CHANNEL, _("por ese canal no entra: {why}").format(why=doubt))
    only = cells.row.only
    keys = [key for key in named.keys if only is None or key in only]
    if named.is_guess and (keys or only is None):
        said = _assumed(cells[CalendarField.CHANNEL], tuple(keys), around)
        cells.doubt(CalendarField.CHANNEL, said)
        _add_to_note(message, said)
    for unsure in named.unsure:
        key, said = around.names.chosen(unsure, cells.row.cells.values())
        if only is None or key in only:
            cells.doubt(CalendarField.CHANNEL, said)
            keys.append(key)
    return tuple(dict.fromkeys(keys)) or ("",)


def _able(channels: tuple[str, ...], state: PostState, cells: RowCells, around: Around) -> tuple[str, ...]:
    """Return the channels by which a post can still go out; what is over keeps those it had."""
    if not (state.is_pending or state is PostState.PAUSED):
        return channels
    said = {
        key: _("«{name}»: {why}").format(name=around.names.by_key[key], why=why)
        for key in channels
        if (why := around.names.why_not(key))
    }
    if said and len(said) == len(channels):
        raise Problem("; ".join(said.values()), "", CalendarField.CHANNEL)
    for each in said.values():
        cells.doubt(CalendarField.CHANNEL, _("por ese canal no entra: {why}").format(why=each))
    return tuple(key for key in channels if key not in said)


def _assumed(cell: str, keys: tuple[str, ...], around: Around) -> str:
    """«Supuesto: confírmelo. La lista dice «todas», y entra por Facebook · Villa y X · villa.»."""
    where = listed(around.names.by_key[key] for key in keys) or _("ninguno: no hay cuentas en uso")
    return _("Supuesto: confírmelo. La lista dice «{cell}», y entra por {where}.").format(
        cell=cell.strip(), where=where
    )


def _state(cells: RowCells, around: Around, at: datetime | None) -> PostState:
    """Return the state of a new post: without a day it is an idea, with one it is not."""
    said = cells.state()
    if said is PostState.PUBLISHED and at is not None and at.date() > around.today:
        cells.doubt(
            CalendarField.STATE, _("dice que está publicada y su día no ha llegado: entra como borrador")
        )
        return PostState.DRAFT
    if said is PostState.PUBLISHED:
        cells.refuse_unpublishable(at, around.today)
        return said
    if said is PostState.DISCARDED:
        return said
    if at is None:
        if said not in (None, PostState.IDEA, PostState.DRAFT):
            cells.doubt(CalendarField.STATE, _("no tiene fecha: entra como idea"))
        return PostState.IDEA
    state = PostState.DRAFT if said in (None, PostState.IDEA) else said
    if state is PostState.APPROVED and around.needs_approval:
        cells.doubt(CalendarField.STATE, _("tiene que aprobarla otra persona: entra en revisión"))
        state = PostState.IN_REVIEW
    if state.is_pending and at.date() < around.today:
        cells.doubt(CalendarField.DAY, _("ese día ya ha pasado y no dice que se publicara"))
    return state


def _url(
    cells: RowCells, around: Around, message: Message, channels: tuple[str, ...], state: PostState
) -> str:
    """Return the address of what was published; any other link goes to the note, so that it is not lost."""
    link = cells.line(CalendarField.URL)
    if not link:
        return ""
    if state is PostState.PUBLISHED and len(channels) == 1:
        try:
            return check_post_address(link, around.accounts.get(channels[0]), around.networks)
        except Problem as problem:
            cells.doubt(CalendarField.URL, problem.what)
    _add_to_note(message, _("Enlace: {link}").format(link=link))
    check("message", message, around.today)
    cells.say(CalendarField.URL, _("el enlace se apunta en la nota"))
    return ""
