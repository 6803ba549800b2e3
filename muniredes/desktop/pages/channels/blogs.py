"""The blogs: whose each is, who answers for it and what it is for."""

from functools import partial

from muniredes.actions import accounts
from muniredes.desktop.layouts.arrange import clear
from muniredes.desktop.layouts.flow import FlowLayout
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.lines import LinesCard
from muniredes.desktop.widgets.text import button, label
from muniredes.domain.accounts.account import Account
from muniredes.domain.history import Change
from muniredes.domain.places import NEW, Place, Target
from muniredes.domain.texts.text import in_a_row
from muniredes.i18n import _


class BlogsPanel(Panel):
    """Every blog, and the accounts that could be one."""

    asked_by = ("blog",)

    @property
    def title(self) -> str:
        return _("Blogs y web")

    def concerns(self, change: Change) -> bool:
        return change.concerns("account", "blog", "editorial_line", "person", "area")

    def refresh(self) -> None:
        clear(self.column)
        lead = _("Uno general, de las áreas o de personas del gobierno; cada uno, con quien responde.")
        self.column.addWidget(label(lead, "lead"))
        add = partial(self.go, Target(Place.SAY_BLOG, NEW))
        self.column.addLayout(FlowLayout(button(_("Añadir un blog"), add, "primary", "plus", changes=True)))
        lines = LinesCard(_("Blogs y web"), _("Ninguno todavía."))
        for account in self.hub.snapshot.blog_accounts:
            blog = self.hub.snapshot.blog(account)
            state = None if blog and blog.responsible_id else (_("Falta quién responde"), "warning")
            verb, target = _("Cambiar"), Target(Place.SAY_BLOG, account.id)
            lines.add_line(
                accounts.marked(self.hub.snapshot, account),
                self._about(account),
                verb,
                partial(self.go, target),
                state,
                changes=True,
            )
        self.column.addWidget(lines)

    def _about(self, account: Account) -> str:
        blog = self.hub.snapshot.blog(account)
        if blog is None:
            return _("Está entre las cuentas; falta decir para qué sirve.")
        responsible = self.hub.snapshot.person(blog.responsible_id)
        parts = (
            blog.scope.word if blog.scope else "",
            responsible.with_post if responsible else "",
            blog.objectives,
            self.hub.snapshot.line(account).frequency,
        )
        return in_a_row(parts)
