"""Where a bag may stand, that it is there whole or not at all, and that nobody else reads it."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from lok.deposit import Deposit, beside, place_for, write
from lok.deposit import place as placing
from lok.words.terminal import RefusedError
from samples.deposits import on_disk
from samples.places import REPOSITORY
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"bagit.txt": b"x", "data/a/b.txt": b"een", "data/c.txt": b"twee"}
BAG = Deposit("archief-lok-2026", FILES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a built site in it."""
    root = tmp_path / "werk" / "lok"
    for folder in ("data/vergaderingen", "content/publiek", "build/publiek/site"):
        (root / folder).mkdir(parents=True)
    git(root, "init")
    return root


def modes(folder: Path) -> set[tuple[bool, int]]:
    return {(each.is_dir(), stat.S_IMODE(each.stat().st_mode)) for each in (folder, *folder.rglob("*"))}


def test_a_bag_is_read_by_whoever_made_it_alone(root: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        place = write(BAG, tmp_path / "uit" / "diep", root)
        packed = write(BAG, tmp_path / "uit" / "diep", root, as_zip=True)
    finally:
        os.umask(before)
    assert place == tmp_path / "uit" / "diep" / BAG.name
    assert on_disk(place) == FILES
    assert modes(tmp_path / "uit") == {(True, 0o700), (False, 0o600)}
    assert packed.name == f"{BAG.name}.zip"
    assert packed.read_bytes() == BAG.zipped


def test_an_empty_folder_gives_way_and_one_with_something_does_not(root: Path, tmp_path: Path) -> None:
    (tmp_path / BAG.name).mkdir()
    write(BAG, tmp_path, root)
    before = on_disk(tmp_path / BAG.name)
    with pytest.raises(RefusedError, match=r"is niet leeg\. Er is niets overschreven"):
        write(Deposit(BAG.name, {"data/c.txt": b"drie"}), tmp_path, root)
    assert on_disk(tmp_path / BAG.name) == before
    (tmp_path / f"{BAG.name}.zip").write_bytes(b"van gisteren")
    with pytest.raises(RefusedError, match="bestaat al"):
        write(BAG, tmp_path, root, as_zip=True)
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / BAG.name).symlink_to(tmp_path / "nergens")
    with pytest.raises(RefusedError, match="bestaat al"):
        place_for(BAG.name, tmp_path / "elders", root)


@pytest.mark.parametrize("where", [".", "data", "content/publiek", "build", "build/publiek/site", "nieuw/map"])
def test_never_in_the_repository(root: Path, where: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(RefusedError, match="ligt in een bewaarplaats"):
        write(BAG, root / where, root)
    assert sorted(root.rglob("*")) == before


def test_never_in_another_repository_and_not_by_a_detour(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander"
    other.mkdir()
    git(other, "init")
    (tmp_path / "snel").symlink_to(root / "build")
    for folder in (other / "x", tmp_path / "snel", tmp_path / "snel" / "y", root.parent / "z" / ".." / "lok" / "data"):
        with pytest.raises(RefusedError, match="bewaarplaats"):
            place_for(BAG.name, folder, root)
    bare = tmp_path / "kopie"
    for folder in ("data/vergaderingen", "content"):
        (bare / folder).mkdir(parents=True)
    with pytest.raises(RefusedError, match="bewaarplaats"):
        place_for(BAG.name, bare / "data", root)


@pytest.mark.parametrize("sign", ["index.html", "sitemap.xml", "robots.txt"])
def test_never_in_a_site_wherever_that_stands(root: Path, tmp_path: Path, sign: str) -> None:
    site = tmp_path / "elders" / "site"
    site.mkdir(parents=True)
    (site / sign).write_text("x", "utf-8")
    with pytest.raises(RefusedError, match="ligt in de map van een website"):
        write(BAG, site / "archief", root)
    assert [each.name for each in site.iterdir()] == [sign]


def test_never_below_a_folder_that_a_web_server_shows(root: Path, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="website"):
        place_for(BAG.name, tmp_path / "Public_HTML" / "lok", root)


def test_a_file_is_no_folder(root: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("x", "utf-8")
    with pytest.raises(RefusedError, match="is een bestand"):
        place_for(BAG.name, tmp_path / "uit", root)


def test_without_a_choice_it_goes_beside_the_outermost_repository(root: Path) -> None:
    assert beside(root) == root.parent
    assert beside(root / "data") == root.parent
    git(root.parent, "init")
    assert beside(root) == root.parent.parent
    assert place_for(BAG.name, beside(root), root).name == BAG.name


@pytest.mark.parametrize("as_zip", [False, True])
def test_a_full_disk_leaves_nothing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_zip: bool) -> None:  # noqa: FBT001
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(placing.os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as refused:
        write(BAG, tmp_path / "uit" / "diep", root, as_zip=as_zip)
    assert str(refused.value.filename).startswith(str(tmp_path / "uit"))
    assert not (tmp_path / "uit").exists()


def test_a_process_that_is_killed_leaves_no_bag_and_the_next_one_tidies(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    script = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from lok.deposit import Deposit, place, write
        place._rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        write(Deposit({BAG.name!r}, {FILES!r}), Path({str(out)!r}), Path({str(root)!r}))
    """)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = out.iterdir()
    assert left.name.startswith(f".{BAG.name}.nieuw-")
    assert modes(left) == {(True, 0o700), (False, 0o600)}
    write(BAG, out, root)
    assert [each.name for each in out.iterdir()] == [BAG.name]
    assert on_disk(out / BAG.name) == FILES


def test_what_another_process_is_writing_stays(root: Path, tmp_path: Path) -> None:
    busy = tmp_path / f".{BAG.name}.nieuw-{os.getppid()}"
    busy.mkdir()
    write(BAG, tmp_path, root)
    assert busy.exists()
