"""A page of a site as one file for paper: no menus, no links into the site, its style in itself.

A browser prints it, or keeps it as a PDF. Beside the pipeline: it takes the Markdown of a page and gives HTML.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import markdown

from lok.words.dutch import written_day

if TYPE_CHECKING:
    from datetime import date

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
INWARD = re.compile(r'<a\b(?=[^>]*\shref="(?!https?:|mailto:|tel:))[^>]*>(.*?)</a>', re.DOTALL)
"""A link to another page of the site: on paper only its words are left."""
EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables")
"""Those of the configurations that change what stands on a page."""
STYLE = """\
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 11pt/1.5 "Atkinson Hyperlegible", Arial, sans-serif; color: #000; background: #fff; }
.dag { text-align: right; font-size: 9.5pt; }
.briefhoofd { padding-bottom: .6rem; border-bottom: 1.5pt solid #000; font-weight: 700; }
h1 { font-size: 20pt; line-height: 1.2; } h2 { margin-top: 1.8rem; font-size: 14pt; } h3 { font-size: 12pt; }
h1, h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 10pt; } th, td { padding: .3rem .5rem; border-bottom: 1px solid #999; text-align: left; vertical-align: top; }
th { border-bottom: 1.5pt solid #000; } [align="right"] { text-align: right; } thead { display: table-header-group; }
.lok-staat { padding: 0 .4em; border: 1px solid #000; border-radius: 1em; font-size: .9em; white-space: nowrap; }
.lok-leeg, .lok-regel { color: #333; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""


def in_html(text: str) -> str:
    """The Markdown page ``text`` as HTML, without its front matter."""
    return markdown.markdown(FRONT.sub("", text), extensions=list(EXTENSIONS))


def on_paper(text: str, title: str, sender: str, day: date | None = None) -> str:
    """The Markdown page ``text`` as a whole HTML file; ``sender`` stands above it as a letterhead, with the ``day`` it tells of."""
    words = INWARD.sub(r"\1", in_html(text))
    told = f'<p class="dag">Stand op {written_day(day)}</p>\n' if day else ""
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f'<p class="briefhoofd">{escape(sender)}</p>\n{told}<main>\n{words}\n</main>\n</body>\n</html>\n'
    )
