"""A page as one HTML file, to read on a phone and to print: no script, and nothing is ever fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.export.blocks import Run, flat, runs
from repair_cli.guide.frames import Heading, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

# System colours follow the reader's light or dark setting. `pre-wrap` keeps the line breaks that a person wrote.
# On paper the font is Arial or one of its twins of the same widths, so that systems agree on what fits on a page.
# `h2` has no `break-after: avoid`: in a grid, Chromium would chain each section to the next and leave the page empty.
STYLE = """
:root { color-scheme: light dark; --rule: rgb(128 128 128 / .4); }
* { box-sizing: border-box; margin: 0; }
body { background: Canvas; color: CanvasText; font: 1.0625rem/1.6 system-ui, "Liberation Sans", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) clamp(1.25rem, 5vw, 3rem); }
h1, h2, h3, p, li { white-space: pre-wrap; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; margin-bottom: 1.25rem; break-after: avoid; }
h2 { font-size: 1.1em; line-height: 1.45; font-weight: 600; }
h3 { font-size: 1em; font-weight: 600; break-after: avoid; }
section { border-top: 1px solid var(--rule); padding: 1rem 0; }
section > h2 { margin-bottom: .35rem; }
div > * + * { margin-top: .5rem; }
ul { padding: 0; }
li { margin-inline-start: 1.15em; }
li + li { margin-top: .25rem; }
p, li { orphans: 2; widows: 2; }
@media print, (min-width: 40rem) {
  section { display: grid; grid-template-columns: 10rem 1fr; column-gap: 2rem; }
  section > h2 { font-size: 1em; line-height: inherit; margin: 0; }
  section > div:only-child { grid-column: 1 / -1; }
}
@page { margin: 14mm 16mm; }
@media print {
  :root { color-scheme: light; --rule: #bbb; }
  body { background: none; color: #000; font: 11pt/1.35 "Helvetica Neue", Arial, sans-serif; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; margin-bottom: 8pt; }
  section { grid-template-columns: 34mm 1fr; column-gap: 5mm; padding: 5pt 0; break-inside: avoid; }
  div > * + * { margin-top: 3pt; }
  li + li { margin-top: 1pt; }
}
"""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def write(page: Page, language: str) -> str:
    """The whole file, to be stored as UTF-8; `language` is the language code of the words."""
    lines = [
        "<!doctype html>",
        f'<html lang="{escaped(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(STYLE)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(flat(page.title))}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_element("h1", page.title),
        *(line for part in page.parts for line in _part(part)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def policy(style: str) -> str:
    """A content security policy that allows this one style, by its hash, and nothing else."""
    import base64  # late: only a page in HTML needs them
    import hashlib

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'"


def _part(part: Part) -> Iterator[str]:
    yield "<section>"
    yield from _element("h2", part.title)
    yield "<div>"
    for run in runs(part.blocks):
        yield from _run(run)
    yield "</div>"
    yield "</section>"


def _run(run: Run) -> Iterator[str]:
    match run:
        case Paragraph(text):
            yield from _element("p", text)
        case Heading(text):
            yield from _element("h3", text)
        case items:
            yield "<ul>"
            for item in items:
                yield from _element("li", item.text)
            yield "</ul>"


def _element(tag: str, text: str) -> Iterator[str]:
    """A text in its element, with the direction that its own letters have; nothing where there are no words."""
    if flat(text):
        yield f'<{tag} dir="auto">{escaped(text)}</{tag}>'


def escaped(text: str) -> str:
    """The text, safe to print, with an entity for each character that HTML gives a meaning, in an attribute too."""
    return printable(text).translate(_ENTITIES)
