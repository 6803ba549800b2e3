"""What is inside a package, said before it is taken: read from its own data, and not from what it claims."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from muniredes.domain.accounts.account import network_name
from muniredes.domain.accounts.standing import Standing
from muniredes.domain.dates import long_date
from muniredes.domain.handover import past_terms
from muniredes.domain.handover.package import Receipt, what_is
from muniredes.domain.handover.record import HandoverFile, to_begin
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import listed, whole_letters
from muniredes.i18n import _, mark, ngettext


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of a package: what it is about, and what it says."""

    name: str
    said: str

    @property
    def line(self) -> str:
        """«Personas: 7»."""
        return f"{self.name}: {self.said}"


class Agreement(StrEnum):
    """Whether the manuals of a package say what its data do."""

    SAME = "same"
    PAGE = "page"
    OTHER = "other"
    UNKNOWN = "unknown"

    @property
    def sentence(self) -> str:
        """What whoever receives it reads of its manual."""
        return _(_AGREEMENTS[self])


_AGREEMENTS = {
    Agreement.SAME: mark("Dice lo mismo que sus datos: se ha hecho otra vez con ellos, y es el mismo"),
    Agreement.PAGE: mark(
        "Dice lo mismo que sus datos la página que se lee sin el programa; los PDF no se han comparado"
    ),
    Agreement.OTHER: mark("No dice lo mismo que sus datos"),
    Agreement.UNKNOWN: mark(
        "Se hizo con otra versión, otro saber u otra lengua, y no se ha comparado con sus datos"
    ),
}


@dataclass(frozen=True, slots=True)
class Inside:
    """A package that was verified and read whole: what it is, what it brings, what it carries to be read.

    `present` is the guide that this computer has, None without one; `here` says in sentences what would
    become of it.
    """

    receipt: Receipt
    council: str
    facts: tuple[Fact, ...]
    papers: tuple[str, ...]
    here: tuple[str, ...] = ()
    present: "Present | None" = None
    agreement: Agreement = Agreement.UNKNOWN

    @property
    def warning(self) -> str:
        """What is to be looked at before it is taken; nothing when all is well."""
        if self.agreement is not Agreement.OTHER:
            return ""
        return _(
            "El manual de «{name}» no dice lo mismo que los datos que lleva: alguien ha cambiado uno de "
            "los dos."
        ).format(name=whole_letters(self.receipt.path.name))

    @property
    def changes_nothing(self) -> bool:
        """Whether the guide that is here is the same, as it is."""
        return self.present is not None and self.present.lost == 0

    @property
    def takes_another(self) -> bool:
        """Whether something that is here would not be in what the package brings."""
        present = self.present
        return present is not None and present.lost != 0 and not present.is_continued


@dataclass(frozen=True, slots=True)
class Counts:
    """What a snapshot does not tell: publications to come, pictures that are kept, what the guide lacks."""

    posts: int
    pictures: int
    matters: int


@dataclass(frozen=True, slots=True)
class Present:
    """The guide that this computer has: of whom, how much is in it, and the folder where it would be kept.

    `lost` is how many changes it has after the last one of the package, when that one is among its own;
    it `is_continued` when its last one is among those of the package.
    """

    council: str
    accounts: int
    people: int
    folder: str
    lost: int | None = None
    is_continued: bool = False


def facts(
    receipt: Receipt, snapshot: Snapshot, counts: Counts, networks: Networks, today: date, *, is_older: bool
) -> tuple[Fact, ...]:
    """Return what a package brings, as of a day; `is_older` says that it will be brought up to date."""
    return (
        *_of_the_body(snapshot),
        *_of_the_handover(receipt, snapshot.handover, snapshot),
        *_of_the_accounts(snapshot, networks, today),
        Fact(_("Personas"), str(len(snapshot.people))),
        Fact(_("Mensajes previstos"), str(counts.posts)),
        Fact(_("Crisis abiertas"), _crises(snapshot)),
        Fact(_("Pendiente"), _pending(snapshot, counts.matters)),
        Fact(_("Imágenes"), str(counts.pictures)),
        *_of_the_archive(snapshot),
        *_of_the_terms(receipt),
        Fact(_("Versión"), _version(receipt, is_older=is_older)),
    )


def _of_the_body(snapshot: Snapshot) -> Iterator[Fact]:
    body = snapshot.council
    if body is None:
        yield Fact(_("Organismo"), _("No dice cuál: está sin empezar"))
        return
    name = body.official_name
    named = name.startswith(body.kind.word)
    yield Fact(_("Organismo"), name if named else f"{name} ({body.kind.word})")
    if snapshot.term is not None:
        yield Fact(_("Mandato"), snapshot.term.words(body.kind))


def _of_the_handover(receipt: Receipt, file: HandoverFile | None, snapshot: Snapshot) -> Iterator[Fact]:
    own = file.handover if file else to_begin(snapshot.council)  # as the act that travels with it says
    giver, receiver = snapshot.person(own.giver_id), snapshot.person(own.receiver_id)
    day = long_date(receipt.manifest.made_on)
    who = giver.with_post if giver else _("no dice quién")
    yield Fact(_("Entrega"), _("{who}, el {day}").format(who=who, day=day))
    if receiver is not None:
        yield Fact(_("Recibe"), receiver.with_post)
    if file is not None:
        yield Fact(_("Traspaso"), ". ".join(filter(None, (file.handover.why, file.stage.word))))
    yield Fact(_("Acta"), _act(file))


def _act(file: HandoverFile | None) -> str:
    if file is None or not file.acts:
        return _("Solo una preliminar, hecha con el paquete")
    last = file.acts[-1]
    if last.issued_on is None:
        return last.kind.word
    return _("{act}, del {day}").format(act=last.kind.word, day=long_date(last.issued_on))


def _of_the_accounts(snapshot: Snapshot, networks: Networks, today: date) -> Iterator[Fact]:
    found = Counter(snapshot.standing(each, today).standing for each in snapshot.accounts)
    parts = ", ".join(f"{each.word}: {found[each]}" for each in Standing if found[each])
    total = str(len(snapshot.accounts))
    yield Fact(_("Cuentas"), f"{total} ({parts})" if parts else total)
    names = listed(network_name(each.network_id, networks) for each in snapshot.own_accounts)
    if names:
        yield Fact(_("Redes"), names)


def _crises(snapshot: Snapshot) -> str:
    titles = [file.incident.title for file in snapshot.crisis.open_files]
    return f"{len(titles)} ({listed(titles)})" if titles else _("Ninguna")


def _pending(snapshot: Snapshot, matters: int) -> str:
    enquiries = sum(each.is_pending for each in snapshot.enquiries)
    blocks = sum(each.stands for each in snapshot.moderations)
    tasks = sum(task.is_pending for file in snapshot.crisis.files for task in file.tasks)
    found = (
        matters
        and ngettext("{n} asunto de la guía por arreglar", "{n} asuntos de la guía por arreglar", matters),
        enquiries and ngettext("{n} consulta sin contestar", "{n} consultas sin contestar", enquiries),
        blocks
        and ngettext("{n} bloqueo u ocultación en vigor", "{n} bloqueos u ocultaciones en vigor", blocks),
        tasks and ngettext("{n} tarea de una crisis", "{n} tareas de crisis", tasks),
    )
    return listed(part for part in found if part) or _("nada")


def _of_the_archive(snapshot: Snapshot) -> Iterator[Fact]:
    if snapshot.archive:
        said = _("{n} apuntadas; sus ficheros no van dentro, están donde se depositaron")
        yield Fact(_("Copias de lo publicado"), said.format(n=len(snapshot.archive)))


def _of_the_terms(receipt: Receipt) -> Iterator[Fact]:
    found = (past_terms.label_of(file.name) for file in receipt.manifest.files)
    labels = listed(label for label in found if label)
    if labels:
        yield Fact(_("Mandatos anteriores"), labels)


def _version(receipt: Receipt, *, is_older: bool) -> str:
    made_with = _("hecho con MuniRedes {version}").format(version=receipt.manifest.program)
    if is_older:
        return _("{made}; es anterior a esta: al recibirlo se pone al día").format(made=made_with)
    return made_with


def papers(receipt: Receipt) -> tuple[str, ...]:
    """Return what a package carries that can be read without the program, each with its name."""
    return tuple(
        _("{file}: {what}").format(file=file.name, what=what_is(file.name))
        for file in receipt.manifest.files
        if what_is(file.name)
    )


def of_here(present: Present | None, council: str) -> tuple[str, ...]:
    """Return what would become of the guide that is here, and what to be careful about."""
    return tuple(_of_here(present, council)) if present is not None else ()


def _of_here(present: Present, council: str) -> Iterator[str]:
    yield _("En este ordenador ya hay una guía: {council}, con {accounts} y {people}.").format(
        council=present.council or _("sin organismo"),
        accounts=ngettext("{n} cuenta", "{n} cuentas", present.accounts),
        people=ngettext("{n} persona", "{n} personas", present.people),
    )
    if present.lost is not None:
        yield _of_the_same(present.lost)
    elif present.is_continued:
        yield _("Es la misma que trae el paquete, de antes: el paquete trae lo que se ha hecho después.")
    elif present.council and present.council != council:
        yield _("No es del mismo organismo que el paquete: mire bien si quiere cambiarla.")
    yield _(
        "Si recibe el paquete, la que hay se guarda antes entera entre las copias, en {folder}, y puede "
        "volver a ella cuando quiera."
    ).format(folder=present.folder)


def _of_the_same(lost: int) -> str:
    if not lost:
        return _("Es la misma que trae el paquete: recibirlo no cambia nada.")
    return ngettext(
        "Es la misma, con {n} cambio hecho después: recibir el paquete la deja como estaba antes.",
        "Es la misma, con {n} cambios hechos después: recibir el paquete la deja como estaba antes.",
        lost,
    )


def lines(inside: Inside) -> Sequence[str]:
    """Return everything that is known of a package, a line each, for whoever has no window."""
    return (
        *filter(None, (inside.warning,)),
        *(fact.line for fact in inside.facts),
        Fact(_("Manual"), inside.agreement.sentence).line,
        _("Para leer sin el programa:"),
        *(f"  {paper}" for paper in inside.papers),
        f"SHA-256: {inside.receipt.sha256}",
        *inside.here,
    )
