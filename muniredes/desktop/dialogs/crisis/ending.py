"""Close a crisis, having looked at what is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from muniredes.actions import accounts
from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option, TextField
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import label
from muniredes.domain.accounts.account import Account
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.record import IncidentFile
from muniredes.domain.crisis.stopping import is_unnamed
from muniredes.domain.history import Change
from muniredes.i18n import _, ngettext

_YES, _NO = "yes", "no"


class EndingDialog(ShortDialog):
    """Steps that are left, the closing notice, the posts that wait; and how it ended.

    `line` is what is written in the crisis and was not kept: `line_kept` says that it is now.
    """

    line_kept = Signal()

    def __init__(
        self,
        hub: Hub,
        file: IncidentFile,
        parent: QWidget | None = None,
        line: tuple[EntryKind, str] | None = None,
    ) -> None:
        super().__init__(hub, file, _("Cerrar la crisis"), _("Cerrar la crisis"), parent)
        self._line = line
        self._keep_line = QCheckBox(_("Apuntarlo en el informe"))
        self._keep_line.setChecked(True)
        if line is not None:
            self._say_line(line[1])
        pending = sum(step.is_pending for step in file.steps)
        if pending:
            text = ngettext("Queda {n} paso sin hacer.", "Quedan {n} pasos sin hacer.", pending)
            anyway = _("Puede cerrarla igual: así consta en el informe.")
            words = text if file.incident.paused_posts else f"{text} {anyway}"
            self.column.addWidget(Notice(words, "warning"))
        self._offer_notice(any(entry.kind is EntryKind.NOTICE for entry in file.entries))
        if file.incident.paused_posts:
            waiting = Notice(_("Hay mensajes en pausa: decida antes qué se hace con ellos."), "warning")
            waiting.offer(_("Reanudar…"), self._resume)
            self.column.addWidget(waiting)
            self._waiting = waiting
            hub.changed.connect(self._on_changed)
        account = hub.snapshot.account(file.incident.account_id)
        is_asked = account is not None and account.is_ours and not file.incident.is_drill
        self.recovered = self._ask_recovered(account) if account is not None and is_asked else None
        if self._is_unnamed():
            words = _(
                "No ha dicho qué cuenta es, y las listas y los papeles la siguen dando por buena. "
                "Cancele y pulse «Decir qué cuenta es»."
            )
            self.column.addWidget(Notice(words, "warning"))
        self.note = TextInput(TextField(key="note", label=_("Cómo ha acabado"), lines=3))
        self.column.addWidget(self.note)
        text = _(
            "Después, con calma: ¿qué pasó?, ¿por qué?, ¿qué haremos mejor la próxima vez?, y el informe."
        )
        self.column.addWidget(label(text, "muted"))
        self.column.addStretch(1)

    def _on_changed(self, _change: Change) -> None:
        """Withdraw that some posts wait once none does."""
        files = self.hub.snapshot.crisis.open_files
        self._waiting.setVisible(
            any(each.incident.paused_posts for each in files if each.incident.id == self.incident_id)
        )

    def _is_unnamed(self) -> bool:
        """Whether it is about an account that nobody has said which is."""
        incident = self.file.incident
        shipped = book(self.hub.snapshot.crisis).checklists.get(incident.checklist)
        checklist = shipped.value if shipped else None
        return not incident.is_drill and is_unnamed(incident, checklist, self.hub.snapshot.own_accounts)

    def _ask_recovered(self, account: Account) -> ChoiceInput:
        """Ask how the account in other hands ends: nobody else tells the papers that send people to it."""
        asked = ChoiceInput(
            ChoiceField(
                key="is_recovered",
                label=_("¿Se ha recuperado {account}?").format(
                    account=accounts.marked(self.hub.snapshot, account)
                ),
                options=(
                    Option(value=_YES, label=_("Sí: vuelve a ser nuestra")),
                    Option(
                        value=_NO,
                        label=_("No: seguimos sin ella"),
                        help=_("Deja de salir como cuenta oficial. Si vuelve, dígalo en Cuentas."),
                    ),
                ),
                is_needed=True,
            )
        )
        self.column.addWidget(asked)
        return asked

    def _is_recovered(self) -> bool | None:
        said = self.recovered.value() if self.recovered is not None else ""
        return None if not said else said == _YES

    def _say_line(self, text: str) -> None:
        """Say that something was left half written, and let her leave it out."""
        said = _("Ha dejado escrito y sin apuntar: «{text}».").format(text=text)
        self.column.addWidget(Notice(said, "warning"))
        self.column.addWidget(self._keep_line)

    def _offer_notice(self, has_told: bool) -> None:
        text = (
            _("Una crisis se cierra también en público: si avisó, diga que ha acabado.")
            if has_told
            else _("No consta que se haya avisado a la gente. Si se avisó, diga que ha acabado.")
        )
        offered = Notice(text)
        offered.offer(_("Aviso de cierre…"), self._tell)
        self.column.addWidget(offered)

    def _tell(self) -> None:
        known = book(self.hub.snapshot.crisis)
        NoticeDialog(self.hub, self.file, known, Stage.CLOSE, self).open()

    def _resume(self) -> None:
        ResumeDialog(self.hub, self.file, self).open()

    def carry_out(self) -> None:
        line = self._line if self._keep_line.isChecked() else None
        note = self.note.value().strip()
        self.hub.perform(course.end, self.incident_id, note, line, is_recovered=self._is_recovered())
        if line is not None:
            self.line_kept.emit()
