"""What is said where: the choice of networks, editorial lines, blogs, topics and their channels."""

from collections.abc import Mapping

from muniredes.domain.channels.blogs import BlogScope
from muniredes.domain.channels.coordination import Medium, Role
from muniredes.domain.channels.plan import Audience, ContentKind, PlanLack, TownSize
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "channel_plan": mark("Elección de redes"),
    "editorial_line": mark("Línea editorial"),
    "account_link": mark("Enlace entre cuentas"),
    "blog": mark("Blog"),
    "topic": mark("Tema"),
    "channel_use": mark("Canal de un tema"),
}

CARDS = (
    Card("channel_plan.size", "Habitantes", Kind.CHOICE, options=TownSize),
    Card("channel_plan.audiences", "A quién se quiere llegar", Kind.SEVERAL, options=Audience),
    Card("channel_plan.contents", "Qué hay que contar", Kind.SEVERAL, options=ContentKind),
    Card("channel_plan.register_address", "Dónde está publicada la lista de cuentas oficiales", Kind.WEB),
    Card("channel_plan.lacks", "Lo que no tiene", Kind.SEVERAL, filled=Filled.APART, options=PlanLack),
    Card("editorial_line.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("editorial_line.content", "Qué se publica", Kind.NOTE),
    Card("editorial_line.tone", "Tono", Kind.LINE),
    Card("editorial_line.audience", "Público", Kind.NOTE),
    Card("editorial_line.frequency", "Cada cuánto", Kind.LINE),
    Card("editorial_line.posts_per_week", "Publicaciones a la semana", Kind.NUMBER, most=70),
    Card("editorial_line.language", "Lengua", Kind.LINE),
    Card("editorial_line.publisher_id", "Quién publica", Kind.PERSON),
    Card("editorial_line.responder_id", "Quién responde", Kind.PERSON),
    Card(
        "editorial_line.links_to_register",
        "El perfil enlaza a la web y a la lista de cuentas",
        Kind.YES_NO,
    ),
    Card("editorial_line.linked_from_web", "La web enlaza a este perfil", Kind.YES_NO),
    Card("editorial_line.links_to_none", "No enlaza a ninguna otra cuenta", Kind.YES_NO, filled=Filled.APART),
    Card("editorial_line.links_checked_on", "Enlaces comprobados el", Kind.DAY, filled=Filled.PROGRAM),
    Card("account_link.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("account_link.to_id", "Enlaza a", Kind.LINK, filled=Filled.APART, to="account", is_part=True),
    Card("blog.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("blog.scope", "De quién es el blog", Kind.CHOICE, short=mark("De quién es"), options=BlogScope),
    Card("blog.responsible_id", "Quién responde del blog", Kind.PERSON),
    Card("blog.objectives", "Objetivos", Kind.NOTE),
    Card("blog.guidelines", "Normas de publicación", Kind.NOTE, is_for_all=True),
    Card("topic.name", "Tema", Kind.LINE, found=Found.NAME),
    Card("topic.note", "Nota", Kind.NOTE, found=Found.TEXT),
    Card("channel_use.topic_id", "Tema", Kind.LINK, to="topic", is_part=True),
    Card("channel_use.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("channel_use.medium", "Canal", Kind.CHOICE, filled=Filled.APART, options=Medium),
    Card("channel_use.role", "Papel", Kind.CHOICE, filled=Filled.APART, options=Role),
)
