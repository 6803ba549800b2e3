"""Inputs that look something up: a municipality, a picture file, pasted addresses."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from muniredes.actions import accounts, council, knowledge, reading
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AddressesField, MunicipalityField, PictureField
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.messages.waiting import read_apart
from muniredes.desktop.widgets.files import ask_file
from muniredes.desktop.widgets.text import button, label, picture_label
from muniredes.desktop.widgets.thumbnail import on_checks
from muniredes.domain.accounts.addresses import AddressFlaw, Recognised
from muniredes.domain.council import town_in
from muniredes.domain.knowledge.facts import Municipality
from muniredes.domain.problems import Problem
from muniredes.domain.texts.text import tidy
from muniredes.i18n import _

_SHOWN = 7


class MunicipalityInput(Input):
    """A municipality found while it is typed, or any other name."""

    def __init__(self, field: MunicipalityField) -> None:
        super().__init__(field)
        self._chosen: Municipality | None = None
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Empiece a escribir el nombre del pueblo"))
        self._line.textEdited.connect(self._on_text)
        self._line.editingFinished.connect(self._on_finished)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Nombres encontrados"))
        self._list.itemClicked.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._list.hide()
        self._note = label("", "small")
        self._hold(self._line, self._list, self._note)
        QTimer.singleShot(0, knowledge.gazetteer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._list.isVisible():
            if event.key() == Qt.Key.Key_Down:
                put_cursor(self._list)
                self._list.setCurrentRow(0)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.item(0))
                return True
            if event.key() == Qt.Key.Key_Escape:  # what is left is the list, and not the window
                self._list.hide()
                self._say_where()
                return True
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        text = town_in(tidy(self._line.text()))
        if not text:
            return None
        if self._chosen is not None:
            town = self._chosen
            return {"name": text, "code": town.code, "province": town.province, "region": town.region}
        return {"name": text}

    def set_value(self, value: Any) -> None:
        value = value or {}
        self._line.setText(value.get("name", ""))
        code = value.get("code", "")
        self._chosen = (
            Municipality(code, value["name"], value.get("province", ""), value.get("region", ""))
            if code
            else _only_one(value.get("name", ""))
        )
        self._list.hide()
        self._say_where()

    def _on_text(self, typed: str) -> None:
        self.show_error("")
        self._chosen = None
        self._list.clear()
        for town in knowledge.gazetteer().find(town_in(tidy(typed)), _SHOWN):
            item = QListWidgetItem(f"{town.name} — {town.province}")
            item.setData(Qt.ItemDataRole.UserRole, town)
            self._list.addItem(item)
        row_height = self._list.sizeHintForRow(0) if self._list.count() else 0
        self._list.setFixedHeight(row_height * self._list.count() + 12)
        self._list.setVisible(self._list.count() > 0)
        self._say_where()
        self.changed.emit()

    def _on_finished(self) -> None:
        """Take the only municipality that is called as was written, though nobody picked it."""
        town = _only_one(self._line.text()) if self._chosen is None else None
        if town is not None and not self._list.hasFocus():
            self._choose(town)

    def _take(self, item: QListWidgetItem) -> None:
        self._choose(item.data(Qt.ItemDataRole.UserRole))
        put_cursor(self._line)

    def _choose(self, town: Municipality) -> None:
        self._line.setText(town.name)
        self._chosen = town
        self._list.hide()
        self._say_where()
        self.changed.emit()
        self.left.emit()

    def _say_where(self) -> None:
        is_asked = self._chosen is None and self._line.text() and not self._list.isVisible()
        same = _called(self._line.text()) if is_asked else ()
        if self._chosen is not None:
            self._note.setText(f"{self._chosen.province}, {self._chosen.region} · INE {self._chosen.code}")
        elif is_asked and not same:
            self._note.setText(_("No está en la lista del INE: se guardará tal como lo escriba."))
        elif len(same) > 1:
            self._note.setText(
                _("Hay más de un pueblo con ese nombre: escríbalo y elija el suyo en la lista.")
            )
        else:
            self._note.setText("")


def _called(written: str) -> tuple[Municipality, ...]:
    return knowledge.gazetteer().named(town_in(tidy(written)))


def _only_one(written: str) -> Municipality | None:
    found = _called(written)
    return found[0] if len(found) == 1 else None


class PictureInput(Input):
    """A picture file, kept as soon as it is chosen; the value is its digest."""

    def __init__(self, field: PictureField, context: FormContext) -> None:
        super().__init__(field)
        self._hub = context.hub
        self._digest: str | None = None
        self._preview = picture_label()
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setFixedSize(QSize(110, 120))
        self._choose = button(_("Elegir imagen…"), self._ask)
        self._remove = button(_("Quitar"), self._clear, "link")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._preview)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        row.addStretch(1)
        holder.setFocusProxy(self._choose)
        self._hold(holder)
        self._choose.setAccessibleName(_("{field}: elegir imagen").format(field=field.label))
        self.setAcceptDrops(True)
        self._show()

    def value(self) -> str | None:
        return self._digest

    def set_value(self, value: Any) -> None:
        self._digest = value
        self._show()

    def take_file(self, path: Path) -> None:
        """Keep the picture of a file; say what is wrong when it cannot be read."""
        try:
            picture = read_apart(self, path, council.read_picture)
            self._digest = council.keep_picture(self._hub.database, picture)
        except Problem as problem:
            self.show_error(problem.sentence)
            return
        self.show_error("")
        self._show()
        self.changed.emit()
        self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_file(paths[0])

    def _ask(self) -> None:
        kinds = _("Imágenes (*.svg *.svgz *.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)")
        chosen = ask_file(self, self.field.label, kinds)
        if chosen is not None:
            self.take_file(chosen)

    def _clear(self) -> None:
        self._digest = None
        self._show()
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        picture = reading.picture(self._hub.database, self._digest)
        self._remove.setVisible(picture is not None)
        if picture is None:
            self._preview.setText(_("Sin imagen"))
            return
        pixmap = QPixmap()
        pixmap.loadFromData(picture.data)
        small = pixmap.scaled(
            self._preview.size(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._preview.setPixmap(on_checks(small))


class AddressesInput(Input):
    """Pasted addresses, one per line, told apart at once; the value is the list of lines."""

    field: AddressesField

    def __init__(self, field: AddressesField, context: FormContext) -> None:
        super().__init__(field)
        self._known = {accounts.key(account) for account in context.hub.snapshot.accounts}
        self._line: QLineEdit | None = None
        self._area: QPlainTextEdit | None = None
        self._answers = QWidget()
        self._answers.setAccessibleName(_("Lo que se ha entendido"))
        self._answers_column = QVBoxLayout(self._answers)
        self._answers_column.setContentsMargins(0, 4, 0, 0)
        self._answers_column.setSpacing(2)
        if field.single:
            self._line = QLineEdit()
            self._line.textChanged.connect(self._on_text)
            self._line.editingFinished.connect(self.left)
            self._hold(self._line, self._answers)
        else:
            self._area = QPlainTextEdit()
            self._area.setTabChangesFocus(True)
            self._area.setMinimumHeight(130)
            self._area.textChanged.connect(self._on_text)
            self._area.installEventFilter(self)
            self._hold(self._area, self._answers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def value(self) -> list[str] | None:
        return [line for line in self._written() if not accounts.denies(line)] or None

    def _written(self) -> list[str]:
        text = self._line.text() if self._line else self._area.toPlainText() if self._area else ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def set_value(self, value: Any) -> None:
        text = "\n".join(value or [])
        widget = self._line or self._area
        assert widget is not None
        widget.blockSignals(True)
        if self._line:
            self._line.setText(text)
        elif self._area:
            self._area.setPlainText(text)
        widget.blockSignals(False)
        self._answer()

    def problem(self) -> str:
        if not self.field.single:
            return self._not_understood()
        found = self.found()
        if found and not found[0].is_usable and found[0].flaw is not None:
            return " ".join((found[0].flaw.sentence, *_remedy(found[0].flaw)))
        if found and self._key(found[0]) in self._known:
            return _("Esa cuenta ya está apuntada.")
        return ""

    def keepable(self) -> list[str] | None:
        """Return every line, also what is not understood yet: it is hers to mend, not ours to lose."""
        return self.value()

    def _not_understood(self) -> str:
        """Say that some lines are no account, each marked under them: none is left out in silence."""
        if all(found.is_usable for found in self.found()):
            return ""
        return _("Corrija o borre lo que lleva una ✗.") + " " + _by_name()

    def found(self) -> list[Recognised]:
        """Return what each line turned out to be; «ninguna» is no line."""
        return [accounts.told_apart(line) for line in self.value() or []]

    def _key(self, found: Recognised) -> str:
        return accounts.key(accounts.from_recognised(found))

    def _on_text(self) -> None:
        self.show_error("")
        self._answer()
        self.changed.emit()

    def _answer(self) -> None:
        clear(self._answers_column)
        seen: set[str] = set()
        lines = self._written()
        if lines and all(map(accounts.denies, lines)):
            self._answers_column.addWidget(label(_("Entendido: no hay ninguna."), "muted"))
            return
        for line in lines:
            text, role = self._words(line, seen)
            self._answers_column.addWidget(label(text, role))

    def _words(self, line: str, seen: set[str]) -> tuple[str, str]:
        """Say in words what a line is, and in which role."""
        if accounts.denies(line):
            return _("– «{line}»: entendido, no se apunta.").format(line=line[:60]), "muted"
        found = accounts.told_apart(line)
        if not found.is_usable and found.flaw is not None:
            return f"✗ «{found.address or line[:60]}»: {found.flaw.sentence}", "error"
        title, key = accounts.title(accounts.from_recognised(found)), self._key(found)
        if key in self._known:
            return _("= {title}: ya está apuntada.").format(title=title), "muted"
        if key in seen:
            return _("= {title}: está repetida.").format(title=title), "muted"
        seen.add(key)
        return f"✓ {title}" + (f". {found.flaw.sentence}" if found.flaw else ""), ""


def _by_name() -> str:
    return _("Sin dirección, vale la red y el nombre: «Facebook: nombre».")


def _remedy(flaw: AddressFlaw) -> tuple[str, ...]:
    """Return what can be done with what is not understood; what names nobody says it already."""
    return (_by_name(),) if flaw in _TOLD_BY_NAME else ()


_TOLD_BY_NAME = (AddressFlaw.NOT_AN_ADDRESS, AddressFlaw.NO_NETWORK, AddressFlaw.NO_HANDLE)
