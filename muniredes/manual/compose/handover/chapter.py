"""Chapter 16: how the handover goes, its dated steps, and what is still pending."""

from collections.abc import Iterator, Sequence

from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.findings import Finding
from muniredes.domain.handover.record import HandoverFile
from muniredes.domain.handover.timeline import StepDay, foreseen, timeline
from muniredes.domain.risk import RiskLevel
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.handover import parties, pending, trial
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Facts,
    Heading,
    Items,
    Marker,
    Rich,
    RuledSpace,
    Span,
    Table,
    Text,
    Tone,
    bold,
    rich,
    stacked,
)


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing in a manual with nothing to hand over."""
    if not data.has_delivery:
        return None
    return Chapter("16", chapter_title("16"), tuple(_blocks(data)))


_FEW = 8
"""How many matters that can wait are told one by one."""


def _blocks(data: ManualData) -> Iterator[Block]:
    findings = data.examination.findings
    if findings:
        lead = ngettext("Queda {n} asunto pendiente.", "Quedan {n} asuntos pendientes.", len(findings))
        yield Text(rich(lead), Tone.LEAD)
    file = data.snapshot.handover
    if file is not None:
        yield from _under_way(data, file)
    yield from _steps(timeline(file, data.snapshot) if file else foreseen(data.snapshot))
    yield from trial.blocks(data)
    for title, key, level in (
        (_("Lo más urgente"), "pendiente-urgente", RiskLevel.HIGH),
        (_("Conviene arreglarlo"), "pendiente-conviene", RiskLevel.MEDIUM),
    ):
        yield from _group(data, title, key, [finding for finding in findings if finding.level is level])
    yield from _later(data, [finding for finding in findings if finding.level is RiskLevel.LOW])
    if file is None:
        yield Heading(_("Entrega"), key="entrega")
        yield RuledSpace(_("Fecha y lugar, quién entrega, quién recibe, y lo que hagan constar."), 5)


def _later(data: ManualData, findings: list[Finding]) -> Iterator[Block]:
    """Yield what can wait when it is little; of more, how much and where it is."""
    title, key = _("Cuando se pueda"), "pendiente-despues"
    if len(findings) <= _FEW:
        yield from _group(data, title, key, findings)
        return
    yield Heading(title, key=key)
    said = _("Otros {n} asuntos pueden esperar. Están uno por uno en «Mi guía», y dónde se arreglan.")
    yield Text(rich(said.format(n=len(findings))))


def _under_way(data: ManualData, file: HandoverFile) -> Iterator[Block]:
    yield Heading(_("La entrega"), key="entrega")
    yield Facts(
        (
            (_("Cómo va"), rich(bold(file.stage.word))),
            *parties.facts(data, file.handover),
            (_("Actas hechas"), rich(_acts(file) or "—")),
        ),
        _("Cómo va la entrega"),
    )
    yield from pending.urgent(data, file.handover)
    if file.handover.statements or file.handover.disagreements:
        yield from parties.statements(file.handover)


def _acts(file: HandoverFile) -> str:
    return "\n".join(
        _("{act}, {day}").format(act=act.kind.word, day=long_date(act.issued_on))
        for act in file.acts
        if act.issued_on is not None
    )


def _steps(steps: tuple[StepDay, ...]) -> Iterator[Block]:
    if not steps:
        return
    yield Heading(_("Los pasos, con su fecha"), key="entrega-pasos")
    yield Table(
        (_("Día"), _("Qué se hace"), _("Hecho")),
        tuple(_step(step) for step in steps),
        (2.6, 6, 1.6),
        _("Los pasos de la entrega, con su fecha"),
    )


def _step(step: StepDay) -> tuple[Rich, ...]:
    done = long_date(step.done_on) if step.done_on else "☐"
    return rich(weekday_date(step.day)), rich(step.step.word), rich(done)


def _group(data: ManualData, title: str, key: str, findings: list[Finding]) -> Iterator[Block]:
    """Yield what is pending of one kind: an account once, with all that it lacks and who has its keys."""
    if not findings:
        return
    yield Heading(title, key=key)
    subjects = dict.fromkeys(finding.subject for finding in findings)
    rows = tuple(
        _subject(data, subject, [each for each in findings if each.subject == subject])
        for subject in subjects
        if subject
    )
    if rows:
        headings = (_("Hecho"), _("Cuenta o asunto"), _("Qué falta"))
        yield Table(headings, rows, (0.8, 3, 6), _("Pendiente, cuenta por cuenta: {kind}").format(kind=title))
    loose = tuple(rich(finding.sentence) for finding in findings if not finding.subject)
    if loose:
        yield Items(loose, Marker.TICK)


def _subject(data: ManualData, subject: str, findings: Sequence[Finding]) -> tuple[Rich, ...]:
    told = stacked(*(rich(finding.sentence.removeprefix(f"{subject}: ")) for finding in findings))
    account = next((each for each in data.snapshot.own_accounts if data.title(each) == subject), None)
    if account is None:
        return rich("☐"), rich(bold(subject)), told
    keys = data.snapshot.person(data.snapshot.custody(account).holder_id)
    link = Span(subject, bold=True, link=f"#cuenta-{account.id}")
    return rich("☐"), stacked(rich(link), rich(keys.name if keys else "")), told
