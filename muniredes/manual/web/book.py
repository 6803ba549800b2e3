"""Write a manual as one page to work with where there is no program: it is searched, ticked and printed.

Nothing is fetched from anywhere, which the page itself forbids. With scripts off everything is still there:
the contents, an index of accounts and people, and the boxes to tick.
"""

from collections.abc import Iterator, Mapping, Sequence

from muniredes import paths
from muniredes.domain.texts.text import fold
from muniredes.i18n import _
from muniredes.manual.document import Document, Heading
from muniredes.manual.web.blocks import Marks, chapter_html, escaped, paragraph, plain, stack, tag, text_html
from muniredes.manual.web.page import contents, digest_of, front, head, style_sheet, whole
from muniredes.manual.writing import places

_MAIN = "contenido"
_STYLE = """
[hidden] { display: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
form, details { border: 1px solid; padding: 0.5rem 1rem; margin: 1rem 0; }
input[type="search"] { font: inherit; padding: 0.3rem; width: 100%; max-width: 30rem; }
input[type="checkbox"] { width: 1.1rem; height: 1.1rem; }
summary { font-weight: bold; cursor: pointer; }
:target { outline: 3px solid; outline-offset: 3px; }
@media print { form, details, .skip { display: none; } }
"""


def draw_book(document: Document, subjects: Sequence[str]) -> str:
    """Return `document` as a page to work with; `subjects` are the names of its index."""
    marks = Marks(frozenset(places(document)), ticks=True)
    main = tag(
        "main", stack(chapter_html(each, marks) for each in document.chapters), id=_MAIN, tabindex="-1"
    )
    about = " · ".join(filter(None, (document.running_title, document.subject)))
    body = [
        tag("a", escaped(_("Ir al manual")), href=f"#{_MAIN}", class_="skip"),
        front(document),
        _search(),
        contents(document, marks),
        _index(document, subjects),
        main,
        tag("footer", paragraph(about)),
        tag("script", _script()),
    ]
    looks = style_sheet() + _STYLE
    return whole(document, head(document, _policy(looks, _script()), tag("style", looks)), body)


def _script() -> str:
    """Return what makes the search, the only thing that runs; it has no text of its own."""
    return paths.resource("manual", "book.js").read_text(encoding="utf-8")


def _policy(looks: str, script: str) -> str:
    """Return the rule that lets nothing in but this style and this script, and nothing out."""
    rule = (
        f"default-src 'none'; style-src '{digest_of(looks)}'; script-src '{digest_of(script)}'; "
        "img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{rule}">'


def _search() -> str:
    """Return the search, which is shown by the script that makes it work."""
    box = '<input type="search" id="buscar" autocomplete="off">'
    parts = [
        tag("label", escaped(_("Buscar en el manual")), for_="buscar"),
        box,
        tag("p", "", id="cuantos", role="status", data_none=_("Nada dice eso."), data_some=_("Encontrados:")),
        tag("ul", "", id="encontrado"),
    ]
    return tag("form", stack(parts), role="search", id="busqueda", hidden="hidden")


def _index(document: Document, subjects: Sequence[str]) -> str:
    """Return where each account and each person is spoken of, for whoever has no scripts."""
    found = _mentions(document, subjects)
    rows = [
        tag("li", f"{tag('strong', text_html(subject))}: {', '.join(_links(places_of))}")
        for subject, places_of in sorted(found.items(), key=lambda entry: fold(entry[0]))
    ]
    if not rows:
        return ""
    summary = tag("summary", escaped(_("Índice: dónde se habla de cada cuenta y de cada persona")))
    return tag("nav", tag("details", stack([summary, tag("ul", stack(rows))])), aria_label=_("Índice"))


def _links(found: Mapping[str, str]) -> Iterator[str]:
    yield from (tag("a", text_html(title), href=f"#{key}") for key, title in found.items())


def _mentions(document: Document, subjects: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return, for each subject, the places that speak of it: their keys with their titles, in order."""
    found: dict[str, dict[str, str]] = {}
    for key, title, words in _said(document):
        for subject in subjects:
            if subject and subject in words:
                found.setdefault(subject, {})[key] = title
    return found


def _said(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield every block with the last place before it: its key, its title, and what the block says."""
    for chapter in document.chapters:
        key, title = chapter.key, chapter.full_title
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.key:
                key, title = block.key, f"{chapter.number}. {block.text}"
            yield key, title, plain(block)
