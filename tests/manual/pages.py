"""A page taken apart, as a browser that is strict would."""

from html.parser import HTMLParser

VOID = {"meta", "br", "img"}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and the text of each."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.open: list[tuple[str, int]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.parents: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element inside the last that is open."""
        assert len(dict(attrs)) == len(attrs), "no attribute is repeated"
        self.parents.append(self.open[-1][0] if self.open else "")
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.open.append((tag, len(self.elements) - 1))

    def handle_endtag(self, tag: str) -> None:
        """Close the last element that is open, which has to be this."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Add a text to every element that is open."""
        for _tag, number in self.open:
            self.texts[number] += data

    def all(self, *names: str) -> list[tuple[str, dict[str, str | None], str]]:
        """Return the elements of some names, with their attributes and their text."""
        found = zip(self.elements, self.texts, strict=True)
        return [(tag, attributes, text) for (tag, attributes), text in found if tag in names]

    def said(self, name: str) -> list[str]:
        """Return the texts of the elements of a name."""
        return [text for _tag, _attributes, text in self.all(name)]


MOST_BYTES = 2 * 1024 * 1024


class Worked(Page):
    """A page with boxes to fill in, which have no end."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Close at once what holds nothing."""
        super().handle_starttag(tag, attrs)
        if tag == "input":
            assert tag not in VOID
            self.handle_endtag(tag)
