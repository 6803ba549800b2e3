"""How a risk of an account is mended: the steps, the letter, what is waited for, and «Hecho»."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from muniredes.actions import accounts, clock
from muniredes.actions.channels import remedies
from muniredes.actions.printing.papers import Document
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.forms.days import DateInput
from muniredes.desktop.forms.fields import DateField
from muniredes.desktop.forms.typed import typed
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.papers import write_paper
from muniredes.desktop.messages.saving import say_not_saved, say_saved
from muniredes.desktop.widgets.files import ask_where
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.risk import Cause
from muniredes.domain.dates import long_date
from muniredes.domain.fields import word
from muniredes.domain.places import Place, Target
from muniredes.domain.problems import Problem
from muniredes.i18n import _


class RemedyDialog(PassingDialog):
    """The steps in order; every verb saves by itself and says what it did, so it closes without asking."""

    target_asked = Signal(object)

    def __init__(self, hub: Hub, account_id: int, cause: Cause, parent: QWidget | None = None) -> None:
        self._found = remedies.mending(hub.snapshot, account_id, cause)
        super().__init__(self._found.advice.value.title, 680, 600, parent)
        self._hub, self._id, self._cause = hub, account_id, cause
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(label(self._found.advice.value.title, "h2"))
        name = accounts.marked(hub.snapshot, self._found.account)
        outer.addWidget(label(f"{name} · {cause.word}", "muted"))
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        outer.addLayout(self._column, 1)
        self._show_steps()
        self._show_progress()
        self._notice = Notice()
        self._notice.hide()
        outer.addWidget(self._notice)
        outer.addLayout(self._foot())
        self._say_where_it_is()

    def _show_steps(self) -> None:
        for number, step in enumerate(self._found.steps, start=1):
            self._column.addWidget(label(f"{number}. {step}"))
        fact = self._found.advice
        if not fact.verified:
            self._column.addWidget(label(f"{fact.source}.", "small"))

    def _show_progress(self) -> None:
        advice = self._found.advice.value
        papers = [button(_("Guardar la carta…"), self._ask_where)] if advice.letter else []
        if self._cause is Cause.NO_ACCESS:
            papers.append(button(_("Guardar el expediente…"), self._ask_dossier))
        if papers:
            self._column.addLayout(FlowLayout(*papers))
        self._until = DateInput(DateField(key="until", label=_("Se espera respuesta hasta el")))
        deadline = self._found.deadline
        self._until.set_value(deadline.isoformat() if deadline else None)
        self._done = DateInput(DateField(key="done", label=word("remedy.done_on")))
        self._done.set_value(clock.today().isoformat())
        asked = button(_("Ya está pedido"), self._begin, changes=True)
        done = button(_("Hecho"), self._finish, changes=True)
        self._by_enter = {self._until: self._begin, self._done: self._finish}
        if advice.wait_days:
            self._column.addWidget(self._until)
            self._column.addLayout(FlowLayout(asked))
        self._column.addWidget(self._done)
        self._column.addLayout(FlowLayout(done))
        for each in (self._until, self._done):
            each.setDisabled(self._hub.database.is_read_only)
        self._column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make Enter in a date do what it is the date of: it closes nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            focused = self.focusWidget()
            for date_input, act in self._by_enter.items():
                if isinstance(focused, QLineEdit) and date_input.isAncestorOf(focused):
                    act()
                    return
        super().keyPressEvent(event)

    def _foot(self) -> FlowLayout:
        field = button(_("Ver la ficha"), self._go_to_account)
        return FlowLayout(field, button(_("Cerrar"), self.accept, "primary"), at_right=True)

    def _say_where_it_is(self) -> None:
        kept = self._found.kept
        if kept is None:
            return
        if kept.done_on is not None:
            self._notice.say_alone(_("Hecho el {day}.").format(day=long_date(kept.done_on)), "good")
        elif kept.begun_on is not None:
            self._notice.say_alone(_("Pedido el {day}.").format(day=long_date(kept.begun_on)))

    def _begin(self) -> None:
        until = typed(self._until.field, self._until.value())
        if self._until.problem():
            self._notice.say_alone(self._until.problem(), "danger")
            return
        said = _("Apuntado. Sigue en «Hoy» hasta que esté hecho.")
        self._do(said, lambda: self._hub.perform(remedies.begin, self._id, self._cause, until))

    def _finish(self) -> None:
        day = typed(self._done.field, self._done.value())
        if day is None:
            self._notice.say_alone(self._done.problem() or _("Falta el día en que se hizo."), "danger")
            return
        said = _("Hecho. Corrija ahora la ficha, que es lo que sale en los papeles.")
        if self._cause is Cause.IMPOSTOR:
            said = _("Hecho. Sigue en la lista de las que no son nuestras, por si vuelve.")
        self._do(said, lambda: self._hub.perform(remedies.finish, self._id, self._cause, day))

    def _do(self, said: str, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self._notice.say_alone(problem.sentence, "danger")
            return
        self._notice.say_alone(said, "good")

    def _ask_where(self) -> None:
        name = remedies.file_name(self._found)
        target = ask_where(self, _("Guardar la carta"), name, remedies.KINDS)
        if target is not None:
            self.write_letter(target)

    def _ask_dossier(self) -> None:
        name = remedies.file_name(self._found, _("expediente"))
        target = ask_where(self, _("Guardar el expediente"), name, remedies.KINDS)
        if target is not None:
            self.write_dossier(target)

    def write_dossier(self, target: Path) -> None:
        """Write what its network asks for at a path, and say how it went."""
        self._write(lambda: remedies.dossier(self._hub.database, self._id), target, self._ask_dossier)

    def write_letter(self, target: Path) -> None:
        """Write the letter at a path, and say how it went."""
        compose = partial(remedies.letter, self._hub.database, self._id, self._cause)
        self._write(compose, target, self._ask_where)

    def _write(self, compose: Callable[[], Document], target: Path, ask: Callable[[], object]) -> None:
        try:
            write_paper(self, compose(), target)
        except Problem as problem:
            say_not_saved(self._notice, problem, lambda: self._write(compose, target, ask), ask)
            return
        say_saved(self._notice, target)

    def _go_to_account(self) -> None:
        reasons = self._hub.snapshot.risk(self._found.account, clock.today()).reasons
        field = next((reason.field for reason in reasons if reason.cause is self._cause), "")
        self.accept()
        self.target_asked.emit(Target(Place.ACCOUNTS, self._id, field))
