"""The balance of men and women: the decree speaks of all members, and a count of fewer is told as the council's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("who", ["leden", "stemgerechtigde_leden"])
@pytest.mark.parametrize("men", [1, 9])
def test_a_count_of_the_voting_members_is_told_as_local(tmp_path: Path, who: str, men: int) -> None:
    root = found(tmp_path)
    count = f"geslachtsverhouding:\n  - {{datum: 2026-01-15, geteld: {who}, m: {men}, v: 1}}\n"
    edit(root / "data/raad/lok-voorbeeldstad.yaml", "mailbox:", f"{count}mailbox:")
    made = {page.uri: page.text for page in pages(select(load(root).archive, Audience.PUBLIEK, date(2026, 11, 23)))}
    for uri in ("zetels/index.md", "adviezen/adv-2026-01.md"):
        assert ("een plaatselijke afspraak" in made[uri]) is (who == "stemgerechtigde_leden"), uri
    assert "artikel 304, § 3" in made["zetels/index.md"]
