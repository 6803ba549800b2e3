"""«Qué ha cambiado»: two moments of the manual, chapter by chapter, on paper."""

from collections.abc import Iterator

from muniredes.domain.handover.comparison import ChapterChanges, Comparison, Difference, Turn
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Document,
    Facts,
    Heading,
    Rich,
    Table,
    Text,
    Tone,
    bold,
    rich,
    stacked,
)
from muniredes.manual.papers.sheet import sheet

_MOST = 60
"""How many differences of a chapter are told one by one: with more, it is better read whole."""


def comparison_paper(data: ManualData, found: Comparison) -> Document:
    """Return the paper as a value."""
    return sheet(data, _("Qué ha cambiado en el manual"), tuple(_blocks(found)), is_draft=False)


def _blocks(found: Comparison) -> Iterator[Block]:
    said = ngettext("Hay {n} diferencia.", "Hay {n} diferencias.", found.count) if found.count else ""
    yield Text(rich(said or _("Los dos manuales dicen lo mismo.")), Tone.LEAD)
    yield Facts(
        ((_("Antes"), rich(found.before.title)), (_("Después"), rich(found.after.title))),
        _("Los dos momentos que se comparan"),
    )
    if found.chapters:
        yield Heading(_("Resumen"), key="resumen")
        yield Table(
            (_("Capítulo"), Turn.NEW.word, Turn.GONE.word, Turn.CHANGED.word),
            tuple(_summary(chapter) for chapter in found.chapters),
            (6, 1.4, 1.4, 1.4),
            _("Cuántas cosas han cambiado en cada capítulo"),
        )
    if found.alike:
        yield Text(rich(_("Sin cambios: {chapters}.").format(chapters=listed(found.alike))))
    for chapter in found.chapters:
        yield from _chapter(chapter)


def _summary(chapter: ChapterChanges) -> tuple[Rich, ...]:
    return (rich(chapter.full_title), *(rich(str(chapter.count(turn) or "—")) for turn in Turn))


def _chapter(chapter: ChapterChanges) -> Iterator[Block]:
    yield Heading(chapter.full_title, key=f"cambios-{chapter.number}")
    yield Table(
        (_("Dónde"), _("Qué pasa"), _("Antes"), _("Después")),
        tuple(_row(each) for each in chapter.differences[:_MOST]),
        (2.6, 1.3, 3.4, 3.4),
        _("Lo que ha cambiado en: {chapter}").format(chapter=chapter.full_title),
    )
    rest = len(chapter.differences) - _MOST
    if rest > 0:
        said = _("Y {n} cambios más en este capítulo: es mejor leerlo entero en el manual.")
        yield Text(rich(said.format(n=rest)), Tone.NOTE)


def _row(each: Difference) -> tuple[Rich, ...]:
    where = stacked(rich(each.place), rich(bold(each.what)) if each.what else ())
    return where, rich(each.turn.word), rich(each.before or "—"), rich(each.after or "—")
