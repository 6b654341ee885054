"""What folds on the pages of advices, memoranda and meetings: whole, said in its title, and nothing of it lost."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.edition.select import select
from lok.model.audience import Audience
from lok.model.fields import Prose
from lok.pages import records
from lok.pages.sections import renderer_of
from lok.pages.vergaderingen.folds import held_in_words
from lok.render.written import length_in_words
from lok.words.prose import prose_text
from samples import meetings, whole_council
from samples.meetings import held, item

if TYPE_CHECKING:
    from collections.abc import Iterator

LATER = meetings.meeting("verg-later", status="gehouden", gepland_begin="2026-10-15 19:30")
KINDS = ("adviezen", "memoranda", "vergaderingen")
LONG = " ".join(f"woord{number}" for number in range(30))


def bare(text: str) -> str:
    """The words of a staged page in one line."""
    return " ".join(unescape(re.sub(r"<[^<>]+>", " ", text)).split())


def prose_of(view: Any) -> Iterator[str]:
    """Every text that a record or a part of it holds for this audience."""
    for value in vars(view).values() if hasattr(view, "__dict__") else ():
        if isinstance(value, Prose):
            yield prose_text(value)
        for each in value if isinstance(value, tuple) else ():
            yield from prose_of(each)


@pytest.fixture(scope="module", params=Audience)
def staged(request: pytest.FixtureRequest) -> tuple[Any, dict[str, str]]:
    """An edition of the invented council, and its pages of records."""
    edition = select(whole_council.archive(), request.param, whole_council.DAY)
    return edition, {page.uri: page.text for page in records.pages(renderer_of(edition))}


@pytest.mark.parametrize("soort", KINDS)
def test_every_fold_is_closed_and_titled(soort: str, staged: tuple[Any, dict[str, str]]) -> None:
    folded = 0
    for uri, text in staged[1].items():
        if not uri.startswith(f"{soort}/"):
            continue
        marks = re.findall(r"<details\b|</details>", text)
        folded += len(marks)
        assert marks == ["<details", "</details>"] * (len(marks) // 2), uri
        for title, held_ in re.findall(r"<summary>(.*?)</summary>(.*?)</details>", text, re.DOTALL):
            assert bare(title), uri
            assert bare(held_), (uri, title)
    assert folded


@pytest.mark.parametrize("soort", KINDS)
def test_no_text_is_lost(soort: str, staged: tuple[Any, dict[str, str]]) -> None:
    edition, pages = staged
    told = 0
    for record in edition.all(soort):
        text = bare(pages[f"{soort}/{record.id}.md"])
        for each in prose_of(record):
            told += 1
            assert each in text, (record.id, each)
    assert told


def test_an_item_says_what_its_fold_holds() -> None:
    record = held("2026-03-12", agendapunten=[item("4", toelichting=f"{LONG}.", adviezen=["adv-2026-01"])])
    assert held_in_words(record.agendapunten[0]) == "Toelichting (30 woorden), 1 advies"
    assert "<summary>Toelichting (30 woorden)</summary>" in page_of(
        held("2026-03-12", agendapunten=[item("4", toelichting=f"{LONG}.")])
    )


def test_a_few_words_are_not_folded() -> None:
    text = page_of(held("2026-03-12", agendapunten=[item("4", toelichting="Kort gezegd.")]))
    assert "Kort gezegd." in text
    assert "<summary>Toelichting" not in text
    assert held_in_words(held("2026-03-12", agendapunten=[item("4")]).agendapunten[0]) == ""


def test_the_public_title_tells_nothing_of_what_members_said() -> None:
    spoken = held("2026-03-12", agendapunten=[item("4", toelichting=f"{LONG}.", bespreking=f"{LONG}. {LONG}.")])
    assert "bespreking (60 woorden)" in page_of(spoken, Audience.LEDEN)
    assert "bespreking (" not in page_of(spoken)


def test_a_coming_meeting_tells_its_facts_at_once() -> None:
    text = page_of(meetings.meeting(agendapunten=[item("1")]))
    assert text.index("<dt>Soort</dt>") < text.index("## 1. Punt 1")
    assert "Over deze vergadering" not in text
    past = page_of(held("2026-03-12", agendapunten=[item("1")]))
    assert past.index("## 1. Punt 1") < past.index("## Over deze vergadering") < past.index("<dt>Soort</dt>")


def test_one_word_is_one_word() -> None:
    assert length_in_words(Prose("Ja."), None) == "(1 woord)"
    assert length_in_words(Prose("**Ja**, zeker."), Prose("Nee.")) == "(3 woorden)"


def page_of(record: Any, audience: Audience = Audience.PUBLIEK) -> str:
    """The page of a meeting."""
    edition = meetings.edition(record, LATER, audience=audience)
    found = {page.uri: page.text for page in records.pages(renderer_of(edition))}
    return found[f"vergaderingen/{record.id}.md"].replace("&#46;", ".")
