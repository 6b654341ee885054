"""The public site on nginx and on Caddy, as the examples say it: run as they are written, on other ports and in a folder."""

from __future__ import annotations

import gzip
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest

from samples.places import REPOSITORY
from samples.servers import (
    Answer,
    Certificate,
    as_root,
    ask,
    certificate,
    free_ports,
    listens,
    open_folder,
    program,
    running,
    until,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = REPOSITORY / "scripts/deploy/voorbeelden"
HOST = "lok.gemeente.example"
SITE = {
    "index.html": "voorpagina",
    "404.html": "niets gevonden",
    "adviezen/index.html": "adviezen van de raad",
    "assets-0123456789abcdef/stijl/lok.css": "body { margin: 0 }",
    "volgen/alles.xml": "<feed/>",
    "zoek/lijst.json": "[]",
    "vergaderingen.ics": "BEGIN:VCALENDAR",
    "bijlagen/nota.pdf": "%PDF-1.7",
    ".git/config": "geheim",
}
PLAIN = {"bijlagen/nota.pdf", ".git/config"}
"""What a release holds no packed copies of."""
PLACES = ("/srv/lok", "/var/lib/lok", "/var/log/lok", "/etc/ssl")
SAID = {
    "strict-transport-security": "max-age=31536000",
    "content-security-policy": "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(slots=True)
class Host:
    """A running server: its folder, its ports, its certificate."""

    root: Path
    plain: int
    secure: int
    proof: Certificate

    def get(self, path: str, *, host: str = HOST, method: str = "GET", **headers: str) -> Answer:
        """What it answers over TLS."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask(self.secure, host, path, method=method, headers=given, trusted=self.proof.trusted())


def lay(root: Path) -> None:
    """Lay a release that is shown, and the folders of a host."""
    site = root / "srv/lok/publiek/uitgaven/1/site"
    for path, text in SITE.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if path not in PLAIN:
            Path(f"{file}.br").write_bytes(brotli.compress(text.encode()))
            Path(f"{file}.gz").write_bytes(gzip.compress(text.encode()))
    (root / "srv/lok/publiek/nu").symlink_to("uitgaven/1")
    for folder in ("var/log/lok", "var/lib/lok/dicht", "var/lib/lok/verborgen/publiek", "var/lib/lok/acme", "etc/ssl"):
        (root / folder).mkdir(parents=True)


def placed(name: str, root: Path) -> str:
    """An example with its places below a folder."""
    text = (EXAMPLES / name).read_text("utf-8")
    for place in PLACES:
        text = text.replace(place, f"{root}{place}")
    return text


def nginx(root: Path, plain: int, secure: int) -> list[str | Path]:
    """Lay the example for nginx inside what Debian has around it, and say how it is started."""
    text = placed("nginx.conf", root).replace("listen 80;", f"listen 127.0.0.1:{plain};")
    text = re.sub(r"listen 443 ssl", f"listen 127.0.0.1:{secure} ssl", text)
    file = root / "nginx.conf"
    kept = "\n".join(f"{each}_temp_path {root}/kept;" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    who = "user www-data;\n" if as_root() else ""
    file.write_text(
        f"load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n{who}daemon off;\npid {root}/nginx.pid;\n"
        f"error_log {root}/error.log;\nevents {{ worker_connections 64; }}\nhttp {{\n{kept}\naccess_log off;\n{text}\n}}\n",
        "utf-8",
    )
    return [program("nginx"), "-c", file, "-p", root, "-e", root / "error.log"]


def caddy(root: Path, plain: int, secure: int) -> list[str | Path]:
    """Lay the example for Caddy with its ports, and say how it is started."""
    text = placed("Caddyfile", root)
    text = text.replace(":443 {", f":{secure} {{\n\tbind 127.0.0.1")
    text = text.replace(f"\n{HOST} {{", f"\n{HOST} {{\n\tbind 127.0.0.1")
    first = f"{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {secure}\n\tskip_install_trust\n}}\n"
    file = root / "Caddyfile"
    file.write_text(first + text, "utf-8")
    return [program("caddy"), "run", "--config", file, "--adapter", "caddyfile"]


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    with open_folder() as root:
        lay(root)
        proof = certificate(root, HOST)
        for source, name in ((proof.chain, "lok.pem"), (proof.key, "lok.key")):
            os.link(source, root / "etc/ssl" / name)
        plain, secure = free_ports(2)
        words = request.param(root, plain, secure)
        own = {"HOME": str(root), "XDG_DATA_HOME": str(root), "XDG_CONFIG_HOME": str(root)}
        with running(root, words, lambda: listens(plain) and listens(secure), environment=own):
            yield Host(root, plain, secure, proof)


@pytest.mark.parametrize("path", ["/", "/adviezen/", "/adviezen/index.html", "/volgen/alles.xml", "/zoek/lijst.json"])
def test_a_file_comes_packed_for_who_can_unpack_it_and_says_that_it_varies(host: Host, path: str) -> None:
    plain = host.get(path)
    assert (plain.status, plain.headers.get("content-encoding")) == (200, None)
    for word, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        answer = host.get(path, Accept_Encoding=word)
        assert (answer.status, answer.headers["content-encoding"]) == (200, word)
        assert unpack(answer.raw) == plain.raw
        assert answer.headers["content-type"] == plain.headers["content-type"]
        assert "accept-encoding" in answer.headers["vary"].lower()


def test_every_answer_says_how_it_may_be_used(host: Host) -> None:
    for path, status in (("/", 200), ("/bijlagen/nota.pdf", 200), ("/nergens/", 404)):
        answer = host.get(path)
        assert answer.status == status
        assert {name: answer.headers.get(name) for name in SAID} == SAID, path
        assert answer.headers["cache-control"] == "no-cache"


def test_sorts_of_files_are_said_with_their_letters(host: Host) -> None:
    sorts = {
        path: host.get(path).headers["content-type"].lower()
        for path in ("/", "/vergaderingen.ics", "/volgen/alles.xml")
    }
    assert sorts["/"] == "text/html; charset=utf-8"
    assert sorts["/vergaderingen.ics"].startswith("text/calendar")
    assert sorts["/volgen/alles.xml"].split(";")[0] in {"application/xml", "text/xml"}


def test_what_carries_its_hash_is_kept_and_the_rest_is_asked_again(host: Host) -> None:
    style = host.get("/assets-0123456789abcdef/stijl/lok.css")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert host.get("/assets-0123456789abcdef/stijl/weg.css").headers["cache-control"] == "no-cache"
    page = host.get("/adviezen/")
    again = host.get("/adviezen/", If_None_Match=page.headers["etag"])
    assert (again.status, again.raw) == (304, b"")


def test_what_is_not_there_has_the_page_of_the_site(host: Host) -> None:
    answer = host.get("/nergens/")
    assert (answer.status, answer.text) == (404, "niets gevonden")


@pytest.mark.parametrize(
    "path",
    [
        "/adviezen/index.html.br",
        "/adviezen/index.html.gz",
        "/.git/config",
        "/%2egit/config",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/adviezen/..%2f..%2f..%2fbeleid.txt",
    ],
)
def test_what_is_no_page_is_not_handed_over(host: Host, path: str) -> None:
    answer = host.get(path)
    assert answer.status in {400, 403, 404}, answer.text
    assert "geheim" not in answer.text
    assert "root:" not in answer.text


def test_a_site_is_read_and_nothing_else(host: Host) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert host.get("/adviezen/", method=method).status == 405


def test_without_tls_there_is_only_the_way_to_it(host: Host) -> None:
    answer = ask(host.plain, HOST, "/adviezen/")
    assert answer.status in {301, 308}
    assert re.fullmatch(rf"https://{re.escape(HOST)}(:{host.secure})?/adviezen/", answer.headers["location"])


def test_another_name_is_not_served(host: Host) -> None:
    answer = host.get("/", host="elders.example")
    assert (answer.status, "voorpagina" in answer.text) == (421, False)


def test_what_was_taken_away_is_gone_at_once_and_comes_back(host: Host) -> None:
    mark = host.root / "var/lib/lok/verborgen/publiek/adviezen/index.html"
    mark.parent.mkdir()
    mark.touch()
    assert [host.get(path).status for path in ("/adviezen/", "/adviezen/index.html", "/")] == [410, 410, 200]
    mark.unlink()
    closed = host.root / "var/lib/lok/dicht/publiek"
    closed.touch()
    assert [host.get(path).status for path in ("/adviezen/", "/")] == [503, 503]
    closed.unlink()
    assert host.get("/adviezen/").status == 200


def test_the_log_holds_no_question_and_no_whole_address(host: Host) -> None:
    assert host.get("/zoeken/?q=mijn-vraag").status == 404
    file = host.root / "var/log/lok/publiek.log"
    until(lambda: "/zoeken/" in file.read_text("utf-8"))  # a line is written after its answer
    log = file.read_text("utf-8")
    assert "mijn-vraag" not in log
    assert "127.0.0.1" not in log
    assert "127.0.0.0" in log
