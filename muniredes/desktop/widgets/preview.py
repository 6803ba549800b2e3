"""The pages of the manual, one at a time."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from muniredes.actions.printing import manual
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.widgets.text import button, label, picture_label
from muniredes.i18n import _

_NARROWEST = 40


class PreviewPane(QFrame):
    """Shows pages that are drawn as they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._pages: manual.Pages | None = None
        self._number = 0
        self._count = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        self._page = picture_label()
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._page.setAccessibleName(_("Vista previa del manual"))
        self._area = scrolled(self._page)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a page as wide as it fits must not change its size when the next one is drawn.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column.addWidget(self._area, 1)
        self._where = label("", "small")
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = button(_("Anterior"), lambda: self._turn(-1))
        self._after = button(_("Siguiente"), lambda: self._turn(1))
        self._before.is_quick = self._after.is_quick = True
        foot = QHBoxLayout()
        foot.addWidget(self._before)
        foot.addWidget(self._where, 1)
        foot.addWidget(self._after)
        column.addLayout(foot)
        self._show()
        # Its own size, and not that of the pane, is what a page has to fit in: a bar may come or go.
        self._area.viewport().installEventFilter(self)

    @property
    def pages(self) -> manual.Pages | None:
        """What is shown, if there is anything yet."""
        return self._pages

    def say(self, sentence: str) -> None:
        """Show a sentence while there is nothing to see."""
        if self._pages is None:
            self._page.setText(sentence)

    def forget(self) -> None:
        """Show nothing: what was seen was of another guide."""
        self._pages = None
        self._number = self._count = 0
        self._page.clear()
        self._show()

    def show_pages(self, pages: manual.Pages) -> None:
        """Show some pages, at the one that was in view."""
        self._pages = pages
        self._show()

    def _turn(self, pages: int) -> None:
        self._number = max(0, min(self._number + pages, self._count - 1))
        self._show()

    def _show(self) -> None:
        if self._pages is not None:
            self._draw(self._pages)
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number + 1 < self._count)
        where = _("Página {n} de {total}").format(n=self._number + 1, total=self._count)
        self._where.setText(where if self._count else "")

    def _draw(self, pages: manual.Pages) -> None:
        ratio = self.devicePixelRatioF()
        width = max(_NARROWEST, self._area.viewport().width() - 4)
        image = manual.shown_page(pages, self._number, round(width * ratio))
        self._number, self._count = image.number, image.page_count
        drawn = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
        pixmap = QPixmap.fromImage(drawn)
        pixmap.setDevicePixelRatio(ratio)
        self._page.setPixmap(pixmap)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._area.viewport():
            self._show()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if Qt.Key(event.key()) in steps:
            self._turn(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
