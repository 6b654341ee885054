"""What whoever administers the host asks of the news: no answer holds an address, and none is asked on the command line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from lokhost import __main__ as command
from lokhost.news.command import news
from lokhost.settings import RefusedError
from samples.news import EVENING, Host, entry, mail_program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A host with two readers and somebody who must confirm."""
    made = Host(tmp_path)
    made.publish(alles=[], adviezen=[])
    made.night()
    made.join("an@lezer.example")
    made.join("bo@lezer.example", subjects=("adviezen",))
    with made.list() as store:
        store.ask("cas@lezer.example", {"alles"}, 9_999_999_999)
    return made


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_what_was_sent_is_shown_without_an_address(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    with mail_program() as (_, host.port):
        host.publish(alles=[entry("x", title="Advies over iets")], adviezen=[entry("x", title="Advies over iets")])
        assert host.night() == 0
    assert news(host.settings, ["toon"]) == 0
    told = capsys.readouterr().out
    assert "Lezers: 2. Wachten op een bevestiging: 1.\n  adviezen: 1\n  alles: 1\n" in told
    assert f"{EVENING.date()}: 2 verstuurd\n  2 × Advies over iets\n" in told
    assert "@" not in told


def test_an_address_is_looked_up_and_erased_by_hand(
    host: Host, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for who, told in [
        ("BO@lezer.example", "Ingeschreven sinds 1 november 2026 voor: adviezen.\n"),
        ("cas@lezer.example", "Er wacht een inschrijving op een bevestiging.\n"),
        ("dirk@lezer.example", "Dit adres staat niet in de lijst.\n"),
    ]:
        typed(monkeypatch, f"{who}\n")
        assert news(host.settings, ["zoek"]) == 0
        assert capsys.readouterr().out == told
    for who in ("bo@lezer.example", "cas@lezer.example"):
        typed(monkeypatch, who)
        assert news(host.settings, ["verwijder"]) == 0
        assert capsys.readouterr().out == "Gewist.\n"
        assert who.encode() not in host.on_disk()
    typed(monkeypatch, "bo@lezer.example")
    news(host.settings, ["verwijder"])
    assert capsys.readouterr().out == "Dit adres staat niet in de lijst.\n"
    assert b"an@lezer.example" in host.on_disk()


def test_what_is_no_address_is_refused_and_not_repeated(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "jan zonder adres\n")
    with pytest.raises(RefusedError, match="geen mailadres") as refused:
        news(host.settings, ["verwijder"])
    assert "jan" not in str(refused.value)


@pytest.mark.parametrize("words", [[], ["iets"], ["verwijder", "an@lezer.example"]])
def test_what_is_not_understood_is_explained(host: Host, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert news(host.settings, words) == 2
    told = capsys.readouterr().err
    assert "verwijder    Wis een adres; het adres komt van de invoer." in told
    assert b"an@lezer.example" in host.on_disk()


def test_the_command_of_the_host_says_what_it_can_and_why_it_does_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert command.main([]) == 2
    assert "nieuws" in capsys.readouterr().err
    assert command.main(["--instellingen", str(tmp_path / "host.toml"), "nieuws", "toon"]) == 1
    assert "niet te lezen" in capsys.readouterr().err
