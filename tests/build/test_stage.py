"""A staged folder holds what it should, whatever happened to it since it was last staged."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from lok.build.stage import Before, stage
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = [Page("index.md", "# Welkom"), Page("over/index.md", "# Over het overleg")]


def words(folder: Path) -> dict[str, str]:
    """The files of a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()
    }


def rewrite(file: Path) -> None:
    file.write_text("# iets anders, even lang"[: file.stat().st_size], "utf-8")


def link(file: Path) -> None:
    other = file.with_name("elders.md")
    file.rename(other)
    file.symlink_to(other)


def folder(file: Path) -> None:
    file.unlink()
    (file / "in").mkdir(parents=True)


def parent(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("een bestand", "utf-8")


def older(file: Path) -> None:
    """The same words, written again by somebody."""
    os.utime(file, ns=(1, 1))


@pytest.mark.parametrize("happened", [rewrite, link, folder, parent, older, lambda file: file.unlink()])
def test_what_somebody_did_to_a_staged_file_is_put_right(tmp_path: Path, happened: Callable[[Path], None]) -> None:
    before: Before = {}
    stage(PAGES, (), tmp_path, before)
    happened(tmp_path / "over" / "index.md")
    found = stage(PAGES, (), tmp_path, before)
    assert words(tmp_path) == {page.uri: page.text for page in PAGES}
    assert found.kept | found.written == {page.uri for page in PAGES}
    assert "index.md" in found.kept
    assert not (tmp_path / "over" / "index.md").is_symlink()


def test_only_what_changed_is_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    before: Before = {}
    stage([*PAGES, Page("weg/diep/index.md", "# Weg")], (), tmp_path, before)
    changed = [PAGES[0], Page("over/index.md", "# Over ons")]
    found = stage(changed, (), tmp_path, before)
    assert (found.written, found.kept, found.removed) == ({"over/index.md"}, {"index.md"}, {"weg/diep/index.md"})
    assert words(tmp_path) == {page.uri: page.text for page in changed}
    assert not (tmp_path / "weg").exists()
    assert not stage(changed, (), tmp_path, before).changed


def test_a_staging_that_failed_halfway_is_made_whole_by_the_next(tmp_path: Path) -> None:
    before: Before = {}
    stage(PAGES, (), tmp_path, before)
    twice = [Page("index.md", "# Dag"), Page("over/index.md", "# Over ons"), Page("index.md", "# Nog eens")]
    with pytest.raises(ValueError, match="two pages want the path"):
        stage(twice, (), tmp_path, before)
    stage(PAGES, (), tmp_path, before)
    assert words(tmp_path) == {page.uri: page.text for page in PAGES}
