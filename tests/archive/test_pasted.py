"""What a merge or a word processor leaves behind is told at its line, and is gone once the remedy is obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.archive.attachments import look_into
from lok.archive.read_record import read_record
from lok.archive.written_pages import read_page
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience

if TYPE_CHECKING:
    from pathlib import Path

    from lok.source.problems import Problem

CONFLICT = "<<<<<<< HEAD\nEen zin.\n=======\nEen andere zin.\n>>>>>>> tak\n"


def page(text: str) -> list[Problem]:
    return sorted(read_page("content/publiek/x.md", Audience.PUBLIEK, "x.md", text.encode())[1])


def record(text: str) -> list[Problem]:
    block = "".join(f"  {line}\n" for line in text.splitlines())
    written = f"id: doc-proef\nvoorbeeld: ja\ntitel: Proef\nsoort_document: nota\ntekst: |\n{block}"
    return sorted(read_record(BY_SOORT["documenten"], "x.yaml", "doc-proef", written.encode())[1])


def lines(problems: list[Problem], code: str) -> list[int]:
    return [each.line for each in problems if each.code == code]


def test_a_conflict_in_a_page_is_told_once_at_its_first_line() -> None:
    head = "---\ntitle: Proef\npagina: tekst\n---\n"
    assert lines(page(f"{head}\n# Proef\n\n{CONFLICT}"), "samenvoegconflict") == [8]
    assert lines(page(f"# Proef\n\n{CONFLICT}\n{CONFLICT}"), "samenvoegconflict") == [3, 9]
    assert lines(page("# Proef\n\nTekst.\n>>>>>>> tak\n"), "samenvoegconflict") == [4]
    assert lines(page(f"---\n{CONFLICT}---\n\n# Proef\n"), "samenvoegconflict") == [2]
    assert page("# Proef\n\nEen zin.\n") == []


@pytest.mark.parametrize("name", ["nota.txt", "lijst.csv"])
def test_a_conflict_in_an_attachment_of_text_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"a;b\n{CONFLICT}", "utf-8")
    (found,) = look_into(f"content/publiek/{name}", tmp_path / name)[1]
    assert (found.line, found.code, found.blocks) == (2, "samenvoegconflict", True)


def test_a_conflict_inside_the_text_of_a_record_is_told_with_its_line_in_that_text() -> None:
    (found,) = record(f"Een.\n{CONFLICT}")
    assert found.message == "regel 2 van deze tekst: hier staat nog een samenvoegconflict van git"
    assert found.blocks


LISTS = {
    "no line above": ("Dit nodig je mee:\n- een\n- twee\n", 3),
    "no line above stars": ("Dit nodig je mee:\n* een\n* twee\n", 3),
    "no line above numbers": ("Dit nodig je mee:\n1. een\n2. twee\n", 3),
    "bullets": ("Dit nodig je mee:\n\n• een\n• twee\n", 4),
    "bullets under the text": ("Dit nodig je mee:\n•\teen\n•\ttwee\n", 3),
    "bullets with hard spaces": ("•\xa0een\n•\xa0twee\n", 2),
    "one bullet": ("• een\n", 2),
    "dashes": ("Dit nodig je mee:\n– een\n– twee\n", 3),
    "numbers with a bracket": ("1) een\n2) twee\n", 2),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_would_be_running_text_is_told_and_mended_by_its_remedy(name: str) -> None:
    written, line = LISTS[name]
    found = page(f"# Proef\n{written}")
    assert [(each.line, each.code, each.blocks) for each in found] == [(line, "opmaak", False)]
    assert found[0].hint.endswith(".")
    above, _, points = f"# Proef\n{written}".partition("een\n")
    mended = above.rpartition("\n")[0] + "\n\n- een\n" + "- " + points.lstrip("-*•–1234.)\t \xa0")
    assert page(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "Een zin.\n\n- een\n- twee\n",
        "Een zin\n– met een streepje –\nen verder.\n",
        "Tien\n\n- vijf\n",
        "```text\n• een\n• twee\n```\n",
        "```text\nLijst:\n- een\n```\n",
        "- een\n    - twee\n    - drie\n- vier\n",
        "- een\n  en verder\n- twee\n",
        "1. een\n2. twee\n",
    ],
)
def test_what_is_a_list_or_no_list_is_left_alone(text: str) -> None:
    assert page(f"# Proef\n\n{text}") == []


def test_bullets_in_the_text_of_a_record_are_a_point_of_attention() -> None:
    (found,) = record("Dit nodig je mee:\n• een\n• twee\n")
    assert (found.message, found.blocks) == (
        "regel 2 van deze tekst: deze lijst verschijnt als gewone tekst, achter elkaar",
        False,
    )
    assert record("Dit nodig je mee:\n- een\n- twee\n") == []


HEADS = {
    "not on the first line": ("\n---\ntitle: Lid\n---\n\n# Lid\n", 2, "begint op regel 1"),
    "under a text": ("Een zin.\n\n---\ntitle: Lid\n---\n\n# Lid\n", 3, "begint op regel 1"),
    "not closed": ("---\ntitle: Lid\n\n# Lid\n", 1, "niet gesloten"),
    "more dashes": ("-----\ntitle: Lid\n-----\n\n# Lid\n", 1, "drie gewone streepjes"),
    "dashes of a word processor": ("—\ntitle: Lid\n—\n\n# Lid\n", 1, "drie gewone streepjes"),
    "a first line that is none": ("Opgelet: gesloten.\n\n# Lid\n", 1, "gelezen als kop"),
    "a colon in a title": ("---\ntitle: Toegang: hoe\n---\n\n# Lid\n", 2, "dubbele punt"),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_that_would_not_be_read_is_told_at_its_line(name: str) -> None:
    text, line, said = HEADS[name]
    (found,) = [each for each in page(text) if each.blocks]
    assert found.line == line
    assert said in found.message
