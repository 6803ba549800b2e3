"""The part of annex A about a moment of before, as the term that ended: what this manual says otherwise."""

from collections.abc import Iterator, Sequence

from muniredes.domain.handover.comparison import ChapterChanges, Comparison, Difference
from muniredes.domain.texts.text import listed
from muniredes.i18n import _, ngettext
from muniredes.manual.document import Block, Heading, Rich, Span, Table, Text, Tone, bold, rich, stacked

MOST = 5
"""How many differences of a chapter are told: with more, the chapter or the paper is better read whole."""

LONGEST = 160
"""The letters of what it said and says, together, with which a difference is told in a row."""


def title(found: Comparison) -> str:
    """Return what the part is called."""
    if found.before.is_term:
        return _("Qué ha cambiado desde el mandato anterior")
    return _("Qué ha cambiado desde: {then}").format(then=found.before.name)


def heading(found: Comparison) -> Heading:
    """Return its heading, where it is not alone in its annex."""
    return Heading(title(found), key="desde-el-mandato")


def blocks(found: Comparison) -> Iterator[Block]:
    """Yield each chapter that is not as it was, with its page, and where the rest is told whole."""
    said = ngettext(
        "{n} diferencia con el manual de entonces: {then}.",
        "{n} diferencias con el manual de entonces: {then}.",
        found.count,
    )
    yield Text(rich(said.format(n=found.count, then=found.before.title)), Tone.LEAD)
    left = 0
    for chapter in found.chapters:
        told = [each for each in chapter.differences if _is_short(each)][:MOST]
        left += len(chapter.differences) - len(told)
        yield Text(_counted(chapter))
        if told:
            yield _table(chapter, told)
    if found.alike:
        yield Text(rich(_("Sin cambios: {chapters}.").format(chapters=listed(found.alike))))
    if left:
        rest = ngettext(
            "Lo largo, y lo que pasa de {most} por capítulo, no se cuenta aquí ({n} diferencia).",
            "Lo largo, y lo que pasa de {most} por capítulo, no se cuenta aquí ({n} diferencias).",
            left,
        ).format(n=left, most=MOST)
        whole = _("Está entero en «Entregar y recibir», «Qué ha cambiado», y se guarda como documento.")
        yield Text(rich(f"{rest} {whole}"), Tone.NOTE)


def _is_short(each: Difference) -> bool:
    return len(each.before) + len(each.after) <= LONGEST


def _counted(chapter: ChapterChanges) -> Rich:
    """Return «3. Registro de cuentas → p. 9: 2 nuevos · 5 cambian», without a page if the chapter is gone."""
    link = "" if chapter.is_gone else f"#capitulo-{chapter.number}"
    return rich(Span(chapter.full_title, bold=True, link=link), f": {chapter.counts}.")


def _table(chapter: ChapterChanges, told: Sequence[Difference]) -> Table:
    return Table(
        (_("Dónde"), _("Qué pasa"), _("Antes"), _("Ahora")),
        tuple(_row(each) for each in told),
        (3, 1.3, 3.2, 3.2),
        _("Lo que ha cambiado en: {chapter}").format(chapter=chapter.full_title),
    )


def _row(each: Difference) -> tuple[Rich, ...]:
    where = stacked(rich(each.place), rich(bold(each.what)) if each.what else ())
    return where, rich(each.turn.word), rich(each.before or "—"), rich(each.after or "—")
