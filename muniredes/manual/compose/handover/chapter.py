"""Chapter 16: how the handover goes, its dated steps, and what is still pending."""

from collections.abc import Iterator, Mapping, Sequence

from muniredes.domain.accounts import Account
from muniredes.domain.dates import long_date, weekday_date
from muniredes.domain.findings import Finding
from muniredes.domain.handover.record import HandoverFile
from muniredes.domain.handover.timeline import StepDay, steps_of
from muniredes.domain.risk import RiskLevel
from muniredes.i18n import _, ngettext
from muniredes.manual.compose.data import ManualData
from muniredes.manual.compose.handover import parties, pending, trial
from muniredes.manual.compose.titles import chapter_title
from muniredes.manual.document import (
    Block,
    Chapter,
    Columns,
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
    yield from _steps(steps_of(data.snapshot))
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
    yield from pending.urgent(data, file.handover, with_accounts=False)
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
    yield Columns(tuple(_step(step) for step in steps))


def _step(step: StepDay) -> Rich:
    """«☐ **lunes, 3 de mayo de 2027.** Firmar el acta.», or when it was done."""
    if step.done_on:
        done = _(" Hecho el {day}.").format(day=long_date(step.done_on))
        return rich("☑ ", bold(f"{weekday_date(step.day)}. "), f"{step.step.word}.{done}")
    return rich("☐ ", bold(f"{weekday_date(step.day)}. "), f"{step.step.word}.")


def _group(data: ManualData, title: str, key: str, findings: list[Finding]) -> Iterator[Block]:
    """Yield what is pending of one kind: an account once, with all that it lacks and who has its keys."""
    if not findings:
        return
    yield Heading(title, key=key)
    accounts = {data.title(account): account for account in data.snapshot.own_accounts}
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        together.setdefault("" if _names_itself(finding, accounts) else finding.subject, []).append(finding)
    loose = tuple(rich(finding.sentence) for finding in together.pop("", ()))
    rows = tuple(_subject(data, subject, found, accounts.get(subject)) for subject, found in together.items())
    if rows:
        headings = (_("Hecho"), _("Cuenta o asunto"), _("Qué falta"))
        yield Table(headings, rows, (0.8, 3, 6), _("Pendiente, cuenta por cuenta: {kind}").format(kind=title))
    if loose:
        yield Items(loose, Marker.TICK)


def _names_itself(finding: Finding, accounts: Mapping[str, Account]) -> bool:
    """Whether a sentence about what is no account says by itself what it is about."""
    return finding.subject not in accounts and f"«{finding.subject}»" in finding.sentence


def _subject(
    data: ManualData, subject: str, findings: Sequence[Finding], account: Account | None
) -> tuple[Rich, ...]:
    told = rich(" ".join(_said(subject, finding) for finding in findings))
    if account is None:
        return rich("☐"), rich(bold(subject)), told
    keys = data.snapshot.person(data.snapshot.custody(account).holder_id)
    link = Span(subject, bold=True, link=f"#cuenta-{account.id}")
    return rich("☐"), stacked(rich(link), rich(keys.name if keys else "")), told


def _said(subject: str, finding: Finding) -> str:
    """Return what is wrong, as a sentence that others may follow."""
    sentence = finding.sentence.removeprefix(f"{subject}: ")
    return f"{sentence[:1].upper()}{sentence[1:]}"
