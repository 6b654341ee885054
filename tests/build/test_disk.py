"""What the disk refuses is told with the file, and what was written can be read by the server of a site."""

from __future__ import annotations

import errno
import os
import resource
import signal
from datetime import date
from pathlib import Path

import pytest

from lok.archive.naming import naming
from lok.build.builder import Builder
from lok.build.stage import stage
from lok.model.audience import Audience
from lok.new.skeleton import create
from lok.render.page import Page
from lok.words.terminal import explain_disk
from samples.small_council import edit, found

FULL = Path("/dev/full")
DAY = date(2026, 11, 23)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
def test_a_full_disk_names_the_page_that_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/.over.md.nieuw").symlink_to(FULL)
    with pytest.raises(OSError, match=r"over\.md") as told:
        stage([Page("index.md", "# Welkom"), Page("over.md", "# Over")], [], tmp_path / "docs")
    assert explain_disk(told.value) == (
        f"de schijf is vol: {tmp_path}/docs/over.md. Wat er al stond, is niet veranderd."
    )


def test_only_an_error_without_a_name_gets_one() -> None:
    with pytest.raises(OSError, match="al genoemd") as named, naming(Path("nieuw")):
        raise OSError(errno.ENOSPC, "vol", "al genoemd")
    assert named.value.filename == "al genoemd"
    with pytest.raises(OSError, match="nieuw"), naming(Path("nieuw")):
        raise OSError(errno.ENOSPC, "vol")


def closed(out: Path) -> list[Path]:
    """The folders and files of a site, and those above it, that another user cannot read."""
    site = out / "publiek/site"
    found = [out, out / "publiek", site, *site.rglob("*")]
    return [each for each in found if each.stat().st_mode & 0o777 != (0o755 if each.is_dir() else 0o644)]


def test_a_server_can_read_a_site_that_was_built_under_a_strict_mask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        root = found(tmp_path / "raad")
        with Builder(root, tmp_path / "build", (Audience.PUBLIEK,)) as builder:
            assert builder.build(DAY).sites
            assert closed(tmp_path / "build") == []
            for file in (tmp_path / "build/publiek/site").rglob("*.html"):
                file.chmod(0o600)  # as a build of an earlier version left it
            edit(root / "content/publiek/over/privacy.md", "zo weinig mogelijk", "bijna niets")
            assert builder.build(DAY).sites
        assert closed(tmp_path / "build") == []
    finally:
        os.umask(before)


def test_a_full_disk_names_the_new_record_and_leaves_no_half_of_it(tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(OSError, match=r"themas") as told:
            create(root, "themas", ("Buitenspelen",), DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert str(told.value.filename).startswith(f"{root}/data/themas/")
    assert not Path(told.value.filename).exists()
