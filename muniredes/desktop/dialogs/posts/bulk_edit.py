"""Change several posts at once: what they are about, who prepares them, and what kind they are."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniredes.actions import knowledge
from muniredes.actions.calendar import bulk_edit
from muniredes.desktop.dialogs.base import PassingDialog
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.base import Input
from muniredes.desktop.forms.choosing import ChoiceInput
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.fields import ChoiceField, Option
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.calendar.messages.counting import counted
from muniredes.domain.calendar.messages.electoral_light import ElectoralLight
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.fields import word
from muniredes.domain.problems import Problem
from muniredes.i18n import _

_NONE = "none"
"""The answer that takes away what there was; without an answer, each keeps its own."""


class SeveralDialog(PassingDialog):
    """What is left in blank stays in each post as it was."""

    def __init__(self, hub: Hub, posts: tuple[PostLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Cambiar varias a la vez"), 500, 400, parent)
        self._hub, self._posts = hub, posts
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Cambiar varias a la vez"), "h3"))
        column.addWidget(label(self._lead(), "muted"))
        self._topic = self._add(
            _choice("message.topic_id", word("message.topic_id"), self._topics(), _("Sin tema"))
        )
        self._who = PersonInput(asking.who("message.responsible_id"), FormContext(hub))
        self._add(self._who)
        lights = [(light.value, light.word) for light in ElectoralLight]
        name = asking.word("message.light")
        self._light = _choice("message.light", name, lights, _("Sin clasificar"))
        if knowledge.served().is_public:
            self._add(self._light)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Cancelar"), self.reject))
        go = button(_("Cambiar"), self._finish, "primary")
        go.setDefault(True)
        foot.addWidget(go)
        column.addLayout(foot)

    def _lead(self) -> str:
        said = _("{counted}.").format(counted=counted(self._posts))
        if any(post.repeats for post in self._posts):
            said += " " + _("De lo que se repite, cambia la serie entera.")
        return said + " " + _("Lo que deje en blanco se queda como está.")

    def _topics(self) -> list[tuple[str, str]]:
        return [(str(topic.id), topic.name) for topic in self._hub.snapshot.topics]

    def _add(self, made: Input) -> Input:
        column = self.layout()
        assert column is not None
        column.addWidget(made)
        return made

    def _values(self) -> dict[str, object]:
        found: dict[str, object] = {}
        topic, light = self._topic.value(), self._light.value()
        if topic is not None:
            found["topic_id"] = None if topic == _NONE else int(topic)
        if light is not None:
            found["light"] = None if light == _NONE else ElectoralLight(light)
        who = self._who.choice()
        if not who.is_nobody:
            found["responsible_id"] = who
        return found

    def _finish(self) -> None:
        try:
            values = self._values()
            if values:
                self._hub.perform(bulk_edit.change, [post.id for post in self._posts], values)
        except Problem as problem:
            self._who.show_error(problem.sentence)
            return
        self.accept()


def _choice(key: str, name: str, options: list[tuple[str, str]], none: str) -> Input:
    shown = [Option(value=value, label=words) for value, words in (*options, (_NONE, none))]
    field = ChoiceField(key=key, label=name, options=shown, compact=True, nothing=_("No cambiar"))
    return ChoiceInput(field)
