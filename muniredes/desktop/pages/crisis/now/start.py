"""The first screen: whom to call, and what is happening, in the words of somebody who is frightened."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from muniredes.actions.crisis.parts import book
from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout
from muniredes.desktop.pages.crisis.now.phones import PhonesCard
from muniredes.desktop.widgets.pressable import Pressable
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.plan import directory
from muniredes.domain.places import Place, Target
from muniredes.i18n import _, ngettext

_NARROWEST = 28


class StartScreen(QWidget):
    """`begun` carries the checklist and whether it is a drill."""

    begun = Signal(str, bool)
    target_asked = Signal(object)

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._book = book(hub.snapshot.crisis)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._phones = QVBoxLayout()
        column.addLayout(self._phones)
        self._what = QVBoxLayout()
        self._choices: list[Pressable] = []
        self._is_asking_what = False
        column.addLayout(self._what)
        self._drill = QCheckBox(_("Es un simulacro: solo para practicar"))
        column.addWidget(self._drill)
        if hub.database.is_read_only:
            self._drill.hide()
        self.refresh()
        self.ask_what()

    def refresh(self) -> None:
        """Show the phones as they are now; what is being answered stays."""
        record = self._hub.snapshot.crisis
        self._book = book(record)
        clear(self._phones)
        self._phones.addWidget(PhonesCard(directory(self._book, record.contacts), is_brief=True))

    def ask_again(self, *, is_drill: bool) -> None:
        """Begin from «¿Qué pasa?», for a drill or for what is real."""
        self._drill.setChecked(is_drill)
        if not self._is_asking_what:
            self.ask_what()
        self.take_focus()

    def leave(self) -> None:
        """Forget that it was a drill: whoever comes back in a hurry means it."""
        self._drill.setChecked(False)

    def ask_what(self) -> None:
        """Ask «¿Qué pasa?» in plain sentences, and «No lo sé»."""
        clear(self._what)
        self._choices, self._is_asking_what = [], True
        self._what.addWidget(label(_("¿Qué pasa?"), "h2"))
        holder = QWidget()
        grid = ColumnsLayout(theme.letters(_NARROWEST), 3, across=10, down=10, is_even=True)
        for key in self._book.checklists:
            made = self._choice(key)
            self._choices.append(made)
            grid.put(made)
        unsure = Pressable(_("No lo sé"), self._how_many())
        unsure.clicked.connect(lambda _checked=False: self._ask(0))
        grid.put(unsure)
        holder.setLayout(grid)
        self._what.addWidget(holder)

    def _how_many(self) -> str:
        return ngettext("{n} pregunta y lo vemos.", "{n} preguntas y lo vemos.", len(self._book.questions))

    def take_focus(self) -> None:
        """Put the cursor on the first of them."""
        if self._is_asking_what:
            put_cursor(self._choices[0])

    def _ask(self, place: int) -> None:
        """Ask one of the questions that tell which crisis it is."""
        clear(self._what)
        self._is_asking_what = False
        question = self._book.questions[place]
        frame, inner = card()
        place_words = _("Pregunta {n} de {all}").format(n=place + 1, all=len(self._book.questions))
        inner.addWidget(label(place_words, "muted"))
        asked = label(question.question, "h2")
        inner.addWidget(asked)
        yes = button(_("Sí"), partial(self._answer, question.yes, place), "primary")
        no = button(_("No"), partial(self._answer, question.no, place))
        back = button(_("Volver"), self.ask_what, "link")
        inner.addLayout(FlowLayout(yes, no, back))
        self._what.addWidget(frame)
        asked.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        put_cursor(asked)  # on what is asked, and on no answer: the key that said one would say the next

    def _answer(self, checklist: str, place: int) -> None:
        if checklist:
            self.propose(checklist)
        elif place + 1 < len(self._book.questions):
            self._ask(place + 1)
        else:
            self._offer_the_rest()

    def _offer_the_rest(self) -> None:
        """Nothing that was asked: show what was not asked about, and what to do if it is none of them."""
        clear(self._what)
        self._is_asking_what = False
        self._what.addWidget(label(_("No es ninguna de esas. ¿Es una de estas?"), "h2"))
        holder = QWidget()
        grid = ColumnsLayout(theme.letters(_NARROWEST), 3, across=10, down=10, is_even=True)
        left = [self._choice(key) for key in self._book.not_asked]
        for made in left:
            grid.put(made)
        holder.setLayout(grid)
        self._what.addWidget(holder)
        said = _(
            "Si no se parece a ninguna, no hace falta abrir una crisis: guarde una captura, cuénteselo a "
            "quien coordina y vuelva a mirarlo dentro de una hora."
        )
        self._what.addWidget(label(said, "lead"))
        back = button(_("Volver a empezar"), self.ask_what, "link")
        self._what.addLayout(FlowLayout(back))
        put_cursor(left[0] if left else back)

    def _choice(self, key: str) -> Pressable:
        """Return a checklist to press: beginning is her decision."""
        checklist = self._book.checklist(key)
        made = Pressable(checklist.plain, checklist.title)
        made.clicked.connect(lambda _checked=False: self._begin(key))
        return made

    def propose(self, key: str) -> None:
        """Say which checklist it seems to be: beginning is her decision."""
        clear(self._what)
        self._is_asking_what = False
        checklist = self._book.checklist(key)
        frame, inner = card()
        inner.addWidget(label(_("Parece esto: {title}").format(title=checklist.title), "h2"))
        inner.addWidget(label(checklist.plain, "lead"))
        begin = button(_("Empezar"), partial(self._begin, key), "primary")
        inner.addLayout(FlowLayout(begin, button(_("No es esto: ver todo"), self.ask_what)))
        self._what.addWidget(frame)
        put_cursor(begin)

    def _begin(self, key: str) -> None:
        """Begin a crisis; where nothing can be saved, show its list all the same."""
        if self._hub.database.is_read_only:
            self.target_asked.emit(Target(Place.CRISIS, None, f"list-{key}"))
            return
        self.begun.emit(key, self._drill.isChecked())
        self._drill.setChecked(False)
