"""The papers of a crisis that need no data: the sheet of the first five minutes, and every list."""

from collections.abc import Iterator

from muniredes.domain.dates import long_date
from muniredes.i18n import _
from muniredes.manual.compose.crisis import first_minutes, index, levels, sheets, texts
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Rich, Text, Tone, rich

_CHAPTER_TITLE = 46.0


def first_five_minutes(data: ManualData) -> tuple[Block, ...]:
    """Return the sheet for the wall."""
    return (*first_minutes.blocks(data, title=_CHAPTER_TITLE), Text(_printed(data), Tone.NOTE))


def lists(data: ManualData) -> tuple[Block, ...]:
    """Return what list to take, the sheet for the wall, and every list with its texts behind."""
    return tuple(_lists(data))


def _lists(data: ManualData) -> Iterator[Block]:
    yield Text(
        rich(
            _(
                "Imprímalas por las dos caras y guárdelas donde se encuentren sin luz ni internet. Cada "
                "lista lleva detrás sus textos. Marque cada paso con su hora; después, páselo al programa."
            )
        ),
        Tone.LEAD,
    )
    yield from index.blocks(data)
    yield Text(_printed(data), Tone.NOTE)
    yield first_minutes.heading(starts_page=True)
    yield from first_minutes.blocks(data)
    for checklist in sheets.checklists(data):
        yield from sheets.sheet(data, checklist)
        yield Heading(
            texts.title_of(checklist),
            key=texts.key_of(checklist),
            starts_page=not sheets.is_long(data, checklist),
        )
        yield Text(rich(texts.how_to_fill()))
        if checklist.is_private:
            yield Text(rich(texts.in_private()))
        yield texts.table(data, checklist)
    yield Heading(_("Los cuatro niveles"), key="crisis-niveles", starts_page=True)
    yield levels.table(data)


def _printed(data: ManualData) -> Rich:
    return rich(
        _("Impreso el {day}. Cámbielo por uno nuevo cada año, con el simulacro.").format(
            day=long_date(data.as_of)
        )
    )
