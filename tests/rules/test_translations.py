"""A page in another language is told when a record that it belongs to says something else, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.archive.archive import HandPage, make_archive
from lok.archive.translations import said_by, translations
from lok.model.audience import Audience, Reference
from lok.rules.translations import translations_follow
from lok.source.problems import Level
from samples import whole_council

if TYPE_CHECKING:
    from lok.archive.archive import Archive

QUESTION, OFFICE = Reference("vragen", "dringende-opvang"), Reference("contactpunten", "lokaal-loket")


def council(
    read_with: str = "", belongs: str = "vragen/dringende-opvang; contactpunten/lokaal-loket", **office: object
) -> Archive:
    read = f"gelezen_bij: {read_with}\n" if read_with else ""
    text = f"---\ntitle: Parents\nlang: fr\nhoort_bij: {belongs}\n{read}---\n\n# Parents\n\nAppelez.\n"
    known = whole_council.archive()
    rows = [
        ("vragen", known.get("vragen", "dringende-opvang")),
        ("contactpunten", known.get("contactpunten", "lokaal-loket").model_copy(update=office)),
    ]
    return make_archive(rows, pages=[HandPage(Audience.PUBLIEK, "ouders/fr.md", text)])


NOW = said_by(council(), (QUESTION, OFFICE))


def test_a_page_that_was_read_beside_its_records_is_right() -> None:
    assert not list(translations_follow(council(NOW)))


@pytest.mark.parametrize("change", [{"telefoon": "099 00 00 99"}, {"openingsuren": ()}, {"taak": "Iets anders."}])
def test_what_a_record_says_since_then_is_told_with_the_line_and_the_way_out(change: dict[str, object]) -> None:
    (problem,) = translations_follow(council(NOW, **change))
    assert problem.level is Level.AANDACHTSPUNT
    assert (problem.path, problem.line) == ("content/publiek/ouders/fr.md", 5)
    assert "veranderde" in problem.message
    after = said_by(council(**change), (QUESTION, OFFICE))
    assert after in problem.hint
    assert not list(translations_follow(council(after, **change)))


def test_what_such_a_page_does_not_retell_changes_nothing() -> None:
    assert not list(translations_follow(council(NOW, volgorde=99)))


def test_a_page_that_nobody_read_says_so() -> None:
    (problem,) = translations_follow(council())
    assert "niemand las" in problem.message
    assert NOW in problem.hint


def test_a_record_that_is_not_there_is_named() -> None:
    (problem,) = translations_follow(council(NOW, "vragen/weg; contactpunten/lokaal-loket"))
    assert "vragen/weg" in problem.message
    assert problem.line == 4


def test_a_page_without_such_a_line_is_no_translation() -> None:
    page = HandPage(Audience.PUBLIEK, "over/x.md", "---\ntitle: X\n---\n\n# X\n")
    assert not list(translations([page]))
