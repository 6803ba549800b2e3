"""The names of some tabs: in their row where they all fit, and in a list where they do not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget

from muniredes.desktop import theme
from muniredes.desktop.widgets.combo import Combo

_LETTERS = 44


class TabList(Combo):
    """Goes above its tabs, whose row it hides while it is there: no name is cut, nor behind an arrow."""

    def __init__(self, tabs: QTabWidget, name: str) -> None:
        super().__init__()
        self.setParent(tabs)  # until it is placed: alone, it would be a window
        self._tabs = tabs
        self.setAccessibleName(name)
        self.setMaximumWidth(theme.letters(_LETTERS))
        self.activated.connect(tabs.setCurrentIndex)
        # Qt sends to their row whoever comes to them by Tab: while it is hidden, she would go no further.
        tabs.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None, and its stubs do not say so
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tabs.currentChanged.connect(self._follow)
        self.hide()

    def fit(self, room: int) -> None:
        """Be there when the names do not fit in a row so many pixels wide."""
        names = [self._tabs.tabText(number) for number in range(self._tabs.count())]
        if names != [self.itemText(number) for number in range(self.count())]:
            self.clear()
            self.addItems(names)
            self._follow()
        bar = self._tabs.tabBar()
        fits = bar.sizeHint().width() <= room
        bar.setVisible(fits)
        self.setVisible(not fits)

    def _follow(self) -> None:
        self.setCurrentIndex(self._tabs.currentIndex())
