"""The yearly report: everything in it is counted from the records, for members, and on paper nothing leads into the site."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.archive.load import load
from lok.build.check import claimed
from lok.build.report import write_report
from lok.cli import lok
from lok.pages.jaarverslagen import report as jaarverslag
from lok.pages.sections import renderer_of
from lok.render.paper import on_paper
from lok.rules.addresses import address_problems
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.meetings import TODAY, edition, held, item, meeting, members

if TYPE_CHECKING:
    from lok.edition.select import Edition
from lok.facts.presence import Presence

DAY = whole_council.DAY


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The records of the invented council, to write beside."""
    return whole_council.found(tmp_path / "lok")


def sample() -> Edition:
    """A council that met twice in 2025, and cancelled a meeting."""
    return members(
        held("2025-03-20", (4, 3, 2, 0), agendapunten=[item("1")]),
        held("2025-06-19", (2, 1, 1, 1), verslag_goedgekeurd_op="verg-2025-09-18"),
        meeting("verg-2025-09-18", status="afgelast", gepland_begin="2025-09-18 19:30", reden_afgelasting="weer"),
        meeting("verg-later", gepland_begin="2027-01-14 19:30"),
    )


def test_meetings_and_attendance_are_those_of_the_year() -> None:
    made = jaarverslag.report_of(sample(), 2025)
    assert [each.id for each in made.vergaderingen] == ["verg-2025-03-20", "verg-2025-06-19"]
    assert made.afgelast == 1
    assert made.opkomst == Presence(9 + 5, 2 * 10, "minstens")
    assert made.geteld == 1, "all of a group were there in March, and so no group of that meeting is shown"
    assert sum(present for present, _ in made.aanwezig.values()) == 2 + 1 + 1 + 1
    assert sum(seats for _, seats in made.aanwezig.values()) == 10


def test_a_year_has_a_report_once_a_meeting_of_it_has_passed() -> None:
    assert jaarverslag.report_years(sample()) == (2025,)
    assert TODAY.year < 2027


def test_the_public_has_no_reports() -> None:
    public = edition(held("2025-03-20", verslag_goedgekeurd_op="verg-x"), meeting("verg-x"))
    assert list(jaarverslag.pages(renderer_of(public))) == []


def test_every_advice_and_answer_of_the_year_is_in_it_and_no_other(root: Path) -> None:
    out = root / "uit" / "verslag.html"
    address = write_report(root, 2025, DAY, out)
    assert address.endswith("/jaarverslagen/2025/")
    text = out.read_text("utf-8")
    archive = load(root).archive
    given = [each for each in archive.all("adviezen") if each.uitgebracht_op and each.uitgebracht_op.year == 2025]
    numbers = re.findall(r"ADV-\d{4}-\d\d", text.partition("Antwoorden van het bestuur")[0])
    assert sorted(set(numbers)) == sorted(each.nummer for each in given)
    answered = [g for each in archive.all("adviezen") for g in each.gevolgen if g.besluit_datum.year == 2025]
    assert f"<strong>{len(answered)}</strong>" in text
    assert "Binnenskamers" not in text
    people = {each.persoon for each in archive.all("mandaten") if each.persoon}
    assert people
    assert not [name for name in people if name in text]


def test_on_paper_nothing_leads_into_the_site_and_nothing_is_fetched(root: Path) -> None:
    out = root / "verslag.html"
    write_report(root, 2025, DAY, out)
    text = out.read_text("utf-8")
    assert not re.search(r'(?:href|src)="(?!https?:|mailto:|tel:)', text)
    assert not re.search(r"<(?:script|link|img)\b", text)
    assert "20 maart 2025" in text
    assert f"Stand op {written_day(DAY)}" in text


def test_links_out_of_the_site_stay() -> None:
    text = on_paper(
        "---\ntitle: x\n---\n# T\n\n[binnen](a/b.md) en [buiten](https://example.org/)\n",
        "T",
        "Raad",
        date(2026, 11, 29),
    )
    assert "binnen en <a" in text
    assert 'href="https://example.org/"' in text
    assert "title: x" not in text


def test_the_secretary_opens_the_report(root: Path) -> None:
    file = root / "content" / "leden" / "jaarverslagen" / "inleiding-2025.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: Inleiding\n---\n\n# Inleiding\n\nEen jaar van **nieuwe plaatsen**.\n", "utf-8")
    out = root / "verslag.html"
    write_report(root, 2025, DAY, out)
    assert "Een jaar van <strong>nieuwe plaatsen</strong>." in out.read_text("utf-8")
    archive = load(root).archive
    assert list(address_problems(archive, tuple(claimed(archive)))) == []


@pytest.mark.parametrize("place", ["publiek/jaarverslagen/inleiding-2025.md", "leden/jaarverslagen/2025.md"])
def test_other_pages_do_not_take_the_place_of_a_report(root: Path, place: str) -> None:
    file = root / "content" / place
    file.parent.mkdir()
    file.write_text("---\ntitle: Verslag\n---\n\n# Verslag\n", "utf-8")
    archive = load(root).archive
    found = address_problems(archive, tuple(claimed(archive)))
    assert [each.message for each in found] == ["op het webadres van deze pagina staat al iets dat de site zelf maakt"]


def test_what_cannot_be_reported_leaves_the_old_file(root: Path) -> None:
    out = root / "verslag.html"
    out.write_text("oud", "utf-8")
    with pytest.raises(RefusedError, match=r"in 2010 was er geen vergadering\. Er zijn verslagen van 2020 tot 2026"):
        write_report(root, 2010, DAY, out)
    (root / "data" / "themas" / "stuk.yaml").write_text("id: stuk\n", "utf-8")
    with pytest.raises(RefusedError, match="er staan fouten in de gegevens"):
        write_report(root, 2025, DAY, out)
    assert out.read_text("utf-8") == "oud"
    assert list(root.glob(".verslag*")) == []


def test_the_command_says_where_it_is(root: Path) -> None:
    done = CliRunner().invoke(lok, ["report", "2025", "--root", str(root), "--date", "2026-11-23"])
    assert done.exit_code == 0, done.output
    assert "jaarverslag-2025.html" in done.output
    assert (root / "build" / "jaarverslag-2025.html").is_file()
