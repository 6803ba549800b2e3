"""How the window looks on this computer."""

from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import card
from muniredes.desktop.look import Look
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.theme import TEXT_SCALES, ThemeChoice
from muniredes.i18n import _


class LookPanel(Panel):
    """Light or dark, and how large."""

    asked_by = ("look",)

    def __init__(self, hub: Hub, look: Look) -> None:
        super().__init__(hub)
        self._look = look
        frame, column = card()
        themes = tuple(Option(value=choice.value, label=choice.word) for choice in ThemeChoice)
        self._theme = ChoiceInput(ChoiceField(key="theme", label=_("Colores"), options=themes))
        sizes = tuple(Option(value=str(scale), label=f"{scale} %") for scale in TEXT_SCALES)
        self._scale = ChoiceInput(ChoiceField(key="scale", label=_("Tamaño de la letra"), options=sizes))
        column.addWidget(self._theme)
        column.addWidget(self._scale)
        self.column.addWidget(frame)
        self._theme.changed.connect(self._apply)
        self._scale.changed.connect(self._apply)

    @property
    def title(self) -> str:
        return _("Aspecto")

    def refresh(self) -> None:
        self._theme.set_value(self._look.theme.value)
        self._scale.set_value(str(self._look.scale))

    def _apply(self) -> None:
        theme, scale = self._theme.value(), self._scale.value()
        self._look.choose(ThemeChoice(theme or ThemeChoice.SYSTEM), int(scale or TEXT_SCALES[0]))
