"""The style guide at a glance: how it looks, whether its colours can be read, and what it says."""

from collections.abc import Iterator
from functools import partial

from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.empty import EmptyState
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.samples import SamplesStrip
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.declared_absent import is_asked, is_lacking, there_is_none
from muniredes.domain.fields import word
from muniredes.domain.guide import go_on_words
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.words import plain_value
from muniredes.domain.voice.style import StyleGuide, readings
from muniredes.i18n import _

_STEPS = {
    "clear_space": "logo",
    "smallest_size": "logo",
    "typefaces": "typefaces",
    "common_elements": "common",
    "treatment": "tone",
    "tone": "tone",
    "avoided_words": "words",
    "clear_language": "plain",
    "inclusive_language": "plain",
    "languages": "languages",
    "hashtags": "hashtags",
    "emojis": "hashtags",
    "alternative_text": "pictures",
    "signature": "signature",
}
"""Each field with the question of the wizard that asks for it."""


class StyleGuidePanel(Panel):
    """What has been said, and what it looks like."""

    @property
    def title(self) -> str:
        return _("Cómo hablamos y cómo nos ven")

    def concerns(self, change: Change) -> bool:
        return change.concerns("style_guide", "council", "account")

    def refresh(self) -> None:
        for _part in self.refresh_in_parts():
            pass

    def refresh_in_parts(self) -> Iterator[None]:
        clear(self.column)
        lead = _("Guía de estilo: que se reconozca a la primera que habla el ayuntamiento.")
        self.column.addWidget(label(lead, "lead"))
        guide = self.hub.snapshot.style
        if guide is None:
            self._show_empty()
            return
        self.column.addLayout(
            FlowLayout(button(_("Cambiar la guía"), partial(self._ask, ""), "primary", changes=True))
        )
        strip = SamplesStrip(self.hub, in_parts=True)
        self.column.addWidget(strip)
        while strip.draw_one():
            yield
        self._colours(guide)
        yield
        self._rules(guide)

    def _ask(self, question: str) -> None:
        self.go(Target(Place.SAY_STYLE, None, question))

    def _show_empty(self) -> None:
        begin = go_on_words(Place.SAY_STYLE, _("Empezar la guía"), self.hub.snapshot.drafts)
        is_begun = begin != _("Empezar la guía")
        state = EmptyState(
            _("La guía de estilo está a medias") if is_begun else _("Todavía no hay guía de estilo"),
            _("Logotipo, colores, letras y tono; con ella se hacen solas las imágenes de cada red."),
        )
        state.offer(begin, partial(self._ask, ""), primary=True)
        state.offer(_("Ver un pueblo de ejemplo"), lambda: self.go(Target(Place.EXAMPLE)))
        self.column.addWidget(state)

    def _colours(self, guide: StyleGuide) -> None:
        lines = LinesCard(_("¿Se lee?"), _("Con un color de texto y uno de fondo se comprueba si se lee."))
        for reading in readings(guide.colours):
            tone = "good" if reading.contrast.is_enough else "danger"
            name = _("«{text}» sobre «{ground}»").format(text=reading.text.name, ground=reading.ground.name)
            said = f"{reading.text.value} / {reading.ground.value} · {reading.contrast.figure}"
            if reading.better:
                said += _(" · se leería bien con el color {colour}").format(colour=reading.better)
            lines.add_line(
                name,
                said,
                _("Cambiar"),
                partial(self._ask, "colours"),
                (reading.contrast.word, tone),
                changes=True,
            )
        self.column.addWidget(lines)

    def _rules(self, guide: StyleGuide) -> None:
        lines = LinesCard(_("Lo que dice la guía"))
        for name, question in _STEPS.items():
            if not is_asked(guide, f"style_guide.{name}"):
                continue
            value = getattr(guide, name)
            unsaid = there_is_none() if is_lacking(guide, name) else ""
            said = plain_value(f"style_guide.{name}", value) if value else unsaid
            state = None if said else (_("Falta"), "warning")
            lines.add_line(
                word(f"style_guide.{name}"),
                said,
                _("Cambiar"),
                partial(self._ask, question),
                state,
                changes=True,
            )
        for example in guide.examples:
            text = _("Así: {say}").format(say=example.say)
            avoid = _("Así no: {avoid}").format(avoid=example.avoid) if example.avoid else ""
            lines.add_line(text, avoid, _("Cambiar"), partial(self._ask, "examples"), changes=True)
        self.column.addWidget(lines)
