"""The archive of what was published: the official copies of each network, and whether a file is one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from muniredes.domain.dates import long_date
from muniredes.domain.problems import Problem
from muniredes.domain.worded_enum import WordedEnum
from muniredes.i18n import _, mark

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Measured:
    """A file as it is: its name, its size in bytes and its SHA-256 in small hexadecimal digits."""

    name: str
    size: int
    sha256: str


class Likeness(WordedEnum):
    """Whether a file is the copy that was written down."""

    SAME = "same", mark("Es el mismo fichero: ni un bit distinto.")
    ANOTHER = "another", mark("No es el mismo: mide igual, pero por dentro ha cambiado.")
    OTHER_SIZE = "other_size", mark("No es el mismo: tiene otro tamaño.")
    NOT_FOUND = "not_found", mark("No se ha encontrado donde dice que está.")


@dataclass(eq=False, kw_only=True)
class ArchiveCopy:
    """A copy of what an account published, as the network gave it: which file, of which days, and where.

    `size_bytes` and `sha256` are those of the file, once it was measured. `checked_on` is the last day on
    which it was looked for, and `outcome` what was found; `matched_on`, the last on which it was the same.
    """

    id: int | None = None
    account_id: int | None = None
    name: str = ""
    size_bytes: int | None = None
    sha256: str = ""
    made_on: date | None = None
    covers_from: date | None = None
    covers_until: date | None = None
    place: str = ""
    has_personal_data: bool | None = None
    note: str = ""
    matched_on: date | None = None
    checked_on: date | None = None
    outcome: Likeness | None = None

    @property
    def title(self) -> str:
        """What the history calls it."""
        return self.name or _("Copia sin fichero todavía")

    @property
    def is_measured(self) -> bool:
        """Whether it is known which file it is, to the last bit."""
        return bool(self.sha256)

    @property
    def is_kept(self) -> bool:
        """Whether it is known that it was made, and where it is."""
        return self.made_on is not None and bool(self.place)

    @property
    def is_gone(self) -> bool:
        """Whether the last time that it was looked for there was no such file, or another one."""
        return self.outcome is not None and self.outcome is not Likeness.SAME

    @property
    def is_unproven(self) -> bool:
        """Whether it is known which file it is, and nobody has looked whether it still is."""
        return self.is_measured and self.outcome is None

    @property
    def wanting(self) -> tuple[str, ...]:
        """The fields without which nobody could find it, or know that it is the same."""
        needed = ("account_id", "made_on", "place", "sha256")
        return tuple(name for name in needed if not getattr(self, name))


def likeness(copy: ArchiveCopy, found: Measured) -> Likeness:
    """Say whether a file that was measured is a copy; its name does not matter."""
    if copy.size_bytes != found.size:
        return Likeness.OTHER_SIZE
    return Likeness.SAME if copy.sha256 == found.sha256 else Likeness.ANOTHER


def check_words(copy: ArchiveCopy) -> str:
    """Return when a copy was last looked at and what was found, in sentences; nothing if nobody has."""
    if copy.checked_on is None or copy.outcome is None:
        return ""
    said = _("Comprobada el {day}. {what}").format(day=long_date(copy.checked_on), what=copy.outcome.word)
    if copy.is_gone and copy.matched_on is not None:
        said += " " + _("El {day} aún era el mismo.").format(day=long_date(copy.matched_on))
    return said


def newest(copies: Iterable[ArchiveCopy], account_id: int | None) -> ArchiveCopy | None:
    """Return the last copy that was made of an account and is still there, or None."""
    own = [
        copy
        for copy in copies
        if copy.account_id == account_id and copy.made_on is not None and not copy.is_gone
    ]
    return max(own, key=lambda copy: copy.made_on or date.min, default=None)


def check(copy: ArchiveCopy, today: date) -> None:
    """Refuse days in an impossible order, and what no file can measure."""
    for field in ("made_on", "covers_from", "covers_until", "matched_on", "checked_on"):
        day = getattr(copy, field)
        if day is not None and day > today:
            raise Problem(
                _("Ese día todavía no ha llegado."),
                _("Escriba un día pasado, u hoy."),
                f"archive_copy.{field}",
            )
    first, last = copy.covers_from, copy.covers_until
    if first is not None and last is not None and last < first:
        raise Problem(
            _("Lo publicado no puede acabar antes de empezar."),
            _("Corrija una de las dos fechas."),
            "archive_copy.covers_until",
        )
    if last is not None and copy.made_on is not None and copy.made_on < last:
        raise Problem(
            _("Una copia no puede llevar lo que se publicó después de hacerla."),
            _("Corrija una de las dos fechas."),
            "archive_copy.covers_until",
        )
    if copy.size_bytes is not None and copy.size_bytes < 0:
        raise Problem(_("Ningún fichero mide eso."), _("Vuelva a medirlo."), "archive_copy.size_bytes")
    if copy.sha256 and not _DIGEST.fullmatch(copy.sha256):
        raise Problem(
            _("Eso no es una huella SHA-256."),
            _("Son 64 cifras y letras de la «a» a la «f»: vuelva a medir el fichero."),
            "archive_copy.sha256",
        )
