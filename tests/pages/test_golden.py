"""The staged files of a small council, byte for byte: what a change of a template does is read as a difference here.

``LOK_ACCEPT=1`` writes what the package makes now as what is expected; read the difference before committing it.
Whatever only members may read in that council holds the word ``binnenskamers``.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from lok.archive.load import load
from lok.build.builder import copies
from lok.build.check import blocking, check
from lok.build.stage import stage
from lok.edition.select import select
from lok.model.audience import Audience
from lok.opendata.places import OF_THE_MODELS
from lok.outputs.files import with_outputs
from lok.pages.site import pages
from samples.places import GOLDEN

ROOT = GOLDEN / "raad"
DAY = date(2026, 11, 23)
ADDRESS = "https://lok.example.org/"
MEMBERS_WORD = b"binnenskamers"


def stage_golden(audience: Audience, folder: Path) -> None:
    """Stage the golden council for an audience, as a build of ``DAY`` does."""
    loaded = load(ROOT)
    problems = check(loaded, ROOT, DAY)
    assert not blocking(problems), "\n".join(str(each) for each in problems if each.blocks)
    edition = select(loaded.archive, audience, DAY, tuple(problems), address=ADDRESS)
    made = (
        page for page in with_outputs(edition, pages(edition)) if not page.uri.startswith(OF_THE_MODELS)
    )  # tests/opendata holds these
    stage(made, copies(edition, ROOT), folder)


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their path in it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("audience", Audience)
def test_staged_files_are_the_expected_ones(audience: Audience, tmp_path: Path) -> None:
    stage_golden(audience, tmp_path / "docs")
    expected = GOLDEN / audience
    if os.environ.get("LOK_ACCEPT") == "1":
        if "CI" in os.environ:  # no assert: pytest would print the whole environment
            pytest.fail("LOK_ACCEPT rewrites what is expected: only where somebody reads the difference")
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(tmp_path / "docs", expected)
    made, wanted = contents(tmp_path / "docs"), contents(expected)
    assert sorted(made) == sorted(wanted)
    for name, text in wanted.items():
        assert made[name].decode() == text.decode(), f"{audience}/{name}"


def test_the_public_files_hold_nothing_of_members() -> None:
    public, members = contents(GOLDEN / "publiek"), contents(GOLDEN / "leden")
    assert [name for name, text in public.items() if MEMBERS_WORD in name.encode() + text.lower()] == []
    holding = {name.partition("/")[0] for name, text in members.items() if MEMBERS_WORD in text.lower()}
    assert holding >= {"adviezen", "bezoekrondes", "handleiding", "mandaten", "vergaderingen"}
