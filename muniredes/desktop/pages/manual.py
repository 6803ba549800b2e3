"""«Manual»: how complete it is, what is missing, how it looks, and the PDF."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from muniredes.actions import accounts, clock, knowledge
from muniredes.actions.handover import since_term
from muniredes.actions.printing import manual, papers
from muniredes.actions.printing.manual import Draft, Edition
from muniredes.actions.printing.papers import Paper
from muniredes.actions.workspace import Database
from muniredes.desktop.background.jobs import Job, Work, only_logged
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear, scrolled
from muniredes.desktop.layouts.panes import TwoPanes
from muniredes.desktop.messages.papers import write_paper
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.messages.telling import Telling
from muniredes.desktop.pages.base import Page
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.preview import PreviewPane
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.risk import RiskLevel
from muniredes.domain.findings import Examination, examine
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress, within
from muniredes.i18n import _

_GAPS_SHOWN = 8
_PREVIEW_LETTERS = 32
_TONES = {RiskLevel.HIGH: "danger", RiskLevel.MEDIUM: "warning", RiskLevel.LOW: ""}


class ManualPage(Page):
    """The product of the program."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        hub.replaced.connect(self._forget_the_other_guide)
        self._job: Job | None = None
        self._reading: Job | None = None
        self._is_writing = False
        self._all_gaps = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 20, 12)
        outer.setSpacing(10)
        outer.addWidget(label(_("Manual de relevo"), "h1"))
        self._empty = EmptyState(
            _("Aún no hay nada que imprimir"),
            _(
                "Diga primero de qué pueblo es la guía: con eso ya sale un manual "
                "con huecos para rellenar a mano."
            ),
        )
        self._empty.offer(_("Empezar"), lambda: self.go(Target(Place.SETUP)), primary=True)
        self._empty.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        outer.addWidget(self._empty)
        self._split = self._build_split()
        outer.addWidget(self._split, 1)
        outer.addStretch(0)

    def _build_split(self) -> TwoPanes:
        content = QWidget()
        self._left = QVBoxLayout(content)
        self._left.setContentsMargins(0, 0, 10, 16)
        self._left.setSpacing(14)
        self._left.addWidget(self._print_card())
        self._gaps_column = QVBoxLayout()
        self._left.addLayout(self._gaps_column)
        self._papers_column = QVBoxLayout()
        self._paper_verbs: dict[Paper, QPushButton] = {}
        self._left.addLayout(self._papers_column)
        self._left.addStretch(1)
        self._told = Telling(content, self.hub)
        self._preview = PreviewPane()
        return TwoPanes(scrolled(content), self._preview, _PREVIEW_LETTERS)

    def _print_card(self) -> QWidget:
        frame, column = card()
        self._missing = label("", "h3")
        column.addWidget(self._missing)
        column.addWidget(label(_("Cada cuenta, persona o apartado nuevo trae sus preguntas."), "muted"))
        options = (
            Option(
                value=Edition.RESERVED.value,
                label=_("Reservada"),
                help=_("Todo, menos las contraseñas. Para quien releva."),
            ),
            Option(
                value=Edition.PUBLIC.value,
                label=_("Pública"),
                help=_("Sin nombres, teléfonos ni quién tiene las llaves."),
            ),
        )
        self._edition = ChoiceInput(ChoiceField(key="edition", label=_("Edición"), options=options))
        self._edition.set_value(Edition.RESERVED.value)
        self._edition.changed.connect(self._show_preview)
        column.addWidget(self._edition)
        self._print = button(_("Guardar el manual…"), self._ask_where, "primary", "manual")
        column.addWidget(self._print)
        column.addWidget(label(_("En PDF para imprimirlo y archivarlo; también en Word o en HTML."), "muted"))
        return frame

    def _papers_card(self) -> QWidget:
        lines = LinesCard(_("Otros documentos"))
        shown = papers.papers()
        for paper in shown:
            lines.add_line(paper.word, paper.purpose, _("Guardar…"), partial(self._ask_paper, paper))
        self._paper_verbs = dict(zip(shown, lines.findChildren(QPushButton), strict=True))
        return lines

    def show_target(self, target: Target) -> None:
        """Put the cursor on the verb of a paper, which is scrolled into view."""
        self.refresh_if_stale()
        verb = next((made for paper, made in self._paper_verbs.items() if paper.value == target.field), None)
        if verb is not None:
            put_cursor(verb)

    def _ask_paper(self, paper: Paper) -> None:
        name = papers.file_name(self.hub.database, paper)
        target = ask_where(self, paper.word, name, papers.KINDS)
        if target is not None:
            self.write_paper(paper, target)

    def write_paper(self, paper: Paper, target: Path) -> None:
        """Write a short paper at a path, and say how it went."""
        try:
            write_paper(self, papers.prepare(self.hub.database, paper), target)
        except Problem as problem:
            again, elsewhere = partial(self.write_paper, paper, target), partial(self._ask_paper, paper)
            say_not_saved(self._told, problem, again, elsewhere)
            return
        self._say_saved(target)

    def refresh(self) -> None:
        for _part in self.refresh_in_parts():
            pass

    def refresh_in_parts(self) -> Iterator[None]:
        has_body = self.hub.snapshot.council is not None
        self._empty.setVisible(not has_body)
        self._split.setVisible(has_body)
        if not has_body:
            return
        examination = examine(self.hub.snapshot, knowledge.networks(), clock.today(), knowledge.crisis_book())
        self._show_missing(examination)
        yield
        self._show_gaps(examination)
        yield
        if not self._paper_verbs:
            self._papers_column.addWidget(self._papers_card())
            yield
        self._show_preview()

    def _show_missing(self, examination: Examination) -> None:
        self._missing.setText(f"{examination.missing_words}.")
        first = not self.hub.snapshot.issues
        words = _("Guardar un primer manual…") if first else _("Guardar el manual…")
        self._print.setText(words)

    def _show_gaps(self, examination: Examination) -> None:
        clear(self._gaps_column)
        found = examination.findings
        if not found:
            self._gaps_column.addWidget(Notice(_("No falta nada. Puede entregarlo."), "good"))
            return
        self._show_contradictions(examination)
        found = examination.gaps
        lines = LinesCard(_("Lo que falta"))
        lines.set_count(len(found), "warning")
        for finding in found if self._all_gaps else found[:_GAPS_SHOWN]:
            state = (finding.level.word, _TONES[finding.level]) if finding.level is RiskLevel.HIGH else None
            detail = _("Capítulo {n}").format(n=finding.chapter)
            apart = finding.remedy if finding.remedy != finding.target else None
            mend = (_("Arreglar"), partial(self.go, apart)) if apart else None
            fill = partial(self.go, finding.target)
            said = accounts.marked_sentence(self.hub.snapshot, finding.sentence)
            lines.add_line(said, detail, finding.verb or _("Completar"), fill, state, also=mend)
        self._gaps_column.addWidget(lines)
        if len(found) > _GAPS_SHOWN:
            words = _("Ver menos") if self._all_gaps else _("Ver todo lo que falta")
            self._gaps_column.addWidget(button(words, self._toggle_gaps, "link"))

    def _show_contradictions(self, examination: Examination) -> None:
        """Say first what two answers cannot both be true of: somebody would see it in print."""
        found = examination.contradictions
        if not found:
            return
        lines = LinesCard(_("Antes de imprimir: esto no cuadra"))
        lines.set_count(len(found), "danger")
        for finding in found:
            one, other = finding.sides
            lines.add_line(
                accounts.marked_sentence(self.hub.snapshot, finding.sentence),
                _("Capítulo {n}").format(n=finding.chapter),
                one.word,
                partial(self.go, one.target),
                also=(other.word, partial(self.go, other.target)),
            )
        self._gaps_column.addWidget(lines)

    def _toggle_gaps(self) -> None:
        self._all_gaps = not self._all_gaps
        self._show_gaps(
            examine(self.hub.snapshot, knowledge.networks(), clock.today(), knowledge.crisis_book())
        )

    def _chosen_edition(self) -> Edition:
        return Edition(self._edition.value() or Edition.RESERVED)

    def _show_preview(self) -> None:
        """Put the pages of the manual of now in their place, in memory only, and draw the one in view."""
        if self._is_writing or self.hub.snapshot.council is None:
            return
        if self._job is not None:
            self._job.cancel()
        database = self.hub.database
        job = self._start(partial(_laid_out, database, self._chosen_edition(), self._preview.pages))
        job.on_fault = only_logged  # what is seen ahead: writing it says what is wrong
        job.done.connect(partial(self._on_laid_out, database))
        self._preview.say(_("Preparando la vista previa…"))

    def _on_laid_out(self, database: Database, pages: manual.Pages) -> None:
        if database is self.hub.database:
            self._preview.show_pages(pages)
            self._read_the_term_that_ended()

    def _forget_the_other_guide(self) -> None:
        self._preview.forget()
        self._preview.say(_("Preparando la vista previa…"))

    def _read_the_term_that_ended(self) -> None:
        """Read it once, beside what is seen; with it the manual says what changed, and is shown anew."""
        database, edition = self.hub.database, self._chosen_edition()
        if self._reading is not None or not since_term.is_to_be_read(database, edition):
            return
        self._reading = Job(partial(since_term.read, database, edition), self)
        self._reading.on_fault = only_logged
        self._reading.ended.connect(self._on_reading_ended)
        self._reading.done.connect(self._on_term_read)
        self._reading.start()

    def _on_reading_ended(self) -> None:
        self._reading = None

    def _on_term_read(self, before: manual.Before | None) -> None:
        if before is not None:
            self._show_preview()

    def _ask_where(self) -> None:
        name = manual.file_name(self.hub.database, self._chosen_edition())
        target = ask_where(self, _("Guardar el manual"), name, manual.KINDS)
        if target is not None:
            self.write_to(target)

    def write_to(self, target: Path) -> None:
        """Write the manual of now at a path, with progress, and say how it went."""
        if self._job is not None:
            self._job.cancel()
        job = self._start(partial(_written, self.hub.database, self._chosen_edition(), target))
        self._is_writing = True
        self._told.follow(job, _("Escribiendo el manual…"))
        job.done.connect(lambda draft: self._on_written(draft, target))
        job.cancelled.connect(lambda: self._told.say(_("Cancelado: no se ha escrito ningún fichero."), ""))
        job.failed.connect(lambda problem: self._on_failed(problem, target))

    def _start(self, work: Work) -> Job:
        job = Job(work, self)
        self._job = job
        job.ended.connect(partial(self._forget, job))
        job.start()
        return job

    def _forget(self, job: Job) -> None:
        if self._job is not job:
            return
        self._job, was_writing = None, self._is_writing
        self._is_writing = False
        if was_writing:  # what was asked to be seen meanwhile waited: another edition, another guide
            self._show_preview()

    def _on_written(self, draft: Draft, target: Path) -> None:
        manual.record(self.hub.database, draft.issue)
        self.hub.note_changed()
        self._say_saved(target)
        self.refresh()

    def _say_saved(self, target: Path) -> None:
        say_saved(self._told, target)
        self._told.offer(_("Abrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
        self._told.offer(
            _("Abrir la carpeta"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))
        )

    def _on_failed(self, problem: Problem, target: Path) -> None:
        say_not_saved(self._told, problem, partial(self.write_to, target), self._ask_where)


def _laid_out(
    database: Database, edition: Edition, seen: manual.Pages | None, progress: Progress
) -> manual.Pages:
    """Compose the manual of now and put its pages in their place, beside the window: it only reads."""
    draft = manual.prepare(database, edition, since_term.at_hand(database))
    return manual.look(draft.document, progress, seen)


def _written(database: Database, edition: Edition, target: Path, progress: Progress) -> Draft:
    """Write the manual of now at a path, beside the window, and return what was written."""
    before = since_term.read(database, edition, within(progress, 0, 0.2))
    draft = manual.prepare(database, edition, before)
    manual.write(draft.document, target, within(progress, 0.2, 1))
    return draft
