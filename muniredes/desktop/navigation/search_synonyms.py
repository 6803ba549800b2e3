"""The other words by which people look for each page, each part of one, and what is done with a key."""

from collections.abc import Mapping

from muniredes.domain.places import Place
from muniredes.i18n import mark

PAGE_WORDS: Mapping[Place, str] = {
    Place.TODAY: mark("inicio, pendiente, tareas de hoy, avisos, agenda"),
    Place.GUIDE: mark("tareas, progreso, qué falta, pasos"),
    Place.ACCOUNTS: mark("perfiles, redes, contraseña, clave, usuario, llaves, acceso, titular, página"),
    Place.PEOPLE: mark("equipo, áreas, concejal, quién, teléfono, sustituir, vacaciones"),
    Place.CHANNELS: mark("redes, qué publicar, línea editorial, blog, temas"),
    Place.STYLE: mark("logotipo, colores, letra, escudo, imagen, diseño, plantillas"),
    Place.CALENDAR: mark("publicar, programar, mes, semana, agenda, publicaciones, plan"),
    Place.CONVERSATION: mark("comentarios, mensajes, preguntas, bloquear, insultos, normas"),
    Place.MANUAL: mark("imprimir, impresora, papel, PDF, guardar, libro, documento, Word"),
    Place.HANDOVER: mark("relevo, traspaso, entrega, heredar, paquete, archivo"),
    Place.SETTINGS: mark("configuración, opciones, preferencias, cambiar"),
    Place.CRISIS: mark("emergencia, urgente, ayuda, problema, peligro, hackeado, robada"),
}
"""By the page of the sidebar."""

WIZARD_OTHER_WORDS: Mapping[Place, str] = {
    Place.SETUP: mark("empezar, comenzar, pueblo, primera vez"),
    Place.WHO: mark("personas, responsable, quién publica, quién aprueba, cargos"),
    Place.ADD_ACCOUNT: mark("nueva cuenta, apuntar, dar de alta, otra red, grupo de WhatsApp"),
    Place.REVIEW: mark("revisar, comprobar, actualizar, semestre"),
    Place.OPEN_PROFILE: mark("crear cuenta, nueva red, solicitud, Instagram, TikTok"),
    Place.CLOSE_PROFILE: mark(
        "borrar cuenta, eliminar perfil, dar de baja, abandonada, unir dos páginas, juntar, fusionar"
    ),
    Place.SAY_STYLE: mark("logotipo, colores, tipografía, tuteo, hashtags, etiquetas"),
    Place.CHOOSE_NETWORKS: mark("qué redes, cuántas redes, Facebook, Instagram, grupo de WhatsApp"),
    Place.SAY_BLOG: mark("página web, noticias"),
    Place.SPREAD_TOPICS: mark("temas, canales, matriz, por dónde sale, bando, megafonía, pregonero, tablón"),
    Place.CHECK_LINKS: mark("enlaces, direcciones, biografía"),
    Place.SAY_CONVERSATION: mark("normas, moderación, respuestas, horario, comentarios"),
    Place.CITIZEN_TEST: mark("probar, móvil, vecino, desde fuera"),
    Place.PLAN_YEAR: mark("planificar, doce meses, fiestas, Pleno, impuestos, fechas"),
    Place.PREPARE_CRISIS: mark("plan de crisis, teléfonos, portavoz, preparar"),
    Place.PREPARE_HANDOVER: mark("relevo, entregar, cambio de gobierno, contraseñas"),
}
"""By the wizard."""

Part = tuple[str, str, Place, str]
"""The name of a part of a page, its other words, the page, and the field of a target that leads there."""

PARTS: tuple[Part, ...] = (
    (mark("He heredado las cuentas"), mark("paquete, recibir, traspaso, relevo"), Place.HANDOVER, "receive"),
    (mark("El paquete para quien viene"), mark("entregar, traspaso, relevo"), Place.HANDOVER, "receive"),
    (mark("Cómo va el traspaso"), mark("relevo, pasos, calendario del traspaso"), Place.HANDOVER, "course"),
    (mark("Los diez primeros días"), mark("recibir, empezar, relevo"), Place.HANDOVER, "first_days"),
    (mark("No me han dejado nada"), mark("recuperar, contraseñas, claves"), Place.HANDOVER, "first_days"),
    (mark("Actas del traspaso"), mark("acta, entrega, firma, relevo"), Place.HANDOVER, "acts"),
    (mark("Ensayo de relevo"), mark("prueba, simulacro, manual, suplente"), Place.HANDOVER, "rehearsal"),
    (mark("Lista de comprobación"), mark("traspaso, checklist, relevo"), Place.HANDOVER, "correo"),
    (mark("Qué ha cambiado"), mark("comparar, diferencias, versiones"), Place.HANDOVER, "comparing"),
    (mark("Archivo de lo publicado"), mark("descargar, copia de las redes"), Place.HANDOVER, "archive_copy"),
    (mark("Qué publicamos en cada red"), mark("línea editorial, horario, tono"), Place.CHANNELS, "lines"),
    (mark("Qué va por dónde"), mark("temas, canales, matriz"), Place.CHANNELS, "topic"),
    (mark("Quién enlaza a quién"), mark("enlaces, direcciones"), Place.CHANNELS, "account_link"),
    (mark("Abrir y cerrar perfiles"), mark("solicitudes, bajas"), Place.CHANNELS, "opening_request"),
    (mark("Blogs y web"), mark("página web, noticias"), Place.CHANNELS, "blog"),
    (
        mark("Qué se puede publicar en periodo electoral"),
        mark("elecciones, campaña, Junta Electoral, semáforo"),
        Place.CHANNELS,
        "election_review",
    ),
    (mark("Cómo hablamos y cómo nos ven"), mark("guía de estilo, tono, colores"), Place.STYLE, "guide"),
    (mark("Generar piezas"), mark("imágenes, avatar, cabecera, plantillas"), Place.STYLE, "pieces"),
    (mark("Adaptar imagen"), mark("foto, recortar, tamaño, cartel"), Place.STYLE, "photo"),
    (mark("Qué contestar"), mark("respuestas, modelos, textos preparados"), Place.CONVERSATION, "answers"),
    (mark("Consultas"), mark("preguntas, quejas, contestar, responder"), Place.CONVERSATION, "enquiry"),
    (mark("Ocultaciones y bloqueos"), mark("insultos, borrar, bloquear"), Place.CONVERSATION, "moderation"),
    (mark("Permisos de imagen"), mark("fotos, menores, autorización"), Place.CONVERSATION, "consent"),
    (mark("Banco de imágenes"), mark("fotos, autor, licencia"), Place.CONVERSATION, "picture_credit"),
    (mark("Pruebas del ciudadano"), mark("vecino, móvil, probar"), Place.CONVERSATION, "citizen_test"),
    (mark("Preparación de una crisis"), mark("plan, teléfonos, portavoz"), Place.CRISIS, "preparation"),
    (mark("Las listas de cada crisis"), mark("pasos, mensajes, textos"), Place.CRISIS, "lists"),
    (mark("Crisis que ya pasaron"), mark("informe, lecciones, historial"), Place.CRISIS, "archive"),
    (
        mark("El ayuntamiento"),
        mark("pueblo, escudo, web, sede, cita previa, trámites, teléfono, datos"),
        Place.SETTINGS,
        "body",
    ),
    (
        mark("Aspecto"),
        mark("tema oscuro, modo oscuro, claro, colores, letra grande, tamaño de la letra, ver mejor, zoom"),
        Place.SETTINGS,
        "look",
    ),
    (
        mark("Copias de seguridad"),
        mark("copia de seguridad, recuperar, restaurar, guardar, lápiz, USB"),
        Place.SETTINGS,
        "copies",
    ),
    (
        mark("Papelera"),
        mark("borrar, borrado, eliminar, eliminado, recuperar, deshacer, vaciar, tirar, basura, reciclaje"),
        Place.SETTINGS,
        "bin",
    ),
    (mark("Quién aprueba las publicaciones"), mark("visto bueno, permiso"), Place.SETTINGS, "posting_rules"),
    (mark("Festivos locales"), mark("fiestas, cerrado, días libres"), Place.SETTINGS, "local_holiday"),
    (mark("Notas del calendario"), mark("apuntar, fechas, actos"), Place.SETTINGS, "calendar_note"),
    (mark("Acerca de"), mark("versión, licencia, ayuda, soporte, actualizar"), Place.SETTINGS, "about"),
    (mark("Empezar nuevo mandato"), mark("cambio de gobierno, elecciones"), Place.TERM, ""),
    (mark("Elecciones y mandato"), mark("periodo electoral, votación, fechas"), Place.TERM, ""),
    (
        mark("Documentos sueltos"),
        mark("aviso legal, formulario, carta, decreto, imprimir, impresora, papeles"),
        Place.MANUAL,
        "",
    ),
    (
        mark("Pueblo de ejemplo"),
        mark("ejemplo, practicar, demostración, ver cómo es"),
        Place.EXAMPLE,
        "",
    ),
    (mark("Traer una lista de cuentas"), mark("importar, Excel, CSV, hoja de cálculo"), Place.IMPORT, ""),
)
"""What is inside the pages, and what opens by itself."""

KEY_WORDS: tuple[tuple[str, str, str], ...] = (
    (mark("Deshacer lo último"), mark("atrás, me he equivocado, volver, error"), "undo"),
    (mark("Rehacer"), mark("otra vez, lo deshecho"), "redo"),
    (
        mark("Ayuda de esta página"),
        mark("cómo se hace, instrucciones, teclas, atajos"),
        "help",
    ),
)
"""What is done with a key, its other words, and what the window calls it."""
