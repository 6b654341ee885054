"""``lok archive``: one command makes the dossier of a year, and every refusal comes before anything is written."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.cli import lok
from lok.deposit import job
from lok.deposit.pdf_a import is_pdf_a
from samples import whole_council
from samples.deposits import as_words, faults, on_disk
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return whole_council.found(tmp_path / "lok")


@pytest.fixture
def _without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job.deposit, "__defaults__", (None, as_words))


def archive(root: Path, *words: str) -> Result:
    return CliRunner().invoke(
        lok, ["archive", "--root", str(root), "--date", "2026-11-23", *words], standalone_mode=False
    )


def test_one_command_makes_a_folder_that_anybody_can_check(root: Path, tmp_path: Path) -> None:
    """With real prints; the check is that of the operating system."""
    before = on_disk(root)
    done = archive(root, "2025")
    assert done.return_value == 0, done.output
    place = tmp_path / "archief-lok-voorbeeldstad-2025"
    assert "Er staan namen in. Geef het aan de archivaris" in done.output
    files = on_disk(place)
    assert faults(files) == []
    program = shutil.which("sha256sum")
    assert program
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run([program, "--check", "--strict", "--quiet", name], cwd=place, check=True)
    prints = {path: each for path, each in files.items() if path.endswith(".pdf")}
    assert len(prints) == 9
    assert all(map(is_pdf_a, prints.values()))
    assert b"Een gewone pdf" not in files["LEESMIJ.txt"]
    assert on_disk(root) == before, "nothing in the repository changed"


@pytest.mark.usefixtures("_without_a_browser")
def test_what_is_open_is_told_and_a_zip_is_one_file(root: Path, tmp_path: Path) -> None:
    done = archive(root, "2026", str(tmp_path / "uit"), "--zip")
    assert done.return_value == 0
    assert "Let op: Het jaar 2026 is nog niet voorbij" in done.output
    assert "Let op: 2 verslagen zijn nog niet goedgekeurd" in done.output
    assert [each.name for each in (tmp_path / "uit").iterdir()] == ["archief-lok-voorbeeldstad-2026.zip"]


@pytest.mark.usefixtures("_without_a_browser")
def test_records_with_a_fault_are_refused_with_each_fault(root: Path, tmp_path: Path) -> None:
    edit(root / "data/vergaderingen/verg-2026-06-18.yaml", "volgnummer:", "volgnumer:")
    done = archive(root, "2026", str(tmp_path / "uit"))
    assert done.return_value == 1
    assert "data/vergaderingen/verg-2026-06-18.yaml" in done.output
    assert "Er is niets geschreven: verbeter dat eerst." in done.output
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2012",), "van 2012 is er geen vergadering en geen advies"),
        (("2026", "{root}/build"), "ligt in een bewaarplaats"),
        (("26",), "‘26’ is geen jaar"),
    ],
)
@pytest.mark.usefixtures("_without_a_browser")
def test_what_cannot_be_is_refused_in_words(root: Path, words: tuple[str, ...], told: str) -> None:
    before = sorted(root.parent.rglob("*"))
    done = archive(root, *(each.format(root=root) for each in words))
    assert told in str(getattr(done.exception, "message", done.exception))
    assert sorted(root.parent.rglob("*")) == before


def test_a_place_that_may_not_be_is_refused_before_anything_is_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printed(_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(job.deposit, "__defaults__", (None, printed))
    done = archive(root, "2026", str(root))
    assert "ligt in een bewaarplaats" in str(getattr(done.exception, "message", ""))
