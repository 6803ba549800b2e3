"""What the province fixes on this computer: it is seen here, and changed nowhere."""

from muniredes import policy
from muniredes.desktop.layouts.arrange import card, clear
from muniredes.desktop.pages.panel import Panel
from muniredes.desktop.widgets.text import label
from muniredes.i18n import _


class ProvincePanel(Panel):
    """One line for each thing that is fixed."""

    asked_by = ("province",)

    @property
    def title(self) -> str:
        return _("Lo fija su diputación")

    def refresh(self) -> None:
        clear(self.column)
        frame, column = card()
        column.addWidget(label(_("Lo fija su diputación"), "h3"))
        column.addWidget(
            label(
                _("Quien administra este ordenador ha dejado puesto lo que sigue. Desde aquí no se cambia."),
                "muted",
            )
        )
        for title, said in policy.in_force().told():
            column.addWidget(label(title, "field"))
            column.addWidget(label(said, selectable=True))
        for complaint in policy.in_force().complaints:
            column.addWidget(label(complaint, "error"))
        self.column.addWidget(frame)
