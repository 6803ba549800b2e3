"""Chapter 10: how people are answered, and what is done when somebody breaks the rules."""

from collections.abc import Iterator

from muniredes.domain.citizens.citizen_test import CitizenTest
from muniredes.domain.citizens.conversation import ConversationGuide, ombudsman_checks
from muniredes.domain.citizens.registers import Enquiry, Moderation
from muniredes.domain.dates import long_date, short_date
from muniredes.domain.fields import word
from muniredes.domain.spliced import spliced
from muniredes.domain.texts.denials import answered, denies, is_denial, is_unknown
from muniredes.domain.texts.text import lines_of
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData, gathered
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Columns,
    Facts,
    Heading,
    Items,
    Marker,
    PictureFigure,
    Rich,
    Span,
    Table,
    Text,
    Tone,
    bold,
    or_pending,
    pending,
    rich,
)

_MOST_ANSWERED = 12
"""How many answered enquiries are in the manual: enough to answer the next as the last."""

_CAPTURE_TALL, _CAPTURE_FINE = 300.0, 0.48
"""The most points that a capture takes, and those of each of its dots: what a screen says is read so."""


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing while nothing was said of it."""
    snapshot = data.snapshot
    said = (snapshot.conversation, snapshot.enquiries, snapshot.moderations, snapshot.citizen_tests)
    if not any(said):
        return None
    return Chapter(
        "10", chapter_title("10"), tuple(_blocks(data, snapshot.conversation or ConversationGuide()))
    )


def _blocks(data: ManualData, guide: ConversationGuide) -> Iterator[Block]:
    yield Text(rich(_("Se contesta siempre, en el mismo canal, y sin discutir.")), Tone.LEAD)
    yield Heading(word("conversation_guide.rules"), key="normas")
    yield from _lines(data.printable(guide.rules), Marker.BULLET)
    yield Facts(gathered(_approval(data, guide)), _("Aprobación y publicación de las normas"))
    yield Heading(_("Si alguien las incumple"), key="bloqueo")
    yield from _lines(data.printable(guide.procedure), Marker.NUMBER)
    yield Heading(_("Para quien modera"), level=3)
    yield data.advice_list("bloqueo", Marker.NUMBER)
    yield Heading(word("conversation_guide.steps"), key="arbol")
    how = _("Pregunte en orden; a la primera que sea «sí», haga lo que dice.")
    yield Text(rich(how, " ", _("Lo que va entre { } lo pone quien contesta.")))
    if not guide.steps:
        yield Text(rich(_("Es la propuesta del programa: nadie la ha cambiado todavía.")), Tone.NOTE)
    yield Items(tuple(_steps(data, guide)), Marker.NUMBER)
    yield Heading(_("Que la gente participe"), key="participacion")
    yield data.advice_list("participacion")
    yield Heading(_("Horario y plazos"), key="plazos")
    yield Facts(
        (
            (_("Horario"), or_pending(data.printable(answered(guide.hours)))),
            (word("conversation_guide.out_of_hours"), or_pending(data.printable(guide.out_of_hours))),
        ),
        word("conversation_guide.hours"),
    )
    if guide.deadlines:
        yield Table(
            (word("Deadline.kind"), word("Deadline.acknowledge"), word("Deadline.answer")),
            tuple((rich(each.kind), rich(each.acknowledge), rich(each.answer)) for each in guide.deadlines),
            (3.6, 3.2, 3.2),
            word("conversation_guide.deadlines"),
        )
    yield from _standard(data)
    yield from _registers(data)
    yield from _tests(data)


def _lines(text: str, marker: Marker) -> Iterator[Block]:
    lines = lines_of(text)
    yield Items(tuple(map(rich, lines)), marker, columns=2) if lines else Text(or_pending(""))


def _approval(data: ManualData, guide: ConversationGuide) -> Iterator[tuple[str, Rich]]:
    number = spliced("conversation_guide.approval_number", guide.approval_number)
    yield _("Las aprobó"), _or_not(_("Sin aprobar"), guide.approved_by, number)
    yield word("conversation_guide.approved_on"), data.day(guide.approved_on)
    yield _("Publicadas en"), _or_not(_("Sin publicar"), guide.address)
    linked = {None: "", True: _("Sí"), False: _("No")}
    yield _("Enlazadas desde cada perfil"), or_pending(linked[guide.is_linked])
    yield _("Cuentas neutrales, sin partido"), or_pending(linked[guide.is_neutral])
    yield _("Responde de aplicarlas"), data.who(guide.responsible_id)


def _or_not(none: str, said: str, more: str = "") -> Rich:
    """Return an answer of the house, or that there is none, with what else was written of it."""
    if denies(said):
        is_bare = is_denial(said) or is_unknown(said)
        return rich(none if is_bare else f"{none}: «{said}»")
    whole = ", ".join(part for part in (said, more) if part)
    return rich(Span(whole, link=said if said.startswith("http") else "")) if whole else or_pending("")


def _steps(data: ManualData, guide: ConversationGuide) -> Iterator[Rich]:
    for step in guide.tree([fact.value for fact in data.responses]):
        paste = rich(" ", Span(f"«{data.filled(step.paste)}»", italic=True)) if step.paste else ()
        yield rich(bold(step.question), f" {step.do}", paste)


def _standard(data: ManualData) -> Iterator[Block]:
    guide = data.snapshot.conversation
    words = {entry.key: entry for entry in data.advice["defensor"]}
    if not words:
        return
    none = rich(_("No hay ninguno"))
    answers = {True: rich(bold(_("☑ Sí"))), False: rich(bold(_("☐ No"))), None: pending()}
    yield Heading(_("Lo que piden los Defensores del Pueblo"), key="defensor")
    yield Columns(
        tuple(
            rich(words[check.key].title, " ", *(none if check.has_nothing else answers[check.is_met]))
            for check in ombudsman_checks(guide, data.snapshot.moderations, data.council)
        )
    )


def _registers(data: ManualData) -> Iterator[Block]:
    yield from _enquiries(data)
    if data.snapshot.moderations:
        yield Heading(_("Ocultaciones y bloqueos"), key="moderaciones")
        for entry in data.snapshot.moderations:
            yield Facts(gathered(_moderation(data, entry)), entry.title)
            yield from _capture(data, entry)


def _enquiries(data: ManualData) -> Iterator[Block]:
    """Yield the enquiries that wait, and the last that were answered; the rest are counted."""
    if not data.snapshot.enquiries:
        return
    yield Heading(_("Consultas"), key="consultas")
    waiting = [entry for entry in data.snapshot.enquiries if entry.is_pending]
    answered = [entry for entry in data.snapshot.enquiries if not entry.is_pending]
    shown = (*waiting, *answered[-_MOST_ANSWERED:])
    yield Table(
        (_("Fecha y canal"), word("enquiry.question"), _("Quién y cuándo"), _("Respuesta")),
        tuple(_enquiry(data, entry) for entry in shown),
        (2.2, 3.2, 2.3, 3),
        _("Consultas recibidas, con su respuesta"),
    )
    rest = len(data.snapshot.enquiries) - len(shown)
    if rest:
        text = ngettext(
            "Otra, ya contestada, está en el registro de la página Conversación.",
            "Otras {n}, ya contestadas, están en el registro de la página Conversación.",
            rest,
        )
        yield Text(rich(text.format(n=rest)))


def _enquiry(data: ManualData, entry: Enquiry) -> tuple[Rich, ...]:
    account = data.snapshot.account(entry.account_id)
    asked = short_date(entry.asked_on) if entry.asked_on else "—"
    where = data.title(account) if account else ""
    person = data.snapshot.person(entry.answers_id)
    due = _("antes del {day}").format(day=short_date(entry.due_on)) if entry.due_on else ""
    number = spliced("enquiry.registry_number", entry.registry_number)
    registry = _("registro {number}").format(number=number) if number else ""
    answered = _("Contestada el {day}").format(day=short_date(entry.answered_on)) if entry.answered_on else ""
    done = "\n".join(part for part in (answered, entry.answer, registry) if part)
    return (
        rich("\n".join(part for part in (asked, where, entry.kind.word) if part)),
        rich(entry.question),
        rich("\n".join(part for part in (data.name(person) if person else "", due) if part) or "—"),
        or_pending(done),
    )


def _moderation(data: ManualData, entry: Moderation) -> Iterator[tuple[str, Rich]]:
    account = data.snapshot.account(entry.account_id)
    yield word("moderation.kind"), rich(entry.kind.word)
    yield word("moderation.done_on"), data.day(entry.done_on)
    yield _("Dónde"), or_pending(data.title(account) if account else "")
    yield word("moderation.what"), or_pending(entry.what)
    yield _("Norma"), or_pending(entry.rule)
    is_here = entry.capture in data.images
    yield word("moderation.capture"), rich(_("Está debajo de este cuadro") if is_here else _("No hay"))
    yield _("Aviso previo"), data.day(entry.warned_on)
    yield _("Lo decidió"), data.who(entry.decided_by_id)
    yield word("moderation.until"), data.day(entry.until)
    yield word("moderation.review_on"), data.day(entry.review_on)
    if entry.appeal:
        yield _("Reclamación"), rich(entry.appeal)
    yield (
        word("moderation.lifted_on"),
        rich(long_date(entry.lifted_on) if entry.lifted_on else _("Sigue en vigor")),
    )


def _capture(data: ManualData, entry: Moderation) -> Iterator[Block]:
    picture = data.images.get(entry.capture or "")
    if picture is None:
        return
    account = data.snapshot.account(entry.account_id)
    where = _("en {account}").format(account=data.title(account)) if account else ""
    when = long_date(entry.done_on) if entry.done_on else ""
    about = ", ".join(part for part in (entry.kind.word, where, when) if part)
    alt = _("Captura: {about}.").format(about=about)
    if entry.what:
        alt += " " + _("Decía: «{what}».").format(what=entry.what)
    caption = _("Captura: {about}. De uso interno: puede llevar nombres.").format(about=about)
    tall = min(_CAPTURE_TALL, picture.height * _CAPTURE_FINE)
    yield PictureFigure(picture, alt, caption, tall)


def _tests(data: ManualData) -> Iterator[Block]:
    if not data.snapshot.citizen_tests:
        return
    yield Heading(_("Prueba del ciudadano"), key="prueba-ciudadano")
    for test in data.snapshot.citizen_tests:
        who = f", {test.tester}" if test.tester else ""
        yield Text(rich(bold(f"{test.title}{who}: "), f"{test.score}."))
        failed = tuple(_failed(data, test))
        if failed:
            yield Items(failed)


def _failed(data: ManualData, test: CitizenTest) -> Iterator[Rich]:
    """Yield what did not go well, and what has a note; the rest is in the score."""
    words = {entry.key: entry.title for entry in data.advice["prueba"]}
    for answer in test.answers:
        if answer.passed is False or (answer.passed and answer.note):
            verdict = _("Sí.") if answer.passed else _("No.")
            note = f" {answer.note}" if answer.note else ""
            yield rich(f"{words.get(answer.key, answer.key)} ", bold(verdict), note)
