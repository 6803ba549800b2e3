"""The captures of a crisis, each with the fingerprint of the file it came from."""

from collections.abc import Iterator

from muniredes.domain.crisis.incidents import IncidentEntry
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.fields import word
from muniredes.i18n import _
from muniredes.manual.compose.crisis.moments import stamp
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Facts, Heading, PictureFigure, Text, Tone, or_pending, rich

_TALL = 260.0


def blocks(data: ManualData, file: IncidentFile) -> Iterator[Block]:
    """Yield every capture as a figure, and what proves that it is the original."""
    found = [entry for entry in file.entries if entry.capture]
    if not found:
        return
    yield Heading(_("Capturas"), key="capturas")
    for number, entry in enumerate(found, start=1):
        yield from _capture(data, number, entry)
    yield Text(
        rich(
            _(
                "La huella SHA-256 es la del fichero original: si se calcula otra vez y sale la misma, nadie "
                "lo ha tocado. De uso interno: puede llevar nombres."
            )
        ),
        Tone.NOTE,
    )


def _capture(data: ManualData, number: int, entry: IncidentEntry) -> Iterator[Block]:
    title = _("Captura {n}").format(n=number)
    person = data.snapshot.person(entry.person_id)
    picture = data.images.get(entry.capture or "")
    yield Heading(title, level=3)
    if picture is not None:
        about = _("{title}, {moment}: {text}").format(
            title=title, moment=stamp(data, entry.at), text=entry.text
        )
        yield PictureFigure(picture, about, about, _TALL)
    yield Facts(
        (
            (_("Qué se ve"), or_pending(entry.text)),
            (_("Guardada"), rich(stamp(data, entry.at))),
            (word("incident_entry.person_id"), rich(data.name(person) if person else "—")),
            (word("incident_entry.fingerprint"), or_pending(entry.fingerprint)),
            (_("Huella de la imagen guardada"), rich(entry.capture or "")),
        ),
        title,
    )
