"""What to answer, one question after another; the rules; and whether they stand before the ombudsman."""

from functools import partial

from PySide6.QtGui import QGuiApplication

from muniredes.actions import clock, knowledge
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.citizens.conversation import ConversationGuide, ombudsman_checks
from muniredes.domain.fields import word
from muniredes.domain.guide import go_on_words
from muniredes.domain.history import Change
from muniredes.domain.places import Place, Target
from muniredes.domain.texts.gaps import filled, known_gaps
from muniredes.domain.voice.style import treatment_note
from muniredes.i18n import _


class RulesPanel(Panel):
    """The response tree and the self-check."""

    @property
    def title(self) -> str:
        return word("conversation_guide.steps")

    def concerns(self, change: Change) -> bool:
        return change.concerns("conversation_guide", "moderation", "person", "council", "style_guide")

    def refresh(self) -> None:
        clear(self.column)
        self.column.addWidget(
            label(_("Vaya pregunta a pregunta: a la primera que sea «sí», haga lo que dice."), "lead")
        )
        say = partial(self.go, Target(Place.SAY_CONVERSATION))
        guide = self.hub.snapshot.conversation
        is_said = guide is not None and guide.is_said
        begin = _("Cambiar cómo se atiende") if is_said else _("Decir cómo se atiende")
        words = go_on_words(Place.SAY_CONVERSATION, begin, self.hub.snapshot.drafts)
        self.column.addLayout(FlowLayout(button(words, say, "primary", changes=True)))
        if note := treatment_note(self.hub.snapshot.style):
            self.column.addWidget(label(note, "muted"))
        self._tree()
        self._deadlines()
        self._standard()

    def _tree(self) -> None:
        lines = LinesCard(word("conversation_guide.steps"))
        guide = self.hub.snapshot.conversation or ConversationGuide()
        usual = [fact.value for fact in knowledge.responses()]
        gaps = known_gaps(self.hub.snapshot, clock.today())
        for number, step in enumerate(guide.tree(usual), start=1):
            paste = filled(step.paste, gaps)
            said = step.do + (f"\n«{paste}»" if paste else "")
            copy = partial(QGuiApplication.clipboard().setText, paste) if paste else None
            lines.add_line(f"{number}. {step.question}", said, _("Copiar el texto"), copy)
        self.column.addWidget(lines)

    def _deadlines(self) -> None:
        guide = self.hub.snapshot.conversation
        if guide is None or not guide.deadlines:
            return
        lines = LinesCard(_("En cuánto tiempo"))
        for deadline in guide.deadlines:
            lines.add_line(deadline.kind, f"{deadline.acknowledge} → {deadline.answer}", "", None)
        self.column.addWidget(lines)

    def _standard(self) -> None:
        guide = self.hub.snapshot.conversation
        words = {entry.key: entry for entry in knowledge.advice()["defensor"]}
        if not words:
            return
        lines = LinesCard(_("¿Cumple lo que piden los Defensores del Pueblo?"))
        states = {True: (_("Sí"), "good"), False: (_("No"), "warning"), None: (_("Falta"), "warning")}
        for check in ombudsman_checks(guide, self.hub.snapshot.moderations, self.hub.snapshot.council):
            entry = words[check.key]
            register = Target(Place.CONVERSATION, None, "moderation")
            place = Target(Place.SAY_CONVERSATION) if check.field else register
            fix = None if check.is_met or check.has_nothing else partial(self.go, place)
            state = (_("No hay ninguno"), "good") if check.has_nothing else states[check.is_met]
            lines.add_line(entry.title, entry.text.value, _("Completar"), fix, state)
        self.column.addWidget(lines)
