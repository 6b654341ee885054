"""The home pages: tasks first, then what was advised, short lists that say where the whole one is; no empty headings."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.init import texts as starters
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.render.bare import is_marked
from samples import small_council, whole_council
from samples.configurations import SETTINGS, filled

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.archive import Archive

LINK = re.compile(r"\]\(([^)#]*)|href=\"([^\"#]*)")


def made(archive: Archive, audience: Audience) -> dict[str, str]:
    """The pages of a council, by path."""
    edition = select(archive, audience, whole_council.DAY, address=SETTINGS.site_url)
    return {page.uri: page.text for page in pages(edition, None)}


@cache
def home(audience: Audience) -> str:
    """The home page of the whole council."""
    return made(whole_council.archive(), audience)["index.md"]


def begun(root: Path) -> Archive:
    """The council that ``lok init`` writes: its own record, and nothing else."""
    place = root / "data" / "raad" / "lok-voorbeeldstad.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(filled(starters.settings(SETTINGS)), "utf-8")
    return load(root).archive


def nearly_empty(kind: str, root: Path) -> Archive:
    """The small council, or one that has just begun."""
    return load(small_council.found(root)).archive if kind == "small" else begun(root)


def test_the_public_home_has_tasks_and_the_next_meeting_before_what_was_advised() -> None:
    heads = re.findall(r"(?m)^## (.*)$", home(Audience.PUBLIEK))
    assert heads[:4] == [
        "Wie contacteer ik?",
        "Volgende vergadering",
        "Subsidies: wat eraan komt",
        "Wat adviseerde het LOK, en wat gebeurde ermee?",
    ]


def test_the_three_numbers_add_up_to_the_advices_of_the_term() -> None:
    text = home(Audience.PUBLIEK)
    total = re.search(r"Sinds 1 januari 2025, [^.]* (\d+) adviezen\. Daarvan:", text)
    parts = re.findall(r"(?m)^- \*\*(\d+)\*\* ", text)
    given = [each for each in whole_council.archive().all("adviezen") if each.uitgebracht_op]
    now = [each for each in given if each.uitgebracht_op.year >= 2025 and each.readers is Audience.PUBLIEK]
    assert total
    assert int(total[1]) == sum(map(int, parts)) == len(now)
    assert len(parts) == len(("answered", "waiting", "neither"))


@pytest.mark.parametrize(
    "page", ["vragen", "vergaderingen", "reglementen", "adviezen", "doelstellingen", "successen"], ids=str
)
def test_what_the_home_page_shortens_has_a_link_to_the_whole(page: str) -> None:
    link = rf"\[Alle [^\]]*\]\({page}/index\.md\)\n\{{ \.lok-meer \}}"
    folded = rf'<p class="lok-meer"><a href="{page}/index\.md">Alle [^<]*</a></p>'
    assert re.search(f"{link}|{folded}", home(Audience.PUBLIEK))


def test_what_the_secretary_does_stands_apart_from_what_a_member_reads() -> None:
    text = home(Audience.LEDEN)
    members, _, secretary = text.partition("## Voor het secretariaat\n")
    assert re.findall(r"(?m)^## (.*)$", members) == ["Volgende vergadering", "Namen we genoeg deel?", "Actiepunten"]
    assert re.findall(r"(?m)^#+ (.*)$", secretary) == [
        "Ontwerpverslagen",
        "Volgende stap",
        "Aandachtspunten",
        "Handleiding",
    ]


@pytest.mark.parametrize("kind", ["small", "begun"])
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("page", ["index.md", "zoeken.md", "ouders/index.md", "vragen/index.md"])
def test_a_nearly_empty_council_is_not_led_to_empty_lists(
    page: str, audience: Audience, kind: str, tmp_path: Path
) -> None:
    found = made(nearly_empty(kind, tmp_path / "raad"), audience)
    named = {one or other for one, other in LINK.findall(found[page])}
    assert named
    assert sorted(uri for uri in named if uri in found and is_marked(found[uri])) == []


@pytest.mark.parametrize("audience", Audience)
def test_the_home_of_a_council_that_has_just_begun_has_no_heading_without_words(
    audience: Audience, tmp_path: Path
) -> None:
    text = made(begun(tmp_path / "raad"), audience)["index.md"]
    assert re.findall(r"(?m)^## .*\n+(?=## |\Z)", text) == []
    assert "Wat adviseerde" not in text
