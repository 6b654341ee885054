"""What stands on the page of an organisation stands nowhere else for members, but for what is named here."""

from __future__ import annotations

import re

import pytest

from lok.edition.select import select
from lok.facts.access import access
from lok.model.audience import Audience
from lok.outputs.files import with_outputs
from lok.pages.site import pages
from samples import whole_council

OWN = re.compile(r"mijn-organisatie/(org-[a-z0-9-]+)\.md")
SHARED = {
    "deelname/index.md": "how often each organisation was there, which the minutes say to every member",
    "mijn-organisatie/index.md": "what that comes to for each organisation",
}
"""What members may read of another organisation's participation, and why."""
LEAST = 4
"""Words of a line that says something; fewer are a title or a name."""


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """All that the members' site is rendered from, files for programs included, by path."""
    archive = whole_council.archive()
    edition = select(archive, Audience.LEDEN, whole_council.DAY, (), address="https://leden.lok.example/")
    return {page.uri: page.text for page in with_outputs(edition, pages(edition))}


def said(text: str) -> set[str]:
    """The lines of a page that say something, as a reader sees them: without markup, links and what every example says."""
    body = text.split("---\n", 2)[-1]
    plain = re.sub(r"\]\([^)]*\)|[\[\]*#]|\{[^}]*\}|<[^>]*>", " ", body)
    lines = (" ".join(line.split()).lstrip("-: ") for line in plain.splitlines())
    return {line for line in lines if len(re.findall(r"\w{2,}", line)) >= LEAST and not line.startswith("Voorbeeld.")}


def own(made: dict[str, str]) -> dict[str, str]:
    return {found[1]: text for uri, text in made.items() if (found := OWN.fullmatch(uri))}


def test_a_line_of_an_organisation_is_in_no_other_file(made: dict[str, str]) -> None:
    others = {
        uri: " ".join(re.sub(r"\]\([^)]*\)|[\[\]*#]|\{[^}]*\}|<[^>]*>", " ", text).split())
        for uri, text in made.items()
        if not OWN.fullmatch(uri) and uri not in SHARED
    }
    titles = {each.label for kind in ("locaties", "reglementen", "zetels") for each in _views(kind)}
    lines = {line for text in own(made).values() for line in said(text)}
    assert len(lines) > 50, "the council has organisations with a seat"
    elsewhere = {(line, uri) for line in lines for uri, text in others.items() if line in text}
    # The title of a record that anybody may read, with its state, is no word of the organisation's own.
    own_words = {(line, uri) for line, uri in elsewhere if not any(_is_title(line, title) for title in titles)}
    assert sorted(own_words)[:5] == []


def _views(kind: str) -> tuple[object, ...]:
    edition = select(
        whole_council.archive(), Audience.LEDEN, whole_council.DAY, (), address="https://leden.lok.example/"
    )
    return tuple(edition.all(kind))


def _is_title(line: str, title: str) -> bool:
    return line.startswith(title) and len(line.removeprefix(title).split()) < LEAST


def test_the_pages_that_share_something_hold_only_what_is_named(made: dict[str, str]) -> None:
    for uri in SHARED:
        shared = " ".join(made[uri].split())
        people = {each.persoon for each in whole_council.archive().all("mandaten")}
        assert [name for name in people if name in shared] == []
        for organisation, text in own(made).items():
            actions = text.partition("## Open actiepunten")[2].partition("\n## ")[0]
            assert [line for line in said(actions) if line in shared] == [], organisation


def test_a_page_names_the_people_of_its_own_seats_alone(made: dict[str, str]) -> None:
    archive = whole_council.archive()
    seats = {each.id: each for each in archive.all("zetels")}
    groups = {each.mandate: set(each.groups) for each in access(seats, archive.all("mandaten"))}
    named = 0
    for mandate in archive.all("mandaten"):
        for group, text in own(made).items():
            listed = text.partition("## Zetels en mandaten")[2].partition("\n## ")[0]
            if mandate.persoon in listed:
                named += 1
                assert group in {
                    each
                    for other in archive.all("mandaten")
                    if other.persoon == mandate.persoon
                    for each in groups[other.id]
                }
    assert named


def test_the_page_of_every_organisation_with_a_seat_stands_where_its_group_opens(made: dict[str, str]) -> None:
    archive = whole_council.archive()
    seats = {each.id: each for each in archive.all("zetels")}
    opened = {group for each in access(seats, archive.all("mandaten")) for group in each.groups}
    assert {group for group in opened if group.startswith("org-")} <= own(made).keys()
