"""What a package is, on the page: what it brings before it is taken, and the receipt of one that was made."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from muniredes.desktop import theme
from muniredes.desktop.layouts.arrange import card, stacked
from muniredes.desktop.layouts.flow import ColumnsLayout, FlowLayout, LineLayout
from muniredes.desktop.widgets.notice import Notice
from muniredes.desktop.widgets.text import breakable, button, label
from muniredes.desktop.widgets.thumbnail import thumbnail
from muniredes.domain.handover.inside import Fact, Inside
from muniredes.domain.handover.package import Receipt
from muniredes.domain.texts.text import in_groups
from muniredes.files import shown
from muniredes.i18n import _

_NARROWEST = 34
"""How narrow a column of what a package brings may be, in letters."""

_SIDE = 224
"""Of the code of a receipt, in pixels."""


def inside_card(inside: Inside, *verbs: QPushButton) -> QWidget:
    """Return what a package brings, what would become of the guide that is here, and what can be done."""
    frame, column = card()
    column.addWidget(label(inside.council, "h2"))
    column.addWidget(label(_("Esto es lo que trae; todavía no se ha cambiado nada."), "muted"))
    column.addLayout(FlowLayout(*verbs))
    if inside.warning:
        said = _(
            "{warning} Pida otra copia a quien lo entregó; si no puede, no lo reciba sin comprobar que la "
            "huella de abajo es la del recibo o la del acta."
        )
        column.addWidget(Notice(said.format(warning=breakable(inside.warning)), "danger"))
    for sentence in inside.here:
        column.addWidget(label(breakable(sentence)))
    holder = QWidget()
    columns = ColumnsLayout(theme.letters(_NARROWEST), 2, down=8)
    for fact in (*inside.facts, Fact(_("Manual"), inside.agreement.sentence)):
        columns.put(stacked(label(fact.name, "muted"), label(breakable(fact.said))))
    holder.setLayout(columns)
    column.addWidget(holder)
    column.addWidget(label(_("Para leer sin el programa"), "field"))
    for paper in inside.papers:
        column.addWidget(label(breakable(paper), "muted"))
    column.addWidget(label(_("Huella SHA-256, para compararla con el recibo"), "field"))
    column.addWidget(label(in_groups(inside.receipt.sha256), "muted", selectable=True))
    return frame


def receipt_card(receipt: Receipt, code: bytes, *verbs: QPushButton) -> QWidget:
    """Return the receipt of a package that was made: its digest, to copy and to point a phone at."""
    frame, column = card()
    column.addWidget(label(_("Recibo"), "h3"))
    said = _("Es la huella del fichero: si cambia una sola letra, es otra. Apúntela en el acta.")
    digest = label(in_groups(receipt.sha256), selectable=True)
    copy = button(_("Copiar la huella"), lambda: QGuiApplication.clipboard().setText(receipt.sha256))
    words = stacked(
        label(breakable(shown(receipt.path.name)), "field"),
        label("SHA-256", "muted"),
        digest,
        label(said, "muted"),
    )
    picture = thumbnail(code, _("código con la huella del paquete"), _SIDE, _SIDE)
    column.addLayout(LineLayout(words, picture, narrowest=theme.letters(_NARROWEST)))
    column.addLayout(FlowLayout(*verbs, copy))
    return frame
