"""Close a crisis, having looked at what is left."""

from PySide6.QtWidgets import QWidget

from muniredes.actions.crisis import course
from muniredes.actions.crisis.parts import book
from muniredes.desktop.dialogs.crisis.notice import NoticeDialog
from muniredes.desktop.dialogs.crisis.resume import ResumeDialog
from muniredes.desktop.dialogs.crisis.short import ShortDialog
from muniredes.desktop.forms.fields import TextField
from muniredes.desktop.forms.simple import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import label
from muniredes.domain.crisis.incidents import EntryKind
from muniredes.domain.crisis.knowledge import Stage
from muniredes.domain.crisis.record import IncidentFile
from muniredes.i18n import _, ngettext


class EndingDialog(ShortDialog):
    """Steps that are left, the closing notice, the posts that wait; and how it ended."""

    def __init__(self, hub: Hub, file: IncidentFile, parent: QWidget | None = None) -> None:
        super().__init__(hub, file, _("Cerrar la crisis"), _("Cerrar la crisis"), parent)
        pending = sum(step.is_pending for step in file.steps)
        if pending:
            text = ngettext("Queda {n} paso sin hacer.", "Quedan {n} pasos sin hacer.", pending)
            self.column.addWidget(
                Notice(
                    _("{text} Puede cerrarla igual: así consta en el informe.").format(text=text), "warning"
                )
            )
        self._offer_notice(any(entry.kind is EntryKind.NOTICE for entry in file.entries))
        if file.incident.paused_posts:
            waiting = Notice(_("Hay publicaciones en pausa: decida antes qué se hace con ellas."), "warning")
            waiting.offer(_("Reanudar…"), self._resume)
            self.column.addWidget(waiting)
        self.note = TextInput(TextField(key="note", label=_("Cómo ha acabado"), lines=3))
        self.column.addWidget(self.note)
        text = _("Después, con calma: ¿qué pasó?, ¿por qué?, ¿cómo evitamos que se repita?, y el informe.")
        self.column.addWidget(label(text, "muted"))
        self.column.addStretch(1)

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
        self.hub.perform(course.end, self.incident_id, self.note.value().strip())
