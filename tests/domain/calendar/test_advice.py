"""What the advice says of a draft, what it mends, and that it leaves well written texts alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes import paths
from muniredes.catalog.advice import load_advice
from muniredes.catalog.plain_language import load_plain_words
from muniredes.domain.calendar.advice.draft import Draft, Remark
from muniredes.domain.calendar.advice.rules import advise
from muniredes.domain.knowledge.facts import Networks
from muniredes.domain.voice.style import StyleGuide, Treatment

DAY = date(2026, 3, 2)
AVOIDED = load_advice(paths.resource("catalog", "advice"))["evitar"]
PLAINER = tuple(
    word for fact in load_plain_words(paths.resource("catalog", "plain.toml")) for word in fact.value
)


@dataclass(frozen=True)
class Shown:
    """A picture of a draft."""

    alternative_text: str = ""
    is_decorative: bool = False


def said(text: str, *, day: date = DAY, guide: StyleGuide | None = None) -> list[Remark]:
    return list(advise(Draft(text, day, guide=guide, avoided=AVOIDED, plainer=PLAINER)))


def keys(text: str, *, day: date = DAY) -> list[str]:
    return [remark.key for remark in said(text, day=day)]


def mended(text: str, *, day: date = DAY) -> str | None:
    (remark,) = said(text, day=day)
    return remark.fix


CLEAN = [
    "El martes 10 de marzo, de 9 a 13 h, no habrá agua en la calle Mayor. Arreglamos una avería.",
    "La biblioteca abre los sábados, de 10 a 13 h. Trae tu carné y llévate hasta cinco libros. 📚",
    "¿Tienes entre 12 y 17 años? El viernes 20 de marzo hay cine en la plaza, a las 21:30 h. Es gratis.",
    "Ya puede pagar el recibo del IBI. El plazo va del 15 de abril al 15 de junio de 2026.\nayto.es/tributos",
    "Aviso amarillo de AEMET por viento esta tarde. Retiren las macetas de los balcones.\n\n#VillarDelRio",
    (
        "Pleno ordinario el jueves 26 de marzo, a las 19 h, en el salón de plenos.\n"
        "Orden del día: https://www.villardelrio.es/plenos/2026/marzo"
    ),
    "Se busca dueño: perra mestiza, sin chip, encontrada en la C/ Real, n.º 12. Llame al 975 12 34 56.",
    "Para pedir la ayuda necesita:\n- DNI o NIE.\n- Certificado de empadronamiento.\n- El impreso firmado.",
    "Consultorio médico: hoy la Dra. Gómez pasa consulta de 10.30 a 12 h. Para urgencias, llame al 112.",
    "La XX Semana Cultural llega a la plaza 2 de Mayo. El programa completo está en ayto.es.",
    (
        "¡Gracias a todas las personas que limpiaron el río! Recogimos 40 kg de plástico y 3/4 de tonelada "
        "de chatarra."
    ),
    "El padrón se puede pedir con certificado digital, p. ej. el del DNI, o en la oficina, de 9 a 14 h.",
    "La Ley 39/2015, de 1 de octubre, permite presentar escritos por internet las 24 horas (24/7).",
    "Cortamos la carretera SO-820 entre el lunes 9/3 y el miércoles 11/3. Hay un desvío por Oncala. 🚧",
    "Piscina municipal, temporada 2026:\n• Adultos: 3,50 €\n• De 4 a 14 años: 2 €\n• Bono de 10 baños: 25 €",
    "Véns dissabte? El mercat obre a les 9 h i hi ha tallers per als més petits!",
    "Obras en la EDAR: CO₂ medido en 12 m² durante la I Jornada de Agua, 1.ª edición.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_a_well_written_post_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("treatment", "text", "words"),
    [
        (Treatment.TU, "Corte de agua mañana. Llame al 112 si hay peligro.", "Llame"),
        (Treatment.TU, "Ya puede usted pedir cita.", "usted"),
        (Treatment.TU, "Hay viento.\nNo salga al monte.", "salga"),
        (Treatment.TU, "Ven a la plaza: te esperamos.", None),
        (Treatment.TU, "Pedimos que nadie salga al monte.", None),
        (Treatment.USTED, "Te esperamos en la plaza.", "Te"),
        (Treatment.USTED, "Les esperamos en la plaza.", None),
        (Treatment.USTED, "Demà et esperem: això és per a tu.", None),
        (None, "Llame al 112.", None),
    ],
)
def test_a_text_that_speaks_otherwise_than_the_guide_is_remarked(
    treatment: Treatment | None, text: str, words: str | None
) -> None:
    found = [each for each in said(text, guide=StyleGuide(treatment=treatment)) if each.key == "treatment"]
    assert [f"«{words}»" in each.sentence for each in found] == ([True] if words else [])


@pytest.mark.parametrize(
    ("rule", "text", "is_said"),
    [
        ("FREQ=WEEKLY", "El mercadillo es el lunes 7 de diciembre en la plaza.", True),
        ("FREQ=WEEKLY", "El plazo acaba el 7/12/2026.", True),
        ("FREQ=MONTHLY", "Hay talleres del 7 al 11 de diciembre.", True),
        ("", "El mercadillo es el lunes 7 de diciembre en la plaza.", False),
        ("FREQ=WEEKLY", "El mercadillo es el lunes en la plaza.", False),
        ("FREQ=YEARLY", "El 8 de marzo nos vemos en la plaza.", False),
        ("FREQ=YEARLY", "El 8 de marzo de 2027 nos vemos en la plaza.", True),
        ("FREQ=WEEKLY", "La Ley 39/2015, de 1 de octubre, lo permite.", False),
        ("FREQ=WEEKLY", "Abrimos desde el 3 de mayo de 2010.", False),
    ],
)
def test_a_date_in_what_repeats_is_remarked(rule: str, text: str, is_said: bool) -> None:
    found = advise(Draft(text, date(2026, 11, 30), rule=rule))
    assert ("fixed_in_series" in {remark.key for remark in found}) is is_said


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Programa de #fiestas_de_san_roque", "Programa de #FiestasDeSanRoque"),
        ("Programa de #FIESTAS_DE_SAN_ROQUE", "Programa de #FiestasDeSanRoque"),
        ("La #educación_vial importa", "La #EducaciónVial importa"),
        (
            "Fiestas de San Roque en la plaza #fiestasdesanroque",
            "Fiestas de San Roque en la plaza #FiestasDeSanRoque",
        ),
        ("Programa de #FIESTASDESANROQUE", None),
        ("Programa de #nochesdeverano", None),
    ],
)
def test_hashtags_are_written_with_a_capital_in_each_word(text: str, better: str | None) -> None:
    assert keys(text) == ["hashtag"]
    assert mended(text) == better


@pytest.mark.parametrize(
    "tag", ["#SanRoque", "#San_Roque", "#Villar2026", "#medioambiente", "#IF_Villar", "#8M"]
)
def test_hashtags_that_are_read_well_are_left_alone(tag: str) -> None:
    assert keys(f"Mañana, paseo por el río. {tag}") == []


def test_emojis_are_few_and_no_bullets() -> None:
    assert keys("Fiesta en la plaza 🎉🎊👨‍👩‍👧‍👦") == []
    assert keys("Fiesta en la plaza 🎉🎊🥳🇪🇸") == ["emojis"]
    assert mended("Traiga:\n✅ DNI\n✅ Foto") == "Traiga:\n- DNI\n- Foto"
    assert keys("Una sola línea:\n✅ DNI") == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Taller el 12 de marzo.", "Taller el jueves 12 de marzo."),
        ("El día 12 de marzo hay taller", "El jueves 12 de marzo hay taller"),
        ("Taller este 12 de marzo", "Taller este jueves 12 de marzo"),
        ("Taller, 12/3 a las 10 h", "Taller, jueves 12 de marzo a las 10 h"),
        ("Taller el 1/4/2027.", "Taller el jueves 1 de abril de 2027."),
        ("Taller el 1/4/27.", "Taller el jueves 1 de abril de 2027."),
        ("Taller el 5 de setiembre de 2026", "Taller el sábado 5 de septiembre de 2026"),
    ],
)
def test_dates_are_told_with_their_weekday(text: str, better: str) -> None:
    (remark,) = said(text)
    assert (remark.key, remark.fix) == ("no_weekday", better)


@pytest.mark.parametrize(
    "text",
    [
        "Taller el 12 de marzo (jueves)",
        "Taller el jueves, 12 de marzo",
        "Taller el jueves día 12/3",
        "Plazo del 12 al 15 de marzo",
        "Plazo desde el 12 de marzo",
        "Pida cita antes del 20 de mayo",
        "Decreto aprobado el 11 de julio de 2023",
        "Nota de corte: 7/10",
        "Plaza del 2 de Mayo",
        "Horario 12/3-15/3",
    ],
)
def test_dates_that_need_no_weekday_are_left_alone(text: str) -> None:
    assert keys(text) == []


def test_a_wrong_weekday_is_pointed_out_and_nobody_guesses_which_half_is_wrong() -> None:
    (remark,) = said("Taller el martes 13 de marzo de 2026.")
    assert (remark.key, remark.fix) == ("wrong_weekday", None)
    assert remark.sentence.startswith("El 13 de marzo de 2026 es viernes, no martes.")
    assert keys("Taller el viernes 13 de marzo de 2026.") == []
    assert keys("Taller el miércoles 12/3") == ["wrong_weekday"]
    assert keys("Taller el 12 de marzo (miércoles)") == ["wrong_weekday"]


def test_a_date_without_year_is_the_one_that_is_near() -> None:
    assert keys("Cabalgata el martes 5 de enero", day=date(2026, 12, 20)) == []
    assert keys("Cabalgata el lunes 5 de enero", day=date(2026, 12, 20)) == ["wrong_weekday"]
    assert mended("Cabalgata el 5 de enero", day=date(2026, 12, 20)) == "Cabalgata el martes 5 de enero"
    assert keys("Así fue la cena del jueves 24 de diciembre", day=date(2027, 1, 3)) == []


def test_a_day_that_does_not_exist_is_pointed_out() -> None:
    assert keys("Taller el 31 de junio") == ["no_such_day"]
    assert keys("Taller el domingo 29 de febrero de 2027") == ["no_such_day"]
    assert keys("Taller el martes 29 de febrero de 2028") == []


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("CORTE DE AGUA en la calle Mayor", True),
        ("MAÑANA HAY PLENO", True),
        ("ACTUALIZACIÓN 18:40. Sigue cortada", False),
        ("ATENCIÓN: corte de agua", False),
        ("Presente el DNI, el NIE o el IVTM en el SEPE", False),
        ("UNESCO IMSERSO SEPRONA", False),
        ("Siglo XVIII y siglo XXIII", False),
        ("Más en HTTPS://AYTO.ES/AYUDASYSUBVENCIONES", False),
    ],
)
def test_capitals_in_a_row_are_a_shout(text: str, shouts: bool) -> None:
    assert keys(text) == (["capitals"] if shouts else [])


def test_long_sentences_are_to_be_parted() -> None:
    thirty = "casa " * 29 + "fin."
    (remark,) = said(f"Hola. Y {thirty} Adiós.")
    assert remark.key == "long_sentence"
    assert "31 palabras" in remark.sentence
    assert remark.span == (6, 6 + len(f"Y {thirty}"))
    assert keys(f"Hola. {thirty} Adiós.") == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Hola. Vienes mañana?", "Hola. ¿Vienes mañana?"),
        ("Feliz fiesta!!!", "¡Feliz fiesta!!!"),
        ("¿Vienes? y tú?", "¿Vienes? ¿y tú?"),
        ("📣 A las 10.30 hay taller!", "📣 ¡A las 10.30 hay taller!"),
        ("@ayto abre mañana?", "@ayto ¿abre mañana?"),
    ],
)
def test_questions_and_exclamations_are_opened(text: str, better: str) -> None:
    assert keys(text) == ["opening_mark"]
    assert mended(text) == better


@pytest.mark.parametrize(
    "text",
    ["¿Vienes?", "Si puedes, ¿vienes?", "¡¿Vienes?!", "Cine: «Mamma mia!»", "Mira ayto.es/a?b=1", "(!)"],
)
def test_questions_that_are_opened_are_left_alone(text: str) -> None:
    assert keys(text) == []


def test_words_to_avoid_are_those_of_the_guide_with_the_reason_of_the_catalogue() -> None:
    text = "¡Lo hemos Conseguido! Un gran logro, gracias  a este equipo de gobierno."
    own, catalogue = (
        said(text, guide=StyleGuide(avoided_words="Logro, hito\n«Hemos conseguido…»")),
        said(text),
    )
    assert [text[slice(*remark.span)] for remark in own if remark.span] == ["logro", "hemos Conseguido"]
    assert own[0].sentence == "«logro» está entre las palabras que se evitan."
    assert "Cuente el servicio y no el mérito" in own[1].sentence
    assert [text[slice(*remark.span)] for remark in catalogue if remark.span] == [
        "hemos Conseguido",
        "gracias  a este equipo de gobierno",
    ]


def test_words_to_avoid_are_whole_words_without_accents() -> None:
    guide = StyleGuide(avoided_words="abonar (mejor: pagar)\nexámen")
    assert [remark.key for remark in said("Abonará el exámen, no abonara.", guide=guide)] == ["avoided"]
    assert said("Pagar el recibo del abono.", guide=guide) == []


def test_fancy_letters_become_plain() -> None:
    assert mended("Aviso: 𝗻𝗲𝗴𝗿𝗶𝘁𝗮 y ⓛⓔⓣⓡⓐ") == "Aviso: negrita y letra"
    assert keys("1.º, 2.ª, m², CO₂, ™, ½, №, ℹ️ y Ⓜ️") == []


def test_links_stand_alone() -> None:
    assert mended("Bases:https://ayto.es/a aquí") == "Bases: https://ayto.es/a aquí"
    assert mended("Bases en https://ayto.es/a.") == "Bases en https://ayto.es/a"
    assert mended("En https://ayto.es/a, las bases") is None
    assert keys("En ayto.es/a y en ayto.es/b") == ["links"]
    assert keys("Bases (ayto.es/a) y correo: ayto@ayto.es.") == []


def test_pictures_say_in_words_what_they_show(networks: Networks) -> None:
    def about(text: str, *pictures: Shown, network: str = "x") -> list[str]:
        return [remark.key for remark in advise(Draft(text, DAY, networks[network], pictures))]

    good, poster = Shown("Dos operarias podan un árbol"), "Poda de árboles en la plaza, mañana"
    assert about(poster, good) == []
    assert about("Mañana, poda", good) == ["only_in_picture"]
    assert about("Mañana, poda", Shown(is_decorative=True)) == []
    assert about(poster, good, Shown(" ")) == ["no_alternative"]
    assert about(poster, Shown("Foto de dos operarias")) == ["alternative_opening"]
    assert about(poster, Shown("Imagenes de archivo")) == []
    assert about(poster, Shown("a" * 1000)) == []
    assert about(poster, Shown("a" * 1001)) == ["alternative_length"]
    assert about(poster, Shown("a" * 1001), network="facebook") == []


WORDS = [
    "Hola", "vienes", "el 12 de marzo", "El 31 de junio", "12/3", "el 3/4", "(martes)", "martes 12 de marzo",
    "\n✅ ", "\n1️⃣", "✅", "🎉", "#fiestas_de_san_roque", "fiestas de san roque", "#fiestasdesanroque", "DNI",
    "#FIESTASDESANROQUE", "#a_b", "#𝗮_𝗯", "𝗻𝗲𝗴𝗿𝗶𝘁𝗮", "𝟭𝟮/𝟯", "ⓛ",
    "CORTE DE AGUA", "https://ayto.es/plazo",
    "ayto.es", "ayto.es/x", "Bases:https://ayto.es/a", "✅https://ayto.es/a", "@ayto", "a@ayto.es", "ſ",
    "ß", "İ",
    "n\u0303", "hemos conseguido", "p. ej.", "10.30", "de 2026", "del", "a", "y", "-", "_", "día",
    "1️⃣#a_b",
]  # fmt: skip
typed = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "¿", "¡", "(", "«", "_"]),
        st.sampled_from(WORDS),
        st.sampled_from(["", "", "", "?", "!", ".", ",", "…", ":", "»", ")", "?!", "..."]),
        st.sampled_from([" ", " ", "\n"]),
    ).map("".join),
    max_size=8,
).map("".join)
jumbled = st.lists(st.sampled_from([*WORDS, " ", "\n", "?", "!", ".", "¿"]), max_size=12).map("".join)


@given(st.one_of(typed, jumbled, st.text(max_size=80)))
def test_a_remark_points_into_the_text_in_two_sentences(text: str) -> None:
    for remark in said(text):
        assert remark.span is None or 0 <= remark.span[0] < remark.span[1] <= len(text)
        assert remark.fix != text
        assert remark.sentence[-1] in ".»"


@given(typed)
def test_a_fix_takes_its_remark_away_and_brings_none_that_has_one(text: str) -> None:
    before = Counter(remark.key for remark in said(text) if remark.fix)
    for remark in said(text):
        if remark.fix is not None:
            after = Counter(other.key for other in said(remark.fix) if other.fix)
            assert after[remark.key] < before[remark.key], remark
            assert after <= before, remark


@given(st.one_of(typed, jumbled))
def test_mending_everything_ends(text: str) -> None:
    for _step in range(60):
        fixes = [remark.fix for remark in said(text) if remark.fix]
        if not fixes:
            return
        text = fixes[0]
    raise AssertionError(text)


def test_hostile_texts_are_advised_on_at_once() -> None:
    for hostile in ("#" + "a_" * 3000, "A " * 3000, "12/3 " * 1500, "a? " * 1500, "✅\n" * 1500, "«" * 5000):
        assert len(said(hostile)) < 5000


def test_a_word_of_files_is_changed_with_one_click_the_longest_first_and_with_its_capital() -> None:
    first, second = said("A la mayor brevedad posible, cumplimente el impreso.")
    assert first.fix == "Cuanto antes, cumplimente el impreso."
    assert second.fix == "A la mayor brevedad posible, rellene el impreso."


def test_a_text_that_is_hard_as_a_whole_says_so_with_its_figure() -> None:
    hard = (
        "La Concejalía de Infraestructuras comunica la imposibilidad de utilización temporal de las "
        "instalaciones polideportivas municipales. Continúan realizándose actuaciones extraordinarias de "
        "acondicionamiento, impermeabilización y accesibilidad universal."
    )
    assert "hard_to_read" in keys(hard)
    assert "hard_to_read" not in keys("La piscina está cerrada. Mañana abre a las diez. " * 5)
