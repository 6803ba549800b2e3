"""Copies of everything: make one, take one away, go back to one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from muniredes import policy
from muniredes.actions import history
from muniredes.actions.safekeeping import backups, copy_names
from muniredes.actions.workspace import Workspace
from muniredes.desktop.background.jobs import Job, only_logged
from muniredes.desktop.dialogs.opening import what_it_holds
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.pages.saying import SayingPanel
from muniredes.desktop.pages.settings.second_copy import SecondCopyCard
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.files import ask_file, ask_where
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.message_boxes import Icon, message
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Progress
from muniredes.domain.texts.text import size_words
from muniredes.i18n import _

T = TypeVar("T")

_SHOWN = 12


class CopiesPanel(SayingPanel):
    """Nothing is lost."""

    asked_by = ("copies",)

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._sound: dict[Path, bool] = {}
        self._under_way: Job | None = None

    @property
    def title(self) -> str:
        return _("Copias de seguridad")

    def concerns(self, change: Change) -> bool:
        del change
        return False

    def refresh(self) -> None:
        clear(self.column)
        if self.hub.workspace.is_passing:
            self._say_that_it_is_one()
            return
        frame, column = card()
        column.addWidget(label(_("Toda la guía está en un solo fichero"), "h3"))
        column.addWidget(
            label(
                _(
                    "Se copia sola cada día y al cerrar. Se guardan las diez últimas y una de cada mes. "
                    "Ocupan {taken}: si pasan de {most} se van las más antiguas, menos las tres últimas."
                ).format(
                    taken=size_words(backups.bytes_taken(self.hub.database)),
                    most=size_words(backups.MOST_BYTES),
                ),
                "muted",
            )
        )
        column.addWidget(
            label(
                _(
                    "Del historial se guarda el detalle de los últimos {n} años; de lo anterior, qué se hizo "
                    "y quién y cuándo. Las imágenes que ya nada usa se van."
                ).format(n=history.YEARS_OF_DETAIL),
                "muted",
            )
        )
        column.addWidget(label(str(self.hub.database.path), "small", selectable=True))
        fixed = policy.in_force()
        if fixed.data_folder is not None:
            column.addWidget(label(_("La carpeta de los datos la fija su diputación."), "muted"))
        column.addLayout(
            FlowLayout(
                button(_("Hacer una copia ahora"), self._make, "primary"),
                button(_("Guardar una copia en otro sitio…"), self._export),
                button(_("Recuperar otra copia…"), self._choose),
                button(_("Abrir la carpeta"), self._open_folder, icon="folder"),
            )
        )
        self.column.addWidget(frame)
        self.column.addWidget(SecondCopyCard(self))
        self._list()

    def _say_that_it_is_one(self) -> None:
        """In a copy that is only looked at, copies are not made nor brought back: say where they are."""
        state = EmptyState(
            _("Esto que mira es una copia"),
            _("Para recuperarla, vuelva a su guía: está en la lista de copias, con «Recuperar»."),
        )
        state.offer(_("Ir a las copias de mi guía"), self.hub.own_asked.emit, primary=True)
        self.column.addWidget(state)

    def _list(self) -> None:
        lines = LinesCard(_("Copias que hay"), _("Ninguna todavía."))
        there = backups.copies(self.hub.database)
        names = copy_names.copies(there)
        there = there[:_SHOWN]
        held = backups.holdings(copy.path for copy in there)
        for copy in there:
            when = names[copy.path]
            sound = self._sound.get(copy.path)
            if sound is False:
                lines.add_line(when, copy.reason.word, "", None, (_("Dañada"), "danger"))
                continue
            look = partial(self.hub.look_asked.emit, copy.path)
            back = partial(self.restore, copy.path)
            state = (_("Entera"), "good") if sound else (_("Comprobándola…"), "")
            brings = held[copy.path]
            told = f"{copy.reason.word}. {what_it_holds(brings)}" if brings else copy.reason.word
            lines.add_line(when, told, _("Recuperar"), back, state, also=(_("Mirarla"), look))
        self.column.addWidget(lines)
        self._check()

    def _check(self) -> None:
        """Read, beside the window, the copies that have not been read: only then can they be believed."""
        database = self.hub.database
        found = {copy.path for copy in backups.copies(database)[:_SHOWN]} - set(self._sound)
        if not found or self._under_way is not None:
            return
        self._under_way = Job(partial(backups.sound_among, frozenset(found)))  # it may outlive this page
        self._under_way.on_fault = only_logged
        self._under_way.ended.connect(self._on_ended)
        self._under_way.done.connect(self._on_checked)
        self._under_way.start()

    def _on_ended(self) -> None:
        self._under_way = None

    def _on_checked(self, sound: dict[Path, bool]) -> None:
        self._sound.update(sound)
        self.refresh()

    def _make(self) -> None:
        database = self.hub.database
        try:
            copy = self._copied(lambda _progress: backups.back_up(database))
        except Problem as problem:
            self.say(problem.sentence, "danger")
            return
        self.say(_("Copia hecha y comprobada: {name}").format(name=self._called(copy.path)), "good")
        self.refresh()

    def _copied(self, work: Callable[[Progress], T]) -> T:
        return work_apart(self.window(), _("Haciendo la copia…"), work, can_stop=False)

    def _export(self) -> None:
        kinds = (_("Copia de MuniRedes (*.zip)"), _("Guía que se abre con doble pulsación (*.muniredes)"))
        target = ask_where(self, _("Guardar una copia"), "copia-muniredes.zip", ";;".join(kinds))
        if target is not None:
            self._export_to(target)

    def _export_to(self, target: Path) -> None:
        database = self.hub.database
        try:
            self._copied(lambda _progress: backups.export(database, target))
        except Problem as problem:
            self.say_not_saved(problem, partial(self._export_to, target), self._export)
            return
        self.say_saved(target, _("Copia guardada en {path}"))

    def _choose(self) -> None:
        kinds = _("Copias (*.zip *.sqlite *.muniredes)")
        chosen = ask_file(self, _("Recuperar una copia"), kinds, backups.folder(self.hub.database))
        if chosen is not None:
            self.restore(chosen)

    def restore(self, source: Path) -> None:
        """Go back to a copy, after asking; what there is now is kept among the copies."""
        name = self._called(source)
        what = _("¿Volver a la copia «{name}»?").format(name=name)
        more = _("Lo que hay ahora se guarda antes en otra copia, por si quiere volver.")
        asked = message(self, Icon.Question, what, more)
        yes = asked.addButton(_("Recuperar la copia"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.exec()
        if asked.clickedButton() is not yes:
            return
        doing = _("Recuperando «{name}»…").format(name=name)
        self.apart(
            doing,
            partial(backups.bring_back, self.hub.workspace, source),
            lambda _kept: self._go_on_with(self.open_again(doing)),
            _("Cancelado: no se ha cambiado nada."),
        )

    def _called(self, copy: Path) -> str:
        return copy_names.copy(copy, backups.copies(self.hub.database))

    def _go_on_with(self, again: Workspace | None) -> None:
        if again is not None:
            self.hub.open_workspace(again)
            self.hub.is_just_recovered = True
            self.say(_("Se ha recuperado la copia."), "good")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(backups.folder(self.hub.database))))
