"""Who approves a post, and how, when she was not there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniredes.actions.calendar import steps
from muniredes.desktop.dialogs.base import AskingDialog
from muniredes.desktop.forms import asking
from muniredes.desktop.forms.context import FormContext
from muniredes.desktop.forms.people import PersonInput
from muniredes.desktop.forms.texts import TextInput
from muniredes.desktop.hub import Hub
from muniredes.desktop.widgets.text import label
from muniredes.domain.calendar.messages.counting import counted, messages_in
from muniredes.domain.calendar.messages.query import PostLine
from muniredes.domain.choices import PersonChoice
from muniredes.i18n import _


class ApproveDialog(AskingDialog):
    """Approves some posts in somebody's name."""

    def __init__(self, hub: Hub, posts: tuple[PostLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Aprobar"), _("Aprobar"), 480, 340, parent)
        self._hub, self._posts = hub, posts
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Aprobar"), "h3"))
        said = posts[0].title if messages_in(posts) == 1 else counted(posts)
        column.addWidget(label(said, "muted"))
        self._who = PersonInput(asking.who("post.approved_by_id"), FormContext(hub))
        self._how = TextInput(
            asking.text("post.approval_note", _("Solo si no estaba delante: «validada por teléfono».")),
        )
        rules = hub.snapshot.posting_rules
        usual = rules.approver_id if rules else None
        self._who.set_value(PersonChoice(id=usual or hub.snapshot.council_user_id).to_json())
        column.addWidget(self._who)
        column.addWidget(self._how)
        column.addStretch(1)
        column.addWidget(self.error)
        column.addLayout(self.foot())

    def carry_out(self) -> None:
        numbers = [post.id for post in self._posts]
        self._hub.perform(steps.approve, numbers, self._who.choice(), self._how.value())
