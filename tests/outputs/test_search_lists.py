"""The lists of the search: what they say of a page, who is in them, and that they hold nothing but what pages say."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.load import load
from lok.build.stage import stage
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.outputs.search import keywords
from lok.outputs.search.lists import ALIKE, LIST, Known, Lists
from lok.outputs.search.staged import entry_of
from lok.pages.site import pages
from lok.render.page import Page
from samples.places import GOLDEN

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = """---
title: "Zorg voor 5 &lt; 7 &amp; meer"
description: "Wat kort is…"
soort: adviezen
soortnaam: "advies"
pagina: record
nummer: "ADV-2026-01"
datum: "2026-05-21"
samenvatting: "Wat kort is, staat hier &amp; heel."
zoekwoorden: "kribbe"
---

# Zorg voor 5 &#60; 7 & meer

<p class="lok-regel"><span class="lok-staat lok-staat--in-beraad">in beraad</span> ADV-2026-01</p>

<p class="lok-voorbeeld"><strong>Voorbeeld.</strong> Verzonnen.</p>

<form class="lok-filter" hidden><label>Zoek <input name="zoek"></label></form>

## Waar **staat** het? { #plaats .lok-kop }

<p><a href="{raw}">Panden</a> en [huur]({markdown}) <span class="lok-staat">klaar</span></p>

| Naam { .lok-getal } | Bedrag |
| --- | ---: |
| Een | &euro; 5 |

<p class="lok-acties"><a href="mailto:x">Fout of ontbrekend stuk?</a></p>
"""
DAY = date(2026, 11, 23)
WORD = re.compile(r"\w+")


def advice(raw: str = "../../themas/panden/", markdown: str = "../themas/huur.md") -> Page:
    return Page("adviezen/adv-2026-01.md", ADVICE.replace("{raw}", raw).replace("{markdown}", markdown))


def golden(audience: Audience) -> list[Page]:
    loaded = load(GOLDEN / "raad")
    return list(pages(select(loaded.archive, audience, DAY, (), address="https://lok.example.org/")))


def lists(made: list[Page], known: Known | None = None) -> dict[str, str]:
    found = Lists(known)
    assert list(found.reading(made)) == made
    return {page.uri: page.text for page in found.files()}


def listed(made: list[Page]) -> dict[str, dict[str, Any]]:
    return {each["adres"]: each for each in json.loads(lists(made)[LIST])["paginas"]}


def test_the_list_says_of_a_page_what_a_result_shows() -> None:
    assert listed([advice()]) == {
        "adviezen/adv-2026-01/": {
            "adres": "adviezen/adv-2026-01/",
            "titel": "Zorg voor 5 < 7 & meer",
            "soortnaam": "advies",
            "nummer": "ADV-2026-01",
            "staat": "in beraad",
            "datum": "2026-05-21",
            "woorden": "kribbe",
            "koppen": ["Waar staat het?"],
            "kort": "Wat kort is, staat hier & heel.",
            "gewicht": keywords.RANKS["adviezen"],
        }
    }


def test_the_text_is_what_a_reader_reads_and_nothing_that_stands_on_every_page() -> None:
    (_, text), *_ = json.loads(lists([advice()])["zoek/tekst-adviezen-2026.json"])
    assert (
        text == "Zorg voor 5 < 7 & meer in beraad ADV-2026-01 Waar staat het? Panden en huur klaar Naam Bedrag Een € 5"
    )


def test_links_of_either_form_give_the_same_lists() -> None:
    """Raw HTML may name a page as the browser needs it, or as the file that it is made of."""
    assert lists([advice()]) == lists([advice("../themas/panden.md", "../themas/huur.md#deel(1)")])


@pytest.mark.parametrize("said", ["zoekbaar: false", "zoekbaar: nee"])
def test_a_page_that_is_not_to_be_found_is_in_no_list(said: str) -> None:
    hidden = Page("over/stil.md", f"---\ntitle: Stil\n{said}\n---\n\n# Stil\n\nNiemand vindt fluisterwoord.\n")
    assert "fluisterwoord" not in "".join(lists([hidden, advice()]).values())


def test_a_page_may_come_after_others_that_say_the_same() -> None:
    later = Page("over/oud.md", "---\nzoekbaar: 0.6\npagina: tekst\n---\n\n# Oud\n\nWat vroeger gold.\n")
    assert listed([later])["over/oud/"]["gewicht"] == 0.6


def test_a_page_written_by_hand_needs_no_front_matter() -> None:
    page = Page(
        "over/wij.md",
        "# Wie wij zijn #\n\nWij geven advies over kinderopvang in de hele stad.\n\n- een\n\n## Wat *nog*\n",
    )
    entry = listed([page])["over/wij/"]
    assert entry["titel"] == "Wie wij zijn"
    assert entry["koppen"] == ["Wat nog"]
    assert entry["kort"] == "Wij geven advies over kinderopvang in de hele stad."


def test_what_is_no_page_is_in_no_list() -> None:
    assert entry_of(Page("vergaderingen.ics", "BEGIN:VCALENDAR")) is None


def test_the_lists_of_a_filter_are_found_and_the_page_to_search_on_is_not() -> None:
    found = listed(golden(Audience.PUBLIEK))
    assert found["locaties/wijk/blokkenwijk/"]["titel"] == "Opvang in Blokkenwijk"
    assert found["locaties/wijk/blokkenwijk/"]["gewicht"] == keywords.RANKS["keuze"]
    assert "zoeken/" not in found


def test_what_concerns_one_organisation_is_in_no_list_of_the_members() -> None:
    made = golden(Audience.LEDEN)
    assert any(page.uri.startswith("mijn-organisatie/") and page.uri != "mijn-organisatie/index.md" for page in made)
    found = [address for address in listed(made) if address.startswith("mijn-organisatie/")]
    assert found == ["mijn-organisatie/"]
    assert not [name for name, text in lists(made).items() if "tekst-" in name and '"mijn-organisatie/org' in text]


@pytest.mark.parametrize("audience", Audience)
def test_every_word_of_the_lists_stands_on_a_page(audience: Audience) -> None:
    """But for the keywords and the synonyms, which are the project's own and public."""
    made = golden(audience)
    there = set(WORD.findall(" ".join(unescape(unescape(page.text)) for page in made).lower()))
    given = {*keywords.BY_PAGE.values(), *keywords.BY_KIND.values(), *(kind.enkelvoud for kind in BY_SOORT.values())}
    there |= set(WORD.findall(" ".join((*given, "overzicht", "pagina")).lower()))
    found = lists(made)
    said = [
        *(value for page in json.loads(found[LIST])["paginas"] for name, value in page.items() if name != "adres"),
        *(text for name, each in found.items() if "tekst-" in name for _, text in json.loads(each)),
    ]
    words = set(
        WORD.findall(" ".join(" ".join(each) if isinstance(each, list) else str(each) for each in said).lower())
    )
    assert len(words) > 300
    assert {word for word in words - there if not word.isdecimal()} == set()


def test_the_public_lists_hold_no_word_of_the_members() -> None:
    """Whatever only members may read in the golden council holds this word."""
    assert "binnenskamers" not in "".join(lists(golden(Audience.PUBLIEK)).values()).lower()
    assert "binnenskamers" in "".join(lists(golden(Audience.LEDEN)).values()).lower()


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    made = golden(Audience.LEDEN)
    assert lists(made) == lists(made[::-1]) == lists(made, Known())


def test_a_changed_page_changes_the_list_and_its_own_block(tmp_path: Path) -> None:
    made, known = golden(Audience.PUBLIEK), Known()
    before = lists(made, known)
    changed = [
        Page(page.uri, page.text.replace("begint", "start")) if page.uri == "reglementen/regl-schommel.md" else page
        for page in made
    ]
    after = lists(changed, known)
    assert {name for name in after if after[name] != before[name]} == {LIST, "zoek/tekst-reglementen.json"}
    files = [Page(*each) for each in before.items()]
    assert stage(files, (), tmp_path).written == set(before)
    assert not stage([Page(*each) for each in lists(made, known).items()], (), tmp_path).changed


def test_the_words_of_the_project_name_kinds_that_exist() -> None:
    assert keywords.BY_KIND.keys() <= BY_SOORT.keys()
    assert keywords.RANKS.keys() <= {*BY_SOORT, "index", "home", "keuze"}
    assert all(len(group) > 1 for group in keywords.SYNONYMS)
    assert json.loads(lists([advice()])[ALIKE]) == [list(group) for group in keywords.SYNONYMS]
