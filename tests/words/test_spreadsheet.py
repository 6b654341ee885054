"""A table for a spreadsheet: what was written comes back, and nothing is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from lok.words.spreadsheet import cell, spreadsheet


@pytest.mark.parametrize("text", ["=1+1", "+32", "-5 graden", "@SOM(A1)", "\t=1", " =1", "\n=1", "＝1", "\u202e=1"])
def test_nothing_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_what_was_written_comes_back() -> None:
    rows = [['crèche; ‘de’ "Zon"', "twee\nregels", "7", "", "-3"], ["=A1", "", "0", "x", "1"]]
    raw = spreadsheet(("a", "b", "c", "d", "e"), [[*rows[0][:2], 7, None, -3], ["=A1", None, 0, "x", 1]])
    assert raw.startswith(b"\xef\xbb\xbfa;b;c;d;e\r\n")
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read[1:] == [rows[0], ["'=A1", *rows[1][1:]]]
