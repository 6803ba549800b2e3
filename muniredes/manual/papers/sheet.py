"""What every short paper is: a title, its blocks, and the warning that it is a draft."""

from collections.abc import Iterable

from muniredes.domain.dates import long_date, short_date
from muniredes.i18n import _, language_tag
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Block, Callout, Chapter, Cover, Document, rich


def sheet(data: ManualData, title: str, blocks: Iterable[Block], *, is_draft: bool = True) -> Document:
    """Return a paper without front page; a draft says so first, with the day its facts were reviewed.

    One that is printed before the council is known carries the name of nobody.
    """
    warned = (_warning(data), *blocks) if is_draft else tuple(blocks)
    name = data.body_name
    return Document(
        title=f"{title}. {name}" if name else title,
        author=name or "MuniRedes",
        subject=_("{title}, {day}").format(title=title, day=short_date(data.as_of)),
        language=language_tag(),
        as_of=data.as_of,
        running_title=name,
        stamp=_("EJEMPLO · datos inventados") if data.council.is_example else "",
        cover=Cover(title="", body=name, lines=(), shield=None, shield_alt="", stamp=""),
        chapters=(Chapter("", title, warned),),
    )


def _warning(data: ManualData) -> Callout:
    reviewed = min(item.text.reviewed for advice in data.advice.values() for item in advice)
    return Callout(
        _("Borrador: revíselo con Secretaría"),
        (
            rich(
                _(
                    "Es un punto de partida. Los datos de la ley son del {day} y pueden haber cambiado."
                ).format(day=long_date(reviewed))
            ),
        ),
        is_warning=True,
    )
