"""Every task of the guide, described: the essential path first, in the order it is walked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from muniredes.domain.guide import measures
from muniredes.domain.guide.task import Progress
from muniredes.domain.places import Place, Target
from muniredes.domain.snapshot import Snapshot
from muniredes.i18n import mark


@dataclass(frozen=True, slots=True)
class Plan:
    """How a task is described and measured."""

    key: str
    title: str
    formal_term: str
    purpose: str
    verb: str
    target: Target
    measure: Callable[[Snapshot, date], Progress]
    essential: bool = True


PLANS = (
    Plan(
        "setup",
        mark("Puesta en marcha"),
        mark("Datos del organismo y mandato"),
        mark("Qué ayuntamiento es, cuándo empezó el mandato y quién es usted."),
        mark("Empezar"),
        Target(Place.SETUP),
        measures.setup,
    ),
    Plan(
        "inventory",
        mark("Qué cuentas hay"),
        mark("Inventario de perfiles institucionales"),
        mark("Todas: también las abandonadas, las de la biblioteca o las de deportes."),
        mark("Apuntar cuentas"),
        Target(Place.ADD_ACCOUNT),
        measures.inventory,
    ),
    Plan(
        "keys",
        mark("Quién tiene las llaves"),
        mark("Custodia y recuperación de accesos"),
        mark("Titular, suplente, correo de recuperación y doble verificación de cada cuenta."),
        mark("Ver las cuentas"),
        Target(Place.ACCOUNTS),
        measures.keys,
    ),
    Plan(
        "who",
        mark("Quién es quién"),
        mark("Área coordinadora y flujo de responsabilidades"),
        mark("Quién coordina, y quién pide, valida, redacta, revisa y publica."),
        mark("Decir quién"),
        Target(Place.WHO),
        measures.who,
    ),
    Plan(
        "lines",
        mark("Qué publicamos en cada red"),
        mark("Líneas editoriales y elección de redes"),
        mark("Qué redes convienen, y qué va en cada cuenta, a quién y cada cuánto."),
        mark("Elegir redes"),
        Target(Place.CHOOSE_NETWORKS),
        measures.lines,
    ),
    Plan(
        "style",
        mark("Cómo hablamos y cómo nos ven"),
        mark("Guía de estilo"),
        mark("Logotipo, colores, letras y tono; con ella se hacen las imágenes de cada red."),
        mark("Hacer la guía"),
        Target(Place.SAY_STYLE),
        measures.style,
    ),
    Plan(
        "topics",
        mark("Qué va por dónde"),
        mark("Matriz de temas y canales"),
        mark("Que ningún tema salga por un solo sitio, ni por todos a la vez."),
        mark("Repartir los temas"),
        Target(Place.SPREAD_TOPICS),
        measures.topics,
        essential=False,
    ),
    Plan(
        "links",
        mark("Quién enlaza a quién"),
        mark("Enlaces entre cuentas y lista oficial"),
        mark("Que desde una cuenta se llegue a la web, a la lista de las de verdad y a las demás."),
        mark("Comprobar los enlaces"),
        Target(Place.CHECK_LINKS),
        measures.links,
        essential=False,
    ),
    Plan(
        "manual",
        mark("El manual de relevo"),
        mark("Documento de traspaso"),
        mark("Un PDF con lo que haya, y con huecos para rellenar a mano lo que falte."),
        mark("Ver el manual"),
        Target(Place.MANUAL),
        measures.manual,
    ),
    Plan(
        "crisis",
        mark("Algo va mal"),
        mark("Comunicación de crisis"),
        mark("Quién decide, a quién se llama y qué se publica cuando pasa algo grave."),
        mark("Prepararse"),
        Target(Place.PREPARE_CRISIS),
        measures.crisis,
        essential=False,
    ),
    Plan(
        "handover",
        mark("Entregar y recibir"),
        mark("Acta de traspaso"),
        mark("Qué se entrega, a quién y qué falta, antes de que cambie el gobierno o la persona."),
        mark("Preparar el traspaso"),
        Target(Place.HANDOVER, None, "course"),
        measures.handover,
        essential=False,
    ),
    Plan(
        "hours",
        mark("Cuántas horas hay"),
        mark("Recursos asignados"),
        mark("Las horas de cada persona frente a las que piden las cuentas."),
        mark("Poner las horas"),
        Target(Place.PEOPLE, None, "weekly_hours"),
        measures.hours,
        essential=False,
    ),
    Plan(
        "reviews",
        mark("Repaso de cada semestre"),
        mark("Revisión periódica del registro de cuentas"),
        mark("Una pantalla por cuenta: ¿sigue todo igual?"),
        mark("Repasar"),
        Target(Place.REVIEW),
        measures.reviews,
        essential=False,
    ),
    Plan(
        "conversation",
        mark("Atender a la gente"),
        mark("Normas de participación y moderación"),
        mark("Normas, plazos y qué hacer con quien las incumple, como piden los Defensores."),
        mark("Decir cómo se atiende"),
        Target(Place.SAY_CONVERSATION),
        measures.conversation,
        essential=False,
    ),
    Plan(
        "profiles",
        mark("Abrir y cerrar perfiles"),
        mark("Validación de perfiles"),
        mark("Cuatro preguntas antes de abrir, y una copia antes de cerrar."),
        mark("Ver los perfiles"),
        Target(Place.CHANNELS, None, "opening_request"),
        measures.profiles,
        essential=False,
    ),
    Plan(
        "blogs",
        mark("Blogs y web"),
        mark("Blogs corporativos"),
        mark("De quién es cada uno, para qué sirve y qué se puede publicar."),
        mark("Añadir un blog"),
        Target(Place.SAY_BLOG),
        measures.blogs,
        essential=False,
    ),
    Plan(
        "rights",
        mark("Permisos e imágenes"),
        mark("Derechos de imagen y autoría"),
        mark("Quién ha permitido qué, y de quién es cada foto."),
        mark("Ver los permisos"),
        Target(Place.CONVERSATION, None, "consent"),
        measures.rights,
        essential=False,
    ),
    Plan(
        "citizen_test",
        mark("Prueba del ciudadano"),
        mark("Comprobación desde fuera"),
        mark("Diez minutos con un móvil, como un vecino más, dos veces al año."),
        mark("Hacer la prueba"),
        Target(Place.CITIZEN_TEST),
        measures.citizen_test,
        essential=False,
    ),
    Plan(
        "shield",
        mark("Escudo, web y sede"),
        mark("Identificación del organismo"),
        mark("Lo que lleva la portada, y por dónde se llega al ayuntamiento."),
        mark("Completar"),
        Target(Place.SETTINGS, None, "shield"),
        measures.shield,
        essential=False,
    ),
)
