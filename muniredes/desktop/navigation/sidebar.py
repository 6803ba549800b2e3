"""The pages to choose from, at the left of the window."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from muniredes.desktop import icons, theme
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.keys import KEYS
from muniredes.desktop.layouts.arrange import scrolled
from muniredes.desktop.navigation.hidden_pages import is_hidden
from muniredes.desktop.widgets.hints import plain_tip
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.places import Place
from muniredes.i18n import _

_WIDTH = 212
_NUMBERS = 10
"""How many pages have a number as their shortcut; the last one, the settings, has a comma."""

_AROUND = 52
"""What surrounds a name: the margins of the bar and of the button, in pixels."""


def page_words() -> Mapping[Place, str]:
    """Return the pages of the sidebar with their names, in their order; the last one is the red button."""
    return {
        Place.TODAY: _("Hoy"),
        Place.GUIDE: _("Mi guía"),
        Place.ACCOUNTS: _("Cuentas"),
        Place.PEOPLE: _("Personas"),
        Place.CHANNELS: _("Canales"),
        Place.STYLE: _("Estilo"),
        Place.CALENDAR: _("Calendario"),
        Place.CONVERSATION: _("Conversación"),
        Place.MANUAL: _("Manual"),
        Place.HANDOVER: _("Entregar y recibir"),
        Place.SETTINGS: _("Ajustes"),
        Place.CRISIS: _("Crisis"),
    }


class Sidebar(QFrame):
    """One button per page, the red one for a crisis, and the search."""

    def __init__(self, choose: Callable[[Place], object], search: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 14)
        column.setSpacing(4)
        brand = label("MuniRedes", "brand")
        brand.setContentsMargins(10, 0, 0, 10)
        column.addWidget(brand)
        group = QButtonGroup(self)
        self._buttons: dict[Place, QPushButton] = {}
        content = QWidget()
        pages = QVBoxLayout(content)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(4)
        *usual, (crisis, alarm) = page_words().items()
        for number, (place, words) in enumerate(usual, start=1):
            made = button(words, partial(choose, place), "nav")
            made.setCheckable(True)
            keys = f"Ctrl+{number % 10}" if number <= _NUMBERS else "Ctrl+,"
            made.setShortcut("" if is_hidden(place) else keys)
            made.setToolTip(plain_tip(keys))
            group.addButton(made)
            self._buttons[place] = made
            pages.addWidget(made)
            made.setHidden(is_hidden(place))
        pages.addStretch(1)
        self._area = scrolled(content)
        column.addWidget(self._area, 1)
        red = button(alarm, partial(choose, crisis), "crisis")
        red.setCheckable(True)
        red.setToolTip(_("Algo va mal: qué hacer, paso a paso (F9)"))
        red.setAccessibleName(_("Crisis: algo va mal"))
        group.addButton(red)
        self._buttons[crisis] = red
        column.addWidget(red)
        self._search = button(_("Buscar"), search, "nav")
        self._search.setToolTip(KEYS["search"])
        column.addWidget(self._search)
        self.dress()

    def mark(self, place: Place) -> None:
        """Show which page is in view."""
        self._buttons[place].setChecked(True)
        self._area.ensureWidgetVisible(self._buttons[place])

    def take_cursor(self) -> None:
        """Put the cursor on the page in view."""
        marked = next((each for each in self._buttons.values() if each.isChecked()), None)
        if marked is not None:
            put_cursor(marked)

    def dress(self) -> None:
        """Draw the icons in the colours in use."""
        colour = theme.tokens().accent
        for place, made in self._buttons.items():
            icons.put_on(made, place.value, theme.tokens().on_crisis if place is Place.CRISIS else colour)
        icons.put_on(self._search, "search", colour)
        self._name_pages()

    def _name_pages(self) -> None:
        """Write each name in one line or, with large letters, the longest in two."""
        words = page_words()
        if self._widest(words.values()) + _AROUND > _WIDTH:
            words = {place: self._in_two(name) for place, name in words.items()}
        for place, made in self._buttons.items():
            made.setText(words[place])
        lines = [line for name in words.values() for line in name.splitlines()]
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_WIDTH, self._widest(lines) + _AROUND + bar))

    def _in_two(self, name: str) -> str:
        """Return a name in two lines when it is wider than every word by itself."""
        single = [word for each in page_words().values() for word in each.split()]
        return "\n".join(name.rsplit(" ", 1)) if self._widest([name]) > self._widest(single) else name

    def _widest(self, names: Iterable[str]) -> int:
        """The width of the longest name and an icon, as it is when it is in view: in bold."""
        font = QFont(QApplication.font())
        font.setPointSizeF(theme.points("large"))
        font.setBold(True)
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(name) for name in names) + theme.pixels(16)
