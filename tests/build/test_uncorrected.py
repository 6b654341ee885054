"""Minutes that were approved do not change in silence: the check asks for a correction, whoever made the change and however."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.archive.load import load
from lok.build.since_main import changed_records
from lok.build.uncorrected import uncorrected
from lok.cli import lok
from samples.small_council import edit, found
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "data/vergaderingen/verg-2026-03-12.yaml"
LATER = """\
id: verg-2026-06-18
voorbeeld: ja
volgnummer: 2
status: gehouden
gepland_begin: 2026-06-18 19:30
locatie: Stadhuis
aanwezigheden:
  - {zetel: zetel-ouders, status: aanwezig}
  - {zetel: zetel-stad, status: aanwezig}
vorige_verslagen:
  - {vergadering: verg-2026-03-12, resultaat: goedgekeurd}
agendapunten:
  - {nr: "1", titel: Goedkeuring van het verslag, soort: goedkeuring_verslag}
"""
CORRECTED = "correcties:\n  - {datum: 2026-06-20, reden: Tikfout, wat: Punt 1 noemt nu alle gebouwen}\nagendapunten:"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A council on main with approved minutes."""
    made = found(tmp_path / "lok")
    edit(
        made / MEETING,
        "status: verslag_ontwerp\n",
        "status: verslag_goedgekeurd\nverslag_goedgekeurd_op: verg-2026-06-18\n",
    )
    edit(made / MEETING, "soort: advies\n", "soort: advies\n    besluit: De leden bezoeken de gebouwen.\n")
    edit(made / "data/vergaderingen/verg-2026-12-10.yaml", "volgnummer: 2", "volgnummer: 3")
    (made / "data/vergaderingen/verg-2026-06-18.yaml").write_text(LATER, "utf-8")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "Begin")
    return made


def told(root: Path) -> list[tuple[str, str]]:
    return [
        (each.path, each.field)
        for each in uncorrected(root, changed_records(root, ["vergaderingen"]), load(root).archive)
    ]


CHANGES = {
    "a decision": ("besluit: De leden bezoeken de gebouwen.", "besluit: De leden bezoeken elk gebouw.", "agendapunten[1].besluit"),
    "a decision that goes": ("    besluit: De leden bezoeken de gebouwen.\n", "", "agendapunten[1].besluit"),
    "a title": ("titel: Leegstaande gebouwen", "titel: Gebouwen", "agendapunten[1].titel"),
    "who was elected": (
        "soort: advies\n", "soort: advies\n    verkiezingen: [{functie: voorzitter, kandidaten: [{kandidaat: A, verkozen: ja}]}]\n", "agendapunten[1].verkiezingen",
    ),
    "an hour": ("einde: 2026-03-12 21:30", "einde: 2026-03-12 21:45", "einde"),
    "an item more": (
        "agendapunten:\n", 'agendapunten:\n  - {nr: "0", titel: Welkom, soort: mededeling}\n', "agendapunten[1]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_everybody_reads_changes_with_a_correction_only(name: str, root: Path) -> None:
    before, after, field = CHANGES[name]
    assert told(root) == []
    edit(root / MEETING, before, after)
    assert told(root) == [(MEETING, field)]
    edit(root / MEETING, "agendapunten:", CORRECTED)
    assert told(root) == []


def test_the_command_refuses_it_with_the_remedy(root: Path) -> None:
    edit(root / MEETING, "De leden bezoeken de gebouwen.", "De leden bezoeken elk gebouw.")
    done = CliRunner().invoke(lok, ["check", "--root", str(root), "--date", "2026-06-20"], standalone_mode=False)
    assert done.return_value == 1
    assert "is goedgekeurd en zegt hier iets anders dan de vorige versie [fout correctie]" in done.output
    assert "Zeg bij ‘correcties’ op welke dag" in done.output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("bespreking: De leden overlopen de lijst van gebouwen.", "bespreking: De leden overlopen de hele lijst."),
        ("status: open}", "status: afgerond, afgerond_op: 2026-04-02}"),
        ("locatie: Stadhuis", "# de grote zaal\nlocatie: 'Stadhuis'"),
        ("soort: advies\n", "soort: advies\n    adviezen: [adv-2026-01]\n"),
    ],
)
def test_what_members_read_and_what_is_linked_later_is_no_correction(before: str, after: str, root: Path) -> None:
    edit(root / MEETING, before, after)
    assert told(root) == []


def test_drafts_change_as_they_like_and_an_approval_is_no_change(root: Path) -> None:
    edit(
        root / MEETING,
        "status: verslag_goedgekeurd\nverslag_goedgekeurd_op: verg-2026-06-18\n",
        "status: verslag_ontwerp\n",
    )
    git(root, "commit", "-qam", "Toch een ontwerp")
    edit(root / MEETING, "De leden bezoeken de gebouwen.", "De leden bezoeken elk gebouw.")
    assert told(root) == []
    edit(
        root / MEETING,
        "status: verslag_ontwerp\n",
        "status: verslag_goedgekeurd\nverslag_goedgekeurd_op: verg-2026-06-18\n",
    )
    assert told(root) == []


def test_without_an_earlier_version_nothing_is_told(tmp_path: Path) -> None:
    assert told(found(tmp_path / "lok")) == []
