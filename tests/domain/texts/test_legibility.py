"""How easily Spanish is read: syllables as a dictionary parts them, and the scale at its known places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniredes.domain.texts.legibility import SHORTEST, level, perspicuity, sentences, syllables, words

_PARTED = """
ca-sa dí-a a-é-re-o cau-sa es-tu-diáis que gue-rra pin-güi-no ley y ma-yo a-ho-ra bú-ho
a-yun-ta-mien-to o-ír po-e-ta ciu-dad cui-da-do pa-ís ra-íz hé-ro-e lí-ne-a a-ve-ri-guáis buey hoy
Pa-ra-guay a-yer con-tra-se-ña ad-mi-nis-tra-ción te-le-fó-ni-ca rí-o rui-do viu-da le-er al-co-hol
reu-nión Eu-ro-pa aun-que guí-a a-gua quios-co cons-truir hui-da ba-hí-a va-cí-o re-hén za-na-ho-ria
ca-o-ba miér-co-les con-ti-nú-a con-ti-nua ac-tú-o pú-bli-co Me-di-te-rrá-ne-o o-es-te llu-via ha-ya
re-yes muy quin-ce se-guir an-ti-güe-dad co-he-te tran-ví-a Sa-úl ca-í-da o-í-do e-go-ís-mo le-í
le-í-a cre-í-ais hue-co pa-ra-noi-a
"""


@pytest.mark.parametrize("parted", _PARTED.split())
def test_a_word_has_the_syllables_that_a_dictionary_gives_it(parted: str) -> None:
    assert syllables(parted.replace("-", "")) == parted.count("-") + 1


@given(st.text(max_size=80))
def test_any_text_is_counted(text: str) -> None:
    figure = perspicuity(text)
    assert (figure is None) == (len(words(text)) < SHORTEST)
    assert all(words(each) for each in sentences(text))


def test_the_figure_is_that_of_the_formula() -> None:
    """Thirty words of two syllables in three sentences: 206,835 - 62,3 x 2 - 10."""
    text = " ".join(["casa"] * 10) + ". "
    assert perspicuity(text * 3) == pytest.approx(206.835 - 124.6 - 10)


def test_a_notice_reads_better_than_an_edict() -> None:
    notice = (
        "Mañana martes se corta el agua en la calle Mayor, de nueve a doce. Llene un cubo hoy. "
        "Si a las doce no ha vuelto, llame al ayuntamiento y se lo diremos."
    )
    edict = (
        "Por medio de la presente se pone en conocimiento de la ciudadanía que, con motivo de la realización "
        "de actuaciones de mantenimiento en la infraestructura hidráulica, se procederá a la interrupción "
        "temporal del suministro de agua potable."
    )
    plain, formal = perspicuity(notice), perspicuity(edict)
    assert plain is not None
    assert formal is not None
    assert (level(plain), level(formal)) == ("muy fácil", "muy difícil")


def test_what_is_short_for_somebody_ends_no_sentence() -> None:
    assert len(list(sentences("Llame a la Sra. López, tel. 926 00 00 00. Gracias."))) == 2
