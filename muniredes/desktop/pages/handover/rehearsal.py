"""The manual on trial: take a rehearsal, on the screen or on paper, and mend what it does not say."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniredes.actions import accounts
from muniredes.actions.handover import rehearsing
from muniredes.actions.handover.rehearsing import TrialDraft
from muniredes.actions.printing import papers
from muniredes.actions.printing.papers import Paper
from muniredes.desktop.dialogs.deleting import ask_and_delete
from muniredes.desktop.dialogs.rehearsal import PaperResultDialog, RehearsalDialog
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.handover.rehearsal import Rehearsal
from muniredes.i18n import _


class RehearsalPanel(SayingPanel):
    """Whether whoever comes would find it: tried before she comes."""

    asked_by = ("rehearsal",)

    @property
    def title(self) -> str:
        return _("Ensayo")

    def refresh(self) -> None:
        clear(self.column)
        if self.hub.snapshot.council is None:
            self.ask_for_town(_("Con él y con sus cuentas salen las situaciones del ensayo."))
            return
        self.column.addWidget(self._to_take())
        self.column.addWidget(self._gaps())
        self.column.addWidget(self._taken())

    def _to_take(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("¿Sabría hacerlo otra persona, solo con el manual?"), "h3"))
        said = _(
            "Salen unas veinte situaciones con los datos de esta guía («Sábado, 23:00: salen anuncios "
            "raros…»). Las contesta a solas quien va a suplir, con el manual impreso y contra el reloj. Lo "
            "que no se encuentra es un hueco del manual, y se arregla. En papel vale igual."
        )
        column.addWidget(label(said, "muted"))
        is_half_done = rehearsing.is_half_done(self.hub.database)
        words = _("Seguir el ensayo") if is_half_done else _("Hacer el ensayo")
        begin = button(words, self._open, "primary", changes=True)
        by_hand = button(_("Apuntar uno hecho en papel"), self._by_hand, changes=True)
        column.addLayout(
            FlowLayout(
                begin,
                button(_("En papel…"), self._ask_paper),
                button(_("Respuestas para corregirlo…"), self._ask_answers),
                by_hand,
            )
        )
        return frame

    def _open(self) -> None:
        dialog = RehearsalDialog(self.hub, self.window())
        dialog.target_asked.connect(self.go)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def _by_hand(self) -> None:
        PaperResultDialog(self.hub, self.window()).open()

    def _gaps(self) -> LinesCard:
        found = rehearsing.gaps(self.hub.database)
        lines = LinesCard(
            _("Lo que preguntará el próximo ensayo y el manual no dice"), _("Nada: el manual lo dice todo.")
        )
        lines.set_count(len(found), "warning")
        for ask in found:
            about = accounts.marked_title(self.hub.snapshot, ask.about)
            lines.add_line(ask.question, about, _("Arreglar"), partial(self.go, ask.target))
        return lines

    def _taken(self) -> LinesCard:
        lines = LinesCard(_("Ensayos hechos"), _("Ninguno todavía."))
        for each in reversed(self.hub.snapshot.rehearsals):
            name = self.hub.snapshot.name_of(each.person_id)
            detail = _("Lo hizo {name}.").format(name=name) if name else ""
            lines.add_line(each.sentence, detail, _("Borrar"), partial(self._delete, each), changes=True)
        return lines

    def _delete(self, rehearsal: Rehearsal) -> None:
        number = rehearsal.id or 0
        act = partial(self.hub.attempt, rehearsing.delete, number)
        ask_and_delete(self.hub, "rehearsal", number, rehearsal.sentence, act, self.window())

    # ── On paper ─────────────────────────────────────────────────────────────────────────────

    def _ask_paper(self) -> None:
        name = papers.file_name(self.hub.database, Paper.REHEARSAL)
        target = ask_where(self, Paper.REHEARSAL.word, name, papers.KINDS)
        if target is not None:
            self.write_paper(target)

    def write_paper(self, target: Path) -> None:
        """Write the situations with room to answer by hand, beside the window."""
        work = partial(papers.write, papers.prepare(self.hub.database, Paper.REHEARSAL), target)
        self.write_apart(_("Haciendo el documento…"), work, target, self._ask_paper)

    def _ask_answers(self) -> None:
        draft = rehearsing.compose(self.hub.database)
        name = draft.suggested_name
        target = ask_where(self, _("Guardar las respuestas"), name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.write_answers(draft, target)

    def write_answers(self, draft: TrialDraft, target: Path) -> None:
        """Write the answers with their pages, beside the window."""
        work = partial(rehearsing.write_answers, draft, target)
        self.write_apart(_("Haciendo el documento…"), work, target, self._ask_answers)
