"""How tests read what was written: HTML as elements with their words, and Markdown through a CommonMark parser."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

VOID = {"meta", "br", "hr", "img"}


class Reader(HTMLParser):
    """Keeps every tag, every attribute, and the words directly inside each element, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.elements: list[tuple[str, list[str]]] = []
        self.others: list[str] = []
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            element: tuple[str, list[str]] = (tag, [])
            self.elements.append(element)
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, "an element is closed in the wrong place"

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)
        else:
            self.others += [data] if data.strip() else []

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def words_of(self, *tags: str) -> list[str]:
        """The words directly inside the elements with these tags, in order."""
        return ["".join(data) for tag, data in self.elements if tag in tags]


def read_html(text: str) -> Reader:
    """Reads a page or a piece of one."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader._open, "an element is never closed"
    return reader


def read_markdown(text: str, preset: str = "commonmark") -> Reader:
    """Reads Markdown as a CommonMark parser shows it (`js-default` adds tables and strike-through)."""
    return read_html(MarkdownIt(preset).render(text))
