"""Whether a built site may be published: of the version that stands here, whole in git, and of today."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from lok.forge import git
from lok.publish.origin import NAME, judged, note, origin_of, version_of
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 30)


def committed(root: Path, message: str = "x") -> None:
    git.ask(root, "add", "-A")
    git.ask(root, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", message)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "raad"
    (root / "data").mkdir(parents=True)
    (root / "data/a.yaml").write_text("a: 1\n", "utf-8")
    (root / ".gitignore").write_text("/build/\n", "utf-8")
    git.ask(root, "init", "-q")
    committed(root)
    site = root / "build/publiek/site"
    site.mkdir(parents=True)
    (site / "index.html").touch()
    return root


def built(root: Path, day: date = TODAY) -> Path:
    folder = root / "build/publiek"
    before = version_of(root)
    (folder / "stand.json").unlink(missing_ok=True)
    (folder / "stand.json").write_text("{}", "utf-8")
    note([folder], day, before, version_of(root))
    return folder


def refused(root: Path) -> str:
    with pytest.raises(RefusedError) as error:
        judged(root, root / "build/publiek", TODAY)
    return error.value.message


def test_a_site_of_this_version_and_of_today(root: Path) -> None:
    folder = built(root)
    version = judged(root, folder, TODAY)
    assert (version.commit, version.clean) == (git.ask(root, "rev-parse", "HEAD").text, True)
    assert origin_of(folder) == (version, TODAY)


def test_no_site(root: Path) -> None:
    (root / "build/publiek/site/index.html").unlink()
    assert "er is nog geen site in publiek/. Voer eerst ‘make site’ uit." in refused(root)


def test_a_site_of_which_nothing_is_known(root: Path) -> None:
    assert "is niet zeker" in refused(root)
    (built(root) / NAME).write_text("[1", "utf-8")
    assert "is niet zeker" in refused(root)
    (root / "build/publiek" / NAME).write_text(json.dumps({"vorm": 1}), "utf-8")
    assert "is niet zeker" in refused(root)


def test_a_build_afterwards_that_did_not_say_what_it_was_made_of(root: Path) -> None:
    """The live server builds into the same folder, also of what is still being written."""
    folder = built(root)
    (folder / "stand.json").unlink()
    (folder / "stand.json").write_text("{}", "utf-8")
    assert "is niet zeker" in refused(root)


@pytest.mark.parametrize("path", ["data/a.yaml", "data/nieuw.yaml", "content/x.md", "mkdocs.yml"])
def test_what_git_did_not_keep(root: Path, path: str) -> None:
    built(root)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("b: 2\n", "utf-8")
    assert "Bewaar ze" in refused(root)
    built(root)
    assert "Bewaar ze" in refused(root)
    committed(root)
    assert "andere versie" in refused(root), "built while it was not kept yet"
    assert judged(root, built(root), TODAY)


def test_another_version_or_another_day(root: Path) -> None:
    built(root, TODAY - timedelta(1))
    assert "spreekt over 2026-11-29 en niet over vandaag" in refused(root)
    built(root)
    (root / "data/a.yaml").write_text("a: 2\n", "utf-8")
    committed(root)
    assert "andere versie" in refused(root)


def test_a_version_that_changed_during_the_build(root: Path) -> None:
    folder, before = built(root), version_of(root)
    (root / "data/a.yaml").write_text("a: 3\n", "utf-8")
    committed(root)
    note([folder], TODAY, before, version_of(root))
    assert "is niet zeker" in refused(root)


def test_without_git(tmp_path: Path) -> None:
    assert version_of(tmp_path) is None
    with pytest.raises(RefusedError, match="geen versie in git"):
        judged(tmp_path, tmp_path, TODAY)
