"""Asking a server that hangs, drips, lies or leads elsewhere: within the time and the size that were set, and told in Dutch."""

from __future__ import annotations

import gzip
import json
import ssl
import zlib
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from lok.register import line
from lok.register.ask import Asking, Mark
from lok.register.line import Deadline, is_open, judged
from lok.register.refusals import REFUSALS, Refusal, refused
from samples.many_councils import Reply, Serving, dripping, hanging, leading_to, say, saying, serving
from samples.servers import certificate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

MOST = 300_000
QUICK = Asking(seconds=0.4, most=MOST, loopback=True)
PATIENT = replace(QUICK, seconds=20)
"""For whatever does not take its time: a busy machine is no slow server."""
PATH = "/raad-1/data/raad.json"


@pytest.fixture(scope="module")
def server() -> Iterator[Serving]:
    with serving(1) as state:
        yield state


def asked(server: Serving, known: Mark = Mark(), asking: Asking = PATIENT) -> bytes | None:  # noqa: B008 - they cannot change
    answer = asking.file(f"{server.site(1)}data/raad.json", server.site(1), known)
    return answer.content if answer else None


def refusal_of(
    server: Serving, mischief: Callable[[BaseHTTPRequestHandler], None], asking: Asking = PATIENT
) -> Refusal:
    server.mischief[PATH] = mischief
    begin = monotonic()
    try:
        with pytest.raises(Refusal) as found:
            asked(server, asking=asking)
    finally:
        del server.mischief[PATH]
    assert monotonic() - begin < 10
    return found.value


def test_a_file_comes_once_and_then_only_when_it_changed(server: Serving) -> None:
    answer = PATIENT.file(f"{server.site(1)}data/raad.json", server.site(1), Mark())
    assert answer is not None
    assert json.loads(answer.content)["records"][0]["nis_code"] == "90001"
    assert asked(server, answer.mark) is None
    assert asked(server, Mark('"iets anders"')) == answer.content


def heads_without_end(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    for number in range(2_000):
        handler.send_header(f"X-{number}", "a" * 500)
    handler.end_headers()


def half(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"records": [')


def without_measure(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"[" * 100_000)


BOMB = gzip.compress(b" " * 50_000_000, 1)


@pytest.mark.parametrize(
    ("mischief", "code"),
    [
        (saying(b"<html>", Content_Type="text/html; charset=utf-8"), "geen-json"),
        (saying(b"{}", Content_Type="text/plain"), "geen-json"),
        (saying(b"{}", Content_Type="application/octet-stream"), "geen-json"),
        (saying(b"{}", Content_Type="application/json; charset=iso-8859-1"), "geen-json"),
        (saying(b"x" * (MOST + 1)), "te-groot"),
        (without_measure, "te-groot"),
        (saying(BOMB, Content_Encoding="gzip"), "te-groot"),
        (saying(b"geen gzip", Content_Encoding="gzip"), "inpakking"),
        (saying(gzip.compress(b"{}") + gzip.compress(b"{}"), Content_Encoding="gzip"), "inpakking"),
        (saying(gzip.compress(b"{}" * 900)[:-9], Content_Encoding="gzip"), "afgebroken"),
        (saying(zlib.compress(b"{}"), Content_Encoding="deflate"), "inpakking"),
        (half, "afgebroken"),
        (heads_without_end, "afgebroken"),
        (lambda handler: handler.wfile.write(b"hallo\r\n\r\n") and None, "afgebroken"),
        (lambda handler: say(handler, Reply(500)), "storing"),
        (lambda handler: say(handler, Reply(429)), "storing"),
        (lambda handler: say(handler, Reply(403)), "geweigerd"),
        (lambda handler: say(handler, Reply(404)), "niet-gevonden"),
        (lambda handler: say(handler, Reply(410)), "verwijderd"),
        (lambda handler: say(handler, Reply(304)), "antwoord"),
        (lambda handler: say(handler, Reply(206)), "antwoord"),
        (leading_to("https://elders.example/data/raad.json"), "doorverwezen"),
        (leading_to("/raad-2/data/raad.json"), "doorverwezen"),
        (leading_to("../../etc/passwd"), "doorverwezen"),
        (leading_to("%2e%2e/%2E./raad-2/data/raad.json"), "doorverwezen"),
        (leading_to("/raad-1/..%5craad-2/data/raad.json"), "doorverwezen"),
        (leading_to(""), "rondjes"),
        (leading_to("raad.json"), "rondjes"),
        (leading_to("http://[::1/"), "doorverwezen"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_json_is_refused(
    server: Serving, mischief: Callable[[BaseHTTPRequestHandler], None], code: str
) -> None:
    assert refusal_of(server, mischief).code == code


def test_one_that_says_nothing_and_one_that_drips_get_no_more_than_the_time_that_was_set(server: Serving) -> None:
    assert refusal_of(server, hanging(server), QUICK).code == "traag"
    assert refusal_of(server, dripping(server), QUICK).code == "traag"


def test_a_turn_on_the_same_site_is_taken(server: Serving) -> None:
    server.mischief[PATH] = leading_to("thuis.json")
    server.mischief["/raad-1/data/thuis.json"] = saying(b'{"records": []}')
    assert asked(server) == b'{"records": []}'
    server.mischief.clear()


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
     "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "geen adres"],
)  # fmt: skip
def test_an_address_that_is_not_of_the_open_internet_is_none(address: str) -> None:
    assert not is_open(address)


def test_addresses_of_the_open_internet_are_open() -> None:
    assert is_open("93.184.216.34")
    assert is_open("2606:2800:220:1:248:1893:25c8:1946")


def test_a_name_with_an_open_and_a_private_address_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever points a name at both waits for the look that takes the private one: so every address counts, and one look."""
    looks = []

    def points_inward(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looks.append(host)
        return [(line.socket.AF_INET, 1, 6, "", (each, 443)) for each in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(line.socket, "getaddrinfo", points_inward)
    with pytest.raises(Refusal) as found:
        Asking(seconds=5).file("https://lok.example.org/data/raad.json", "https://lok.example.org/", Mark())
    assert found.value.code == "besloten"
    assert looks == ["lok.example.org"]


def test_of_two_ways_to_a_server_one_may_be_closed(server: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    both = ((line.socket.AF_INET, "127.0.0.2"), (line.socket.AF_INET, "127.0.0.1"))
    monkeypatch.setattr("lok.register.ask.addresses_of", lambda *_: both)
    assert asked(server) is not None


def test_this_computer_is_asked_by_tests_alone(server: Serving) -> None:
    with pytest.raises(Refusal) as found:
        Asking(seconds=5).file(f"{server.site(1)}data/raad.json", server.site(1), Mark())
    assert found.value.code == "besloten"


def test_a_name_that_nobody_knows_and_one_that_takes_too_long_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *_, **__: [])
    with pytest.raises(Refusal) as found:
        line.addresses_of("lok.example.org", 443, Deadline.within(5))
    assert found.value.code == "onbekend"
    with serving() as state:
        monkeypatch.setattr(line.socket, "getaddrinfo", lambda *_, **__: state.over.wait(5) and [])
        with pytest.raises(Refusal) as found:
            line.addresses_of("lok.example.org", 443, Deadline.within(0.1))
    assert found.value.code == "traag"


def test_a_server_without_tls_where_it_is_asked_for(server: Serving) -> None:
    address = server.site(1).replace("http:", "https:")
    with pytest.raises(Refusal) as found:
        QUICK.file(f"{address}data/raad.json", address, Mark())
    assert found.value.code in {"beveiliging", "traag"}


def test_over_tls_the_certificate_and_the_time_count_as_well(tmp_path: Path) -> None:
    made = certificate(tmp_path)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(made.chain, made.key)
    with serving(1, secured=served) as state:
        address = f"{state.site(1)}data/raad.json"
        with pytest.raises(Refusal) as found:
            PATIENT.file(address, state.site(1), Mark())
        assert found.value.code == "certificaat"
        trusting = replace(PATIENT, context=made.trusted())
        assert trusting.file(address, state.site(1), Mark()) is not None
        state.mischief[PATH] = dripping(state)
        begin = monotonic()
        with pytest.raises(Refusal) as found:
            replace(trusting, seconds=1).file(address, state.site(1), Mark())
        assert found.value.code == "traag"
        assert monotonic() - begin < 10


def test_linked_data_may_be_just_bytes_to_a_server_that_does_not_know_their_ending() -> None:
    with serving(1) as state:
        path = state.path(1, "lok.jsonld")
        address, site = f"http://127.0.0.1:{state.port}{path}", state.site(1)
        state.mischief[path] = saying(b"{}", Content_Type="application/octet-stream")
        answer = PATIENT.file(address, site, Mark())
        assert answer is not None
        assert answer.content == b"{}"
        state.mischief[path] = saying(b"{}", Content_Type="text/html")
        with pytest.raises(Refusal) as found:
            PATIENT.file(address, site, Mark())
        assert found.value.code == "geen-json"


def test_a_door_that_is_closed() -> None:
    with serving() as state:
        closed = state.port
    with pytest.raises(Refusal) as found:
        PATIENT.file(f"http://127.0.0.1:{closed}/raad-1/data/raad.json", f"http://127.0.0.1:{closed}/", Mark())
    assert found.value.code == "weg"


def test_every_refusal_says_what_is_wrong_and_what_to_do_without_a_letter_of_a_persons_number() -> None:
    said = {"host": "x", "reden": "gsm 0475 12 34 56", "naar": "x", "nummer": 1, "soort": "x", "plaats": "x", "versie": "x",
            "oudste": 1, "adres": "https://x.example/0475123456", "gevonden": "x", "aantal": 2, "id": "x", "nu": 1, "eerst": 2, "wat": "x", "tijd": 60, "bestanden": "x", "regel": 1}  # fmt: skip
    for code in REFUSALS:
        told = refused(code, **said).told("data/raad.json")
        assert told.wat
        assert told.raad.endswith(".")
        assert "0475" not in str(told)
    with pytest.raises(KeyError):
        refused("bestaat-niet")
    assert judged(((line.socket.AF_INET, "93.184.216.34"),), "x", loopback=False)
