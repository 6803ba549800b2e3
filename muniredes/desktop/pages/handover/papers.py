"""The acts of a handover, each kept as it was drawn up."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from muniredes.actions import accounts
from muniredes.actions.handover import acts, preparing, sheets
from muniredes.actions.handover.acts import ActDraft
from muniredes.actions.handover.sheets import SheetDraft
from muniredes.desktop.background.jobs import Job
from muniredes.desktop.dialogs.ask import AskDialog
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.papers import wait_for_writing, write_paper
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.dates import long_date
from muniredes.domain.handover.record import ActKind, HandoverAct, HandoverFile, to_begin
from muniredes.domain.people import Person
from muniredes.domain.problems import Problem
from muniredes.i18n import _, ngettext


class PapersPanel(SayingPanel):
    """What is signed."""

    asked_by = ("acts",)

    @property
    def title(self) -> str:
        return _("Actas")

    def refresh(self) -> None:
        clear(self.column)
        if self.hub.snapshot.council is None:
            self.ask_for_town(_("Con él se hacen las actas y las hojas de lo que tiene cada persona."))
            return
        self.column.addWidget(self._new_card())
        self.column.addWidget(self._list())
        self.column.addWidget(self._sheets())

    def _new_card(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("Hacer un acta"), "h3"))
        column.addWidget(
            label(
                _(
                    "Lleva lo urgente primero, las cuentas con sus llaves y su riesgo (nunca contraseñas), "
                    "lo pendiente y sitio para firmar, a mano o con certificado (AutoFirma, Acrobat). Queda "
                    "guardada tal como se hizo; lo que aparezca después va en un acta complementaria."
                ),
                "muted",
            )
        )
        body = self.hub.snapshot.council
        kinds = (self.hub.snapshot.handover or HandoverFile(to_begin(body))).next_acts(body)
        made = [self._verb(kind, number) for number, kind in enumerate(kinds)]
        if kinds:
            made.append(button(_("Borrador en Word…"), partial(self._ask_draft, kinds[0])))
        column.addLayout(FlowLayout(*made))
        return frame

    def _verb(self, kind: ActKind, number: int) -> QPushButton:
        return button(kind.word, partial(self.ask_to_make, kind), "" if number else "primary", changes=True)

    def _list(self) -> LinesCard:
        lines = LinesCard(_("Actas hechas"), _("Ninguna todavía."))
        for file in reversed(self.hub.snapshot.handovers):
            for act in reversed(file.acts):
                self._add(lines, file, act)
        return lines

    def _add(self, lines: LinesCard, file: HandoverFile, act: HandoverAct) -> None:
        day = long_date(act.issued_on) if act.issued_on else ""
        mark = _("Huella {sha}…").format(sha=act.sha256[:16])
        detail = ". ".join(filter(None, (day, file.handover.why, mark)))
        lines.add_line(act.title, detail, _("Guardar…"), partial(self._ask_kept, act))

    def _sheets(self) -> LinesCard:
        empty = _("Nadie tiene llaves ni aparatos apuntados.")
        lines = LinesCard(_("La hoja de cada persona: lo que se le entrega y lo que devolverá"), empty)
        snapshot = self.hub.snapshot
        for person, held in sheets.held(snapshot):
            count = ngettext("{n} cosa", "{n} cosas", len(held))
            names = dict.fromkeys(accounts.marked_title(snapshot, each.account) for each in held)
            detail = " · ".join((count, *names))
            lines.add_line(person.with_post, detail, _("Guardar…"), partial(self._ask_sheet, person))
        return lines

    def _ask_sheet(self, person: Person) -> None:
        try:
            draft = sheets.compose(self.hub.database, person)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        self._ask_sheet_place(draft)

    def _ask_sheet_place(self, draft: SheetDraft) -> None:
        target = ask_where(self, _("Guardar la hoja"), draft.suggested_name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.write_sheet(draft, target)

    def write_sheet(self, draft: SheetDraft, target: Path) -> None:
        """Draw a sheet and write it, beside the window."""
        write = partial(wait_for_writing, self, partial(sheets.write, draft, target))
        self._attempt(write, target, partial(self._ask_sheet_place, draft))

    def ask_to_make(self, kind: ActKind) -> None:
        """Make an act; of the one that hands over, what it would leave open is said first, and asked."""
        left = self._left_open() if kind is ActKind.FINAL else ""
        if not left:
            self.make(kind)
            return
        said = _("{left} El acta lo hará constar así y dará el traspaso por entregado.").format(left=left)
        make, question = partial(self.make, kind), _("¿Hacer ya el acta de entrega?")
        AskDialog(question, said, _("Hacer el acta"), make, self.window()).open()

    def _left_open(self) -> str:
        """Return what is not settled yet of the handover, in sentences; nothing when all is."""
        snapshot = self.hub.snapshot
        own = snapshot.handover.handover if snapshot.handover else None
        left = len(preparing.what_is_missing(snapshot))
        said = (
            _("No consta quién entrega.") if own is None or own.giver_id is None else "",
            _("No consta quién recibe.") if own is None or own.receiver_id is None else "",
            ngettext("Queda {n} cosa por cerrar.", "Quedan {n} cosas por cerrar.", left) if left else "",
        )
        return " ".join(filter(None, said))

    def make(self, kind: ActKind) -> None:
        """Draw an act up and keep it; it is drawn beside the window."""
        draft = self._composed(kind)
        if draft is None:
            return
        job = Job(partial(acts.draw, draft), self)
        self.told.follow(job, _("Haciendo el acta…"))
        job.done.connect(partial(self._keep, draft))
        job.cancelled.connect(lambda: self.say(_("Cancelado: no se ha hecho ningún acta."), ""))
        job.failed.connect(self.say_failed)
        job.start()

    def _composed(self, kind: ActKind) -> ActDraft | None:
        """Return an act of today, or None, having said why there is none."""
        try:
            return acts.compose(self.hub.database, kind)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return None

    def _keep(self, draft: ActDraft, pdf: bytes) -> None:
        before = self._kept()
        if self.hub.attempt(acts.keep, draft.kind, pdf) is None:
            return
        made = self._kept() - before
        said = _("Hecha y guardada aquí: {act}.").format(act=draft.kind.word)
        self.say(said, "good", lambda: made <= self._kept())
        self.told.offer(_("Guardar el PDF…"), partial(self._ask_pdf, draft.suggested_name, pdf))

    def _kept(self) -> frozenset[int | None]:
        return frozenset(act.id for file in self.hub.snapshot.handovers for act in file.acts)

    def _ask_kept(self, act: HandoverAct) -> None:
        try:
            pdf = acts.kept(self.hub.database, act)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        self._ask_pdf(acts.name_of(self.hub.database, act), pdf)

    def _ask_pdf(self, name: str, pdf: bytes) -> None:
        target = ask_where(self, _("Guardar el acta"), name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.write(pdf, target)

    def write(self, pdf: bytes, target: Path) -> None:
        """Write an act just as it was drawn up."""
        write = partial(wait_for_writing, self, lambda _progress: acts.write(pdf, target))
        self._attempt(write, target, partial(self._ask_pdf, target.name, pdf))

    def _ask_draft(self, kind: ActKind) -> None:
        draft = self._composed(kind)
        if draft is None:
            return
        name = str(Path(draft.suggested_name).with_suffix(".docx"))
        target = ask_where(self, _("Guardar un borrador"), name, "Word (*.docx)")
        if target is not None:
            write = partial(write_paper, self, draft.document, target)
            self._attempt(write, target, partial(self._ask_draft, kind))

    def _attempt(self, write: Callable[[], object], target: Path, elsewhere: Callable[[], object]) -> None:
        try:
            write()
        except Problem as problem:
            self.say_not_saved(problem, partial(self._attempt, write, target, elsewhere), elsewhere)
            return
        self.say_saved(target)
        self.told.offer(_("Abrir"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))))
