"""The pictures there are to choose from: those of the bank and those that went with some message."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from muniredes.domain.citizens.rights import Consent, PictureCredit


@dataclass(frozen=True, slots=True)
class PictureUse:
    """In how many messages a picture is, the latest of its moments, and what the last one is called."""

    messages: int
    last: datetime | None = None
    title: str = ""
    alternative_text: str = ""


@dataclass(frozen=True, slots=True)
class LibraryPicture:
    """A picture by its SHA-256, with what is known of it.

    `credit` is its entry of the bank, None when nobody has written whose it is; `flaw`, why it should not be
    used, in a sentence.
    """

    digest: str
    name: str
    alternative_text: str
    credit: PictureCredit | None
    flaw: str
    use: PictureUse


def flaw_of(digest: str, bank: Iterable[PictureCredit], consents: Iterable[Consent], today: date) -> str:
    """Return why a picture of the bank should not be used; nothing when it may, or when it is not there."""
    known = [credit for credit in bank if credit.picture == digest]
    flaws = [credit.flaw(today, tuple(consents)) for credit in known]
    return "" if "" in flaws else next(iter(flaws), "")


def library(
    bank: Iterable[PictureCredit],
    consents: Iterable[Consent],
    uses: Mapping[str, PictureUse],
    today: date,
) -> tuple[LibraryPicture, ...]:
    """Return every picture there is, those that may be used first, and of them the ones used lately."""
    known = {credit.picture: credit for credit in bank if credit.picture}
    allowed = tuple(consents)
    found = []
    for digest in dict.fromkeys([*known, *uses]):
        credit, use = known.get(digest), uses.get(digest, PictureUse(0))
        name = credit.name if credit else use.title
        words = (credit.alternative_text if credit else "") or use.alternative_text
        flaw = flaw_of(digest, known.values(), allowed, today)
        found.append(LibraryPicture(digest, name, words, credit, flaw, use))

    def order(each: LibraryPicture) -> tuple[bool, bool, float, str]:
        last = each.use.last.timestamp() if each.use.last else 0.0
        return bool(each.flaw), each.credit is None, -last, each.name

    return tuple(sorted(found, key=order))
