"""What should not be read goes at once, on a real Apache, and stays away: after a publication, after a way back."""

from __future__ import annotations

import io
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from lokhost import hidden
from lokhost.__main__ import main
from lokhost.settings import RefusedError, Settings
from samples import servers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF = """[publiek]
host = "lok.example.org"
certificaat = "/etc/ssl/lok.pem"
certificaatsleutel = "/etc/ssl/lok.key"
"""
LEAK = "An Voorbeeld, 0470 00 00 00"
PAGES = {
    "index.html": "<h1>Start</h1>",
    "adviezen/a/index.html": "<p>An&nbsp;Voorbeeld,\n <b>0470</b> 00 00 00</p>",
    "adviezen/a/index.html.br": "gecomprimeerd",
    "adviezen/b/index.html": "<p>Iets anders</p>",
    "bijlagen/nota met spatie.pdf": "pdf",
    "zoek/lijst.json": json.dumps({"tekst": "an voorbeeld,\u00a00470 00 00 00 é"}),
    "volgen/adviezen.xml": "<entry>Nieuw advies</entry>",
    "vergaderingen.ics": "DESCRIPTION:An Voorbe\r\n eld\\, 0470 00 00 00",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return made(tmp_path)


def made(root: Path) -> Settings:
    """A host with two releases, of which the second one leaks and is shown."""
    file = root / "host.toml"
    file.write_text(CONF, "utf-8")
    site = root / "srv/lok/publiek"
    for number in (1, 2):
        for path, text in PAGES.items():
            place = site / "uitgaven" / str(number) / "site" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text if number == 2 else "oud", "utf-8")
    (site / "nu").symlink_to("uitgaven/2")
    return Settings.read(file, root)


def command(settings: Settings, *words: str) -> int:
    return main(["--instellingen", str(settings.root / "host.toml"), "--onder", str(settings.root), *words])


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@contextmanager
def door(settings: Settings) -> Iterator[int]:
    """Apache with the lines that both hosts have for this."""
    root, port = settings.root, servers.free_port()
    text = f"""DocumentRoot "{root}/srv/lok/publiek/nu/site"
<Directory "{root}/srv/lok">
    Require all granted
    Options FollowSymLinks
</Directory>
RewriteEngine On
RewriteCond "{root}/var/lib/lok/dicht/publiek" -f
RewriteRule ^ - [R=503,L]
RewriteCond "{root}/var/lib/lok/verborgen/publiek%{{REQUEST_URI}}" -f [OR]
RewriteCond "{root}/var/lib/lok/verborgen/publiek%{{REQUEST_URI}}index.html" -f
RewriteRule ^ - [G,L]
"""
    modules = ["mpm_event", "authz_core", "mime", "dir", "rewrite"]
    with servers.apache(root, text, modules=modules, ports=[port]):
        yield port


def test_where_a_text_stands_is_found_however_a_file_writes_it(settings: Settings) -> None:
    found = hidden.where(settings, "publiek", LEAK)
    assert found == {2: ["/adviezen/a/", "/vergaderingen.ics", "/zoek/lijst.json"]}
    assert hidden.where(settings, "publiek", "  AN   VOORBEELD,") == found
    with pytest.raises(RefusedError):
        hidden.where(settings, "publiek", " a b")


def test_a_leak_goes_within_one_command_and_only_that_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    with servers.open_folder() as root:
        settings = made(root)
        with door(settings) as port:

            def told(*paths: str) -> list[int]:
                return [servers.ask(port, "lok.example.org", path).status for path in paths]

            leaked = ("/adviezen/a/", "/adviezen/a/index.html", "/zoek/lijst.json", "/vergaderingen.ics")
            rest = ("/", "/adviezen/b/", "/volgen/adviezen.xml", "/bijlagen/nota%20met%20spatie.pdf")
            assert told(*leaked, *rest) == [200] * 8
            typed(monkeypatch, LEAK)
            assert command(settings, "verberg-tekst", "publiek") == 0
            assert told(*leaked) == [410] * 4
            assert told(*rest) == [200] * 4
            for path in (
                "/adviezen//a/",
                "//adviezen/a/",
                "/adviezen/./a/",
                "/adviezen/b/../a/",
                "/%61dviezen/a/",
                "/adviezen/a/?x=1",
                "/adviezen/a/index.html/",
                "/adviezen/a/index.html/x",
                "/adviezen/a/index.html.br",
                "/adviezen%2fa/",
                "/adviezen/a/%2e",
                "/adviezen/a/;x",
                "/Adviezen/a/",
            ):
                answer = servers.ask(port, "lok.example.org", path)
                assert answer.status != 200, path
                assert "0470" not in answer.text
            # Another release, an older one: what is hidden stays so, and what is lifted is back.
            nu = root / "srv/lok/publiek/nu"
            nu.unlink()
            nu.symlink_to("uitgaven/1")
            assert told(*leaked, *rest) == [410] * 4 + [200] * 4
            assert command(settings, "toon", "publiek", "/adviezen/a/", "/zoek/lijst.json", "/vergaderingen.ics") == 0
            assert told(*leaked, *rest) == [200] * 8
            assert servers.ask(port, "lok.example.org", "/adviezen/a/").text == "oud"
            assert command(settings, "verberg", "publiek", "/bijlagen/nota met spatie.pdf") == 0
            assert told(*rest) == [200, 200, 200, 410]
            assert command(settings, "sluit", "publiek") == 0
            assert set(told(*leaked, *rest, "/niets")) == {503}
            assert command(settings, "open", "publiek") == 0
            assert told(*rest) == [200, 200, 200, 410]


def test_the_log_of_what_was_hidden_holds_addresses_and_never_the_text(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, LEAK)
    assert command(settings, "verberg-tekst", "publiek") == 0
    assert command(settings, "toon", "publiek", "/adviezen/a/") == 0
    assert command(settings, "sluit", "publiek") == 0
    log = (settings.root / "srv/lok/publiek/ingrepen.jsonl").read_text("utf-8")
    assert [json.loads(line)["wat"] for line in log.splitlines()] == ["verberg", "toon", "sluit"]
    assert json.loads(log.splitlines()[1])["paden"] == ["/adviezen/a/"]
    assert "Voorbeeld" not in log
    assert "0470" not in log
    assert hidden.listed(settings, "publiek") == ["/vergaderingen.ics", "/zoek/lijst.json"]


@pytest.mark.parametrize(
    ("typed_in", "address"),
    [
        ("https://lok.example.org/adviezen/a/index.html?x=1#y", "/adviezen/a/"),
        ("/adviezen/a", "/adviezen/a/"),
        (" /adviezen/a/ ", "/adviezen/a/"),
        ("/zoek/lijst.json", "/zoek/lijst.json"),
        ("/", "/"),
        ("https://lok.example.org", "/"),
    ],
)
def test_an_address_is_understood_as_it_is_pasted(typed_in: str, address: str) -> None:
    assert hidden.address_of(typed_in) == address


@pytest.mark.parametrize("typed_in", ["adviezen/a", "", "/../x", "/a/./b", "/a//b", "/a\nb", "/a\x00b", "C:\\a"])
def test_what_is_no_address_hides_nothing(typed_in: str, settings: Settings) -> None:
    with pytest.raises(RefusedError):
        hidden.hide(settings, "publiek", ["/adviezen/b/", typed_in])
    assert hidden.listed(settings, "publiek") == []
    assert not (settings.root / "srv/lok/publiek/ingrepen.jsonl").exists()


def test_hiding_twice_is_one_thing_and_a_host_without_that_site_refuses(settings: Settings) -> None:
    assert hidden.hide(settings, "publiek", ["/adviezen/b/", "/adviezen/b"]) == ["/adviezen/b/"]
    assert hidden.hide(settings, "publiek", ["/adviezen/b/"]) == []
    with pytest.raises(RefusedError, match="leden"):
        hidden.hide(settings, "leden", ["/a/"])
    with pytest.raises(RefusedError, match=r"\.\./etc"):
        hidden.close(settings, "../etc")


def test_the_web_server_finds_the_mark_whatever_the_mask_of_whoever_hides(settings: Settings) -> None:
    before = os.umask(0o077)
    try:
        hidden.hide(settings, "publiek", ["/adviezen/a/"])
        hidden.close(settings, "publiek")
    finally:
        os.umask(before)
    base = settings.root / "var/lib/lok"
    places = [each for name in ("verborgen", "dicht") for each in (base / name).rglob("*")]
    assert base / "verborgen/publiek/adviezen/a/index.html" in places
    for place in [*places, base / "verborgen", base / "dicht"]:
        assert place.stat().st_mode & 0o005 == (0o005 if place.is_dir() else 0o004), place


def test_a_text_that_stands_nowhere_hides_nothing_and_says_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "staat er niet")
    assert command(settings, "verberg-tekst", "publiek") == 1
    assert "nergens" in capsys.readouterr().out
    assert hidden.listed(settings, "publiek") == []
