"""The body itself: council, term, elections, areas, people and their steps."""

from collections.abc import Mapping

from muniredes.domain.council import BodyLack, EntityKind
from muniredes.domain.elections.period import MILESTONE_WORDS, ElectionKind, Milestone
from muniredes.domain.elections.review import ReviewPoint
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.domain.texts.text import NAME_LIMIT
from muniredes.i18n import mark

KINDS: Mapping[str, str] = {
    "council": mark("Datos del organismo"),
    "term": mark("Mandato"),
    "electoral_period": mark("Periodo electoral"),
    "election_review": mark("Repaso electoral"),
    "area": mark("Área"),
    "person": mark("Persona"),
    "duty": mark("Paso"),
    "guide_mark": mark("Tarea de la guía"),
}

CARDS = (
    Card("council.kind", "Tipo de organismo", Kind.CHOICE, options=EntityKind, is_needed=True),
    Card("council.name", "Nombre", Kind.LINE, limit=NAME_LIMIT),
    Card("council.municipality_code", "Código INE", Kind.LINE, limit=10),
    Card("council.province", "Provincia", Kind.LINE),
    Card("council.region", "Comunidad autónoma", Kind.LINE),
    Card("council.website", "Web", Kind.WEB),
    Card("council.electronic_office", "Sede electrónica", Kind.WEB),
    Card("council.phone", "Teléfono para el público", Kind.PHONE),
    Card("council.shield", "Escudo", Kind.PICTURE),
    Card("council.user_id", "Quién usa este programa", Kind.PERSON),
    Card("council.coordinating_area_id", "Área que coordina", Kind.LINK, filled=Filled.APART, to="area"),
    Card("council.is_example", "Es un ejemplo", Kind.YES_NO, filled=Filled.PROGRAM),
    Card("council.lacks", "Lo que no tiene", Kind.SEVERAL, filled=Filled.APART, options=BodyLack),
    Card("term.starts", "Empezó el", Kind.DAY, asked=mark("Se constituyó el")),
    Card("electoral_period.kind", "Elecciones", Kind.CHOICE, filled=Filled.APART, options=ElectionKind),
    Card("electoral_period.polling_day", "Votación", Kind.DAY, filled=Filled.APART),
    Card("electoral_period.decree", MILESTONE_WORDS[Milestone.DECREE], Kind.DAY, filled=Filled.APART),
    Card("electoral_period.published", MILESTONE_WORDS[Milestone.PUBLISHED], Kind.DAY, filled=Filled.APART),
    Card(
        "electoral_period.campaign_starts",
        MILESTONE_WORDS[Milestone.CAMPAIGN_STARTS],
        Kind.DAY,
        filled=Filled.APART,
    ),
    Card(
        "electoral_period.campaign_ends",
        MILESTONE_WORDS[Milestone.CAMPAIGN_ENDS],
        Kind.DAY,
        filled=Filled.APART,
    ),
    Card(
        "electoral_period.minutes_session",
        MILESTONE_WORDS[Milestone.MINUTES_SESSION],
        Kind.DAY,
        filled=Filled.APART,
    ),
    Card(
        "electoral_period.constitution",
        MILESTONE_WORDS[Milestone.CONSTITUTION],
        Kind.DAY,
        filled=Filled.APART,
    ),
    Card(
        "electoral_period.constitution_on_appeal",
        MILESTONE_WORDS[Milestone.CONSTITUTION_ON_APPEAL],
        Kind.DAY,
        filled=Filled.APART,
    ),
    Card("election_review.period_id", "Elecciones", Kind.LINK, to="electoral_period", is_part=True),
    Card("election_review.account_id", "Cuenta", Kind.LINK, to="account", is_part=True),
    Card("election_review.done", "Qué se ha repasado", Kind.SEVERAL, options=ReviewPoint),
    Card("election_review.reviewed_on", "Repasado el", Kind.DAY),
    Card("election_review.reviewer_id", "Quién lo repasó", Kind.PERSON, did=True),
    Card("election_review.removed", "Qué se retiró o se cambió", Kind.NOTE),
    Card("area.name", "Nombre", Kind.LINE, limit=NAME_LIMIT, found=Found.NAME),
    Card("area.responsible_id", "Responsable", Kind.PERSON, asked=mark("Quién responde de ella")),
    Card(
        "person.name",
        "Nombre",
        Kind.LINE,
        limit=NAME_LIMIT,
        found=Found.NAME,
        asked=mark("Nombre y apellidos"),
    ),
    Card(
        "person.post",
        "Cargo",
        Kind.LINE,
        limit=NAME_LIMIT,
        found=Found.TEXT,
        asked=mark("Cargo o puesto"),
    ),
    Card("person.kind", "Vinculación", Kind.CHOICE, options=PersonKind),
    Card("person.area_id", "Área", Kind.LINK, to="area"),
    Card("person.email", "Correo", Kind.EMAIL, found=Found.TEXT),
    Card("person.phone", "Teléfono", Kind.PHONE, found=Found.TEXT),
    Card("person.deputy_id", "Suplente", Kind.PERSON),
    Card(
        "person.weekly_hours",
        "Horas a la semana",
        Kind.HOURS,
        asked=mark("Horas a la semana para esto"),
    ),
    Card("duty.step", "Paso", Kind.CHOICE, filled=Filled.APART, options=FlowStep),
    Card("duty.person_id", "Quién lo hace", Kind.PERSON),
    Card("duty.deputy_id", "Suplente", Kind.PERSON),
    Card("guide_mark.task", "Tarea", Kind.CODE, filled=Filled.PROGRAM, limit=40),
    Card("guide_mark.state", "Marca", Kind.CODE, filled=Filled.APART, limit=20),
    Card("guide_mark.at", "Marcada el", Kind.MOMENT, filled=Filled.PROGRAM),
)
