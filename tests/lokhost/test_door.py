"""The door of the members' site: a real Apache with a real identity provider, for each sort of visitor and whoever tries to get past."""

from __future__ import annotations

import gzip
import http.server
import json
import socketserver
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import brotli
import pytest

from samples.door import GROUPS, MEMBERS, PUBLIC, Host, host
from samples.servers import PAGE, ask, hand_over, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samples.servers import Answer, Visitor

OWN, OTHER = "/mijn-organisatie/org-beer/", "/mijn-organisatie/org-muis/"
NAVIGATES = {each.replace("-", "_"): text for each, text in PAGE.items()}


@pytest.fixture(scope="module")
def door() -> Iterator[Host]:
    with host() as made:
        yield made


@pytest.fixture(scope="module")
def inside(door: Host) -> dict[str, Visitor]:
    """Somebody signed in, of each sort."""
    return {name: door.inside(name) for name in ("eigen", "ander", "secretaris", "vreemd")}


@pytest.fixture(autouse=True)
def _the_groups_of_today(door: Host) -> None:
    door.groups(GROUPS)


def got(door: Host, who: Visitor, path: str) -> int:
    return who.get(f"{door.home}{path}", **NAVIGATES).status


SHARED = (
    "/",
    "/index.html",
    "/404.html",
    "/vergaderingen/",
    "/zoek/lijst.json",
    "/assets-0123456789ab/stijl/lok.css",
    "/assets-0123456789ab/script/lok.js",
    "/vergaderingen.ics",
    "/volgen/alles.xml",
    "/bijlagen/nota.pdf",
    "/mijn-organisatie/",
    "/publicaties/",
)


@pytest.mark.parametrize("path", SHARED)
def test_what_members_share_is_for_members(door: Host, inside: dict[str, Visitor], path: str) -> None:
    answers = {name: got(door, who, path) for name, who in inside.items()}
    assert answers == {"eigen": 200, "ander": 200, "secretaris": 200, "vreemd": 403}
    assert got(door, door.visitor(), path) == 302


@pytest.mark.parametrize("path", [OWN, f"{OWN}index.html"])
def test_the_page_of_an_organisation_is_its_own_and_the_secretariats(
    door: Host, inside: dict[str, Visitor], path: str
) -> None:
    answers = {name: got(door, who, path) for name, who in inside.items()}
    assert answers == {"eigen": 200, "ander": 403, "secretaris": 200, "vreemd": 403}
    assert got(door, door.visitor(), path) == 302


def test_an_organisation_that_nobody_knows_is_closed_to_members(door: Host, inside: dict[str, Visitor]) -> None:
    for path in ("/mijn-organisatie/org-niemand/", "/mijn-organisatie/anders/", "/mijn-organisatie/ORG-beer/"):
        assert got(door, inside["eigen"], path) == 403, path


def test_what_begins_with_a_dot_is_for_nobody(door: Host, inside: dict[str, Visitor]) -> None:
    for who in (*inside.values(), door.visitor()):
        for path in ("/.git/config", "/vergaderingen/.verborgen", "/.well-known/openid-configuration"):
            assert got(door, who, path) == 403, path


def test_a_page_that_is_not_there_is_told_to_members_alone(door: Host, inside: dict[str, Visitor]) -> None:
    assert got(door, inside["eigen"], "/nergens/") == 404
    assert got(door, inside["vreemd"], "/nergens/") == 403
    assert got(door, door.visitor(), "/nergens/") == 302


BEER = "mijn-organisatie/org-beer"
VARIANTS = (
    f"//{BEER}/",
    f"/{BEER}",
    f"///{BEER}//",
    "/mijn-organisatie//org-beer/",
    f"/./{BEER}/",
    f"/x/../{BEER}/",
    f"/vergaderingen/../{BEER}/index.html",
    "/mijn-organisatie/org-muis/../org-beer/",
    "/mijn-organisatie/org-muis/%2e%2e/org-beer/",
    "/mijn-organisatie/org-muis/..%2forg-beer/",
    "/mijn-organisatie/org-muis%2f..%2forg-beer/",
    "/mijn-organisatie/%6frg-beer/",
    "/mijn-organisatie/org%2dbeer/",
    "/mijn-%6frganisatie/org-beer/",
    "/mijn-organisatie%2forg-beer/",
    "/mijn-organisatie/org-beer%00/",
    "/mijn-organisatie/org-beer/%00",
    "/mijn-organisatie/org-beer;/",
    "/mijn-organisatie/org-beer;x=1/",
    "/mijn-organisatie\\org-beer\\",
    "/mijn-organisatie/org-muis\\..\\org-beer/",
    "/MIJN-ORGANISATIE/org-beer/",
    "/mijn-organisatie/Org-Beer/",
    "/mijn-organisatie/org-beer./",
    "/mijn-organisatie/org-beer%20/",
    "/mijn-organisatie/org-beer/index.html/",
    "/mijn-organisatie/org-beer/index.html%3f",
    "/mijn-organisatie/org-beer/?org=org-muis",
    "/mijn-organisatie/org-beer/%2e/",
    "/publicaties/../mijn-organisatie/org-beer/",
    "/deur/../mijn-organisatie/org-beer/",
    "/deur/%2e%2e/mijn-organisatie/org-beer/",
    "/deur/..%2fmijn-organisatie/org-beer/",
    "/deur//../mijn-organisatie/org-beer/",
    "/aanmelden/terug/../../mijn-organisatie/org-beer/",
)


@pytest.mark.parametrize("path", VARIANTS)
def test_no_other_way_of_writing_an_address_gets_past(door: Host, inside: dict[str, Visitor], path: str) -> None:
    for who in (inside["ander"], inside["vreemd"], door.visitor()):
        answer = who.get(f"{door.home}{path}", **NAVIGATES)
        assert answer.status != 200, f"{path}: {answer.text[:80]}"
        assert "van de beer" not in answer.text


FORGED = (
    {"OIDC_CLAIM_sub": "eigen"},
    {"OIDC-CLAIM-sub": "eigen"},
    {"Remote-User": "eigen"},
    {"REMOTE_USER": "eigen"},
    {"X-Remote-User": "eigen"},
    {"X-Forwarded-User": "eigen"},
    {"X-Lok-Naam": "eigen", "X-Lok-Groepen": "secretariaat leden"},
    {"Authorization": "Bearer eigen"},
    {"Authorization": "Basic ZWlnZW46ZWlnZW4="},
    {"Cookie": "mod_auth_openidc_session=00000000-0000-0000-0000-000000000000"},
    {"Cookie": "mod_auth_openidc_session=../../etc/passwd"},
    {"Cookie": "mod_auth_openidc_session="},
    {"MATCH_ORG": "leden"},
    {"X-Original-URL": "/deur/afgemeld.html"},
    {"X-Rewrite-URL": "/deur/afgemeld.html"},
    {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": MEMBERS},
)


@pytest.mark.parametrize("headers", FORGED, ids=lambda each: next(iter(each)))
def test_nothing_that_a_visitor_says_of_themselves_opens_the_door(door: Host, headers: dict[str, str]) -> None:
    for path in ("/", OWN, "/bureau/"):
        answer = ask(door.ports.https, MEMBERS, path, headers={**PAGE, **headers}, trusted=door.proof.trusted())
        assert answer.status in {302, 401, 403}, answer.status


def test_a_damaged_session_is_none(door: Host) -> None:
    who = door.inside("eigen")
    jar = who.cookies[MEMBERS]
    name = next(each for each in jar if "session" in each)
    jar[name] = jar[name][:-1] + ("0" if jar[name][-1] != "0" else "1")
    assert got(door, who, "/") == 302


def test_another_host_is_not_served(door: Host) -> None:
    for name in ("kwaad.test", "127.0.0.1", f"{MEMBERS}.kwaad.test", ""):
        answer = ask(door.ports.https, name, "/", headers=PAGE, trusted=door.proof.trusted())
        assert answer.status in {400, 421}, name


def test_pages_are_read_and_nothing_else(door: Host, inside: dict[str, Visitor]) -> None:
    for method in ("PUT", "DELETE", "POST", "PROPFIND", "TRACE"):
        answer = inside["eigen"].get(f"{door.home}/", method=method, **NAVIGATES)
        assert answer.status in {403, 405}, method


def test_a_search_whose_session_ended_is_told_so_and_gets_no_page_to_sign_in(door: Host) -> None:
    asked = {"Accept": "application/json", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"}
    assert door.visitor().get(f"{door.home}/zoek/lijst.json", **asked).status == 401


def test_who_is_struck_off_is_out_at_the_next_request_of_a_running_session(door: Host) -> None:
    who = door.inside("eigen")
    assert got(door, who, OWN) == 200
    door.groups(GROUPS.replace("leden: eigen ", "leden: "))
    assert [got(door, who, path) for path in ("/", OWN)] == [403, 403], "her organisation's page as well"
    door.groups(GROUPS)
    assert got(door, who, "/") == 200
    door.groups(GROUPS.replace("org-beer: eigen", "org-beer: "))
    assert [got(door, who, path) for path in ("/", OWN)] == [200, 403]


@pytest.mark.parametrize("text", [None, "", "leden\n", "\x00\x01", "leden eigen ander\n", "# leden: eigen\n"])
def test_without_a_right_list_the_site_is_closed(door: Host, text: str | None) -> None:
    who = door.inside("eigen")
    door.groups(text)
    assert [got(door, who, path) for path in ("/", OWN, "/zoek/lijst.json")] == [403, 403, 403]


def test_who_may_not_enter_reads_a_code_to_pass_on_and_nothing_of_the_site(door: Host) -> None:
    answer = door.inside("vreemd").get(f"{door.home}/", **NAVIGATES)
    assert "<code>vreemd</code>" in answer.text
    assert "voorpagina" not in answer.text
    answer = door.inside("eigen").get(f"{door.home}{OTHER}", **NAVIGATES)
    assert "een andere organisatie" in answer.text


def test_a_code_that_holds_markup_is_shown_as_it_is(door: Host) -> None:
    answer = door.inside("<b>&\"'").get(f"{door.home}/", **NAVIGATES)
    assert answer.status == 403
    assert "<b>" not in answer.text
    assert "&lt;b&gt;&amp;" in answer.text


def test_signing_out_ends_the_session(door: Host) -> None:
    who = door.inside("eigen")
    old = dict(who.cookies[MEMBERS])
    first = who.get(f"{door.home}/deur/afmelden", **NAVIGATES)
    assert (first.status, first.headers["location"].split("?")[0]) == (302, f"{door.home}/aanmelden/terug")
    who.page(f"{door.home}/deur/afmelden")
    assert got(door, who, "/") == 302
    who.cookies[MEMBERS] = old
    assert got(door, who, "/") == 302, "the session is gone, not its cookie alone"


def test_signing_out_leads_nowhere_else(door: Host) -> None:
    for away in ("https://kwaad.test/", "//kwaad.test/", "/\\kwaad.test"):
        answer = door.inside("eigen").get(f"{door.home}/aanmelden/terug?logout={away}", **NAVIGATES)
        assert "kwaad.test" not in answer.headers.get("location", "").split("post_logout_redirect_uri")[0]
        assert "kwaad.test" not in answer.headers.get("refresh", "")
    start = door.visitor().get(
        f"{door.home}/aanmelden/terug?iss=https%3A%2F%2F127.0.0.1&target_link_uri=https%3A%2F%2Fkwaad.test%2F",
        **NAVIGATES,
    )
    assert "kwaad.test" not in start.headers.get("location", "")


def test_a_graceful_reload_keeps_sessions(door: Host) -> None:
    who = door.inside("eigen")
    door.server.graceful()
    assert got(door, who, OWN) == 200
    kept = b"".join(each.read_bytes() for each in door.settings.place("/var/lib/lok/sessies").iterdir())
    assert b"@example.org" not in kept, "what is kept of a session cannot be read"


SAID = {
    "cache-control": "private, no-store",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; style-src 'self'",
}


def test_every_answer_of_the_members_host_says_how_it_may_be_used(door: Host, inside: dict[str, Visitor]) -> None:
    answers = [
        inside["eigen"].get(f"{door.home}{path}", **NAVIGATES) for path in ("/", "/nergens/", OTHER, "/.git/config")
    ]
    answers.append(door.visitor().get(f"{door.home}/deur/afgemeld.html", **NAVIGATES))
    assert [each.status for each in answers] == [200, 404, 403, 403, 200]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in SAID} == SAID
    away = door.visitor().get(f"{door.home}/", **NAVIGATES)
    assert (away.status, away.headers["strict-transport-security"]) == (302, SAID["strict-transport-security"])
    assert "no-store" in away.headers["cache-control"]


def test_the_policy_is_that_of_the_release_that_is_shown(door: Host, inside: dict[str, Visitor]) -> None:
    policy = door.settings.place("/srv/lok/leden/nu/beleid.txt")
    before = policy.read_text("utf-8")
    try:
        policy.write_text("default-src 'none'", "utf-8")
        assert inside["eigen"].get(f"{door.home}/").headers["content-security-policy"] == "default-src 'none'"
    finally:
        policy.write_text(before, "utf-8")


# The public site.


def public(door: Host, path: str, **headers: str) -> Answer:
    return ask(
        door.ports.https,
        PUBLIC,
        path,
        headers={name.replace("_", "-"): text for name, text in headers.items()},
        trusted=door.proof.trusted(),
    )


@contextmanager
def laid(door: Host, path: str, raw: bytes) -> Iterator[Path]:
    file = door.settings.place(f"/srv/lok/publiek/nu/site/{path}")
    file.write_bytes(raw)
    try:
        yield file
    finally:
        file.unlink()


PAGES = ("/vergaderingen/", "/vergaderingen/index.html")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br;q=0.9", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("xbr", None),
    ],
)
def test_a_packed_copy_is_for_who_can_unpack_it(door: Host, path: str, asked: str, answered: str | None) -> None:
    text = b"vergaderingen"
    with (
        laid(door, "vergaderingen/index.html.br", brotli.compress(text)),
        laid(door, "vergaderingen/index.html.gz", gzip.compress(text)),
    ):
        answer = public(door, path, Accept_Encoding=asked)
    assert (answer.status, answer.headers.get("content-encoding")) == (200, answered)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["vary"].lower().count("accept-encoding") == 1
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[answered]
    assert unpack(answer.raw) == text
    if answered is None:
        again = public(door, path, Accept_Encoding=asked, If_None_Match=answer.headers["etag"])
        assert (again.status, again.raw) == (304, b"")


def test_a_packed_copy_has_no_address_of_its_own(door: Host) -> None:
    with laid(door, "vergaderingen/index.html.br", b"x"), laid(door, "vergaderingen/index.html.gz", b"x"):
        for ending in ("br", "gz"):
            assert public(door, f"/vergaderingen/index.html.{ending}").status == 404
            assert public(door, f"/vergaderingen/index.html.{ending}", Accept_Encoding=ending).status == 404


def test_a_public_answer_says_how_long_it_holds(door: Host) -> None:
    page, style = public(door, "/"), public(door, "/assets-0123456789ab/stijl/lok.css")
    assert page.headers["cache-control"] == "no-cache"
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert public(door, "/assets-0123456789ab/stijl/weg.css").headers["cache-control"] == "no-cache"
    for answer in (page, style, public(door, "/nergens/")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'self'"
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert answer.headers["x-frame-options"] == "DENY"
    assert public(door, "/nergens/").text == "niets gevonden"
    assert public(door, "/volgen/alles.xml").headers["content-type"].startswith("application/xml")
    assert public(door, "/vergaderingen.ics").headers["content-type"] == "text/calendar; charset=utf-8"


def test_without_tls_there_is_only_the_way_to_it(door: Host) -> None:
    for name, path in ((PUBLIC, "/adviezen/"), (MEMBERS, OWN)):
        answer = ask(door.ports.http, name, path)
        assert (answer.status, answer.headers["location"]) == (301, f"https://{name}:{door.ports.https}{path}")


def test_paths_out_of_the_site_give_nothing(door: Host) -> None:
    for path in (
        "/../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fbeleid.txt",
        "/../beleid.txt",
        "/.git/config",
    ):
        answer = public(door, path)
        assert answer.status in {400, 403, 404}, path
        assert "root:" not in answer.text


def test_what_was_taken_away_is_gone_on_both_hosts_at_once(door: Host, inside: dict[str, Visitor]) -> None:
    for site in ("publiek", "leden"):
        marker = door.settings.place(f"/var/lib/lok/verborgen/{site}/vergaderingen/index.html")
        marker.parent.mkdir(parents=True)
        marker.touch()
    assert [public(door, path).status for path in PAGES] == [410, 410]
    assert [got(door, inside["eigen"], path) for path in PAGES] == [410, 410]
    for site in ("publiek", "leden"):
        door.settings.place(f"/var/lib/lok/verborgen/{site}/vergaderingen/index.html").unlink()
    closed = door.settings.place("/var/lib/lok/dicht/publiek")
    closed.touch()
    assert (public(door, "/").status, public(door, "/toestand.json").status) == (503, 200)
    closed.unlink()
    assert public(door, "/").status == 200


def test_the_log_of_the_public_site_holds_no_question_and_no_whole_address(door: Host) -> None:
    public(door, "/zoeken/?q=geheim-woord")
    public(door, "/")
    file = door.settings.place("/var/log/lok/publiek.log")
    until(lambda: "/zoeken/" in file.read_text("utf-8"))  # a line is written after its answer is sent
    log = file.read_text("utf-8")
    assert "/zoeken/" in log
    assert "geheim-woord" not in log
    assert "127.0.0.1" not in log


# What stands behind the hosts.


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with what it was told."""

    def do_GET(self) -> None:
        raw = json.dumps([[name.lower(), text] for name, text in self.headers.items()]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def address_string(self) -> str:
        return "socket"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class OnSocket(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def get_request(self) -> tuple[object, tuple[str, int]]:
        return self.socket.accept()[0], ("socket", 0)


@contextmanager
def behind(path: Path) -> Iterator[None]:
    """A program that listens at a socket."""
    with OnSocket(str(path), Echo) as server:
        path.chmod(0o600)
        hand_over(path)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
            path.unlink()


def test_the_desk_is_the_secretariats_and_is_told_by_us_alone_who_asks(door: Host, inside: dict[str, Visitor]) -> None:
    lies = {"X_Lok_Naam": "eigen", "X_Lok_Groepen": "leden", "x_lok_naam": "ander"}
    with behind(door.settings.place("/run/lok/bureau.sock")):
        assert got(door, inside["eigen"], "/bureau/") == 403
        assert got(door, door.visitor(), "/bureau/") == 302
        told = json.loads(inside["secretaris"].get(f"{door.home}/bureau/", **NAVIGATES, **lies).text)
    assert [text for name, text in told if name == "x-lok-naam"] == ["secretaris"]
    assert [text for name, text in told if name == "x-lok-groepen"] == ["secretariaat"]
    assert ["host", f"{MEMBERS}:{door.ports.https}"] in told
    assert not [name for name, _ in told if name.startswith("oidc")]


def test_a_proposal_is_for_the_secretariat_and_runs_no_script(door: Host, inside: dict[str, Visitor]) -> None:
    path = "/voorbeeld/proef/leden/index.html"
    assert {name: got(door, who, path) for name, who in inside.items()} == {
        "eigen": 403,
        "ander": 403,
        "secretaris": 200,
        "vreemd": 403,
    }
    assert got(door, door.visitor(), path) == 302
    said = inside["secretaris"].get(f"{door.home}{path}", **NAVIGATES).headers["content-security-policy"]
    assert "script-src" not in said
    assert said.startswith("default-src 'none'; style-src 'self'; img-src")


def test_news_is_asked_of_a_program_behind_the_public_host(door: Host) -> None:
    with behind(door.settings.place("/run/lok/nieuws.sock")):
        told = dict(json.loads(public(door, "/nieuws/").text))
        assert told["host"] == PUBLIC
        answer = public(door, "/nieuws/")
        assert "content-security-policy" not in answer.headers, "its own is the one"
        big = ask(door.ports.https, PUBLIC, "/nieuws/", method="POST", body=b"x" * 9000, trusted=door.proof.trusted())
    assert big.status == 413
    assert public(door, "/nieuws/").status == 503, "it does not run"


def test_a_provider_that_is_down_ends_no_session(door: Host) -> None:
    """The last test of this module: the provider does not come back."""
    who = door.inside("eigen")
    door.known_by.running.stop()
    assert got(door, who, OWN) == 200
    assert got(door, door.visitor(), "/") == 302
    assert "Aanmelden lukt nu niet" in door.visitor().get(f"{door.home}/deur/aanmelden-lukt-niet.html").text
    door.server.graceful()
    assert got(door, who, OWN) == 200
