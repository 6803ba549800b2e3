"""The package that goes from who leaves to who comes: write one, or open and take one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniredes.actions import safekeeping
from muniredes.actions.handover import delivering, receiving, sheets
from muniredes.actions.handover.sheets import SheetDraft
from muniredes.desktop import theme
from muniredes.desktop.hub import Hub
from muniredes.desktop.jobs import Job, Work
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.files import ask_file, ask_where
from muniredes.desktop.widgets.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.widgets.layout import card, clear, stacked
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.progress import JobBar
from muniredes.desktop.widgets.reading import work_apart
from muniredes.desktop.widgets.text import breakable, button, label
from muniredes.domain.handover.inside import Inside
from muniredes.domain.handover.package import Receipt
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.i18n import _

_NARROWEST = 34
"""How narrow a column of what a package brings may be, in letters."""


class PackagePanel(Panel):
    """One file with everything, that proves itself whole."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._notice = Notice()
        self._notice.hide()
        self._bar = JobBar()
        self._seen: Inside | None = None

    @property
    def title(self) -> str:
        return _("El paquete")

    def answers_for(self, target: Target) -> bool:
        return target.field == "receive"

    def forget(self) -> None:
        self._seen = None

    def refresh(self) -> None:
        self._notice.setParent(None)
        self._bar.setParent(None)
        clear(self.column)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._bar)
        if self._seen is not None:
            self.column.addWidget(self._inside(self._seen))
        if self.hub.snapshot.council is not None:
            self.column.addWidget(self._to_deliver())
        self.column.addWidget(self._to_receive())

    # ── Delivering ───────────────────────────────────────────────────────────────────────────

    def _to_deliver(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(_("Entregar"), "h3"))
        said = _(
            "Un solo fichero con toda la guía, los dos manuales, una página que se abre sin el programa y la "
            "última acta. No lleva contraseñas. "
            "Si cambia aunque sea una letra, el programa lo nota al abrirlo."
        )
        column.addWidget(label(said, "muted"))
        column.addLayout(FlowLayout(button(_("Guardar el paquete…"), self._ask_where, "primary")))
        return frame

    def _ask_where(self) -> None:
        name = delivering.suggested_name(self.hub.database)
        target = ask_where(self, _("Guardar el paquete"), name, _("Paquete de MuniRedes (*.muniredes)"))
        if target is not None:
            self.deliver(target)

    def deliver(self, target: Path) -> None:
        """Write the package at a path, beside the window."""
        job = self._start(partial(delivering.deliver, self.hub.database, target), _("Haciendo el paquete…"))
        job.done.connect(self._on_delivered)
        job.cancelled.connect(lambda: self._say(_("Cancelado: no se ha escrito ningún paquete."), ""))

    def _on_delivered(self, receipt: Receipt) -> None:
        said = _("Guardado en {path}. Apunte su huella en el acta: SHA-256 {sha}")
        self._say(said.format(path=receipt.path, sha=receipt.sha256), "good")
        self._notice.offer(_("Guardar el recibo…"), partial(self._ask_receipt, receipt))

    def _ask_receipt(self, receipt: Receipt) -> None:
        draft = sheets.compose_receipt(self.hub.database, receipt)
        target = ask_where(self, _("Guardar el recibo"), draft.suggested_name, _("Documento PDF (*.pdf)"))
        if target is not None:
            self.write_receipt(draft, target)

    def write_receipt(self, draft: SheetDraft, target: Path) -> None:
        """Draw the receipt of a package and write it, beside the window."""
        try:
            work_apart(self.window(), _("Haciendo el recibo…"), partial(sheets.write, draft, target))
        except Cancelled:
            self._say(_("Cancelado: no se ha escrito nada."), "")
        except Problem as problem:
            self._say(problem.sentence, "danger")
        else:
            self._say(_("Guardado en {path}").format(path=target), "good")

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
                button(_("No me han dejado ningún paquete"), nothing),
            )
        )
        return frame

    def _choose(self) -> None:
        chosen = ask_file(self, _("Abrir un paquete"), _("Paquete de MuniRedes (*.muniredes)"))
        if chosen is not None:
            self.open_package(chosen)

    def open_package(self, source: Path) -> None:
        """Verify a package beside the window, and show what is inside before taking it."""
        self._seen = None
        work = partial(receiving.look, source, self._own_guide())
        job = self._start(work, _("Comprobando el paquete y leyendo lo que trae…"))
        job.done.connect(self._on_looked)
        job.cancelled.connect(lambda: self._say(_("Cancelado: no se ha cambiado nada."), ""))

    def _own_guide(self) -> Path | None:
        """Return the guide in whose place a package would go; None while it is another one that is seen."""
        body = self.hub.snapshot.council
        is_other = self.hub.workspace.is_passing or (body is not None and body.is_example)
        return None if is_other else self.hub.database.path

    def _on_looked(self, inside: Inside) -> None:
        self._seen = inside
        self._say(_("El paquete está entero, tal como se hizo."), "good")
        self.refresh()

    def _inside(self, inside: Inside) -> QWidget:
        frame, column = card()
        column.addWidget(label(inside.council, "h2"))
        column.addWidget(label(_("Esto es lo que trae; todavía no se ha cambiado nada."), "muted"))
        column.addWidget(_facts(inside))
        column.addWidget(label(_("Para leer sin el programa"), "field"))
        for paper in inside.papers:
            column.addWidget(label(breakable(paper), "muted"))
        for sentence in inside.here:
            column.addWidget(label(breakable(sentence)))
        column.addLayout(
            FlowLayout(
                button(_("Recibir este paquete"), self.receive, "primary"),
                button(_("Dejarlo"), self._leave),
            )
        )
        return frame

    def receive(self) -> None:
        """Take the package that is open: from now on its guide is this one."""
        if self._seen is None:
            return
        opened = self.hub.workspace
        try:
            receipt = self._seen.receipt
            work = partial(receiving.take, opened, receipt.path, seen=receipt)
            work_apart(self.window(), _("Recibiendo el paquete…"), work)
            workspace = work_apart(
                self.window(), _("Abriendo lo recibido…"), lambda _progress: safekeeping.open_again(opened),
                can_stop=False,
            )  # fmt: skip
        except Cancelled:
            self._say(_("Cancelado: no se ha cambiado nada."), "")
            return
        except Problem as problem:
            self._say(problem.sentence, "danger")
            return
        self._seen = None
        self.hub.open_workspace(workspace)
        self.refresh()
        self._say(_("Recibido, entero. Ahora, cuenta por cuenta:"), "good")
        self._notice.offer(
            _("Empezar los diez primeros días"), partial(self.go, Target(Place.HANDOVER, None, "first_days"))
        )

    def _leave(self) -> None:
        self._seen = None
        self._notice.hide()
        self.refresh()

    # ── What is said ─────────────────────────────────────────────────────────────────────────

    def _start(self, work: Work, doing: str) -> Job:
        self._notice.hide()
        job = Job(work, self)
        self._bar.follow(job, doing)
        job.failed.connect(self._on_failed)
        job.start()
        return job

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self._say(error.sentence, "danger")

    def _say(self, sentence: str, tone: str) -> None:
        self._notice.clear_offers()
        self._notice.say(sentence, tone)


def _facts(inside: Inside) -> QWidget:
    """Return what a package brings, in as many columns as fit."""
    holder = QWidget()
    columns = ColumnsLayout(theme.letters(_NARROWEST), 2, down=8)
    for fact in inside.facts:
        columns.put(stacked(label(fact.name, "muted"), label(breakable(fact.said))))
    holder.setLayout(columns)
    return holder
