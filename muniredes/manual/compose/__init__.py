"""Compose the manual: every chapter in its order; one with nothing to say is left out."""

from muniredes.domain.dates import short_date
from muniredes.i18n import _, language_tag
from muniredes.manual.compose import (
    calendar,
    citizens,
    control,
    conversation,
    crisis,
    electoral,
    handover,
    one_page,
    rights,
    style,
    who,
)
from muniredes.manual.compose.accounts import activity, channels, profiles, registry, security
from muniredes.manual.compose.annexes import catalogue, changes, glossary, subjects
from muniredes.manual.compose.cover import cover, title
from muniredes.manual.compose.crisis import past
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Chapter, Document

_CHAPTERS = (
    one_page.chapter,
    who.chapter,
    registry.chapter,
    profiles.chapter,
    channels.lines_chapter,
    style.chapter,
    channels.blogs_chapter,
    channels.coordination_chapter,
    calendar.chapter,
    conversation.chapter,
    rights.chapter,
    security.chapter,
    crisis.chapter,
    electoral.chapter,
    activity.chapter,
    handover.chapter,
    changes.chapter,
    catalogue.chapter,
    past.chapter,
    glossary.chapter,
)
"""Every chapter behind the first, in the order of the manual."""


def compose(data: ManualData) -> Document:
    """Return the manual as a value; the same data give the same value."""
    if data.is_public:
        return _document(data, citizens.chapters(data))
    chapters = [chapter for make in _CHAPTERS if (chapter := make(data)) is not None]
    first = control.chapter(data, {chapter.number for chapter in chapters})
    chapters = [first, *chapters]
    last = subjects.chapter(data, chapters)
    return _document(data, (*chapters, last) if last else tuple(chapters))


def _document(data: ManualData, chapters: tuple[Chapter, ...]) -> Document:
    name = data.council.official_name
    return Document(
        title=_("{title}. {name}").format(title=title(data), name=name),
        author=name,
        subject=_("Versión {n} · {day} · {edition}").format(
            n=data.version, day=short_date(data.as_of), edition=data.edition.word
        ),
        language=language_tag(),
        as_of=data.as_of,
        running_title=name,
        stamp=_("EJEMPLO · datos inventados") if data.council.is_example else "",
        cover=cover(data),
        chapters=chapters,
    )
