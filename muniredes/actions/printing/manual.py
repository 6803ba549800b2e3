"""Make the handover manual: compose it, write it as a PDF, and keep the number of its version."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from textwrap import shorten

from muniredes.actions import clock, knowledge, reading
from muniredes.actions.calendar import days
from muniredes.actions.crisis import parts
from muniredes.domain.calendar.messages.holidays import HolidayScope
from muniredes.domain.calendar.watch.digest import NamedDay
from muniredes.domain.council import Council
from muniredes.domain.crisis.knowledge import CrisisBook
from muniredes.domain.crisis.public import nameless
from muniredes.domain.handover.comparison import Comparison, Moment
from muniredes.domain.images import StoredImage
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, no_progress
from muniredes.domain.snapshot import ManualIssue, Snapshot
from muniredes.domain.texts.secrets import holds_secret, texts_in
from muniredes.domain.texts.text import file_word
from muniredes.exchange import downscaling
from muniredes.files import disk_problems, perhaps_open_elsewhere, sharing
from muniredes.i18n import _
from muniredes.manual.comparing import compare
from muniredes.manual.compose import compose
from muniredes.manual.compose.data import ManualData
from muniredes.manual.document import Document, Edition
from muniredes.manual.preview import PageImage, Pages, page_image, shown_page
from muniredes.storage.calendar import digest
from muniredes.storage.database import Database
from muniredes.storage.history import steps

__all__ = [
    "Before",
    "Draft",
    "Edition",
    "PageImage",
    "Pages",
    "draw",
    "look",
    "newest",
    "next_number",
    "page_image",
    "page_of",
    "prepare",
    "record",
    "shown_page",
    "write",
]


@dataclass(frozen=True)
class Draft:
    """A manual that is composed and not written yet: its version, its name, and what it is made of."""

    document: Document
    issue: ManualIssue
    suggested_name: str
    data: ManualData


KINDS = "PDF (*.pdf);;Word (*.docx);;HTML (*.html)"
"""The kinds of file that a manual or a paper can be, as a file dialog takes them."""


Before = tuple[Document, Moment]
"""The manual of another moment, and which moment that is."""


def prepare(database: Database, edition: Edition, before: Before | None = None) -> Draft:
    """Compose the manual of today; nothing is written. A Problem says when there is nothing to compose.

    With the manual of `before`, the reserved edition says what changed since then.
    """
    data = with_calendar(database, gather(database, edition))
    issue = _issue(database, data.snapshot, edition)
    document = compose(data)
    if edition is Edition.PUBLIC:
        _refuse_secrets(document, {account.handle for account in data.snapshot.accounts})
    elif before is not None:
        data = _with_changes(data, document, before)
        document = compose(data) if data.since_term is not None else document
    return Draft(document, issue, _file_name(data.council, issue, edition), data)


def page_of(draft: Draft) -> Document:
    """Compose a manual as it is read where there is no program: light, and with every list of a crisis."""
    data = draft.data
    shield = (data.shield,) if data.shield is not None else ()
    small = downscaling.fitted((*data.images.values(), *shield))
    images = {digest: small[digest] for digest in data.images}
    shown = small[data.shield.sha256] if data.shield is not None else None
    return compose(replace(data, has_lists=True, images=images, shield=shown))


def _with_changes(data: ManualData, document: Document, before: Before) -> ManualData:
    """Return the same with what its manual says otherwise than that of before, if it does."""
    old, then = before
    chapters, alike = compare(old, document, no_progress)
    if not chapters:
        return data
    return replace(data, since_term=Comparison(then, Moment(_("Hoy"), data.as_of), chapters, alike))


def _refuse_secrets(document: Document, names: Collection[str]) -> None:
    """Look once more at everything that citizens will read: the guide may be older than its own checks.

    The names of the accounts are what it is for.
    """
    found = next((text for text in texts_in(document) if holds_secret(text, names=names)), None)
    if found is not None:
        raise Problem(
            _("La edición pública llevaría algo que parece una contraseña: «{text}».").format(
                text=shorten(found, 60)
            ),
            _("Búsquelo con Ctrl+K, quítelo y vuelva a hacer el manual."),
        )


def gather(database: Database, edition: Edition) -> ManualData:
    """Return everything that the manual, and the papers that go with it, are made of."""
    snapshot = reading.snapshot(database)
    council = _body_of(snapshot)
    issue = _issue(database, snapshot, edition)
    previous = newest(snapshot, edition, before=issue.version)
    with database.read() as sql:
        since = steps.actions_since(sql, previous.last_action_id) if previous else ()
    return replace(
        _known(snapshot, council, edition),
        version=issue.version,
        previous=previous.version if previous else None,
        changes=since,
        shield=reading.picture(database, council.shield),
        images=_images(database, snapshot, edition),
    )


def _body_of(snapshot: Snapshot) -> Council:
    if snapshot.council is None:
        raise Problem(
            _("Todavía no se sabe de qué ayuntamiento es el manual."), _("Haga antes la puesta en marcha.")
        )
    return snapshot.council


def gather_what_there_is(database: Database | None) -> ManualData:
    """Return the same for papers that need no data: without a council, or without a database at all."""
    snapshot = reading.snapshot(database) if database else Snapshot()
    if database is None or snapshot.council is None:
        return _known(snapshot, Council(), Edition.RESERVED)
    return gather(database, Edition.RESERVED)


def _known(snapshot: Snapshot, council: Council, edition: Edition) -> ManualData:
    return ManualData(
        snapshot=snapshot,
        council=council,
        networks=knowledge.networks(),
        advice=knowledge.advice(),
        crisis=_crisis_book(snapshot, edition),
        responses=knowledge.responses(),
        papers=knowledge.papers(),
        subjects=knowledge.subjects(),
        checks=knowledge.handover_checklist(),
        remedies=knowledge.remedies(),
        as_of=clock.today(),
        edition=edition,
        version=1,
        shipped=knowledge.crisis_book(),
    )


def _crisis_book(snapshot: Snapshot, edition: Edition) -> CrisisBook:
    """Return the checklists as the council has them; for everybody, without what names anybody."""
    record = snapshot.crisis
    return parts.book(nameless(record, snapshot.people) if edition is Edition.PUBLIC else record)


def with_calendar(database: Database, data: ManualData) -> ManualData:
    """Return the same with the calendar, which only the manual prints whole."""
    with database.read() as sql:
        calendar = digest.digest(sql, data.as_of)
    holidays = common_holidays(data.snapshot, calendar.first, calendar.last)
    return replace(data, snapshot=replace(data.snapshot, calendar=replace(calendar, holidays=holidays)))


def common_holidays(snapshot: Snapshot, first: date, last: date) -> tuple[NamedDay, ...]:
    """Return the holidays between two days that the council did not choose."""
    found = days.holidays(snapshot, first, last)
    return tuple(holiday for holiday in found if holiday.scope is not HolidayScope.LOCAL)


def _images(database: Database, snapshot: Snapshot, edition: Edition) -> dict[str, StoredImage]:
    """Return the pictures that the manual shows besides the shield, by their digest.

    What was hidden from an account may name people: the public edition never gets its capture. The images
    that are ready for a crisis stay inside until they are needed.
    """
    style = snapshot.style
    wanted = {style.logo, style.logo_on_dark} if style else set()
    if edition is Edition.RESERVED:
        wanted |= {entry.capture for entry in snapshot.moderations}
        wanted |= {notice.picture for notice in snapshot.crisis.notices}
    found = (reading.picture(database, digest) for digest in sorted(filter(None, wanted)))
    return {picture.sha256: picture for picture in found if picture is not None}


def _issue(database: Database, snapshot: Snapshot, edition: Edition) -> ManualIssue:
    """Return the version that the manual would have: that of its edition again when nothing changed since.

    The other edition is another version: each that was printed stays in the list of them.
    """
    with database.read() as sql:
        last_action = steps.last_action_id(sql)
    printed = newest(snapshot, edition)
    if printed is not None and printed.last_action_id == last_action:
        version = printed.version
    else:
        version = next_number(snapshot)
    user = snapshot.user
    return ManualIssue(
        version=version,
        as_of=clock.today(),
        edition=edition.value,
        last_action_id=last_action,
        author=user.name if user else "",
    )


def newest(snapshot: Snapshot, edition: Edition, before: int | None = None) -> ManualIssue | None:
    """Return the last manual of an edition that was printed, or the last before a version."""
    printed = [each for each in snapshot.issues if before is None or each.version < before]
    return next((each for each in reversed(printed) if each.edition == edition.value), None)


def next_number(snapshot: Snapshot) -> int:
    """Return the number of the next version: they are one after another, whatever their edition."""
    return 1 + max((issue.version for issue in snapshot.issues), default=0)


def file_name(database: Database, edition: Edition) -> str:
    """Return what the file of the manual of today is called, as `prepare` does, without composing it."""
    snapshot = reading.snapshot(database)
    return _file_name(_body_of(snapshot), _issue(database, snapshot, edition), edition)


def _file_name(council: Council, issue: ManualIssue, edition: Edition) -> str:
    return f"Manual-de-relevo-{file_word(council.name)}-v{issue.version}-{edition.value}.pdf"


def write(document: Document, target: Path, progress: Progress) -> None:
    """Write a document as what the name of the file says: .pdf, .docx or .html; whole or not at all.

    It needs no database and may run beside the window.
    """
    kind = target.suffix.lower()
    if kind == ".docx":
        from muniredes.manual.word.book import write_docx

        progress(0.0)
        write_docx(document, target)
        progress(1.0)
    elif kind in (".html", ".htm"):
        progress(0.0)
        _write_html(document, target)
        progress(1.0)
    else:
        from muniredes.manual.pdf import write_pdf

        write_pdf(document, target, progress)


def _write_html(document: Document, target: Path) -> None:
    from muniredes.manual.web.page import draw_html

    with disk_problems(target), perhaps_open_elsewhere(target), sharing(target) as neighbour:
        neighbour.write_text(draw_html(document), encoding="utf-8")


def draw(document: Document, progress: Progress) -> bytes:
    """Return a composed manual as a PDF that is nowhere on the disk; it may run beside the window."""
    from muniredes.manual.pdf import draw_pdf

    return draw_pdf(document, progress)


def look(document: Document, progress: Progress, before: Pages | None = None) -> Pages:
    """Return a composed manual to be looked at, every page in its place; it may run beside the window.

    With what was seen `before` a change, only what is not as it was is laid out.
    """
    from muniredes.manual.pdf import Shown

    return Shown(document, progress, before if isinstance(before, Shown) else None)


def record(database: Database, issue: ManualIssue) -> None:
    """Write down that a manual was printed, so that the next one can say what changed."""
    if database.is_read_only:
        return
    with database.note() as sql:
        sql.put(issue)
