"""The texts of the catalogue as this council says them, each with its way back to what it said."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions import knowledge
from muniredes.actions.crisis import wording
from muniredes.desktop.dialogs.sheet import SheetDialog
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import Field, NumberField, SeveralField, TextField
from muniredes.desktop.forms.sheet import Section
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.naming import in_words
from muniredes.domain.crisis.own import shipped_texts
from muniredes.i18n import _

Remark = Callable[[str], str]
"""Says something of a text while it is typed."""


class TextsDialog(SheetDialog):
    """Some texts of the lists. `texts` names the text of each field; `remark` is said of the first one."""

    def __init__(
        self,
        hub: Hub,
        title: str,
        texts: Mapping[str, Field],
        parent: QWidget | None = None,
        remark: Remark | None = None,
    ) -> None:
        super().__init__(hub, title, parent)
        self.resize(720, 620)
        self._texts, self._remark = texts, remark
        self._keys = {field.key: key for key, field in texts.items()}
        self.ask([Section("", tuple(texts.values()))], self._values(), self._save, " ".join(texts))
        self._said = label("", "muted")
        self.column.addWidget(self._said)
        self._changes = QVBoxLayout()
        self.column.addLayout(self._changes)
        self.column.addStretch(1)
        for field in texts.values():
            self.sheet.input(field.key).changed.connect(self._say)
        self._say()
        self._show_changes()

    def offer(self, text: str, act: Callable[[], object], role: str = "") -> None:
        """Put a button at the foot."""
        self.foot.insertWidget(self.foot.count() - 2, button(text, act, role))

    def _own(self) -> Mapping[str, str]:
        return {own.key: own.text for own in self.hub.snapshot.crisis.texts}

    def _values(self) -> dict[str, Any]:
        shipped, own = shipped_texts(knowledge.crisis_book()), self._own()
        return {
            field.key: _answer(field, own.get(key, shipped.get(key, "")))
            for key, field in self._texts.items()
        }

    def _save(self, key: str, value: Any) -> None:
        self.hub.perform(wording.say, self._keys[key], _text(value))
        self._show_changes()

    def _say(self) -> None:
        """Say whether the text fits, while it is typed."""
        first = next(iter(self._texts.values()))
        said = self._remark(str(self.sheet.input(first.key).value() or "")) if self._remark else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _show_changes(self) -> None:
        """Show what is said otherwise here, and what the catalogue says."""
        clear(self._changes)
        own, shipped = self._own(), shipped_texts(knowledge.crisis_book())
        changed = [key for key in self._texts if key in own]
        if not changed:
            self._changes.addWidget(label(_("Todo está como venía."), "muted"))
            return
        lines = LinesCard(_("Cambiado aquí"))
        for key in changed:
            said = in_words(key, shipped.get(key, ""))
            detail = _("Como venía: «{text}»").format(text=said) if said else _("Como venía: nada")
            back = partial(self._go_back, key)
            lines.add_line(self._texts[key].label, detail, _("Volver a como venía"), back, changes=True)
        self._changes.addWidget(lines)

    def _go_back(self, key: str) -> None:
        if self.hub.attempt(wording.take_theirs, key) is not None:
            self.sheet.update_values(self._values(), FormContext(self.hub))
            self._show_changes()
            self._say()


def _answer(field: Field, text: str) -> Any:
    """Return a text as its input holds it."""
    if isinstance(field, NumberField):
        return int(text) if text.isdecimal() else None
    if isinstance(field, SeveralField):
        return [part for part in text.split(",") if part]
    return text


def _text(value: Any) -> str:
    """Return an answer as a text of the lists."""
    if isinstance(value, tuple):
        return ",".join(value)
    return "" if value is None else str(value)


def minutes_field(key: str, title: str, most: int) -> NumberField:
    """Ask for minutes, which may be none."""
    hint = _("Vacío, si no tiene prisa.")
    return NumberField(key=key, label=title, hint=hint, most=most, decimals=0, suffix=_("minutos"))


def long_text(key: str, title: str, limit: int, lines: int = 3, *, is_for_all: bool = False) -> TextField:
    """Ask for a text of several lines."""
    return TextField(key=key, label=title, lines=lines, limit=limit, is_for_all=is_for_all)
