"""The handbook of the desk: its buttons are on the screens, its first day takes ten minutes, and every page is found."""

from __future__ import annotations

import re

import pytest

from lok.desk.labels import called
from lok.kinds.registry import KINDS
from lok.model.audience import part_models
from lok.papers import PAPERS
from samples.places import REPOSITORY

HANDBOOK = REPOSITORY / "content/leden/handleiding"
FIRST = "eerste-dag"
A_DAY = 2000
"""Words in ten minutes, for who reads something new."""
BY_HAND = {
    "zelf-schrijven",
    "vergadering",
    "fouten",
    "voorbeeld-bekijken",
    "lijst-inlezen",
    "privetekst",
    "naar-het-archief",
    "hoelang-we-bewaren",
    "publiceren",
    "server-in-nood",
    "server-inrichten",
    "wie-mag-binnen",
    "nieuws-per-post",
    "nieuwere-versie",
    "open-data",
}
"""Pages about files, about a server and about what is done elsewhere than at the desk."""
OF_THE_DESK = sorted(each.stem for each in HANDBOOK.glob("*.md") if each.stem not in BY_HAND)
SCREENS = ("desk", "changes")
"""The rooms that write what stands on a screen of the desk."""
OF_THE_SITE = {"Fout of ontbrekend stuk?"}
"""What is bold and stands on the members' site."""
BOLD = re.compile(r"\*\*(.+?)\*\*")


def text_of(page: str) -> str:
    """A page without its front matter."""
    return (HANDBOOK / f"{page}.md").read_text("utf-8").split("---\n", 2)[2]


def words(page: str) -> int:
    """How many words there are to read on a page: the words of a picture count, the address of a link does not."""
    bare = re.sub(r"\]\([^)]*\)", "] ", text_of(page))
    return len(re.findall(r"\w+(?:[’'.-]\w+)*", bare))


def on_the_screens() -> str:
    """Every word that the desk can say: its screens, its tasks, its papers and the labels of its fields."""
    rooms = [each for room in SCREENS for each in (REPOSITORY / "scripts/lok" / room).rglob("*")]
    files = [each for each in rooms if each.suffix in {".jinja", ".js", ".py"}]
    labels = [called(name) for kind in KINDS for model in part_models(kind.model) for name in model.model_fields]
    kinds = [f"Maak een {kind.enkelvoud.lower()}" for kind in KINDS]
    papers = [each.words for each in PAPERS]
    return "\n".join([*(each.read_text("utf-8") for each in files), *labels, *kinds, *papers])


def test_the_first_day_takes_ten_minutes() -> None:
    """The page, and those to which its list leads, in the order in which they are read."""
    listed = re.findall(r"(?m)^\d\. (?:\[[^\]]*\]\(([a-z-]+)\.md\)|deze bladzijde)$", text_of(FIRST))
    assert listed[0] == ""
    assert len(listed) > 3
    counted = {page or FIRST: words(page or FIRST) for page in listed}
    assert sum(counted.values()) <= A_DAY, counted


@pytest.mark.parametrize("page", OF_THE_DESK)
def test_whatever_the_handbook_calls_by_its_name_is_on_a_screen(page: str) -> None:
    there = on_the_screens()
    named = dict.fromkeys(each.rstrip(".:") for each in BOLD.findall(text_of(page)) if each not in OF_THE_SITE)
    assert [each for each in named if each not in there] == []


def test_a_page_of_the_desk_shows_no_file() -> None:
    """Who works at the desk meets no folder, no ending and no key; the pages for IT do."""
    told = [page for page in OF_THE_DESK if page not in {"voor-de-it-dienst", "nieuwe-raad"}]
    met = {
        page: re.findall(r"`[^`\n]+`|\.yaml\b|\bYAML\b|\bcommit\b", re.sub(r"(?ms)^```.*?^```$", "", text_of(page)))
        for page in told
    }
    assert {page: found for page, found in met.items() if found} == {}


def test_every_page_is_reached_from_the_first_page() -> None:
    seen, todo = set[str](), ["index"]
    while todo:
        page = todo.pop()
        if page not in seen:
            seen.add(page)
            todo += [
                each for each in re.findall(r"\]\(([a-z-]+)\.md", text_of(page)) if (HANDBOOK / f"{each}.md").is_file()
            ]
    assert seen == {each.stem for each in HANDBOOK.glob("*.md")}
