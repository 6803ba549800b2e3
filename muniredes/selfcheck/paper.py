"""Everything that is printed or drawn: both editions, every paper, the letters of any script, the pieces."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from muniredes.i18n import _
from muniredes.selfcheck.trial import Check, Trial

if TYPE_CHECKING:
    from muniredes.actions.printing.papers import Paper

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40"/></svg>'
)


def letters() -> None:
    """Draw a word of each of the faces: those that the manual seldom needs go too."""
    from muniredes.manual.render.letters import fonts, shaping

    for word in ("🎉", "محمد", "हिन्दी", "বাংলা", "ਪੰਜਾਬੀ", "ગુજ", "தமிழ்", "తెలు", "සිං", "ไทย", "አማርኛ", "王"):
        [(face, text)] = fonts.runs(word, fonts.REGULAR)
        assert face != fonts.NAMED
        assert shaping.clusters(text, face)


def manuals(trial: Trial) -> Iterator[Check]:
    """Yield a check for each edition, when there is a body to speak of."""
    from muniredes.actions import reading
    from muniredes.actions.printing import manual

    database = trial.database
    if reading.snapshot(database).council is None:
        return
    for edition in manual.Edition:
        target = trial.folder / f"{edition.value}.pdf"

        def write(edition: manual.Edition = edition, target: Path = target) -> None:
            manual.write(manual.prepare(database, edition).document, target, lambda _part: None)
            manual.page_image(target.read_bytes(), 0, 400)

        yield _("Manual: {edition}").format(edition=edition.word), write


def papers(trial: Trial) -> Iterator[Check]:
    """Write every paper as a PDF, and one in each of the other kinds: each needs a library of its own."""
    from muniredes.actions.printing import papers

    for paper in papers.papers():
        kinds = (".pdf", ".docx", ".html") if paper is papers.Paper.REGISTER else (".pdf",)
        yield _("Documento «{name}»").format(name=paper.value), partial(_write, trial, paper, kinds)


def _write(trial: Trial, paper: "Paper", kinds: tuple[str, ...]) -> None:
    from muniredes.actions.printing import papers

    document = papers.prepare(trial.database, paper)
    for kind in kinds:
        papers.write(document, trial.folder / f"{paper.value}{kind}")


def crisis_papers(trial: Trial) -> None:
    """Write the lists with no data at all, and the report of the last crisis, if there was any."""
    from muniredes.actions import reading
    from muniredes.actions.printing import crisis_report, papers

    database = trial.database
    lists = papers.prepare(None, papers.Paper.CRISIS_LISTS)
    papers.write(lists, trial.folder / f"{papers.Paper.CRISIS_LISTS.value}.pdf")
    for incident in reading.snapshot(database).crisis.incidents[:1]:
        assert incident.id is not None
        name = crisis_report.report_name(database, incident.id)
        papers.write(crisis_report.report(database, incident.id), trial.folder / name)


def month(trial: Trial) -> None:
    """Print the month as a sheet for the wall and as a list."""
    from muniredes.actions import clock
    from muniredes.actions.printing import month_sheets, papers

    database, today = trial.database, clock.today()
    papers.write(month_sheets.month_sheet(database, today), trial.folder / "mes.pdf")
    papers.write(month_sheets.month_list(database, today), trial.folder / "lista.pdf")


def pieces(trial: Trial) -> None:
    """Draw one piece, with a logo that is a drawing."""
    from muniredes.actions import council, pieces, reading
    from muniredes.domain.voice.style import StyleGuide

    database = trial.database
    drawn = trial.folder / "logo.svg"
    drawn.write_text(_LOGO, encoding="utf-8")
    logo = council.keep_picture(database, council.read_picture(drawn))
    look = pieces.brand(database, StyleGuide(logo=logo))
    pieces.draw(pieces.samples(reading.snapshot(database))[0], look)


def deliver(trial: Trial) -> None:
    """Close a package with words, open it with them as it arrives, and draw its receipt."""
    from muniredes.actions import reading
    from muniredes.actions.handover import delivering, passphrase, receiving, sheets

    database = trial.database
    said = passphrase.propose(database)
    if reading.snapshot(database).council is None:
        return
    receipt = delivering.deliver(database, trial.folder / "paquete.muniredes", words=said)
    assert receiving.look(receipt.path, words=said).receipt == receipt
    draft = sheets.compose_receipt(database, receipt)
    sheets.write(draft, trial.folder / draft.suggested_name, lambda _part: None)
    sheets.receipt_code(receipt)
