"""``lok publish`` as somebody types it: from a built site to what a server shows, and what is said when it does not get there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.cli import lok
from lok.forge import git
from lok.publish.origin import note, version_of
from lok.words.terminal import complain
from lokhost.releases import Shown
from samples.releases import says
from samples.ssh import Host, ssh_host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
{mark}<link rel="stylesheet" href="assets/stijl/a.css"><p>{word}</p>
"""
MARK = '<meta name="robots" content="noindex, nofollow, noarchive">'
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with ssh_host(tmp_path_factory.mktemp("ssh")) as made:
        yield made


@pytest.fixture
def root(tmp_path: Path, served: Host, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with both sites built, and the settings to publish them."""
    root = tmp_path / "raad"
    (root / "data").mkdir(parents=True)
    (root / ".gitignore").write_text("/build/\n", "utf-8")
    git.ask(root, "init", "-q")
    git.ask(root, "add", "-A")
    git.ask(root, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "x")
    build(root, "een")
    monkeypatch.setenv("LOK_HOST", f"{served.target.account}:{served.target.port}")
    monkeypatch.setenv("LOK_KEY", str(served.target.key))
    monkeypatch.setenv("LOK_KNOWN_HOSTS", str(served.target.known_hosts))
    return root


def build(root: Path, word: str) -> None:
    for name, mark in (("publiek", ""), ("leden", MARK)):
        folder = root / "build" / name
        (folder / "site/assets/stijl").mkdir(parents=True, exist_ok=True)
        (folder / "site/index.html").write_text(PAGE.format(mark=mark, word=word), "utf-8")
        (folder / "site/assets/stijl/a.css").write_text(f"p::after {{ content: '{word}' }}", "utf-8")
        (folder / "stand.json").write_text(word, "utf-8")
        (folder / "toegang.json").write_text('{"vorm": 1, "mandaten": []}', "utf-8")
    note([root / "build/publiek", root / "build/leden"], TODAY, version_of(root), version_of(root))


def publish(root: Path, *words: str) -> int:
    given = ["publish", "--root", str(root), "--date", TODAY.isoformat(), *words]
    return complain(lambda: lok.main(given, standalone_mode=False))


def test_both_sites_are_published_and_gone_back_to(
    root: Path, served: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(root) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told if not line.startswith("Let op")] == ["publiek", "leden"]
    assert "Let op: de ledensite is gesloten, niemand kan binnen. Op de server zegt ‘lokhost toegang’ waarom." in told
    assert told[0].startswith("publiek: uitgave 1 staat er. 6 bestanden van 6 verstuurd, ")
    build(root, "twee")
    assert publish(root, "publiek") == 0
    site, members = Shown.of(served.settings, "publiek"), Shown.of(served.settings, "leden")
    assert ("twee" in says(site), "een" in says(members)) == (True, True)
    assert publish(root, "publiek", "--terug", "1") == 0
    assert "een" in says(site)
    capsys.readouterr()
    assert publish(root, "--lijst") == 0
    told = capsys.readouterr().out.splitlines()
    assert [line[:1] for line in told] == ["p", "1", "2", "l", "1"]
    assert publish(root, "publiek", "--terug", "7") == 1
    assert "Uitgave 7 is er niet (meer). Er zijn: 1, 2." in capsys.readouterr().err


def test_nothing_is_sent_when_one_of_both_is_not_right(
    root: Path, served: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Shown.of(served.settings, "publiek")
    before = site.now
    (root / "build/leden/toegang.json").unlink()
    assert publish(root) == 2
    assert "Voer eerst ‘make site’ uit" in capsys.readouterr().err
    (root / "data/nieuw.yaml").write_text("a: 1\n", "utf-8")
    assert publish(root) == 2
    assert "Bewaar ze" in capsys.readouterr().err
    assert site.now == before


def test_a_failure_is_said_with_what_to_do_and_the_other_site_is_still_done(
    root: Path, served: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    members = Shown.of(served.settings, "leden")
    shown = members.now or 0
    slot = served.folder / "machine/srv/lok/publiek/uitgaven"
    slot.mkdir(parents=True, exist_ok=True)
    blocked = slot.parent / ".slot"
    kept = blocked.rename(slot.parent / "slot.bewaard") if blocked.exists() else None
    blocked.symlink_to("/nergens/anders")
    try:
        assert publish(root) == 1
    finally:
        blocked.unlink()
        if kept:
            kept.rename(blocked)
    said = capsys.readouterr()
    assert said.err.startswith("publiek: De server zegt: ")
    assert f"leden: uitgave {shown + 1} staat er." in said.out


WRONG = [
    ({"LOK_HOST": ""}, (), "naar welke server?"),
    ({}, ("--naar", "server.example"), "naar welke server?"),
    ({}, ("--naar", "-oProxyCommand=id@x"), "naar welke server?"),
    ({}, ("--naar", "lok@server;id"), "naar welke server?"),
    ({"LOK_KEY": ""}, (), "LOK_KEY noemt geen bestand"),
    ({"LOK_KNOWN_HOSTS": "/nergens"}, (), "LOK_KNOWN_HOSTS noemt geen bestand"),
    ({}, ("beide", "--terug", "3"), "elke site heeft haar eigen nummers"),
    ({}, ("publiek", "--terug", "x"), "is geen nummer van een uitgave"),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case[2])
def test_what_is_missing_or_wrong_is_said(
    case: tuple[dict[str, str], tuple[str, ...], str],
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment, words, told = case
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert publish(root, *words) == 2
    assert told in capsys.readouterr().err


def test_a_key_that_others_can_read_is_not_used(root: Path, served: Host, capsys: pytest.CaptureFixture[str]) -> None:
    served.target.key.chmod(0o644)
    try:
        assert publish(root) == 2
    finally:
        served.target.key.chmod(0o600)
    assert "chmod 600" in capsys.readouterr().err
