"""The body itself: council, term, elections, areas, people and their steps."""

from collections.abc import Mapping

from muniredes.domain.council import EntityKind
from muniredes.domain.election_review import ReviewPoint
from muniredes.domain.elections import MILESTONE_WORDS, ElectionKind, Milestone
from muniredes.domain.fields.card import Card, Filled, Found, Kind
from muniredes.domain.people import FlowStep, PersonKind
from muniredes.domain.text import NAME_LIMIT
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
    Card("council.kind", mark("Tipo de organismo"), Kind.CHOICE, options=EntityKind, is_needed=True),
    Card("council.name", mark("Nombre"), Kind.LINE, limit=NAME_LIMIT),
    Card("council.municipality_code", mark("Código INE"), Kind.LINE, limit=10),
    Card("council.province", mark("Provincia"), Kind.LINE),
    Card("council.region", mark("Comunidad autónoma"), Kind.LINE),
    Card("council.website", mark("Web"), Kind.WEB),
    Card("council.electronic_office", mark("Sede electrónica"), Kind.WEB),
    Card("council.phone", mark("Teléfono para el público"), Kind.PHONE),
    Card("council.shield", mark("Escudo"), Kind.PICTURE),
    Card("council.user_id", mark("Quién usa este programa"), Kind.PERSON),
    Card(
        "council.coordinating_area_id", mark("Área que coordina"), Kind.LINK, filled=Filled.APART, to="area"
    ),
    Card("council.is_example", mark("Es un ejemplo"), Kind.YES_NO, filled=Filled.PROGRAM),
    Card("term.starts", mark("Empezó el"), Kind.DAY, asked=mark("Se constituyó el")),
    Card("electoral_period.kind", mark("Elecciones"), Kind.CHOICE, filled=Filled.APART, options=ElectionKind),
    Card("electoral_period.polling_day", mark("Votación"), Kind.DAY, filled=Filled.APART),
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
    Card("election_review.period_id", mark("Elecciones"), Kind.LINK, to="electoral_period", is_part=True),
    Card("election_review.account_id", mark("Cuenta"), Kind.LINK, to="account", is_part=True),
    Card("election_review.done", mark("Qué se ha repasado"), Kind.SEVERAL, options=ReviewPoint),
    Card("election_review.reviewed_on", mark("Repasado el"), Kind.DAY),
    Card("election_review.reviewer_id", mark("Quién lo repasó"), Kind.PERSON, did=True),
    Card("election_review.removed", mark("Qué se retiró o se cambió"), Kind.NOTE),
    Card("area.name", mark("Nombre"), Kind.LINE, limit=NAME_LIMIT, found=Found.NAME),
    Card("area.responsible_id", mark("Responsable"), Kind.PERSON, asked=mark("Quién responde de ella")),
    Card(
        "person.name",
        mark("Nombre"),
        Kind.LINE,
        limit=NAME_LIMIT,
        found=Found.NAME,
        asked=mark("Nombre y apellidos"),
    ),
    Card(
        "person.post",
        mark("Cargo"),
        Kind.LINE,
        limit=NAME_LIMIT,
        found=Found.TEXT,
        asked=mark("Cargo o puesto"),
    ),
    Card("person.kind", mark("Vinculación"), Kind.CHOICE, options=PersonKind),
    Card("person.area_id", mark("Área"), Kind.LINK, to="area"),
    Card("person.email", mark("Correo"), Kind.EMAIL, found=Found.TEXT),
    Card("person.phone", mark("Teléfono"), Kind.PHONE, found=Found.TEXT),
    Card("person.deputy_id", mark("Suplente"), Kind.PERSON),
    Card(
        "person.weekly_hours",
        mark("Horas a la semana"),
        Kind.HOURS,
        asked=mark("Horas a la semana para esto"),
    ),
    Card("duty.step", mark("Paso"), Kind.CHOICE, filled=Filled.APART, options=FlowStep),
    Card("duty.person_id", mark("Quién lo hace"), Kind.PERSON),
    Card("duty.deputy_id", mark("Suplente"), Kind.PERSON),
    Card("guide_mark.task", mark("Tarea"), Kind.CODE, filled=Filled.PROGRAM, limit=40),
    Card("guide_mark.state", mark("Marca"), Kind.CODE, filled=Filled.APART, limit=20),
    Card("guide_mark.at", mark("Marcada el"), Kind.MOMENT, filled=Filled.PROGRAM),
)
