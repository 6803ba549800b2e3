"""The package that goes from who leaves to who comes: write one, or open and take one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from muniredes.actions.handover import delivering, receiving, sheets
from muniredes.actions.handover.sheets import SheetDraft
from muniredes.actions.workspace import Database, Workspace
from muniredes.desktop.background.jobs import Job, Work
from muniredes.desktop.dialogs.package_words import CloseWordsDialog, OpenWordsDialog
from muniredes.desktop.focus import put_cursor_soon
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.handover.first_days import FIRST_QUESTION
from muniredes.desktop.pages.handover.shown import inside_card, receipt_card
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.widgets.files import ask_file, ask_where
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.handover.inside import Inside
from muniredes.domain.handover.package import Receipt
from muniredes.domain.handover.passphrase import WORDS_FIELD
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.i18n import _

_Made = tuple[Receipt, bytes]
"""A package that was made, and the code of its receipt as a PNG."""


class PackagePanel(SayingPanel):
    """One file with everything, that proves itself whole."""

    asked_by = ("receive",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._seen: Inside | None = None
        self._words = ""
        self._take: QPushButton | None = None
        self._made: _Made | None = None

    @property
    def title(self) -> str:
        return _("El paquete")

    def forget(self) -> None:
        super().forget()
        self._forget_words()
        self._made = None

    def _forget_words(self) -> None:
        self._seen, self._words = None, ""

    def refresh(self) -> None:
        clear(self.column)
        if self._seen is not None:
            self.column.addWidget(self._inside(self._seen))
        if self._made is not None:
            receipt, code = self._made
            save = button(_("Guardar el recibo…"), partial(self._ask_receipt, receipt), "primary")
            self.column.addWidget(receipt_card(receipt, code, save))
        if self.hub.snapshot.council is not None:
            self.column.addWidget(self._to_deliver())
        self.column.addWidget(self._to_receive())

    # ── Delivering ───────────────────────────────────────────────────────────────────────────

    def _to_deliver(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("Entregar"), "h3"))
        said = _(
            "Un solo fichero con toda la guía, los dos manuales, una página que se abre sin el programa y la "
            "última acta; si no hay ninguna hecha, una preliminar de hoy. No lleva contraseñas. "
            "Si cambia aunque sea una letra, el programa lo nota al abrirlo."
        )
        column.addWidget(label(said, "muted"))
        closed = _(
            "Si va a viajar por correo o en un lápiz de memoria, ciérrelo con palabras: así, si se pierde, "
            "nadie lee los teléfonos ni los nombres."
        )
        column.addWidget(label(closed, "muted"))
        column.addLayout(
            FlowLayout(
                button(_("Guardar el paquete…"), self._ask_where, "primary"),
                button(_("Guardarlo cerrado con palabras…"), self._ask_words_to_close),
            )
        )
        return frame

    def _ask_words_to_close(self) -> None:
        dialog = CloseWordsDialog(self.hub, self.window())
        dialog.accepted.connect(lambda: self._ask_where(dialog.words))
        dialog.open()

    def _ask_where(self, words: str = "") -> None:
        name = delivering.suggested_name(self.hub.database)
        target = ask_where(self, _("Guardar el paquete"), name, _("Paquete de MuniRedes (*.muniredes)"))
        if target is not None:
            self.deliver(target, words)

    def deliver(self, target: Path, words: str = "") -> None:
        """Write the package at a path, beside the window; with words, only they open it."""
        self._made = None
        job = self._start(partial(_delivered, self.hub.database, target, words), _("Haciendo el paquete…"))
        job.failed.connect(partial(self._say_not_delivered, target, words))
        job.done.connect(self._on_delivered)
        job.cancelled.connect(lambda: self.say(_("Cancelado: no se ha escrito ningún paquete."), ""))

    def _on_delivered(self, made: _Made) -> None:
        self._made = made
        self.say_saved(made[0].path)
        self.refresh()

    def _say_not_delivered(self, target: Path, words: str, problem: Problem) -> None:
        self.say_not_saved(problem, partial(self.deliver, target, words), partial(self._ask_where, words))

    def _ask_receipt(self, receipt: Receipt) -> None:
        self._ask_receipt_place(sheets.compose_receipt(self.hub.database, receipt))

    def _ask_receipt_place(self, draft: SheetDraft) -> None:
        target = ask_where(self, _("Guardar el recibo"), draft.suggested_name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.write_receipt(draft, target)

    def write_receipt(self, draft: SheetDraft, target: Path) -> None:
        """Draw the receipt of a package and write it, beside the window."""
        work, elsewhere = partial(sheets.write, draft, target), partial(self._ask_receipt_place, draft)
        self.write_apart(_("Haciendo el recibo…"), work, target, elsewhere)

    # ── Receiving ────────────────────────────────────────────────────────────────────────────

    def _to_receive(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("He heredado las cuentas"), "h3"))
        said = _("Abra el paquete que le han dejado: primero se comprueba entero y se enseña qué trae.")
        column.addWidget(label(said, "muted"))
        nothing = partial(self.go, Target(Place.HANDOVER, None, "first_days"))
        column.addLayout(
            FlowLayout(
                button(_("Abrir un paquete…"), self._choose),
                button(_("No me han dejado ningún paquete"), nothing, changes=True),
            )
        )
        return frame

    def _choose(self) -> None:
        chosen = ask_file(self, _("Abrir un paquete"), _("Paquete de MuniRedes (*.muniredes)"))
        if chosen is not None:
            self.open_package(chosen)

    def open_package(self, source: Path, trouble: str = "", words: str = "") -> None:
        """Verify a package beside the window and show what is inside; one that is closed asks its words."""
        self._seen = None
        try:
            is_closed = receiving.needs_words(source)
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        if not is_closed:
            self.look(source)
            return
        dialog = OpenWordsDialog(source, trouble, words, self.window())
        dialog.accepted.connect(lambda: self.look(source, dialog.words))
        dialog.open()

    def look(self, source: Path, words: str = "") -> None:
        """Verify a package and read what it brings, beside the window."""
        work = partial(receiving.look, source, self._own_guide(), words=words)
        job = self._start(work, _("Comprobando el paquete y leyendo lo que trae…"))
        job.failed.connect(partial(self._on_not_opened, source, words))
        job.done.connect(partial(self._on_looked, words))
        job.cancelled.connect(lambda: self.say(_("Cancelado: no se ha cambiado nada."), ""))

    def _on_not_opened(self, source: Path, words: str, problem: Problem) -> None:
        """Ask again for the words of a package when those were not; anything else is said."""
        if problem.field == WORDS_FIELD:
            self.open_package(source, problem.sentence, words)
            return
        self.say_failed(problem)

    def _own_guide(self) -> Path | None:
        """Return the guide in whose place a package would go; None while it is another one that is seen."""
        return None if self.hub.is_visiting else self.hub.database.path

    def _on_looked(self, words: str, inside: Inside) -> None:
        self._seen, self._words = inside, words
        if not inside.warning:  # it is told with what it brings
            self.say(_("El paquete está entero, tal como se hizo."), "good")
        self.refresh()
        if self._take is not None:
            put_cursor_soon(self._take)

    def _inside(self, inside: Inside) -> QWidget:
        self._take = button(_("Recibir este paquete"), self.receive, "primary")
        return inside_card(inside, self._take, button(_("Dejarlo"), self._leave))

    def receive(self) -> None:
        """Take the package that is open: from now on its guide is this one."""
        if self._seen is None:
            return
        opened, receipt = self.hub.workspace, self._seen.receipt
        work = partial(receiving.take, opened, receipt.path, seen=receipt, words=self._words)
        self.apart(
            _("Recibiendo el paquete…"),
            work,
            lambda _kept: self._go_on_with(self.open_again(_("Abriendo lo recibido…"))),
            _("Cancelado: no se ha cambiado nada."),
        )

    def _go_on_with(self, workspace: Workspace | None) -> None:
        self._forget_words()
        if workspace is None:
            return
        self.hub.open_workspace(workspace)
        self.refresh()
        self.say(_("Recibido, entero. Ahora, cuenta por cuenta:"), "good")
        begin = self.told.offer(_("Empezar los diez primeros días"), self._begin_first_days)
        put_cursor_soon(begin)

    def _begin_first_days(self) -> None:
        """Begin them with one press, and go to the first question."""
        if self.hub.attempt(receiving.begin_first_days) is not None:
            self.told.clear()
            self.go(Target(Place.HANDOVER, None, FIRST_QUESTION))

    def _leave(self) -> None:
        self._forget_words()
        self.told.clear()
        self.refresh()

    # ── What is said ─────────────────────────────────────────────────────────────────────────

    def _start(self, work: Work, doing: str) -> Job:
        self.told.clear()
        job = Job(work, self)
        self.told.follow(job, doing)
        job.start()
        return job


def _delivered(database: Database, target: Path, words: str, progress: Progress) -> _Made:
    """Make a package and draw the code of its receipt."""
    receipt = delivering.deliver(database, target, progress, words)
    return receipt, sheets.receipt_code(receipt)
