"""The list of who may enter goes to its place with the members' site, or stays with the old one."""

from __future__ import annotations

import errno
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lok.build import builder as building
from lok.build.access import NAME, laid
from lok.build.builder import Builder
from lok.model.audience import Audience
from samples.small_council import found

DAY = date(2026, 11, 23)
MANDATE = """\
id: mandaat-ouders
voorbeeld: ja
zetel: zetel-ouders
functie: lid
persoon: Verzonnen Persoon
van: 2020-01-01
"""


def test_the_list_is_in_its_place_after_the_block_and_not_before(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("oud", "utf-8")
    with laid(tmp_path, "nieuw"):
        assert (tmp_path / NAME).read_text("utf-8") == "oud"
    assert (tmp_path / NAME).read_text("utf-8") == "nieuw"
    assert [each.name for each in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o644


def test_a_block_that_fails_leaves_the_old_list(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("oud", "utf-8")
    with pytest.raises(OSError, match="vol"), laid(tmp_path, "nieuw"):
        raise OSError(errno.ENOSPC, "vol")
    assert [(each.name, each.read_text("utf-8")) for each in tmp_path.iterdir()] == [(NAME, "oud")]


def test_what_stands_in_its_place_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    other = tmp_path / "ander"
    other.write_text("van iemand anders", "utf-8")
    (tmp_path / NAME).symlink_to(other)
    with laid(tmp_path, "nieuw"):
        pass
    assert other.read_text("utf-8") == "van iemand anders"
    assert not (tmp_path / NAME).is_symlink()
    (tmp_path / NAME).unlink()
    (tmp_path / NAME / "diep").mkdir(parents=True)
    with laid(tmp_path, "nieuwer"):
        pass
    assert (tmp_path / NAME).read_text("utf-8") == "nieuwer"


def test_the_list_switches_with_the_site_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, out = found(tmp_path / "raad"), tmp_path / "build"
    mandate = root / "data/mandaten/mandaat-ouders.yaml"
    place = out / "leden" / NAME
    mandate.parent.mkdir(parents=True, exist_ok=True)
    mandate.write_text(MANDATE, "utf-8")
    with Builder(root, out, (Audience.LEDEN,)) as builder:
        assert builder.build(DAY).sites
        first = place.read_bytes()
        rows: list[dict[str, Any]] = json.loads(first)["mandaten"]
        assert {"mandaat": "mandaat-ouders", "groepen": ["leden"], "eerste": "2020-01-01", "laatste": None} in rows
        mandate.write_text(MANDATE + "tot: 2026-10-31\n", "utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(building, "put_in_place", _refused)
            with pytest.raises(OSError, match="vol"):
                builder.build(DAY)
        assert place.read_bytes() == first
        mandate.write_text(MANDATE + "tot: nooit\n", "utf-8")
        assert not builder.build(DAY).sites
        assert place.read_bytes() == first
        mandate.write_text(MANDATE + "tot: 2026-10-31\n", "utf-8")
        assert builder.build(DAY).sites
        second = place.read_bytes()
        assert b'"2026-10-31"' in second
        place.unlink()
        assert builder.build(DAY).sites[0].rendered == 0
        assert place.read_bytes() == second
    assert {each.name for each in place.parent.iterdir() if each.name.startswith(NAME)} == {NAME}


def _refused(*_: object) -> None:
    raise OSError(errno.ENOSPC, "vol")
