"""A long manual, the whole process, against the same text on a bare canvas and in Typst; and its memory."""

import json
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.bench import typst_book
from tests.bench.timing import Measured, in_turns, run

OURS = """
    import resource, sys
    from muniredes.__main__ import main
    main(["manual", "--datos", sys.argv[1], "--salida", sys.argv[2]])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
UNTAGGED = """
    import resource, sys
    from muniredes.manual import pdf
    pdf.finish = lambda drawn, structure, document: drawn.getvalue()
    from muniredes.__main__ import main
    main(["manual", "--datos", sys.argv[1], "--salida", sys.argv[2]])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
CANVAS = """
    import json, sys
    from pathlib import Path
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("Lato", sys.argv[3]))
    canvas = Canvas(sys.argv[2])
    for page in json.loads(Path(sys.argv[1]).read_text()):
        canvas.setFont("Lato", 9.5)
        for number, line in enumerate(page):
            canvas.drawString(60, 800 - number * 12, line)
        canvas.showPage()
    canvas.save()
"""


@dataclass(frozen=True)
class LongManual:
    """What was measured of a long manual."""

    pages: int
    ours: Measured
    canvas: Measured
    memory: Measured
    untagged: Measured
    typst: Measured | None = None


def measure(database: Path, folder: Path) -> LongManual:
    """Write the manual of `database` again and again."""
    target, text = folder / "manual.pdf", folder / "texto.json"
    memory = _megabytes(run(OURS, database, target))
    lines = _lines_of(target)
    text.write_text(json.dumps(lines), encoding="utf-8")
    font = Path(__file__).parent.parent.parent / "resources" / "fonts" / "Lato-Regular.ttf"
    tasks: list[tuple[str, tuple[object, ...]]] = [
        (OURS, (database, target)),
        (CANVAS, (text, folder / "lienzo.pdf", font)),
    ]
    if typst_book.is_here():
        typst_book.write(database, folder / "manual.typ")
        tasks.append((typst_book.COMPILE, (folder / "manual.typ", folder / "typst.pdf", font.parent)))
    ours, canvas, *others = in_turns(*tasks)
    untagged = _megabytes(run(UNTAGGED, database, folder / "sin.pdf"))
    return LongManual(len(lines), ours, canvas, memory, untagged, next(iter(others), None))


def _megabytes(printed: str) -> Measured:
    return Measured(int(printed.rsplit(maxsplit=1)[-1]) / 1024, "MB")


def _lines_of(path: Path) -> list[list[str]]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    return pages
