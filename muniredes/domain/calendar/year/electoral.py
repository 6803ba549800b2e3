"""Electoral bands: from each call to its polling day, and what a post of a kind means inside one.

Article 50 of LO 5/1985, read by the Electoral Board's Instruction 2/2011. This is advice: nothing is
ever forbidden here, and the town's secretary decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from muniredes.domain.calendar.messages.electoral_light import ElectoralLight, light_word
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.calendar.messages.states import PostState
from muniredes.domain.dates import long_date
from muniredes.domain.elections.period import ElectoralPeriod, Milestone, day_of
from muniredes.i18n import _, mark


@dataclass(frozen=True, slots=True)
class ElectoralBand:
    """The days of one electoral period, both included."""

    first: date
    last: date
    name: str

    def covers(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.first <= day <= self.last


def bands(periods: Iterable[ElectoralPeriod]) -> tuple[ElectoralBand, ...]:
    """Return the band of each period, from the publication of the call to the polling day, in order."""
    found = (ElectoralBand(day_of(p, Milestone.PUBLISHED), p.polling_day, p.name) for p in periods)
    return tuple(sorted(found, key=lambda band: (band.first, band.last, band.name)))


def bands_on(day: date, among: Iterable[ElectoralBand]) -> tuple[ElectoralBand, ...]:
    """Return every band that covers a day; several can overlap."""
    return tuple(band for band in among if band.covers(day))


def advice_on(day: date, light: ElectoralLight | None, among: Iterable[ElectoralBand]) -> str:
    """Return the sentence to read before publishing such a post that day; empty when it is green.

    None is a post whose kind nobody has said: it is looked at as an amber one.
    """
    covering = bands_on(day, among)
    if not covering or light is ElectoralLight.GREEN:
        return ""
    band = max(covering, key=lambda found: found.last)
    advice = _(_ADVICE[light]) if light else _(_NOBODY_SAID)
    return advice.format(light=light_word(light), name=band.name, last=long_date(band.last))


def advice_for(line: PostLine, day: date | None, among: Iterable[ElectoralBand]) -> str:
    """Return what to read before a post goes out on a day; empty when it may, or when it was confirmed."""
    waits = line.state not in (PostState.PUBLISHED, PostState.DISCARDED)
    if not waits or line.confirmed_on is not None or day is None:
        return ""
    return advice_on(day, line.light, among)


def advice_entering(line: PostLine, day: date | None, among: Iterable[ElectoralBand]) -> str:
    """Return what to read before a post is moved into a period where it was not; else empty."""
    fresh = [band for band in among if line.day is None or not band.covers(line.day)]
    return advice_for(line, day, fresh)


_NOBODY_SAID = mark(
    "{light}. Hay periodo electoral hasta el {last} ({name}) y nadie ha dicho qué clase de mensaje es: si "
    "solo informa de un servicio, se puede; si cuenta un logro o una inauguración, mejor no."
)
_ADVICE = {
    ElectoralLight.AMBER: mark(
        "{light}: hay periodo electoral hasta el {last} ({name}). Consúltelo antes en Secretaría y cuente "
        "solo lo práctico: qué, cuándo, dónde y cómo. Sin cargos, sin fotos de autoridades y sin balances."
    ),
    ElectoralLight.RED: mark(
        "{light}: hay periodo electoral hasta el {last} ({name}) y este mensaje puede leerse como un logro. "
        "Déjelo para después o, si tiene que salir, pregunte antes en Secretaría."
    ),
}
