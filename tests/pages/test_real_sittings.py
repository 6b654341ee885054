"""Sittings as real councils minute them become pages on which nothing is invented: what the minutes lack, they lack."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.archives import REAL, laid_over
from samples.places import ARCHIVES

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)


def meeting_page(name: str, root: Path) -> str:
    archive = load(laid_over(ARCHIVES / name, root / "lok")).archive
    texts = {page.uri: page.text for page in pages(select(archive, Audience.LEDEN, DAY))}
    (meeting,) = archive.all("vergaderingen")
    return texts[f"vergaderingen/{meeting.id}.md"]


def test_there_are_four_of_them() -> None:
    assert len(REAL) == 4


@pytest.mark.parametrize("name", REAL)
def test_every_vote_stands_on_the_page_with_its_own_numbers(name: str, tmp_path: Path) -> None:
    text = meeting_page(name, tmp_path)
    (meeting,) = load(tmp_path / "lok").archive.all("vergaderingen")
    words = []
    for item in meeting.agendapunten:
        for vote in item.stemmingen:
            assert f"<strong>{vote.onderwerp}</strong>" in text
            words.append(", ".join(stem.geteld(number) for stem, number in vote.counts.items() if number))
    bars = re.findall(r"<p><svg class=.lok-stemming.*</svg> (.*)</p>", text)
    assert bars == [each for each in words if each]
    assert "None" not in text


def test_a_list_of_decisions_has_no_attendance_no_hours_and_no_way_of_voting(tmp_path: Path) -> None:
    text = meeting_page("echt-enkel-besluiten", tmp_path)
    for absent in (
        "## Aanwezigheden",
        "Begin en einde",
        "<dt>Voorzitter</dt>",
        "In aantal",
        "lok-stemming",
        "(handopsteking)",
    ):
        assert absent not in text, absent
    assert text.count("lok-staat--goedgekeurd") == 3
    assert "## A.2a. Punt" in text


def test_minutes_past_midnight_keep_both_days(tmp_path: Path) -> None:
    text = meeting_page("echt-geopend-na-middernacht", tmp_path)
    assert "Donderdag 24 september 2026 om 19.30 uur" in text.replace("&#46;", ".")
    assert "25 september 2026" in text
