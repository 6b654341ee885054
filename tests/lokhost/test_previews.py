"""Previews of proposals: sent with rsync through the one command of their key, bounded, and shown without their scripts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from lokhost import previews
from lokhost.previews import Shown
from lokhost.settings import RefusedError, Settings
from samples import servers
from samples.host_log import CONF
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

DEPLOY = REPOSITORY / "scripts" / "deploy"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    file = tmp_path / "host.toml"
    file.write_text(f"{CONF}\n[voorbeelden]\nbewaren = 3\n", "utf-8")
    return Settings.read(file, tmp_path)


def built(root: Path, text: str = "x") -> Path:
    """What a proposal was built into."""
    for path in ("publiek/index.html", "publiek/adviezen/a/index.html", "leden/index.html"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def ask(settings: Settings, asked: str) -> int:
    return previews.receive(settings, [], {"SSH_ORIGINAL_COMMAND": asked})


def send(settings: Settings, source: Path, target: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run rsync as the workflow does; where ssh would be stands what sshd does with a key of one command."""
    shell = settings.root / "ssh"
    shell.write_text(
        f'#!/bin/sh\nshift\nSSH_ORIGINAL_COMMAND="$*" exec "{sys.executable}" -m lokhost --instellingen '
        f'"{settings.root}/host.toml" --onder "{settings.root}" ontvang-voorbeeld\n',
        "utf-8",
    )
    shell.chmod(0o755)
    words = ["rsync", "-cr", "--delete", "--timeout=60", "-e", str(shell), *options, f"{source}/", f"host:{target}"]
    environment = os.environ | {"PYTHONPATH": str(DEPLOY)}
    return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)


def placed(settings: Settings, name: str, text: str = "x") -> None:
    """A preview that is shown, without the way there."""
    assert ask(settings, f"begin {name}") == 0
    built(settings.root / "srv/lok/.voorbeelden" / name, text)
    assert ask(settings, f"toon {name}") == 0


def names(settings: Settings) -> list[str]:
    return [each.name for each in Shown.of(settings).there()]


def test_a_preview_is_sent_shown_sent_again_and_taken_away(settings: Settings, tmp_path: Path) -> None:
    place = tmp_path / "srv/lok/voorbeelden/voorstel-7"
    for text in ("een", "twee"):
        assert ask(settings, "begin voorstel-7") == 0
        done = send(settings, built(tmp_path / "build", text), "voorstel-7/")
        assert done.returncode == 0, done.stderr
        assert ask(settings, "toon voorstel-7") == 0
        assert (place / "publiek/adviezen/a/index.html").read_text("utf-8") == text
    assert ask(settings, "weg voorstel-7") == 0
    assert not place.exists()
    assert [each.name for each in (tmp_path / "srv/lok/.voorbeelden").iterdir()] == [".slot"]


REFUSED = [
    "",
    "sh",
    "begin",
    "begin ../x",
    "begin voorstel-7; id",
    "begin voorstel-7\nid",
    "begin -x",
    "begin Voorstel",
    f"begin {'a' * 63}",
    "toon publiek/..",
    "activeer publiek 3",
    "terug leden 1",
    "rsync --server --sender -cre.LsfxCIvu . voorstel-7/",
    "rsync --server -cre.LsfxCIvu --delete . voorstel-7/../../leden/",
    "rsync --server -cre.LsfxCIvu --delete --inplace . voorstel-7/",
    "rsync --server -clre.LsfxCIvu --delete . voorstel-7/",
]


@pytest.mark.parametrize("asked", REFUSED)
def test_the_key_does_nothing_else(asked: str, settings: Settings) -> None:
    with pytest.raises(RefusedError, match="Dat kan met deze sleutel niet"):
        ask(settings, asked)
    assert not (settings.root / "srv/lok").exists()


@pytest.mark.parametrize(("target", "options"), [("voorstel-7/../../", ()), ("voorstel-7/", ("-l",)), ("/etc/", ())])
def test_rsync_reaches_nothing_else(target: str, options: tuple[str, ...], settings: Settings, tmp_path: Path) -> None:
    ask(settings, "begin voorstel-7")
    before = sorted(tmp_path.rglob("*"))
    source = built(tmp_path / "build")
    assert send(settings, source, target, *options).returncode != 0
    made = set(tmp_path.rglob("*")) - {*before, tmp_path / "ssh", source, *source.rglob("*")}
    assert made == set()


def test_what_was_not_begun_is_not_received(settings: Settings, tmp_path: Path) -> None:
    done = send(settings, built(tmp_path / "build"), "voorstel-7/")
    assert done.returncode != 0
    assert "niet begonnen" in done.stderr
    with pytest.raises(RefusedError, match="niet verstuurd"):
        ask(settings, "toon voorstel-7")


def test_what_is_no_pair_of_sites_is_not_shown_and_the_old_one_stays(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(settings, "voorstel-7", "oud")
    coming = tmp_path / "srv/lok/.voorbeelden/voorstel-7"

    def refused() -> None:
        with pytest.raises(RefusedError):
            ask(settings, "toon voorstel-7")
        assert (tmp_path / "srv/lok/voorbeelden/voorstel-7/publiek/index.html").read_text("utf-8") == "oud"

    ask(settings, "begin voorstel-7")
    refused()
    built(coming)
    (coming / "bureau").mkdir()
    refused()
    (coming / "bureau").rmdir()
    (coming / "publiek/wachtwoord").symlink_to("/etc/passwd")
    refused()
    (coming / "publiek/wachtwoord").unlink()
    (coming / "leden/index.html").unlink()
    refused()
    built(coming)
    for bound in ("FILES", "BYTES"):
        with monkeypatch.context() as patched:
            patched.setattr(previews, bound, 2)
            refused()
    assert ask(settings, "toon voorstel-7") == 0


def test_there_are_so_many_for_so_long(settings: Settings) -> None:
    for number in range(1, 4):
        placed(settings, f"voorstel-{number}")
        age = time.time() - 86_400 * (20 - number)
        os.utime(settings.root / f"srv/lok/voorbeelden/voorstel-{number}", (age, age))
    placed(settings, "voorstel-2")  # again, and that makes no room
    assert names(settings) == ["voorstel-1", "voorstel-3", "voorstel-2"]
    placed(settings, "voorstel-4")
    assert names(settings) == ["voorstel-3", "voorstel-2", "voorstel-4"]
    old = time.time() - 86_400 * 31
    os.utime(settings.root / "srv/lok/voorbeelden/voorstel-2", (old, old))
    assert previews.tidy(settings, []) == 0
    assert names(settings) == ["voorstel-3", "voorstel-4"]


def test_a_full_disk_and_a_host_without_previews_refuse(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "FREE", 2**80)
    with pytest.raises(RefusedError, match="bijna vol"):
        ask(settings, "begin voorstel-7")
    (settings.root / "host.toml").write_text(CONF, "utf-8")
    with pytest.raises(RefusedError, match="geen voorbeelden"):
        ask(Settings.read(settings.root / "host.toml", settings.root), "begin voorstel-7")


def test_only_the_secretariat_sees_a_preview_and_none_of_its_scripts_runs() -> None:
    with servers.open_folder() as root:
        built(root / "srv/lok/voorbeelden/voorstel-7", "<script>1</script>")
        (root / "accounts").write_text(
            "a:{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk=\nb:{SHA}2jmj7l5rSw0yVb/vlWAYkK/YBwk=\n", "utf-8"
        )
        (root / "groups").write_text("leden: a b\nsecretariaat: b\n", "utf-8")
        lines = (DEPLOY / "apache/previews.conf").read_text("utf-8").replace("/srv/lok", f"{root}/srv/lok")
        port = servers.free_port()
        text = f"""<Location "/">
    AuthType Basic
    AuthName x
    AuthUserFile "{root}/accounts"
    AuthGroupFile "{root}/groups"
    Require group leden
    AuthzSendForbiddenOnFailure On
</Location>
{lines}
"""
        modules = ["mpm_event", "authn_core", "authn_file", "auth_basic", "authz_core", "authz_user", "authz_groupfile"]
        modules += ["mime", "dir", "alias", "headers"]
        member, secretary = ({"Authorization": f"Basic {word}"} for word in ("YTo=", "Yjo="))
        with servers.apache(root, text, modules=modules, ports=[port]):
            page = "/voorbeeld/voorstel-7/publiek/adviezen/a/"
            told = [servers.ask(port, "leden.example.org", page, headers=who).status for who in ({}, member, secretary)]
            shown = servers.ask(port, "leden.example.org", page, headers=secretary)
            listed = servers.ask(port, "leden.example.org", "/voorbeeld/", headers=secretary)
    assert told == [401, 403, 200]
    assert listed.status in {403, 404}
    policy = dict(each.split(" ", 1) for each in shown.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy
    assert policy["form-action"] == "'none'"
    assert "noindex" in shown.headers["x-robots-tag"]
    assert "no-store" in shown.headers["cache-control"]
