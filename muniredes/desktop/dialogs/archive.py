"""The sheet of a copy of the archive: what is said of it, and its file, measured and compared."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniredes.actions import clock
from muniredes.actions.handover import archiving
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.forms.typed import plain_values
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.messages.waiting import work_apart
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.handover.archive import ArchiveCopy, Likeness, check_words
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.domain.progress import Cancelled
from muniredes.domain.texts.text import in_groups, size_words
from muniredes.files import shown
from muniredes.i18n import _, figure


class ArchiveDialog(RecordDialog):
    """A record whose file is chosen from the disk; the file itself is only read, and never kept here."""

    def __init__(
        self,
        hub: Hub,
        copy: ArchiveCopy,
        sections: Sequence[Section],
        parent: QWidget | None = None,
        made_by: Change | None = None,
    ) -> None:
        super().__init__(hub, "archive_copy", copy, sections, parent, made_by=made_by)
        self._sections = sections
        frame, column = card()
        self.column.insertWidget(0, frame)
        column.addWidget(label(_("El fichero"), "h3"))
        self._told = label("", "muted", selectable=True)
        column.addWidget(self._told)
        self._choose = button("", self._ask_file, changes=True)
        self._compare = button(_("Comprobar un fichero…"), self._ask_other)
        self._missing = button(_("No lo encuentro"), self._say_missing, changes=True)
        column.addLayout(FlowLayout(self._choose, self._compare, self._missing))
        self._notice = Notice()
        self._notice.hide()
        column.addWidget(self._notice)
        self._show_file()

    @property
    def _copy(self) -> ArchiveCopy:
        return next(each for each in self.hub.snapshot.archive if each.id == self._id)

    def _show_file(self) -> None:
        copy = self._copy
        self._compare.setEnabled(copy.is_measured)
        self._missing.setVisible(copy.is_measured)
        self._choose.setText(_("Elegir otro fichero…") if copy.is_measured else _("Elegir el fichero…"))
        if copy.size_bytes is None or not copy.is_measured:
            said = _(
                "Elija la copia tal como la dio la red, sin abrirla. El programa la mide, apunta su tamaño y "
                "su huella, y no guarda nada de lo que lleva dentro."
            )
            self._told.setText(said)
            return
        lines = [
            _("{size} ({exact} bytes)").format(
                size=size_words(copy.size_bytes), exact=figure(copy.size_bytes)
            ),
            _("Huella SHA-256: {sha}").format(sha=in_groups(copy.sha256)),
        ]
        lines.append(check_words(copy) or _("Nadie ha comprobado todavía que siga siendo el mismo."))
        self._told.setText("\n".join(lines))

    # ── Measuring ────────────────────────────────────────────────────────────────────────────

    def _ask_file(self) -> None:
        chosen = ask_file(self, _("Elegir el fichero de la copia"), _("Cualquier fichero (*)"))
        if chosen is not None:
            self.measure(chosen)

    def measure(self, path: Path) -> None:
        """Measure a file beside the window, and write down that it is this copy."""
        try:
            doing = _("Midiendo «{name}»…").format(name=shown(path.name))
            found = work_apart(self, doing, partial(archiving.measure, path))
            self.hub.perform(archiving.keep, self._id, found)
        except Cancelled:
            self._notice.say(_("Cancelado: no se ha apuntado nada."), "")
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
        else:
            self._notice.say(_("Medido y apuntado."), "good")
            fields = [field for section in self._sections for field in section.fields]
            self.sheet.update_values(
                plain_values(fields, {"archive_copy": self._copy}), FormContext(self.hub)
            )
            self._show_file()

    def _ask_other(self) -> None:
        chosen = ask_file(self, _("Elegir el fichero que se comprueba"), _("Cualquier fichero (*)"))
        if chosen is not None:
            self.compare(chosen)

    def compare(self, path: Path) -> None:
        """Say whether a file is this copy; it is read beside the window."""
        try:
            doing = _("Comprobando «{name}»…").format(name=shown(path.name))
            found = work_apart(self, doing, partial(archiving.compare, self._copy, path))
            self._note(found)
        except Cancelled:
            self._notice.say(_("Cancelado: no se ha terminado de comprobar."), "")
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
        else:
            self._notice.say(found.word, "good" if found is Likeness.SAME else "danger")
            self._show_file()

    def _say_missing(self) -> None:
        """Write down that the file is not where it is said to be."""
        try:
            self._note(Likeness.NOT_FOUND)
        except Problem as problem:
            self._notice.say(problem.sentence, "danger")
        else:
            self._notice.say(_("Apuntado. Si aparece, compruébelo y volverá a contar como copia."), "")
            self._show_file()

    def _note(self, found: Likeness) -> None:
        """Write down what was found, once a day for each thing that it can be."""
        copy = self._copy
        is_news = (copy.checked_on, copy.outcome) != (clock.today(), found)
        if is_news and not self.hub.database.is_read_only:
            self.hub.perform(archiving.note, self._id, found)
