"""The smaller copies: what comes out is what went in, the same each time, and a second time nothing is made."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest

from lok.publish import copies
from lok.publish.copies import Copies

if TYPE_CHECKING:
    from pathlib import Path

TEXT = ("Het lokaal overleg kinderopvang vergadert. " * 60).encode()


def test_copies_hold_what_the_file_holds_and_are_the_same_each_time(tmp_path: Path) -> None:
    made = dict(Copies(tmp_path / "a").of("x/index.html", TEXT))
    assert brotli.decompress(made[".br"]) == gzip.decompress(made[".gz"]) == TEXT
    assert len(made[".br"]) < len(made[".gz"]) < len(TEXT)
    assert dict(Copies(tmp_path / "b").of("y.css", TEXT)) == made
    assert made[".gz"][4:8] == bytes(4), "no moment in it"


def test_what_was_made_before_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dict(Copies(tmp_path).of("a.html", TEXT))
    monkeypatch.setattr(copies, "brotli", None)
    monkeypatch.setattr(copies, "gzip", None)
    assert dict(Copies(tmp_path).of("b.html", TEXT)) == first


def test_what_nobody_asks_for_any_more_goes(tmp_path: Path) -> None:
    list(Copies(tmp_path).of("a.html", TEXT))
    again = Copies(tmp_path)
    list(again.of("a.html", TEXT + b"!"))
    again.forget()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.png", TEXT), ("a.woff2", TEXT), ("a.html", b"kort"), ("LICENSE", TEXT), ("a.js", bytes(range(256)) * 3)],
)
def test_no_copy_of_what_would_not_become_smaller(tmp_path: Path, path: str, text: bytes) -> None:
    assert {end for end, copy in Copies(tmp_path).of(path, text) if len(copy) >= len(text)} == set()
    assert path.endswith(".js") or not list(tmp_path.iterdir())
