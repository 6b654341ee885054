"""What no page of either site says: words only the maker knows, two words for one thing, and crumbs of a template."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples import whole_council
from samples.configurations import SETTINGS
from samples.places import GOLDEN

FORBIDDEN = {
    "a label that repeats its value": r"\b(Voorzitter|Verslag):? Voorzitter\b(?! van)|\bVerslag:? Regie kinderopvang",
    "a step that nobody explains": r"(?<!\()\btrap [0-3]\b(?! *\))",
    "a criterion without its name": r"\bCriterium \d",
    "a number of items for an agenda": r"\bagenda:? \d+ punt",
    "one vote of many": r"\b(?!1\b)\d+ onthouding\b",
    "a theme of nothing": r"\bnog niets\b *\|",
    "a dot on its own": r"(?m)(?:^|\s)\.(?=\s|$)|[a-z]\.\.(?!\.)",
    "another word for inkomenstarief": r"\b[Pp]rijs volgens het inkomen\b",
    "another word for the state": r"\| Stand \||>Stand</th>|\bStatus\b",
    "another word for the LOK": r"\b[Oo]ns overleg\b|# Het overleg\b|\bAfspraken van de raad\b",
    "a word of law alone": r"\bstaking van stemmen\b(?! \()|\bGeleding\b(?! \()|\bNeutrale rol\b(?!, geen inspectie:)",
}
"""What may not be read, by why."""
TAG, FRONT = re.compile(r"<[^>]*>|\*\*|(?m:^Ook gezocht als:.*$)"), re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ATTRIBUTES, LINK = re.compile(r"\{ ?(?:[.#:]|data-)[^{}\n]*\}"), re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")


def read(text: str) -> str:
    """What a reader reads of a page: no front matter, no tags, no addresses, and not the words others search with."""
    return html.unescape(LINK.sub(r"\1", ATTRIBUTES.sub("", TAG.sub("", FRONT.sub("", text)))))


@cache
def words(audience: Audience, *, small: bool = False) -> dict[str, str]:
    """The pages of a council as they are read, by path; the handbook speaks of files and is left out."""
    archive = load(GOLDEN / "raad").archive if small else whole_council.archive()
    edition = select(archive, audience, whole_council.DAY, address=SETTINGS.site_url)
    made = (page for page in pages(edition, None) if page.uri.endswith(".md"))
    return {page.uri: read(page.text) for page in made if not page.uri.startswith("handleiding/")}


@pytest.mark.parametrize("small", [False, True], ids=["whole", "small"])
@pytest.mark.parametrize("why", FORBIDDEN)
@pytest.mark.parametrize("audience", Audience)
def test_no_page_says(audience: Audience, why: str, *, small: bool) -> None:
    found = {
        uri: [text[max(match.start() - 40, 0) : match.end() + 20] for match in re.finditer(FORBIDDEN[why], text)]
        for uri, text in words(audience, small=small).items()
    }
    assert {uri: each for uri, each in found.items() if each} == {}


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("a label that repeats its value", "Voorzitter: Voorzitter"),
        ("a step that nobody explains", "Subsidie van Vlaanderen\ntrap 2\n"),
        ("a criterion without its name", "| Criterium 3 |"),
        ("a number of items for an agenda", "agenda: 5 punten"),
        ("one vote of many", "9 voor, 2 onthouding"),
        ("a dot on its own", "Bron: de notulen. ."),
        ("another word for the state", "| Advies | Stand |"),
        ("a word of law alone", "bij staking van stemmen: verworpen"),
    ],
)
def test_the_list_would_find_it(why: str, text: str) -> None:
    assert re.search(FORBIDDEN[why], read(text))


@pytest.mark.parametrize(("number", "said"), [("1", "1 onthouding"), ("2", "2 onthoudingen"), ("3", "3 onthoudingen")])
def test_votes_are_counted_in_dutch(number: str, said: str) -> None:
    """Both numbers occur in the meetings of the whole council, and no other form does."""
    text = "\n".join(words(Audience.LEDEN).values())
    forms = set(re.findall(rf"\b{number} onthouding\w*", text))
    assert forms == {said}
