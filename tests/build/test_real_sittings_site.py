"""One council with all the real sittings, built for real: both sites show what the minutes say and make nothing up.

A later meeting approved them all, so the public reads what it will ever read of them.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.builder import Builder
from lok.model.audience import Audience
from samples import small_council
from samples.archives import BASE, REAL
from samples.places import ARCHIVES
from samples.whole_sites import EDITIONS, Site, read

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.archive import Archive

DAY = date(2026, 11, 23)
APPROVING = "verg-2026-11-12"
SIX = {f"zetel-0{number}" for number in range(1, 7)}
"""The seats that every sitting has; those of the two large ones end before the autumn."""
MEETINGS = {name: next((ARCHIVES / name / "data/vergaderingen").iterdir()) for name in REAL}


def council(root: Path) -> Path:
    """The settings of the small councils with the seats and the meetings of every real sitting, all approved."""
    small_council.found(root)
    shutil.rmtree(root / "data")
    shutil.copytree(BASE / "data/raad", root / "data/raad")
    for name in REAL:
        shutil.copytree(ARCHIVES / name / "data", root / "data", dirs_exist_ok=True)
    for file in (root / "data/zetels").iterdir():
        if file.stem not in SIX:
            file.write_text(f"{file.read_text('utf-8')}tot: 2026-08-31\n", "utf-8")
    for file in MEETINGS.values():
        approved = f"status: verslag_goedgekeurd\nverslag_goedgekeurd_op: {APPROVING}\n"
        small_council.edit(root / "data/vergaderingen" / file.name, "status: gehouden\n", approved)
    lines = "".join(f"  - {{vergadering: {file.stem}, resultaat: goedgekeurd}}\n" for file in MEETINGS.values())
    head = f"id: {APPROVING}\nvoorbeeld: ja\nvolgnummer: 5\nstatus: gehouden\ngepland_begin: 2026-11-12 19:30\n"
    (root / f"data/vergaderingen/{APPROVING}.yaml").write_text(f"{head}vorige_verslagen:\n{lines}", "utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council with both its sites below ``build``."""
    place = council(tmp_path_factory.mktemp("zittingen") / "raad")
    with Builder(place, place / "build", (Audience.PUBLIEK, Audience.LEDEN)) as builder:
        report = builder.build(DAY, fresh=True)
    assert report.sites, [str(problem) for problem in report.problems]
    return place


@pytest.fixture(scope="module")
def archive(root: Path) -> Archive:
    return load(root).archive


def article(root: Path, edition: str, name: str) -> str:
    """The words of the page of a sitting."""
    return read(Site(edition, root / "build" / edition / "site"), f"vergaderingen/{MEETINGS[name].stem}/").article


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", REAL)
def test_every_vote_has_the_numbers_of_the_minutes_in_their_order(
    name: str, edition: str, root: Path, archive: Archive
) -> None:
    meeting = archive.get("vergaderingen", MEETINGS[name].stem)
    assert meeting is not None
    votes = [vote for item in meeting.agendapunten for vote in item.stemmingen]
    told = [", ".join(stem.geteld(count) for stem, count in vote.counts.items() if count) for vote in votes]
    shown = re.findall(
        r"\d+ (?:voor|tegen|onthouding(?:en)?)(?:, \d+ (?:tegen|onthouding(?:en)?))*(?= |$)",
        article(root, edition, name),
    )
    assert shown == [each for each in told if each]
    assert article(root, edition, name).count("goedgekeurd (") == sum(vote.methode is not None for vote in votes)


@pytest.mark.parametrize(
    ("name", "present", "seats"),
    [
        ("echt-20-tot-24-stemmen", 24, 27),
        ("echt-25-aanwezig-24-stemmen", 24, 27),
        ("echt-geopend-na-middernacht", 4, 6),
    ],
)
def test_the_public_reads_how_many_were_there_and_not_who(name: str, present: int, seats: int, root: Path) -> None:
    """Only the seats that vote are counted: a group of one would tell who was there."""
    text = article(root, "publiek", name)
    counts = [(int(here), int(of)) for here, of in re.findall(r"(?:: |Aanwezig )(\d+) van (\d+)", text)]
    assert (sum(here for here, _ in counts), sum(of for _, of in counts)) == (present, seats)
    assert min(of for _, of in counts) > 2
    assert not re.search(r"Zetel \d", text)


def test_a_list_of_decisions_gets_no_attendance_and_no_hour(root: Path) -> None:
    for edition in EDITIONS:
        text = article(root, edition, "echt-enkel-besluiten")
        for absent in ("Aanwezig", "Begin en einde", "In aantal", "handopsteking"):
            assert absent not in text, (edition, absent)


def test_a_sitting_past_midnight_keeps_both_days(root: Path) -> None:
    text = article(root, "publiek", "echt-geopend-na-middernacht")
    assert "Donderdag 24 september 2026 om 19.30 uur" in text
    assert "van 0.45 uur op 25 september 2026 tot 1.10 uur" in text


@pytest.mark.parametrize("name", REAL)
def test_nobody_is_named_who_is_not_in_the_minutes(name: str, root: Path, archive: Archive) -> None:
    """The minutes name no chair, no secretary and no person: neither do the pages. Members read the seats listed."""
    meeting = archive.get("vergaderingen", MEETINGS[name].stem)
    assert meeting is not None
    seats = [archive.get("zetels", line.zetel) for line in meeting.aanwezigheden]
    assert set(re.findall(r"Zetel \d+", article(root, "leden", name))) == {
        seat.naam for seat in seats if seat is not None and seat.id != "zetel-directeur"
    }
    for edition in EDITIONS:
        text = article(root, edition, name)
        assert not re.search(r"Voorzitter|Voorbeeldpersoon", text)
        assert "None" not in text
