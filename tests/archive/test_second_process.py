"""Files that a second process reads are those that one process would read, or they are read here after all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import lok.archive.load
from lok.archive.load import load
from samples import small_council

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.load import Entry, Read


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    root = small_council.found(tmp_path / "raad")
    (root / "data" / "themas" / "stuk.yaml").write_text("id: stuk\n", "utf-8")
    (root / "data" / "themas" / "kapot.yaml").write_text("id: [\n", "utf-8")
    one, two = load(root), load(root, shared_from=1)
    assert len(one.problems) > 1
    assert two == one
    assert list(two.archive.everything()) == list(one.archive.everything())


def test_what_the_other_process_cannot_read_is_read_here_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, here, read = small_council.found(tmp_path / "raad"), os.getpid(), lok.archive.load._read
    expected = load(root)

    def dies(entry: Entry) -> Read:
        if os.getpid() != here:
            os._exit(1)
        return read(entry)

    monkeypatch.setattr(lok.archive.load, "_read", dies)
    assert load(root, shared_from=1) == expected

    def refuses(entry: Entry) -> Read:
        if os.getpid() != here:
            raise PermissionError(13, "geen toegang", entry.path)
        return read(entry)

    monkeypatch.setattr(lok.archive.load, "_read", refuses)
    with pytest.raises(PermissionError):
        load(root, shared_from=1)
