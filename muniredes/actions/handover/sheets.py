"""Sheets that are signed: what each person is given and gives back, and the receipt of a package."""

from dataclasses import dataclass
from pathlib import Path

from muniredes.actions import knowledge
from muniredes.actions.printing import manual
from muniredes.domain.handover.holdings import Holding, holders, holdings
from muniredes.domain.handover.package import Receipt
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.domain.snapshot import Snapshot
from muniredes.domain.texts.text import file_word
from muniredes.files import shown
from muniredes.i18n import _
from muniredes.manual import vectors
from muniredes.manual.document import Document
from muniredes.manual.papers.handover import custody_sheet, package_receipt
from muniredes.storage.database import Database


@dataclass(frozen=True)
class SheetDraft:
    """A sheet that is composed and not drawn yet."""

    document: Document
    suggested_name: str


def held(snapshot: Snapshot) -> tuple[tuple[Person, tuple[Holding, ...]], ...]:
    """Return everybody who holds something of the council's, with what it is."""
    networks = knowledge.networks()
    return tuple((person, holdings(snapshot, networks, person)) for person in holders(snapshot, networks))


def compose(database: Database, holder: Person) -> SheetDraft:
    """Compose the sheet of a person as of today. Raises a Problem when she is no longer in the guide."""
    data = manual.gather(database, manual.Edition.RESERVED)
    person = data.snapshot.person(holder.id)
    if person is None:
        raise Problem(_("Esa persona ya no está en la guía."), _("Vuelva a la lista y elija otra."))
    document = custody_sheet(data, person, holdings(data.snapshot, data.networks, person))
    name = _("Hoja de entrega {name}").format(name=data.snapshot.name_of(person.id))
    return SheetDraft(document, f"{file_word(name)}.pdf")


def compose_receipt(database: Database, receipt: Receipt) -> SheetDraft:
    """Compose the receipt of a package that was made: who gives it, who takes it, and its digest."""
    data = manual.gather(database, manual.Edition.RESERVED)
    document = package_receipt(data, receipt)
    name = file_word(_("Recibo"))
    return SheetDraft(document, f"{name}-{shown(receipt.path.stem)}.pdf")


def receipt_code(receipt: Receipt) -> bytes:
    """Return the code of a receipt as a PNG, for the window; it may be drawn beside it."""
    return vectors.picture(vectors.code(receipt.code), "white")


def write(draft: SheetDraft, target: Path, progress: Progress) -> None:
    """Write a sheet as a PDF, whole or not at all; it may run beside the window."""
    manual.write(draft.document, target, progress)
