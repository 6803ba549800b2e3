"""The front page."""

from muniredes.domain.dates import long_date
from muniredes.domain.texts.gaps import of_the_body
from muniredes.i18n import _
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Cover


def title(data: ManualData) -> str:
    """Return what the book is called: the manual of the house, or the guide for its citizens."""
    if data.is_public:
        return _("Nuestras redes sociales, para vecinas y vecinos")
    return _("Manual de relevo de las redes sociales")


def cover(data: ManualData) -> Cover:
    """Return the front page of the manual."""
    term = data.snapshot.term
    lines = [
        _("Mandato {term}").format(term=term.words(data.council.kind)) if term and not data.is_public else "",
        _("Versión {n}, {day}").format(n=data.version, day=long_date(data.as_of)),
        data.edition.word,
    ]
    return Cover(
        title=title(data),
        body=data.council.official_name,
        lines=tuple(line for line in lines if line),
        shield=data.shield,
        stamp=_("EJEMPLO: nada ni nadie de este manual existe.") if data.council.is_example else "",
        shield_alt=_("Escudo {of_the_body}").format(of_the_body=of_the_body(data.council)),
    )
