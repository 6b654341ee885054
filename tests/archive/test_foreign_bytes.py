"""Bytes of strangers, changed at random but the same each time: one line about that file, and never anything else.

What a reader raises cannot be listed beforehand; each of these goes through one guard.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from leak.site import pdf
from lok.archive.attachments import look_into
from lok.archive.load import load
from lok.build.check import check
from lok.intake import workbooks
from lok.words.terminal import RefusedError
from samples.small_council import found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
HOW_MANY = 300
SLOWEST = 10
"""Seconds for one file."""
OF_A_PDF = (b"/Title 12", b"<<", b"[", b" 99999999999 ", b"1 0 R", b"/Kids[1 0 R]", b">>", b"-1", b"/Parent 3 0 R")
OF_A_SHEET = (b"99999999999", b"-1", b"1e999", b'<c r="ZZZZ1"/>', b'"', b"&#0;", b"<row")


def mutated(raw: bytes, pieces: tuple[bytes, ...], chance: random.Random) -> bytes:
    """The same bytes with a few of them changed, lost or added."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 20)]
            case _:
                changed[at:at] = chance.choice(pieces)
    return bytes(changed)


def test_no_pdf_ends_the_check(tmp_path: Path) -> None:
    chance, whole, file = random.Random(15), pdf("Een zin"), tmp_path / "nota.pdf"  # noqa: S311 - the same each time
    refused = 0
    for _ in range(HOW_MANY):
        file.write_bytes(b"%PDF-" + mutated(whole, OF_A_PDF, chance)[5:])
        start = time.monotonic()
        attachment, problems = look_into("content/publiek/nota.pdf", file)
        assert time.monotonic() - start < SLOWEST
        assert all(each.path == "content/publiek/nota.pdf" and "\n" not in each.message for each in problems)
        if attachment is None:
            refused += 1
            assert [each.blocks for each in problems] == [True]
    assert refused, "some of them cannot be read at all"


def test_no_workbook_ends_the_import() -> None:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for number in range(20):
        book.worksheets[0].append(["De Mot", number, 1.5, None])
    book.save(packed)
    with zipfile.ZipFile(packed) as parts:
        whole = {name: parts.read(name) for name in parts.namelist()}
    chance, refused = random.Random(15), 0  # noqa: S311 - the same each time
    for _ in range(HOW_MANY):
        name, changed = chance.choice(sorted(whole)), io.BytesIO()
        with zipfile.ZipFile(changed, "w") as parts:
            for each, raw in whole.items():
                parts.writestr(each, mutated(raw, OF_A_SHEET, chance) if each == name else raw)
        start = time.monotonic()
        try:
            workbooks.read(changed.getvalue())
        except RefusedError:
            refused += 1
        assert time.monotonic() - start < SLOWEST
    assert refused, "some of them cannot be read at all"


@pytest.mark.parametrize("broken", ["nota.pdf", "lijst.xlsx", "brief.docx", "foto.png", "diep.md"])
def test_every_other_file_is_still_judged(broken: str, tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    starts = {"nota.pdf": b"%PDF-1.7\n", "foto.png": b"\x89PNG", "diep.md": b"# Diep\n\n" + b"- " * 5_000 + b"x"}
    (root / "content/publiek/over/bijlagen" / broken).write_bytes(
        starts.get(broken, b"PK") + b"\xff"[: broken != "diep.md"] * 90
    )
    (root / "content/publiek/over/bijlagen/mail.txt").write_text("jan.voorbeeld@gmail.com\n", "utf-8")
    told = [each for each in check(load(root), root, DAY) if each.blocks]
    names = [each.path.rpartition("/")[2] for each in told]
    assert names == sorted([broken, "mail.txt"])
