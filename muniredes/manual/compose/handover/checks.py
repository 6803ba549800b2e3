"""The checklist of a handover on paper: first what is wanting, and all of it in an annex."""

from collections.abc import Iterator, Sequence

from muniredes.domain.dates import short_date
from muniredes.domain.fields import word
from muniredes.domain.handover.checklist import CheckLine
from muniredes.domain.handover.readiness import Missing
from muniredes.domain.texts.text import ended
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Heading, Items, Rich, Table, Text, bold, rich


def wanting(lines: Sequence[CheckLine], missing: Sequence[Missing]) -> Iterator[Block]:
    """Yield what keeps it from being ready, as the page says it, and what was answered «no»."""
    yield Heading(_("Lo que no está en orden"), key="no-en-orden")
    answered = sum(line.is_answered for line in lines)
    said = _("Se han contestado {n} de {total} comprobaciones; están todas en el anexo 2.")
    yield Text(rich(said.format(n=answered, total=len(lines))))
    found = [line for line in lines if line.is_wanting]
    if found:
        yield Text(rich(bold(_("Contestado «no»:"))))
        yield Items(tuple(_said(line) for line in found))
    if missing:
        yield Text(rich(bold(_("Lo que falta para estar listo para traspasar:"))))
        told = ((ended(each.sentence), f" {ended(each.detail)}".rstrip()) for each in missing)
        yield Items(tuple(rich(bold(sentence), detail) for sentence, detail in told))
    else:
        yield Text(rich(bold(_("Listo para traspasar."))))


def _said(line: CheckLine) -> Rich:
    note = line.answer.note if line.answer else ""
    return rich(line.sentence, f" {ended(note)}" if note else "")


def on_arrival(lines: Sequence[CheckLine]) -> Iterator[Block]:
    """Yield what who receives could not do in her first days, with what was said of each."""
    yield Heading(_("Los diez primeros días"), key="primeros-dias")
    answered = sum(line.is_answered for line in lines)
    said = _("Se han contestado {n} de {total} comprobaciones de quien recibe.")
    yield Text(rich(said.format(n=answered, total=len(lines))))
    found = [line for line in lines if line.is_wanting]
    if found:
        yield Text(rich(bold(_("Lo que no se ha podido hacer:"))))
        yield Items(tuple(_said(line) for line in found))


def annex(data: ManualData, lines: Sequence[CheckLine]) -> Iterator[Block]:
    """Yield every line with its answer: those of the council, and account by account."""
    yield Heading(_("Anexo 2. Lista de comprobación"), key="anexo-lista", starts_page=True)
    for subject in dict.fromkeys(line.subject for line in lines):
        own = [line for line in lines if line.subject == subject]
        title = subject or _("El organismo")
        if own:
            yield Heading(title, level=3)
            yield Table(
                (
                    word("handover_answer.item"),
                    _("Respuesta"),
                    _("Quién y cuándo"),
                    word("handover_answer.note"),
                ),
                tuple(_row(data, line) for line in own),
                (5, 1.4, 2.2, 2.4),
                _("Comprobaciones: {subject}").format(subject=title),
            )


def _row(data: ManualData, line: CheckLine) -> tuple[Rich, ...]:
    given = line.answer
    if given is None:
        return rich(line.item.question), rich("☐"), rich("—"), rich("—")
    day = short_date(given.answered_on) if given.answered_on else ""
    signed = " · ".join(part for part in (data.snapshot.name_of(given.answered_by_id), day) if part)
    word = given.answer.word if given.answer else "☐"
    note = " ".join(part for part in (ended(given.note) if line.denied else given.note, line.denied) if part)
    return rich(line.item.question), rich(bold(word)), rich(signed or "—"), rich(note or "—")
