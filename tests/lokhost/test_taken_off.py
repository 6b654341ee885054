"""A leak from end to end: on both hosts, in the releases that are kept, in the log, through what is published afterwards."""

from __future__ import annotations

import io
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lokhost import releases
from lokhost.__main__ import main
from lokhost.around import around
from lokhost.log_page import PAGES
from lokhost.releases import Shown
from samples import servers
from samples.releases import host, lay, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from lokhost.settings import Settings

LEAK = "An Voorbeeld, 0470 00 00 00"
PAGE = "blad-1/index.html"
SITES = ("publiek", "leden")


def published(settings: Settings, name: str, word: str, leak: str = "") -> int:
    """Publish a site, with a leak on one page and in the list for searching."""
    site = Shown.of(settings, name)
    number = releases.begin(site)
    coming = lay(site.coming(number), word, name)
    for path, text in ((PAGE, f"<p>blad 1 {leak}</p>"), ("zoek/lijst.json", json.dumps(["blad 1", leak]))):
        place = coming / "site" / path
        place.parent.mkdir(exist_ok=True)
        place.unlink(missing_ok=True)
        place.write_text(text, "utf-8")
    listed(coming)
    releases.activate(site, number, around(settings, name))
    return number


@contextmanager
def doors(settings: Settings) -> Iterator[dict[str, int]]:
    """A port for each site, with the lines of both hosts that look for what is hidden."""
    root, ports = settings.root, dict(zip(SITES, servers.free_ports(2), strict=True))
    text = f'<Directory "{root}/srv/lok">\n    Require all granted\n    Options FollowSymLinks\n</Directory>\n'
    for name, port in ports.items():
        text += f"""<VirtualHost *:{port}>
    DocumentRoot "{root}/srv/lok/{name}/nu/site"
    RewriteEngine On
    RewriteCond "{root}/var/lib/lok/dicht/{name}" -f
    RewriteRule ^ - [R=503,L]
    RewriteCond "{root}/var/lib/lok/verborgen/{name}%{{REQUEST_URI}}" -f [OR]
    RewriteCond "{root}/var/lib/lok/verborgen/{name}%{{REQUEST_URI}}index.html" -f
    RewriteRule ^ - [G,L]
</VirtualHost>
"""
    modules = ["mpm_event", "authz_core", "mime", "dir", "rewrite"]
    with servers.apache(root, text, modules=modules, ports=[*ports.values()]):
        yield ports


def lokhost(settings: Settings, *words: str) -> int:
    return main(["--instellingen", str(settings.root / "etc/lok/host.toml"), "--onder", str(settings.root), *words])


def files_with_the_leak(root: Path) -> set[str]:
    return {
        each.relative_to(root).as_posix()
        for each in root.rglob("*")
        if each.is_file() and not each.is_symlink() and b"0470" in each.read_bytes()
    }


def test_going_back_takes_a_leak_off_and_hiding_takes_it_off_until_it_is_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with servers.open_folder() as root:
        settings = host(root)
        for name in SITES:
            assert published(settings, name, "goed") == 1
            assert published(settings, name, "lek", LEAK) == 2
        with doors(settings) as ports:

            def told(name: str, path: str = "/blad-1/") -> tuple[int, bool]:
                answer = servers.ask(ports[name], "lok.gemeente.example", path)
                return answer.status, "0470" in answer.text

            assert [told(name) for name in SITES] == [(200, True)] * 2
            # The way back takes it off, until the next publication brings it again.
            site = Shown.of(settings, "publiek")
            releases.roll_back(site, 1, around(settings, "publiek"))
            assert told("publiek") == (200, False)
            assert published(settings, "publiek", "nacht", LEAK) == 3
            assert told("publiek") == (200, True)
            # Hidden by its words: at once, wherever they stand, and after the next publication too.
            for name in SITES:
                monkeypatch.setattr("sys.stdin", io.StringIO(LEAK))
                assert lokhost(settings, "verberg-tekst", name) == 0
                assert [told(name), told(name, "/zoek/lijst.json")] == [(410, False)] * 2
                assert told(name, "/blad-2/") == (200, False)
                published(settings, name, "nog eens", LEAK)
                assert told(name) == (410, False)
            page = (root / "srv/lok" / PAGES / "index.html").read_text("utf-8")
            assert "Openbare site: 2 adressen verborgen" in page
            assert "/blad-1/" not in page
            # Mended, published, and the releases with the words thrown away: nothing of them is left on the disk.
            for name in SITES:
                number = published(settings, name, "hersteld")
                leaking = [each for each in Shown.of(settings, name).there() if each != number]
                assert lokhost(settings, "wis", name, str(number)) == 1, "what is shown stays"
                for each in leaking:
                    assert lokhost(settings, "wis", name, str(each)) == 0
                assert Shown.of(settings, name).there() == [number]
                monkeypatch.setattr("sys.stdin", io.StringIO(LEAK))
                assert lokhost(settings, "waar", name) == 0
                assert lokhost(settings, "toon", name, "/blad-1/", "/zoek/lijst.json") == 0
                assert told(name) == (200, False)
            assert files_with_the_leak(root) == set()
            assert lokhost(settings, "sluit", "leden") == 0
            assert (told("leden"), told("publiek")) == ((503, False), (200, False))
            assert published(settings, "leden", "later") == 5
            assert told("leden") == (503, False)
            assert lokhost(settings, "open", "leden") == 0
            assert told("leden") == (200, False)
