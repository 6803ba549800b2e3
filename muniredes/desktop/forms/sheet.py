"""A form that saves itself: each answer is written when it is left, and its problems stand beside it.

`about` is what the form is of («account 12»): what is not saved is a draft under that name.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.desktop import theme
from muniredes.desktop.focus import put_cursor
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import AddressesField, Field, PictureField, RowsField, TextField
from muniredes.desktop.forms.inputs import make_input
from muniredes.desktop.forms.needed import Needed
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.forms.typed import typed
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.layouts.flow import ColumnsLayout
from muniredes.desktop.widgets.drafts import Keeping, Typed
from muniredes.desktop.widgets.text import label
from muniredes.domain.history import Change
from muniredes.domain.problems import Problem
from muniredes.i18n import _

FIELD_LETTERS = 34
"""How wide a field must be at least to stand beside another, in letters."""

_log = logging.getLogger(__name__)

DRAFTS = "sheet"
"""The name that what is typed in a sheet is kept under until it is saved."""

_CHOSEN_FROM = ("person", "area", "account", "consent")
"""What the answers of a sheet are chosen from, besides what it is told when it is made."""

Save = Callable[[str, Any], object]
"""Called with the key of a field and its new value; a Problem is shown beside the field."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of fields."""

    title: str
    fields: Sequence[Field]


class Sheet(QWidget):
    """Sections of fields, two to a row where they fit; long ones take the whole row.

    One made `in_parts` has no field until `complete` is called, or its `parts` are gone through.
    """

    def __init__(
        self,
        sections: Sequence[Section],
        values: Mapping[str, Any],
        context: FormContext,
        save: Save,
        *,
        about: str,
        locked: bool,
        framed: bool = True,
        in_parts: bool = False,
    ) -> None:
        super().__init__()
        self._save = save
        self.is_pointed_at = False
        """Whether somebody asked for the cursor to be in one of its fields."""
        self._inputs: dict[str, Input] = {}
        self._stored: dict[str, Any] = {}
        self._needed = Needed()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.keeping = Keeping(self, context.hub, DRAFTS, about, self._unsaved, self._type_again, self._drop)
        column.addWidget(self.keeping.notice)
        self._column = column
        self._context = context
        self._making = self._make(sections, values, framed)
        context.hub.changed.connect(self._on_changed)
        self.setEnabled(not locked)
        if not in_parts:
            self.complete()

    def parts(self) -> Iterator[None]:
        """Put what is left of it, a section at a time; each is short."""
        yield from self._making

    def complete(self) -> None:
        """Put whatever is left of it."""
        for _part in self._making:
            pass

    def _make(self, sections: Sequence[Section], values: Mapping[str, Any], framed: bool) -> Iterator[None]:
        for section in sections:
            grid = self._grid(section.fields, values, self._context)
            self._fit()
            if not framed:
                self._column.addLayout(grid)
            else:
                frame, inner = card()
                if section.title:
                    inner.addWidget(label(section.title, "h3"))
                inner.addLayout(grid)
                self._column.addWidget(frame)
            yield
        self.keeping.recover()

    def _grid(
        self, fields: Sequence[Field], values: Mapping[str, Any], context: FormContext
    ) -> ColumnsLayout:
        grid = ColumnsLayout(theme.letters(FIELD_LETTERS))
        for field in fields:
            wide = isinstance(field, RowsField | AddressesField | PictureField) or (
                isinstance(field, TextField) and field.lines > 1
            )
            grid.put(self._ask(field, values.get(field.key), context), whole_line=wide)
        return grid

    def _ask(self, field: Field, value: Any, context: FormContext) -> Input:
        asked = make_input(field, context)
        asked.set_value(value)
        self._inputs[field.key] = asked
        self._stored[field.key] = asked.value()
        asked.changed.connect(self._fit)
        asked.left.connect(lambda: self.keep(field.key))
        return asked

    def _fit(self) -> None:
        """Have in view what the other answers leave to ask."""
        self._needed.fit(self._inputs.values())

    def keep(self, key: str) -> bool:
        """Save one answer if it is different; say whether it stands. One that was forgotten does."""
        asked = self._inputs.get(key)
        if asked is None:  # its record was deleted, and the cursor leaves the field afterwards
            return True
        given = asked.value()
        if not asked.validate():
            return False
        if given == self._stored[key]:
            return True
        try:
            self._save(key, typed(asked.field, given))
        except Problem as problem:
            asked.show_error(problem.sentence)
            return False
        except Exception:  # a fault of ours: what she typed stays as a draft, and she goes where she likes
            _log.exception("not saved: %s", key)
            asked.show_error(_("No se ha podido guardar. Lo que ha escrito queda como borrador."))
            return False
        self._stored[key] = asked.value()  # a name that was added is somebody now
        self._try_again(key)
        return True

    def _try_again(self, saved: str) -> None:
        """Save what was refused because of an answer that is another now: its red sentence is stale."""
        for key, asked in tuple(self._inputs.items()):
            was_refused = not asked.error_label().isHidden() and asked.value() != self._stored[key]
            if key != saved and was_refused and not asked.problem():
                asked.show_error("")
                self.keep(key)

    def update_values(self, values: Mapping[str, Any], context: FormContext) -> None:
        """Show what is stored now, wherever it is not what was; what is being typed stays."""
        for key, asked in self._inputs.items():
            if values.get(key) != self._stored[key] and asked.value() == self._stored[key]:
                asked.recall(context)
                asked.set_value(values.get(key))
                self._stored[key] = asked.value()
        self._fit()

    def _on_changed(self, change: Change) -> None:
        """Offer what there is to choose from now, wherever it was added."""
        if change.concerns(*_CHOSEN_FROM):
            for key, asked in self._inputs.items():
                is_saved = asked.value() == self._stored[key]
                asked.recall(self._context)
                if is_saved:  # whoever was chosen may be gone
                    self._stored[key] = asked.value()

    def keep_all(self) -> None:
        """Save every answer that is different, as when the page is left; what cannot be stays as a draft."""
        for key in self._inputs:
            self.keep(key)
        self.keeping.keep_now()

    def forget(self) -> None:
        """Save nothing more: what the sheet is about is gone."""
        self._inputs = {}
        self.keeping.forget()

    def _unsaved(self) -> Typed:
        """Return what is on the screen and not in the guide."""
        unsaved = {
            key: asked.typed()
            for key, asked in self._inputs.items()
            if asked.value() != self._stored[key] or asked.problem()
        }
        return {
            key: said for key, said in unsaved.items() if said is not None or not self._inputs[key].problem()
        }

    def _drop(self) -> None:
        """Go back to what is in the guide."""
        for key, asked in self._inputs.items():
            asked.set_value(self._stored[key])
            asked.show_error("")

    def _type_again(self, typed: Typed) -> None:
        for key, said in typed.items():
            if key in self._inputs:
                self._inputs[key].type_again(said)

    def focus_field(self, key: str) -> bool:
        """Put the cursor in a field; say whether it is here."""
        self.is_pointed_at = True
        asked = self._inputs.get(key)
        if asked is None:
            return False
        put_cursor(asked)
        return True

    def focus_first(self) -> None:
        """Put the cursor in the first field, with what is there selected: the first key takes its place.

        Never in a list that has its answer, where a letter typed would choose another without a word.
        """
        asked = next((each for each in self._inputs.values() if not _is_chosen(each)), None)
        if asked is None:
            return
        put_cursor(asked)
        if isinstance(asked, TextInput):
            asked.select_all()

    def input(self, key: str) -> Input:
        """Return the input of a field."""
        return self._inputs[key]


def _is_chosen(asked: Input) -> bool:
    """Whether it is a list that drops down with something chosen in it."""
    return isinstance(asked, ChoiceInput) and asked.field.compact and asked.value() is not None
