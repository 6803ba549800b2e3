"""«Listas»: the checklists, levels and ways back as this council has them, and every change of them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from muniredes.actions import knowledge, records
from muniredes.actions.crisis import parts, wording
from muniredes.desktop.dialogs.crisis.texts import Remark, TextsDialog
from muniredes.desktop.dialogs.sheet import RecordDialog
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.hub import Hub
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.crisis.lists import cards
from muniredes.desktop.pages.crisis.lists import texts as asked
from muniredes.desktop.pages.crisis.lists.differences import DifferencesCard
from muniredes.desktop.pages.crisis.papers import PaperTelling
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.crisis.knowledge import Checklist, ChecklistStep, CrisisBook
from muniredes.domain.crisis.own import LAST, OUT, OwnStep, differences, step_text
from muniredes.domain.history import Change
from muniredes.domain.knowledge.facts import OTHER_NETWORK
from muniredes.domain.places import Target
from muniredes.i18n import _

LEVELS, RECOVERY = "niveles", "recuperar"

ONE = "list-"
"""What begins the field of a target that asks for one list: «list-emergencia»."""


class ListsPanel(Panel):
    """One list in view, chosen above; at the top, what a newer catalogue says of what was changed."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._shown = next(iter(knowledge.crisis_book().checklists))
        lead = _("Vienen hechas. Cambie lo que en su pueblo sea de otra manera: lo suyo no se pierde nunca.")
        self.column.addWidget(label(lead, "lead"))
        self._news, self._body = QVBoxLayout(), QVBoxLayout()
        self._choices = self._chooser()
        self._paper = PaperTelling(hub, self)
        self.column.addLayout(self._news)
        self.column.addLayout(self._verbs())
        self.column.addWidget(self._choices)
        self.column.addLayout(self._body)
        self._body.setSpacing(self.column.spacing())

    @property
    def title(self) -> str:
        return _("Listas")

    def concerns(self, change: Change) -> bool:
        return change.concerns("crisis_text", "crisis_step", "account", "council")

    def answers_for(self, target: Target) -> bool:
        return target.field in ("crisis_text", "crisis_step", "lists") or target.field.startswith(ONE)

    def show_target(self, target: Target) -> None:
        step = next((each for each in self.hub.snapshot.crisis.steps if each.id == target.object_id), None)
        if target.field == "crisis_step" and step is not None:
            self.show_list(step.checklist)
            self._open_own(step)
        elif target.field.startswith(ONE):
            self.show_list(target.field.removeprefix(ONE))

    def refresh(self) -> None:
        record = self.hub.snapshot.crisis
        clear(self._news)
        found = differences(knowledge.crisis_book(), record.texts)
        if found:
            self._news.addWidget(DifferencesCard(self.hub, found))
        clear(self._body)
        book, said = parts.book(record), {own.key: own.text for own in record.texts}
        if self._shown == LEVELS:
            self._levels(book, said)
        elif self._shown == RECOVERY:
            self._recovery(book, said)
        else:
            self._checklist(book.checklist(self._shown), said)

    def _verbs(self) -> FlowLayout:
        return FlowLayout(
            button(_("Guardar las listas en blanco…"), self._paper.write_blank_lists, icon="manual"),
            button(_("Guardar la hoja para la pared…"), self._paper.write_wall_sheet, icon="manual"),
        )

    def _chooser(self) -> ChoiceInput:
        book = knowledge.crisis_book()
        options = [Option(value=key, label=fact.value.title) for key, fact in book.checklists.items()]
        options += [
            Option(value=LEVELS, label=_("Los cuatro niveles")),
            Option(value=RECOVERY, label=_("Recuperar una cuenta")),
        ]
        made = ChoiceInput(
            ChoiceField(key="list", label=_("Qué lista"), options=options, compact=True, is_needed=True)
        )
        made.set_value(self._shown)
        made.left.connect(lambda: self.show_list(made.value() or self._shown))
        return made

    def show_list(self, key: str) -> None:
        """Show a list, the levels or the ways back."""
        if key != self._shown:
            self._shown = key
            self._choices.set_value(key)
            self.refresh()

    # ── A checklist ──────────────────────────────────────────────────────────────────────────

    def _checklist(self, checklist: Checklist, said: Mapping[str, str]) -> None:
        about = _("{plain} Empieza en el nivel {level}.").format(
            plain=checklist.plain, level=checklist.level.title
        )
        self._body.addWidget(label(about, "muted"))
        self._steps(checklist, said)
        self._left_out(checklist.key, said)
        self._messages(checklist, said)

    def _steps(self, checklist: Checklist, said: Mapping[str, str]) -> None:
        lines = LinesCard(_("Los pasos"), _("No queda ningún paso."))
        lines.set_count(len(checklist.steps))
        for number, step in enumerate(checklist.steps, start=1):
            act = partial(self._open_step, checklist, step)
            state = cards.step_state(checklist.key, step, said)
            about = cards.about_step(step, self.hub.snapshot)
            lines.add_line(f"{number}. {step.do}", about, _("Cambiar"), act, state, changes=True)
        add = partial(self._add_step, checklist.key, LAST)
        lines.add_foot(button(_("Añadir un paso"), add, icon="plus", changes=True))
        self._body.addWidget(lines)

    def _left_out(self, checklist: str, said: Mapping[str, str]) -> None:
        found = cards.left_out(knowledge.crisis_book(), checklist, said)
        if not found:
            return
        lines = LinesCard(_("Pasos que aquí no se usan"))
        for step in found:
            back = partial(self.hub.attempt, wording.take_theirs, step_text(checklist, step.key, OUT))
            lines.add_line(step.do, step.why, _("Volver a usarlo"), back, changes=True)
        self._body.addWidget(lines)

    def _messages(self, checklist: Checklist, said: Mapping[str, str]) -> None:
        lines = LinesCard(_("Los mensajes"))
        for stage, text in checklist.messages.items():
            texts = asked.of_message(checklist.key, stage)
            state = cards.room_state(self.hub, text) or cards.shipped_state(texts, said)
            title = f"{checklist.title}: {stage.word}"
            act = partial(self._open_texts, title, texts, partial(cards.said_of_room, self.hub))
            about = f"«{cards.signed(text, self.hub.snapshot)}»\n{cards.said_of_room(self.hub, text)}"
            lines.add_line(stage.word, about, _("Cambiar"), act, state, changes=True)
        self._body.addWidget(lines)

    # ── Levels and ways back ─────────────────────────────────────────────────────────────────

    def _levels(self, book: CrisisBook, said: Mapping[str, str]) -> None:
        lines = LinesCard(_("Los cuatro niveles"))
        for level, fact in book.levels.items():
            texts = asked.of_level(level)
            act = partial(self._open_texts, level.title, texts)
            state = cards.shipped_state(texts, said)
            about = cards.about_level(fact.value, self.hub.snapshot)
            lines.add_line(level.title, about, _("Cambiar"), act, state, changes=True)
        self._body.addWidget(lines)

    def _recovery(self, book: CrisisBook, said: Mapping[str, str]) -> None:
        networks = knowledge.networks()
        used = {network.id for network in cards.networks_in_use(self.hub)}
        lines = LinesCard(_("Cómo se recupera una cuenta perdida"))
        for key, fact in sorted(book.recovery.items(), key=lambda pair: pair[0] not in used):
            name = _("Cualquier otra red") if key == OTHER_NETWORK else networks[key].name
            texts = asked.of_recovery(key)
            act = partial(self._open_texts, name, texts)
            lines.add_line(
                name, fact.value, _("Cambiar"), act, cards.shipped_state(texts, said), changes=True
            )
        self._body.addWidget(lines)

    # ── What can be done ─────────────────────────────────────────────────────────────────────

    def _open_texts(self, title: str, texts: asked.Texts, remark: Remark | None = None) -> TextsDialog:
        dialog = TextsDialog(self.hub, title, texts, self.window(), remark)
        dialog.open()
        return dialog

    def _open_step(self, checklist: Checklist, step: ChecklistStep) -> None:
        own = cards.own_step(self.hub.snapshot.crisis.steps, step.key)
        if own is not None:
            self._open_own(own)
            return
        dialog = self._open_texts(step.do, asked.of_step(checklist.key, step.key))
        leave_out = step_text(checklist.key, step.key, OUT)
        dialog.offer(_("No usar este paso"), partial(dialog.leave_with, wording.say, leave_out, _("Sí")))
        dialog.offer(_("Añadir otro después"), partial(self._add_after, dialog, checklist.key, step.key))

    def _open_own(self, step: OwnStep, made_by: Change | None = None) -> None:
        checklist = parts.book(self.hub.snapshot.crisis).checklist(step.checklist)
        sections = asked.of_own_step(checklist, step)
        RecordDialog(self.hub, "crisis_step", step, sections, self.window(), made_by=made_by).open()

    def _add_after(self, dialog: TextsDialog, checklist: str, after: str) -> None:
        dialog.accept()
        self._add_step(checklist, after)

    def _add_step(self, checklist: str, after: str) -> None:
        """Add a step, and open its sheet."""
        values = {"checklist": checklist, "after": after, "do": _("Paso nuevo")}
        change = self.hub.attempt(records.add, "crisis_step", values)
        numbers = change.ids("crisis_step") if change else ()
        step = next((each for each in self.hub.snapshot.crisis.steps if each.id in numbers), None)
        if step is not None:
            self._open_own(step, change)
