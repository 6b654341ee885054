"""An overview that only says that there is nothing yet is marked; one that says anything else is not."""

from __future__ import annotations

import pytest

from lok.render.bare import is_marked, marked
from lok.render.page import Page

HEAD = "---\ntitle: Memoranda\npagina: index\n---\n\n# Memoranda\n\nWat het overleg vroeg.\n\n"
NOTHING = "Nog geen memoranda.\n{ .lok-leeg }\n"
MORE = "\n[De feed](../volgen/memoranda.xml)\n{ .lok-meer }\n"


FIGURES = "## Nog geen vergaderingen { #vergaderingen }\n\n\n## Nog geen adviezen { #adviezen }\n"


@pytest.mark.parametrize("body", [FIGURES, NOTHING, NOTHING + MORE, f"## Actief\n\n{NOTHING}\n## Gestopt\n\n{NOTHING}"])
def test_an_overview_of_nothing_says_so_and_is_not_found(body: str) -> None:
    page = marked(Page("memoranda/index.md", HEAD + body))
    assert page.text == HEAD.replace("index\n---", "index\nleeg: true\nzoekbaar: false\n---") + body
    assert is_marked(page.text)
    assert marked(page) == Page(page.uri, page.text) or is_marked(marked(page).text)


@pytest.mark.parametrize(
    ("uri", "body"),
    [
        ("memoranda/index.md", "- [Een memorandum](memorandum-2026.md)\n"),
        ("memoranda/index.md", f"{NOTHING}\n| Jaar | Aantal |\n| --- | --- |\n| 2026 | 1 |\n"),
        ("memoranda/index.md", f"{NOTHING}\n<dl>\n<dt>Jaar</dt>\n</dl>\n"),
        ("memoranda/index.md", "Nog geen vragen. Mail [de raad](mailto:lok@example.org).\n{ .lok-leeg }\n"),
        ("memoranda/memorandum-2026.md", NOTHING),
        ("index.md", NOTHING),
        ("overleg/index.md", "## De opkomst steeg\n\n## Nog geen adviezen\n"),
        ("overleg/index.md", "Een overzicht zonder koppen.\n"),
    ],
)
def test_what_says_something_stays_as_it_is(uri: str, body: str) -> None:
    page = Page(uri, HEAD + body)
    assert marked(page) is page
    assert not is_marked(page.text)


def test_a_page_that_is_not_to_be_found_says_that_once() -> None:
    text = HEAD.replace("pagina: index\n", "pagina: index\nzoekbaar: false\n") + NOTHING
    assert marked(Page("acties/index.md", text)).text.count("zoekbaar") == 1
