"""The rehearsal on paper: its situations to be answered by hand, and the answers for whoever corrects."""

from collections.abc import Iterator, Sequence

from muniredes.domain.dates import long_date
from muniredes.domain.handover.rehearsal import Situation, Trial
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Marker,
    RuledSpace,
    Table,
    Text,
    Tone,
    bold,
    pending,
    rich,
    rule,
)
from muniredes.manual.papers.sheet import sheet
from muniredes.manual.rehearsal.situations import situations


def blank(data: ManualData) -> tuple[Block, ...]:
    """Return the situations of the next rehearsal, with room to write."""
    return tuple(_blank(data))


def _blank(data: ManualData) -> Iterator[Block]:
    asked = situations(data, len(data.snapshot.rehearsals))
    said = _(
        "Lo contesta a solas quien va a suplir, con el manual impreso delante y nada más. Lo que no "
        "encuentre, déjelo en blanco: es al manual a quien se examina."
    )
    yield Text(rich(said), Tone.LEAD)
    yield Facts(
        (
            (_("Manual de"), rich(long_date(data.as_of))),
            (_("Empieza a las"), rich(rule())),
            (_("Acaba a las"), rich(rule())),
        ),
        _("Cuándo empieza y cuándo acaba"),
    )
    for number, situation in enumerate(asked, start=1):
        yield Heading(f"{number}. {situation.story}")
        for ask in situation.asks:
            yield RuledSpace(ask.question, 1)
    yield Heading(_("Resultado"), key="resultado")
    yield RuledSpace(_("Situaciones resueltas del todo, de {n}.").format(n=len(asked)), 1)


def answer_key(data: ManualData, trial: Trial) -> Document:
    """Return the answers of a rehearsal with the page of each, for whoever corrects it."""
    title = _("Respuestas del ensayo de relevo")
    return sheet(data, title, tuple(_answers(trial)), is_draft=False)


def _answers(trial: Trial) -> Iterator[Block]:
    said = _("Para corregirlo, no para hacerlo. Las páginas son las del manual, versión {version}.")
    yield Text(rich(said.format(version=trial.version)), Tone.LEAD)
    yield Items(
        (
            rich(_("Una situación está resuelta si se han encontrado todas sus respuestas.")),
            rich(_("Lo que el manual no dice no lo encuentra nadie: se arregla lo primero.")),
        ),
        Marker.BULLET,
    )
    for number, situation in enumerate(trial.situations, start=1):
        yield Heading(f"{number}. {situation.story}")
        yield _of_situation(situation)


def _of_situation(situation: Situation) -> Table:
    rows: Sequence[tuple[str, str, int | None]] = [
        (ask.question, ask.answer, ask.page) for ask in situation.asks
    ]
    return Table(
        (_("Se pregunta"), _("Respuesta"), _("Página")),
        tuple(
            (rich(question), rich(answer), rich(bold(str(page))))
            if page is not None
            else (rich(question), rich(_("El manual no lo dice.")), pending())
            for question, answer, page in rows
        ),
        (4, 5, 1.4),
        _("Respuestas de: {story}").format(story=situation.story),
    )
