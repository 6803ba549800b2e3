"""The municipality, found while it is typed; of a body that is in no list, its province."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
)

from muniredes.actions import knowledge
from muniredes.desktop.focus import once_still, put_cursor
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.fields import MunicipalityField
from muniredes.desktop.widgets.combo import Combo
from muniredes.desktop.widgets.text import label
from muniredes.domain.council import town_in
from muniredes.domain.fields import word
from muniredes.domain.knowledge.facts import Municipality
from muniredes.domain.texts.text import fold, tidy
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
        self._province = Combo()
        self._province.setAccessibleName(word("council.province"))
        self._province.addItem(_("¿En qué provincia está?"))
        self._province.hide()
        self._province.currentIndexChanged.connect(self._on_province)
        self._hold(self._line, self._list, self._note, self._province)
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
                self._close_list()
                return True
        return super().eventFilter(watched, event)

    def value(self) -> Any:
        text = town_in(tidy(self._line.text()))
        if not text:
            return None
        if self._chosen is not None:
            town = self._chosen
            return {"name": text, "code": town.code, "province": town.province, "region": town.region}
        province = "" if self._province.isHidden() else self._province.currentData() or ""
        if not province:
            return {"name": text}
        return {"name": text, "province": province, "region": _regions()[province]}

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
        if not code and value.get("province"):
            self._offer_provinces()
            self._province.blockSignals(True)
            self._province.setCurrentIndex(max(self._province.findData(value["province"]), 0))
            self._province.blockSignals(False)
        self._say_where()

    def _offer_provinces(self) -> None:
        """Fill the list of provinces, the first time that it may be needed."""
        if self._province.count() == 1:
            for province in sorted(_regions(), key=fold):
                self._province.addItem(province, province)

    def _on_province(self) -> None:
        self.changed.emit()
        self.left.emit()

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
        once_still(self, self._close_list)
        self.changed.emit()
        self.left.emit()

    def _close_list(self) -> None:
        self._list.hide()
        self._say_where()

    def _say_where(self) -> None:
        is_asked = self._chosen is None and self._line.text() and not self._list.isVisible()
        same = _called(self._line.text()) if is_asked else ()
        if is_asked and not same:
            self._offer_provinces()
        self._province.setVisible(bool(is_asked and not same))
        if self._chosen is not None:
            self._note.setText(f"{self._chosen.province}, {self._chosen.region} · INE {self._chosen.code}")
        elif is_asked and not same:
            self._note.setText(
                _("No está en la lista del INE: se guarda así. Por su provincia se saben los festivos.")
            )
        elif len(same) > 1:
            self._note.setText(
                _("Hay más de un pueblo con ese nombre: escríbalo y elija el suyo en la lista.")
            )
        else:
            self._note.setText("")


def _regions() -> Mapping[str, str]:
    """Return the region of each province."""
    return knowledge.gazetteer().provinces


def _called(written: str) -> tuple[Municipality, ...]:
    return knowledge.gazetteer().named(town_in(tidy(written)))


def _only_one(written: str) -> Municipality | None:
    found = _called(written)
    return found[0] if len(found) == 1 else None
