"""Chapter 16: how the handover goes, its dated steps, and what is still pending."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from muniredes.domain.accounts.account import Account
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.dates import brief_date, long_date
from muniredes.domain.findings import Finding
from muniredes.domain.handover.record import HandoverFile
from muniredes.domain.handover.timeline import StepDay, steps_of
from muniredes.domain.texts.text import begun_large, ended
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
    Text,
    Tone,
    bold,
    rich,
)


def chapter(data: ManualData) -> Chapter | None:
    """Return the chapter; nothing in a manual with nothing to hand over."""
    if not data.has_delivery:
        return None
    return Chapter("16", chapter_title("16"), tuple(_blocks(data)))


_FEW = 8
"""How many matters that can wait are told one by one."""

_SEVERAL = 3
"""Of how many the same has to be said for it to be told once."""


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
    listed = _by_level(data, findings)
    for title, key, level in (
        (_("Lo más urgente"), "pendiente-urgente", RiskLevel.HIGH),
        (_("Conviene arreglarlo"), "pendiente-conviene", RiskLevel.MEDIUM),
    ):
        yield from _group(data, title, key, listed[level])
    yield from _later(data, listed[RiskLevel.LOW])
    if file is None:
        yield Heading(_("Entrega"), key="entrega")
        yield RuledSpace(_("Fecha y lugar, quién entrega, quién recibe, y lo que hagan constar."), 5)


def _by_level(data: ManualData, findings: Sequence[Finding]) -> Mapping[RiskLevel, list[Finding]]:
    """Return what is pending by how serious it is; what a sheet says, where its account is first named."""
    sheets = {data.title(each): _in_its_sheet(data, each) for each in data.snapshot.own_accounts}
    found: dict[RiskLevel, list[Finding]] = {level: [] for level in RiskLevel}
    worst: dict[str, RiskLevel] = {}
    for finding in sorted(findings, key=lambda each: -each.level):
        first = worst.setdefault(finding.subject, finding.level)
        is_in_sheet = _said(finding.subject, finding) in sheets.get(finding.subject, ())
        found[first if is_in_sheet else finding.level].append(finding)
    return found


def _later(data: ManualData, findings: list[Finding]) -> Iterator[Block]:
    """Yield what can wait when it is little; of more, how much and where it is."""
    title, key = _("Cuando se pueda"), "pendiente-despues"
    if len(findings) <= _FEW:
        yield from _group(data, title, key, findings)
        return
    said = _("Otros {n} asuntos pueden esperar. Están uno por uno, y dónde se arreglan, en «Manual».")
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
    """«☐ **lun 3 may 2027.** Firmar el acta.», or when it was done."""
    if step.done_on:
        done = _(" Hecho el {day}.").format(day=long_date(step.done_on))
        return rich("☑ ", bold(f"{brief_date(step.day)}. "), f"{ended(step.step.word)}{done}")
    return rich("☐ ", bold(f"{brief_date(step.day)}. "), ended(step.step.word))


def _group(data: ManualData, title: str, key: str, findings: list[Finding]) -> Iterator[Block]:
    """Yield what is pending of one kind: an account once, with all that it lacks and who has its keys.

    What several lack is told once, and what the sheet of an account says, there.
    """
    if not findings:
        return
    yield Heading(title, key=key)
    accounts = {data.title(account): account for account in data.snapshot.own_accounts}
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        together.setdefault("" if _names_itself(finding, accounts) else finding.subject, []).append(finding)
    loose = tuple(rich(finding.sentence) for finding in together.pop("", ()))
    told = {subject: _told(data, accounts.get(subject), subject, each) for subject, each in together.items()}
    shared = _shared(told)
    lines = [rich(f"{said} ", bold(", ".join(subjects)), ".") for said, subjects in shared.items()]
    for subject, sentences in told.items():
        own = [each for each in sentences if each not in shared]
        if own:
            lines.append(_line(data, subject, accounts.get(subject), " ".join(own)))
    yield Items((*lines, *loose), Marker.TICK, columns=2)


def _shared(told: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return what is said in the same words of several, and of whom."""
    found: dict[str, list[str]] = {}
    for subject, sentences in told.items():
        for sentence in sentences:
            found.setdefault(sentence, []).append(subject)
    return {said: of for said, of in found.items() if len(of) >= _SEVERAL and said != _in_sheet()}


def _names_itself(finding: Finding, accounts: Mapping[str, Account]) -> bool:
    """Whether a sentence about what is no account says by itself what it is about."""
    is_label = finding.sentence.startswith(f"{finding.subject}: ")
    return finding.subject not in accounts and not is_label and finding.subject in finding.sentence


def _line(data: ManualData, subject: str, account: Account | None, said: str) -> Rich:
    """«**Facebook → p. 7**, Marta Ruiz. Falta el suplente.»."""
    if account is None:
        return rich(bold(f"{ended(subject)} "), said)
    keys = data.snapshot.name_of(data.snapshot.custody(account).holder_id)
    holder = f", {keys}. " if keys else ". "
    return rich(Span(subject, bold=True, link=f"#cuenta-{account.id}"), holder, said)


def _told(
    data: ManualData, account: Account | None, subject: str, findings: Sequence[Finding]
) -> Sequence[str]:
    """Return what is wrong, a sentence for each thing; first, in one, all that its sheet says."""
    in_sheet = _in_its_sheet(data, account) if account else ()
    told = [_said(subject, finding) for finding in findings]
    own = [each for each in told if each not in in_sheet]
    return own if len(own) == len(told) else [_in_sheet(), *own]


def _in_its_sheet(data: ManualData, account: Account) -> Collection[str]:
    return {begun_large(reason.sentence) for reason in data.risk(account).reasons}


def _in_sheet() -> str:
    return _("Lo que dice su ficha.")


def _said(subject: str, finding: Finding) -> str:
    """Return what is wrong, as a sentence that others may follow."""
    return begun_large(finding.sentence.removeprefix(f"{subject}: "))
