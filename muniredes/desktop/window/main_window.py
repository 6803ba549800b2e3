"""The window: a sidebar, one page in view, what was just done, and the way from anything to anywhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.keys import ALSO, KEYS
from muniredes.desktop.layouts.fitted import bring_in
from muniredes.desktop.look import Look
from muniredes.desktop.messages.undo_bar import UndoBar
from muniredes.desktop.navigation.sidebar import Sidebar
from muniredes.desktop.preferences import Preferences
from muniredes.desktop.widgets.message_boxes import Icon, message
from muniredes.desktop.window.above_pages import AbovePages
from muniredes.i18n import _

DEFAULT_SIZE = (1240, 720)


class MainWindow(QMainWindow):
    """The frame, ready to be seen before anything is read; `Workbench` fills it.

    `place_chosen` carries the page asked for; `package_brought`, the path of a package to look into;
    `woken` says that she came back to the window, perhaps on another day; `closing` comes before the
    window goes.
    """

    place_chosen = Signal(object)
    package_brought = Signal(object)
    search_asked = Signal()
    help_asked = Signal()
    new_asked = Signal()
    crisis_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    woken = Signal()
    closing = Signal()

    def __init__(self, look: Look, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.look = look
        self.setWindowTitle("MuniRedes")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(760, 480)
        self.holds_back: Callable[[], bool] = lambda: False
        """Whether something is asked before the window goes."""
        self._build()
        self._add_shortcuts()
        look.changed.connect(self.sidebar.dress)
        look.changed.connect(self.undo_bar.dress)
        theme.dress(self)
        self._place_on_screen()

    def _build(self) -> None:
        self.sidebar = Sidebar(self.place_chosen.emit, self.search_asked.emit)
        self.pages = QStackedWidget()
        above = AbovePages()
        self.alarms, self.banner = above.alarms, above.banner
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(above)
        right.addWidget(self.pages, 1)
        self.undo_bar = UndoBar(self.undo_asked.emit, self.redo_asked.emit)
        right.addWidget(self.undo_bar.strip)
        center = QWidget()
        row = QHBoxLayout(center)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.setCentralWidget(center)

    def _add_shortcuts(self) -> None:
        self._acts: dict[str, Callable[[], object]] = {
            "search": self.search_asked.emit,
            "help": self.help_asked.emit,
            "new": self.new_asked.emit,
            "crisis": self.crisis_asked.emit,
            "undo": self.undo_asked.emit,
            "redo": self.redo_asked.emit,
            "quit": self.close,
        }
        for name, keys in (*KEYS.items(), *ALSO.items()):
            QShortcut(QKeySequence(keys), self).activated.connect(self._acts[name])

    def press(self, name: str) -> None:
        """Do what a key does, by the name it has in `KEYS`."""
        self._acts[name]()

    def _place_on_screen(self) -> None:
        """Put the window where it was, if that is still on a screen, and all of it."""
        self.resize(*DEFAULT_SIZE)
        if not self._preferences.geometry.isEmpty():
            self.restoreGeometry(self._preferences.geometry)
        screens = QGuiApplication.screens()
        if not any(screen.availableGeometry().intersects(self.geometry()) for screen in screens):
            self.move(screens[0].availableGeometry().topLeft())
        bring_in(self)

    def show_problem(self, title: str, sentence: str) -> None:
        """Say in a small window what could not be done."""
        self._problem(title, sentence).open()

    def tell_problem(self, title: str, sentence: str) -> None:
        """Say what could not be done, and wait until she has read it: the window may be closing."""
        self._problem(title, sentence).exec()

    def _problem(self, title: str, sentence: str) -> QMessageBox:
        told = message(self, Icon.Warning, sentence, title=title)
        told.addButton(_("Entendido"), QMessageBox.ButtonRole.AcceptRole)
        return told

    def raise_to_front(self) -> None:
        """Come to the front, as when the program is started a second time."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.woken.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.holds_back():
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)
