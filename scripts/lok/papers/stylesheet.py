"""The look of a paper that a browser prints: the letters and colours of the site, legible in black and white."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lok.papers.document import Look

if TYPE_CHECKING:
    from lok.papers.document import Document

LETTERS = Path(__file__).parents[2] / "theme" / "assets" / "letters"
"""The letters of the site, which these papers carry in themselves."""
WEIGHTS = (400, 700)

LETTER = """\
html { font: 11pt/1.45 "Atkinson Hyperlegible", Arial, sans-serif; color: #000; background: #fff; }
body { margin: 0; overflow-wrap: anywhere; }
* { print-color-adjust: exact; box-sizing: border-box; }
.briefhoofd { display: grid; grid-template-columns: auto 1fr auto; gap: 4mm; align-items: center; margin-bottom: 9mm; padding-bottom: 3mm; border-bottom: 1.5pt solid #0d4f5c; }
.briefhoofd svg { width: 13mm; height: 13mm; }
.briefhoofd b { font-size: 12.5pt; line-height: 1.2; color: #093b45; }
.briefhoofd span { max-width: 62mm; font-size: 9.5pt; line-height: 1.35; text-align: right; }
h1 { margin: 0 0 1mm; font-size: 21pt; line-height: 1.15; color: #093b45; }
.onder { margin: 0 0 5mm; font-size: 13pt; }
h2 { margin: 6.5mm 0 1.5mm; font-size: 14pt; line-height: 1.25; color: #0d4f5c; }
h3 { margin: 4mm 0 1mm; font-size: 11.5pt; }
h4, h5 { margin: 3mm 0 1mm; font-size: 11pt; }
h1, h2, h3, h4, h5, caption, .samen { break-after: avoid; }
p { margin: 0 0 2.2mm; orphans: 3; widows: 3; }
a { color: inherit; }
.kern { font-size: 12.5pt; }
.klein { font-size: 9.5pt; color: #333; }
.let-op { margin: 0 0 4mm; padding: 2mm 3mm; border: 1pt solid #000; border-left-width: 4pt; break-inside: avoid; }
.citaat { margin-left: 4mm; padding-left: 3mm; border-left: 2pt solid #777; }
.code { font: 9.5pt/1.4 monospace; white-space: pre-wrap; }
ul, ol { margin: 0 0 2.2mm; padding-left: 7mm; }
li { margin-bottom: .8mm; orphans: 2; widows: 2; }
li > :is(ul, ol) { margin: .8mm 0 0; }
table { width: 100%; margin: 1.5mm 0 4mm; border-collapse: collapse; table-layout: fixed; font-size: 10pt; line-height: 1.35; }
caption { padding-bottom: 1mm; text-align: left; font-weight: 700; }
thead { display: table-header-group; }
tr { break-inside: avoid; } tbody tr:first-child:not(:last-child) { break-after: avoid; } tbody tr:last-child:not(:first-child) { break-before: avoid; }
th { padding: 1.2mm 2mm; border-bottom: 1.2pt solid #000; text-align: left; vertical-align: bottom; }
td { padding: 1.2mm 2mm; border-bottom: .5pt solid #888; text-align: left; vertical-align: top; }
:not(.invullen) > * > tr > :first-child { padding-left: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.invullen { width: calc(100% - .7pt); } .invullen :is(td, th) { border: .7pt solid #444; }
.invullen th { background: #e4f0f0; }
.smal { font-size: 9pt; } .smal :is(th, td) { padding-inline: 1mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .8mm 5mm; margin: 0 0 4mm; }
dt { max-width: 60mm; font-weight: 700; } dd { margin: 0; }
.keuzes { display: flex; flex-wrap: wrap; gap: 1mm 6mm; margin: 1mm 0; } .keuzes b { min-width: 28mm; }
.keuzes span::before, .vak { content: ""; display: inline-block; width: 3.4mm; height: 3.4mm; margin-right: 1.5mm; border: 1pt solid #000; vertical-align: -.4mm; }
.tekenen { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 6mm; break-inside: avoid; }
.tekenen p { display: grid; grid-template-columns: max-content 1fr; gap: 2mm; align-items: end; height: 9mm; margin: 0; }
.tekenen p.hand { height: 17mm; } .tekenen p::after { content: ""; border-bottom: .7pt solid #000; }
.nieuw { break-before: page; height: 0; }
.verklaring { margin-top: 8mm; break-after: avoid; }
"""
LARGE = """\
html { font-size: 25pt; line-height: 1.35; }
h2 { margin: 0 0 5mm; font-size: 36pt; line-height: 1.15; } h3 { margin: 7mm 0 1mm; font-size: 21pt; color: #0d4f5c; } h4, h5 { font-size: 25pt; }
@media screen { main { padding: 5vh 6vw; } .nieuw { height: 85vh; } }
ul, ol { padding-left: 14mm; } table { font-size: 20pt; } .klein { font-size: 14pt; } p, li { orphans: 2; widows: 2; }
"""
CARDS = """\
.kaarten { display: grid; gap: 0; }
.kaart { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 3mm; padding: 4mm; overflow: hidden; border: .5pt dashed #777; text-align: center; line-height: 1.15; break-inside: avoid; }
.kaart b { max-width: 100%; } .kaart small { font-size: 11pt; white-space: pre-line; line-height: 1.9; }
.kaart svg { width: 30mm; height: 30mm; fill: none; stroke: currentColor; stroke-width: 5; stroke-linecap: round; stroke-linejoin: round; }
.groen { color: #fff; background: #1d5a2c; } .rood { color: #fff; background: #a3161b; } .oranje { color: #000; background: #f5b04a; }
.gevouwen { padding: 0; gap: 0; } .gevouwen > div { display: flex; flex: 1; flex-direction: column; align-items: center; justify-content: center; gap: 2mm; width: 100%; padding: 3mm 8mm; }
.gevouwen > :first-child { rotate: 180deg; border-top: .5pt dotted #777; }
"""


@cache
def faces() -> str:
    """The letters as rules of CSS that hold them."""
    return "".join(
        f'@font-face {{ font-family: "Atkinson Hyperlegible"; font-weight: {weight}; src: url(data:font/woff2;base64,'
        f"{b64encode((LETTERS / f'atkinson-hyperlegible-latin-{weight}-normal.woff2').read_bytes()).decode()}); }}\n"
        for weight in WEIGHTS
    )


def style_of(document: Document) -> str:
    """The whole style of a paper: its letters, its page with what stands above and below, and its blocks."""
    more = {Look.LETTER: "", Look.LARGE: LARGE, Look.CARDS: CARDS}[document.look]
    return f"{faces()}{_page(document)}{LETTER}{more}"


def _page(document: Document) -> str:
    """The page: A4, its margins, and on every page for whom it is, the code of the text and the number of the page."""
    side = " landscape" if document.landscape else ""
    if document.look is Look.CARDS:
        return f"@page {{ size: A4{side}; margin: {document.margin}mm; }}\n"
    foot = " · ".join(filter(None, (document.letterhead.short, document.title, document.subtitle)))
    if document.code:
        foot += f"\nCode {document.code}"
    boxes = (
        ("top-left", document.warning, "font-weight: 700; letter-spacing: .12em; font-size: 13pt;"),
        ("top-right", document.mark, "font-weight: 700;"),
        ("bottom-left", foot, "width: 85%; vertical-align: top; padding-top: 4mm; white-space: pre-line;"),
    )
    text = "".join(f"@{place} {{ {BOX} {look} content: {css_text(words)}; }} " for place, words, look in boxes if words)
    number = 'content: counter(page) " / " counter(pages);'
    text += f"@bottom-right {{ {BOX} width: 15%; vertical-align: top; padding-top: 4mm; {number} }}"
    return f"@page {{ size: A4{side}; margin: {document.margin}mm 19mm 22mm; {text} }}\n"


BOX = 'font: 8.5pt/1.3 "Atkinson Hyperlegible", Arial, sans-serif; color: #000;'


def css_text(text: str) -> str:
    """Text as a value of ``content``, in which nothing can end the value, the rule or the element."""
    return (
        '"'
        + "".join(
            char if char.isascii() and (char.isalnum() or char in " .,:/-") else f"\\{ord(char):06x} " for char in text
        )
        + '"'
    )
