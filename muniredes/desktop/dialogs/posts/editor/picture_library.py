"""Choose a picture of those there are: what it is, whether it may be used, and where it was."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from muniredes.actions import reading
from muniredes.actions.calendar import picture_library
from muniredes.desktop import theme
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import button, label
from muniredes.desktop.widgets.thumbnail import small
from muniredes.desktop.widgets.wrapped import wrap_rows
from muniredes.domain.citizens.picture_library import LibraryPicture
from muniredes.domain.dates import long_date
from muniredes.domain.texts.text import fold
from muniredes.i18n import _, ngettext

_ICON = QSize(96, 72)
_PICTURE = Qt.ItemDataRole.UserRole


class LibraryDialog(PassingDialog):
    """`chosen` carries a LibraryPicture."""

    chosen = Signal(object)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(_("Imágenes que ya tiene"), 720, 560, parent)
        self._hub = hub
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(10)
        column.addWidget(label(_("Imágenes que ya tiene"), "h2"))
        lead = _("Las del banco de imágenes y las que han salido en alguna publicación.")
        column.addWidget(label(lead, "muted"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Buscar por su nombre o por lo que se ve"))
        self._search.setAccessibleName(_("Buscar una imagen"))
        self._search.textChanged.connect(self._narrow)
        column.addWidget(self._search)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Imágenes"))
        self._list.setIconSize(_ICON)
        wrap_rows(self._list)
        self._list.setSpacing(2)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._list.currentRowChanged.connect(self._on_row)
        column.addWidget(self._list, 1)
        self._empty = label(_("Todavía no hay ninguna: elija la primera de un fichero."), "muted")
        column.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cerrar"), self.reject))
        self._use = button(_("Usar esta"), self._take, "primary")
        foot.addWidget(self._use)
        column.addLayout(foot)
        self._fill()

    def _fill(self) -> None:
        found = picture_library.pictures(self._hub.database, self._hub.snapshot)
        for each in found:
            item = QListWidgetItem(words_of(each))
            item.setData(_PICTURE, each)
            stored = reading.picture(self._hub.database, each.digest)
            if stored is not None:
                item.setIcon(QIcon(small(stored.data)))
            item.setSizeHint(QSize(0, max(_ICON.height() + 10, theme.pixels(64))))
            self._list.addItem(item)
        self._list.setVisible(bool(found))
        self._search.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._use.setEnabled(False)
        self._list.setCurrentRow(0)

    def _narrow(self) -> None:
        wanted = fold(self._search.text())
        for row in range(self._list.count()):
            item = self._list.item(row)
            each: LibraryPicture = item.data(_PICTURE)
            item.setHidden(wanted not in fold(f"{each.name} {each.alternative_text}"))

    def _current(self) -> LibraryPicture | None:
        picked = [item for item in self._list.selectedItems() if not item.isHidden()]
        return next((item.data(_PICTURE) for item in picked), None)

    def _on_row(self, row: int) -> None:
        self._use.setEnabled(row >= 0)

    def _take(self) -> None:
        picture = self._current()
        if picture is not None:
            self.accept()
            self.chosen.emit(picture)


def words_of(each: LibraryPicture) -> str:
    """Say what a picture is, whether it may be used, and where it was."""
    return "\n".join((each.name or _("Sin nombre"), _permission(each), _used(each)))


def _permission(each: LibraryPicture) -> str:
    if each.flaw:
        return f"⚠ {each.flaw}"
    if each.credit is None:
        return _("No está en el banco de imágenes: compruebe de quién es.")
    licence = each.credit.licence.word if each.credit.licence else ""
    until = each.credit.licence_until
    if until is None:
        return f"✓ {licence}"
    said = _("{licence}, hasta el {day}").format(licence=licence, day=long_date(until))
    return f"✓ {said}"


def _used(each: LibraryPicture) -> str:
    use = each.use
    if not use.messages:
        return _("No ha salido en ninguna publicación.")
    said = ngettext("En {n} mensaje", "En {n} mensajes", use.messages)
    if use.last is not None:
        said = _("{where}; el último, el {day}").format(where=said, day=long_date(use.last.date()))
    return f"{said}."
