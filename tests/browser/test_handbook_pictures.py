"""The pictures of the handbook are those of today's desk: each screen still says what stood on it when its picture was taken.

Pixels are not compared, for they differ from one machine to another. Beside the tests is kept what each picture says, and
the mark of the file that was taken with it. After a change that was meant, ``make pictures`` takes all of them anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

import pytest

from browser.handbook_story import STEPS, WIDTH, Story, at_the_desk, clock, found
from samples.desk import at_work, repository
from samples.desk import works as works_of
from samples.places import REPOSITORY
from samples.small_png import size, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browser.handbook_story import Picture

HANDBOOK = REPOSITORY / "content/leden/handleiding"
PICTURES = HANDBOOK / "beelden"
KEPT = REPOSITORY / "tests/browser/handbook_pictures.json"
ANEW = "Is het zo bedoeld? Dan maakt ‘make pictures’ de beelden opnieuw; lees daarna na of de bladzijde nog klopt."
LINK = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
HEAVIEST = 80_000
MOST = 14


def kept() -> dict[str, Any]:
    """By the name of a picture: what it says, and the mark of its file."""
    read: dict[str, Any] = json.loads(KEPT.read_text("utf-8"))
    return read


def mark(image: bytes) -> str:
    """What tells one file from another."""
    return hashlib.sha256(image).hexdigest()


def shown() -> list[tuple[str, str, str]]:
    """Every picture in the handbook: the page, its words for who does not see it, and its address."""
    pages = sorted(HANDBOOK.glob("*.md"))
    return [(page.name, *each) for page in pages for each in LINK.findall(page.read_text("utf-8"))]


def accept(taken: dict[str, Picture]) -> None:
    """Lay down the pictures of today, and what they say."""
    if "CI" in os.environ:  # no assert: pytest would print the whole environment
        pytest.fail("LOK_ACCEPT rewrites what is expected: only where somebody reads the difference")
    PICTURES.mkdir(exist_ok=True)
    for file in PICTURES.iterdir():
        file.unlink()
    told = {}
    for name, each in sorted(taken.items()):
        image = small(each.image)
        (PICTURES / f"{name}.png").write_bytes(image)
        told[name] = {"bestand": mark(image), "zegt": each.says}
    KEPT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


@pytest.fixture(scope="module")
def taken(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    """Every picture as the desk would give it today."""
    wall = clock()
    desk = works_of(repository(tmp_path_factory.mktemp("beelden") / "raad", found), wall.today)
    with at_work(desk, clock=wall) as client:
        context = at_the_desk(browser)
        story = Story(context.new_page(), client.origin, wall)
        for step in STEPS:
            step(story)
        context.close()
    if os.environ.get("LOK_ACCEPT") == "1":
        accept(story.taken)
    return story.taken


def test_every_screen_still_says_what_its_picture_shows(taken: dict[str, Picture]) -> None:
    wanted = kept()
    assert sorted(taken) == sorted(wanted), ANEW
    for name, each in taken.items():
        changed = "\n".join(unified_diff(wanted[name]["zegt"], each.says, "beeld", "scherm", lineterm="", n=1))
        assert not changed, f"‘{name}’ in de handleiding toont iets anders dan het scherm.\n{ANEW}\n{changed}"


def test_the_files_are_those_that_were_taken_and_are_light(taken: dict[str, Picture]) -> None:
    assert 0 < len(taken) <= MOST
    assert sorted(file.name for file in PICTURES.iterdir()) == [f"{name}.png" for name in sorted(taken)]
    for name, told in kept().items():
        image = (PICTURES / f"{name}.png").read_bytes()
        assert mark(image) == told["bestand"], f"{name}: {ANEW}"
        assert size(image) == (WIDTH, size(image)[1])
        assert len(image) <= HEAVIEST, name
        assert re.findall(rb"IHDR|PLTE|IDAT|IEND|[a-z]EXt|eXIf|zTXt|tIME", image)[:2] == [b"IHDR", b"PLTE"], name


def test_every_picture_is_on_a_page_and_every_page_finds_its_own() -> None:
    there = {file.name for file in PICTURES.iterdir()}
    used = {address for _, _, address in shown()}
    assert used == {f"beelden/{name}" for name in there}


def test_every_picture_has_words_for_who_does_not_see_it() -> None:
    found = shown()
    assert [(page, address) for page, words, address in found if len(words.split()) < 4] == []
    assert [
        words for _, words, _ in found if words.casefold().startswith(("beeld van", "afbeelding", "schermafdruk"))
    ] == []


def test_the_handbook_says_once_whose_council_is_in_the_pictures() -> None:
    said = [page.name for page in HANDBOOK.glob("*.md") if "verzonnen raad" in page.read_text("utf-8")]
    assert said == ["index.md"]
