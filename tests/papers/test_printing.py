"""What happens when Chromium is missing, says nothing, or never ends."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.papers import as_pdf
from lok.papers.document import Document, Letterhead, Paragraph, inline
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

PAPER = Document(
    "a", "A", Letterhead("LOK", "LOK", "stad", "lok@example.org"), date(2026, 1, 1), (Paragraph(inline("x")),)
)


def program(folder: Path, script: str) -> str:
    file = folder / "chromium"
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    return str(file)


def test_without_chromium_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedError, match="laat Chromium installeren"):
        as_pdf.as_pdf(PAPER)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nergens"))
    with pytest.raises(RefusedError, match="Word-bestand"):
        as_pdf.as_pdf(PAPER)


@pytest.mark.parametrize(
    "script", ["exit 0", "exit 3", "for last; do :; done; echo x >/dev/null", 'echo rommel >"${0%/*}/x"']
)
def test_a_browser_that_prints_nothing_is_told(script: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", program(tmp_path, script))
    with pytest.raises(RefusedError, match="de pdf is niet gelukt"):
        as_pdf.as_pdf(PAPER)


def test_a_browser_that_prints_no_pdf_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write = 'for each; do case "$each" in --print-to-pdf=*) echo rommel >"${each#*=}";; esac; done'
    monkeypatch.setenv("CHROMIUM", program(tmp_path, write))
    with pytest.raises(RefusedError, match="de pdf is niet gelukt"):
        as_pdf.as_pdf(PAPER)


def test_a_browser_that_never_ends_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(as_pdf, "PATIENCE", 1)
    monkeypatch.setenv("CHROMIUM", program(tmp_path, f"sleep 100 & echo $! >{tmp_path}/child; wait"))
    begun = time.monotonic()
    with pytest.raises(RefusedError, match="de pdf is niet gelukt"):
        as_pdf.as_pdf(PAPER)
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text("utf-8"))
    for _ in range(50):
        if not running(child):
            break
        time.sleep(0.1)
    assert not running(child)


def running(process: int) -> bool:
    """Whether a process still does something: one that ended and that nobody asked about does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:  # noqa: PTH123
        return file.read().rpartition(")")[2].split()[0] != "Z"


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert as_pdf.as_pdf(PAPER).startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []
