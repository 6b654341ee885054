"""The command to which a key is bound: whole patterns, and all that is not one of them is refused before anything runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lokhost import publications
from lokhost.__main__ import main
from lokhost.receive import WANTED, receive
from lokhost.releases import Shown
from lokhost.settings import RefusedError
from samples.releases import host, received, shown

if TYPE_CHECKING:
    from pathlib import Path

ASKED = [
    "",
    "sh",
    "id",
    "lijst",
    "lijst publiek; id",
    "begin publiek 5",
    "begin ../publiek",
    "activeer publiek 2; id",
    "activeer publiek 2\nid",
    "activeer publiek 2\n",
    "activeer publiek $(touch GEKAAPT)",
    "activeer publiek `touch GEKAAPT`",
    "activeer publiek 2 && touch GEKAAPT",
    "activeer publiek 02",
    "activeer publiek ../1",
    "activeer  publiek 2",
    "activeer publiek 1234567890",
    "terug publiek -1",
    "terug publiek ٣",
    "ontvang",
    "lokhost toegang",
    "scp -t .",
    "scp -f /etc/hostname",
    "rsync --server --sender -re.iLsfxCIvu . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete . publiek/1/../../leden/1/",
    "rsync --server -rce.iLsfxCIvu --delete . /etc/",
    "rsync --server -rce.iLsfxCIvu --delete . publiek/1/ /etc/",
    "rsync --server -rce.iLsfxCIvu . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete . publiek/1/\n",
    "rsync --server -rce.iLsfxCIvu --delete --perms . publiek/1/",
    "rsync --server -rte.iLsfxCIvu --delete . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete --timeout=9;id . publiek/1/",
    "rsync --server -rlce.iLsfxCIvu --delete . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete --inplace . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete --link-dest=/etc . publiek/1/",
    "rsync --server -rce.iLsfxCIvu --delete --log-file=GEKAAPT . publiek/1/",
    "rsync --daemon --config=x .",
    "env PYTHONPATH=/tmp sh",
]


@pytest.mark.parametrize("asked", ASKED)
def test_whatever_else_is_asked_is_refused(tmp_path: Path, asked: str) -> None:
    settings = host(tmp_path)
    site = Shown.of(settings, "publiek")
    shown(site, "een")
    with pytest.raises(RefusedError, match="Dat kan met deze sleutel niet"):
        receive(settings, [], {"SSH_ORIGINAL_COMMAND": asked})
    assert (site.now, len(publications.read(site.folder))) == (1, 1)
    assert list((site.folder / "binnen").iterdir()) == []


def test_what_rsync_of_debian_asks_is_understood() -> None:
    """As rsync 3.2.7 (Debian 12), 3.4.1 (Debian 13) and 3.5 send it, with and without what we ask to be told."""
    for options in (
        "-rce.LsfxCIvu --timeout=300 --delete --stats",
        "-rce.iLsfxCIvu --timeout=300 --delete --stats",
        "-rce.iLsfxCIvu --delete",
        "-vrce.iLsfxCIvu --delete-during",
    ):
        match = WANTED["rsync"].fullmatch(f"rsync --server {options} . leden/12/")
        assert match
        assert (match["site"], match["number"]) == ("leden", "12")


def test_what_can_be_asked_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = host(tmp_path)
    site = Shown.of(settings, "publiek")

    def ask(asked: str) -> str:
        assert receive(settings, [], {"SSH_ORIGINAL_COMMAND": asked}) == 0
        return capsys.readouterr().out

    assert ask("lijst publiek") == "Er is nog geen uitgave geplaatst.\n"
    assert ask("begin publiek") == "1\n"
    for word in ("een", "twee"):
        assert ask(f"activeer publiek {received(site, word)}").endswith("staat er.\n")
    assert ask("terug publiek 2") == "Uitgave 2 van de site “publiek” staat er.\n"
    lines = ask("lijst publiek").splitlines()
    assert [line.split()[0] for line in lines] == ["2", "3"]
    assert [line.endswith("(nu)") for line in lines] == [True, False]


def test_an_upload_needs_a_release_that_was_begun(tmp_path: Path) -> None:
    settings = host(tmp_path)
    with pytest.raises(RefusedError, match="niet begonnen, of al geplaatst"):
        receive(settings, [], {"SSH_ORIGINAL_COMMAND": "rsync --server -rce.iLsfxCIvu --delete . publiek/1/"})


def test_the_command_says_why_and_how_it_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    host(tmp_path)
    words = ["--instellingen", str(tmp_path / "etc/lok/host.toml"), "--onder", str(tmp_path), "ontvang"]
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "terug publiek 7")
    assert main(words) == 1
    assert capsys.readouterr().err == "lokhost: Uitgave 7 is er niet (meer). Er zijn: geen.\n"
    assert main([*words, "x"]) == 1
    assert "krijgt geen woorden" in capsys.readouterr().err
    assert main(["--instellingen", str(tmp_path / "nergens"), "ontvang"]) == 1
    for wrong in ("bestaat-niet", "--help", ""):
        assert main([wrong] if wrong else []) == 2
        assert "De opdrachten zijn:\n" in capsys.readouterr().err
