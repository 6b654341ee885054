"""The bag for the archive holds names, on purpose; so no site, no feed and no folder that a site is made of holds any of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from leak.council import make_council
from leak.site import reading, seen, write_root
from lok.archive.load import load
from lok.build.check import check, claimed
from lok.deposit import Given, State, deposit, write
from lok.source.problems import Level
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.deposits import as_words, quick

if TYPE_CHECKING:
    from pathlib import Path

    from leak.council import Council
    from lok.deposit import Deposit

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def council() -> Council:
    return make_council()


@pytest.fixture(scope="module")
def made(council: Council, tmp_path_factory: pytest.TempPathFactory) -> Deposit:
    root = tmp_path_factory.mktemp("root")
    write_root(council, root)
    archive = load(root).archive
    year = archive.get("vergaderingen", "open-vergaderingen").gepland_begin.year
    return deposit(Given(archive, year, DAY, State(), lambda path: (root / path).read_bytes()), pdf=as_words)


def test_it_holds_what_members_alone_read(council: Council, made: Deposit) -> None:
    texts = [reading(path.removesuffix(".pdf"), content) for path, content in made.files.items()]
    told = {each.field for each in seen(council.canaries, texts)}
    for name in ("aanwezigheden: persoon", "gasten: naam", "agendapunten: bespreking", "agendapunten: voorstel"):
        assert ("vergaderingen", name) in told, name
    assert ("mandaten", "persoon") in told


@pytest.mark.parametrize("path", ["tabellen/aanwezigheden.csv", "tabellen/mandaten.csv", "tabellen/agendapunten.csv"])
def test_each_of_these_tables_does(council: Council, made: Deposit, path: str) -> None:
    assert seen(council.canaries, [reading(path, made.files[f"data/{path}"])])


def test_no_address_of_a_site_is_that_of_a_bag(tmp_path: Path) -> None:
    root = whole_council.found(tmp_path / "lok")
    addresses = {each.uri for each in claimed(load(root).archive)}
    assert not [each for each in addresses if "archief-" in each or "manifest" in each]


@pytest.mark.parametrize(
    "where", ["content/publiek", "content/leden/bijlagen", "build/publiek/site", "build/leden/docs"]
)
def test_it_is_never_written_where_a_site_is_made_of(tmp_path: Path, where: str) -> None:
    root = whole_council.found(tmp_path / "lok")
    (root / where).mkdir(parents=True, exist_ok=True)
    bag = quick(root, 2025)
    before = sorted(root.rglob("*"))
    for as_zip in (False, True):
        with pytest.raises(RefusedError):
            write(bag, root / where, root, as_zip=as_zip)
    assert sorted(root.rglob("*")) == before


def test_one_that_a_hand_put_among_the_pages_stops_every_build(tmp_path: Path) -> None:
    root = whole_council.found(tmp_path / "lok")
    bag = quick(root, 2025)
    place = write(bag, tmp_path / "uit", root)
    packed = write(bag, tmp_path / "uit", root, as_zip=True)
    for kept in (place, packed):
        moved = root / "content/publiek" / kept.name
        kept.rename(moved)
        problems = check(load(root), root, whole_council.DAY)
        assert any(each.level is Level.FOUT and kept.name in each.path for each in problems)
        moved.rename(kept)
    assert not any(each.blocks for each in check(load(root), root, whole_council.DAY))
