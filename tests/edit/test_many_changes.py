"""Twenty thousand changes at random in the records of the tests, and not one that is wrong."""

from __future__ import annotations

import pytest

from samples.edits import WAYS, hold, readable
from samples.places import TESTS

EDITS = 5_000
"""For each of the four ways to type a record."""


@pytest.fixture(scope="module")
def records() -> list[str]:
    return readable(TESTS.rglob("*.yaml"))


@pytest.mark.parametrize("way", WAYS)
def test_no_change_is_wrong(way: str, records: list[str]) -> None:
    assert len(records) > 500
    hold(records, way, EDITS)
