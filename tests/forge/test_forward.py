"""A work tree that is brought forward is brought there whole: half of it is never taken for somebody's work."""

from __future__ import annotations

import os
import resource
import time
from typing import TYPE_CHECKING

import pytest

from lok.forge.drafts import Draft, changed, commit, start, unsaved
from lok.forge.forward import MARK
from lok.forge.history import distance
from lok.forge.joining import bring_up_to_date, land
from lok.forge.repository import open_repository
from lok.words.terminal import RefusedError
from samples.drafting import FILES, OTHER, SECOND, SECRETARY, THEME, kept, landed, put, said

if TYPE_CHECKING:
    from pathlib import Path

    from lok.forge.repository import Repository

NEW = "data/themas/nieuw.yaml"
LARGE = "data/themas/zeer-groot.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return open_repository(kept(tmp_path / "lok"))


@pytest.fixture
def draft(repository: Repository) -> Draft:
    return start(repository, "Thema").draft


def test_a_git_that_is_killed_half_way_leaves_the_draft_as_it_was(repository: Repository, draft: Draft) -> None:
    """Killed by the system, for a file of main may not grow so large here."""
    landed(repository.root, NEW, "id: van-main\n")
    landed(repository.root, THEME, "id: vorming\ntitel: Van main\n")
    landed(repository.root, LARGE, "id: zeer-groot\n" * 4000)
    put(draft.root, OTHER, "half getypt\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(RefusedError, match="git werd onderweg gestopt"):
            bring_up_to_date(draft, SECRETARY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert unsaved(draft) == (OTHER,)
    assert (draft.root / THEME).read_text("utf-8") == FILES[THEME]
    assert bring_up_to_date(draft, SECRETARY).conflicts == ()
    assert (unsaved(draft), distance(draft).behind) == ((OTHER,), 0)
    assert (draft.root / LARGE).stat().st_size == 60_000


def half_done(folder: Path, git_folder: Path, new: str) -> None:
    """What a process leaves that died with git: one file written, one half, one gone, a lock, and the mark."""
    put(folder, NEW, "id: van-main\n")
    put(folder, THEME, "id: vorming\nti")
    (folder / "content/publiek/over/index.md").unlink()
    (git_folder / MARK).write_text(new, "ascii")
    lock = git_folder / "index.lock"
    lock.write_text("half", "ascii")
    os.utime(lock, (time.time() - 300,) * 2)


def on_main(repository: Repository) -> str:
    put(repository.root, NEW, "id: van-main\n")
    put(repository.root, THEME, "id: vorming\ntitel: Van main\n")
    return landed(repository.root, "content/publiek/over/index.md", "# Over iedereen\n")


@pytest.mark.parametrize("reader", [unsaved, lambda draft: commit(draft, SECRETARY, "Nu")])
def test_the_next_act_puts_back_what_was_begun_and_keeps_what_was_written(
    reader: object, repository: Repository, draft: Draft
) -> None:
    new = on_main(repository)
    half_done(draft.root, repository.common / "worktrees/thema", new)
    put(draft.root, OTHER, "getypt\n")
    assert callable(reader)
    reader(draft)
    assert changed(draft) == (OTHER,)
    assert (draft.root / THEME).read_text("utf-8") == FILES[THEME]
    assert not (draft.root / NEW).exists()
    assert not (repository.common / "worktrees/thema" / MARK).exists()


def test_what_somebody_wrote_meanwhile_in_such_a_file_stays(repository: Repository, draft: Draft) -> None:
    new = on_main(repository)
    half_done(draft.root, repository.common / "worktrees/thema", new)
    put(draft.root, THEME, "id: vorming\ntitel: Met de hand\n")
    assert unsaved(draft) == (THEME,)
    assert "Met de hand" in (draft.root / THEME).read_text("utf-8")


def test_as_long_as_git_may_be_at_work_nothing_is_put_back(repository: Repository, draft: Draft) -> None:
    new = on_main(repository)
    half_done(draft.root, repository.common / "worktrees/thema", new)
    (repository.common / "worktrees/thema/index.lock").touch()
    with pytest.raises(RefusedError, match="nog een bewerking bezig"):
        unsaved(draft)
    assert (draft.root / NEW).exists()


def test_the_checkout_of_main_is_put_back_as_well(repository: Repository, draft: Draft) -> None:
    put(draft.root, NEW, "id: van-main\n")
    put(draft.root, THEME, "id: vorming\ntitel: Van main\n")
    put(draft.root, "content/publiek/over/index.md", "# Over iedereen\n")
    tip = commit(draft, SECRETARY, "Alles") or ""
    half_done(repository.root, repository.common, tip)
    done = land(draft, SECOND, tip, "Goed")
    assert said(repository.root, "rev-parse", "main") == done.commit
    assert said(repository.root, "status", "--porcelain") == ""
    assert (repository.root / NEW).is_file()
