"""Councils that do not exist, with their open data on a server of this computer, which can misbehave on purpose."""

from __future__ import annotations

import atexit
import gzip
import json
import random
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from lok.register.councils import Council, Register
from lok.register.shaper import Shaper
from lok.register.shapes import CATALOGUE, WHOLE, path_of
from lok.register.sources import FILES
from samples.many_linked import catalogue_of, whole_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

LICENCE = "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"
THEMES = ("noodopvang", "personeel", "gebouwen", "subsidies", "wachtlijst", "inclusie")
RESULTS = ("gevolgd", "deels_gevolgd", "niet_gevolgd", "in_beraad", "kennisgenomen")
SORTS = ("werking", "start", "uitbreiding", "investering", "materiaal")
Data = dict[str, dict[str, Any]]
"""The lists of a council, by kind."""


class KeptShaper(Shaper):
    """One process for all nights of a test run: beginning it takes longer than what it does for a small council."""

    def __exit__(self, *_: object) -> None:
        pass


SHAPER = KeptShaper()
atexit.register(SHAPER.close)


def head(site: str, soort: str, records: list[dict[str, Any]]) -> dict[str, Any]:
    """A file as a council's own site writes it."""
    return {
        "$schema": f"{site}data/schema/{soort}.json",
        "versie": "1.0.0",
        "bron": f"Lokaal Overleg Kinderopvang, {site}",
        "licentie": LICENCE,
        "records": [{"iri": f"{site}{soort}/{each['id']}/#{soort}", **each} for each in records],
    }


def nis(number: int) -> str:
    """A code that no municipality has."""
    return f"{90_000 + number}"


def data_of(number: int, site: str, adviezen: int = 10) -> Data:
    """The files of the council with this number: the same number gives the same files."""
    dice = random.Random(number)  # noqa: S311 - invented councils need no secrets
    raad = {
        "id": "raad",
        "naam": f"Lokaal Overleg Kinderopvang Voorbeelddorp {number}",
        "afkorting": f"LOK Voorbeelddorp {number}",
        "bestuur": f"gemeente Voorbeelddorp {number}",
        "nis_code": nis(number),
        "kerntaak": "Het LOK geeft het bestuur **advies** over kinderopvang.",
        "afspraken": [{"geldig_van": "2019-01-01", "antwoordtermijn_dagen": dice.choice((30, 60, 90))}],
    }
    if number % 7 == 0:
        del raad["afspraken"][0]["antwoordtermijn_dagen"]
    if number % 7 == 1:
        del raad["afspraken"][0]["antwoordtermijn_dagen"]
        raad["afspraken"][0]["antwoordtermijn"] = {"aantal": 6, "eenheid": "weken", "schuift_op": True}
        raad["sluitingsdagen"] = [{"dag": "2020-07-11", "elk_jaar": True, "naam": "Feest van de Vlaamse Gemeenschap"}]
    themas = [{"id": each, "titel": each.capitalize(), "omschrijving": f"Alles over {each}."} for each in THEMES]
    reglementen = [
        {
            "id": f"regl-{sort}",
            "titel": f"Steun voor {sort} in Voorbeelddorp {number}",
            "soort_steun": sort,
            "doel": "Meer plaatsen.",
            "themas": ["subsidies"],
            "versies": [{"geldig_van": "2022-01-01", **({"geldig_tot": "2023-12-31"} if dice.random() < 0.3 else {})}],
        }
        for sort in dice.sample(SORTS, 3)
    ]
    toekenningen = [
        {
            "id": f"toek-{year}",
            "titel": f"Toegekend in {year}",
            "reglement": reglementen[0]["id"],
            "jaar": year,
            "totaal": f"{dice.randrange(1_000, 90_000)}.50",
            "aantal_toegekend": dice.randrange(3, 30),
        }
        for year in (2023, 2024)
    ]
    found = {
        "raad": [raad],
        "themas": themas,
        "adviezen": [_advice(dice, number, each) for each in range(1, adviezen + 1)],
        "reglementen": reglementen,
        "toekenningen": toekenningen,
    }
    return {soort: head(site, soort, records) for soort, records in found.items()}


def _advice(dice: random.Random, number: int, each: int) -> dict[str, Any]:
    given = date(2024, 1, 15) + timedelta(days=dice.randrange(600))
    sent = given + timedelta(days=3)
    made: dict[str, Any] = {
        "id": f"adv-{given.year}-{each:02}",
        "nummer": f"ADV-{given.year}-{each:02}",
        "titel": f"{dice.choice(THEMES).capitalize()} in Voorbeelddorp {number}, vraag {each}",
        "samenvatting": "Het LOK vraagt het bestuur om meer plaatsen te steunen, en om dat samen te bekijken.",
        "tekst": "Het LOK stelt vast dat er te weinig plaatsen zijn.\n\n- Maak plaats.\n- Zoek gebouwen.\n" * 8,
        "soort_advies": "eigen_initiatief",
        "themas": dice.sample(THEMES, 2),
        "gericht_aan": ["college"],
        "vergadering": "2024-01-10",
        "agendapunt": "3",
        "status": "uitgebracht",
        "uitgebracht_op": f"{given}",
        "overgemaakt_op": f"{sent}",
    }
    if dice.random() < 0.7:
        decided = sent + timedelta(days=dice.randrange(5, 150))
        made["gevolgen"] = [
            {
                "orgaan": "college",
                "besluit_datum": f"{decided}",
                "meegedeeld_op": f"{decided + timedelta(days=4)}",
                "resultaat": dice.choice(RESULTS),
                "motivering": "Omdat het kan.",
            }
        ]
        made["status"] = "beantwoord"
    return made


@dataclass(slots=True)
class Reply:
    """What a server answers: a status, heads and a body."""

    status: int = 200
    heads: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(slots=True)
class Serving:
    """A server on loopback with the sites of councils below ``/raad-N/``.

    ``mischief`` has by path what happens instead of the file; ``asked`` every path that was asked for, with its
    answer. ``more`` is how many documents each council has beside what the register shows.
    """

    port: int
    scheme: str = "http"
    files: dict[str, bytes] = field(default_factory=dict)
    mischief: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    more: int = 0

    def site(self, number: int) -> str:
        """The address of the site of a council."""
        return f"{self.scheme}://127.0.0.1:{self.port}/raad-{number}/"

    def path(self, number: int, name: str) -> str:
        """The path of a file of a council: a list by its kind, or one of the two others."""
        return f"/raad-{number}/{path_of(name)}"

    def publish(self, number: int, data: Data, **others: dict[str, Any]) -> None:
        """Put the files of a council in their place, its linked data and its catalogue made of its lists.

        ``others`` has what stands instead of these two: ``whole`` and ``catalogue``.
        """
        site = self.site(number)
        for name in FILES:
            self.files.pop(self.path(number, name), None)
        if data:
            more = {WHOLE: others.get("whole") or whole_of(data, site, self.more)}
            more[CATALOGUE] = others.get("catalogue") or catalogue_of(data, site)
            for name, file in {**data, **more}.items():
                self.files[self.path(number, name)] = json.dumps(file, ensure_ascii=False).encode()

    def register(self, count: int) -> Register:
        """A list of the first councils."""
        return Register(
            naam="Register van verzonnen raden",
            site_url="https://register.example.org/",
            beheerder="Verzonnen vereniging",
            contact="register@example.org",
            raden=tuple(self.council(number) for number in range(1, count + 1)),
        )

    def council(self, number: int) -> Council:
        """A council as the list has it."""
        return Council(
            nis_code=nis(number),
            naam=f"LOK Voorbeelddorp {number}",
            site_url=self.site(number),
            contact=f"lok{number}@example.org",
            sinds=date(2026, 1, 1),
        )


@contextmanager
def serving(
    count: int = 0, adviezen: int = 10, secured: ssl.SSLContext | None = None, more: int = 0
) -> Iterator[Serving]:
    """A server with that many councils, until the end of the block; over TLS with a context that has its certificate."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with suppress(OSError):  # whoever asked went away: that is what some of these tests are about
                self._answer()
            self.close_connection = True

        def _answer(self) -> None:
            if self.path in state.mischief:
                state.mischief[self.path](self)
                return
            body = state.files.get(self.path)
            if body is None:
                say(self, Reply(404))
                return
            etag = f'"{hash(body)}"'
            if self.headers.get("If-None-Match") == etag:
                say(self, Reply(304, {"ETag": etag}))
                return
            heads = {"Content-Type": "application/json", "ETag": etag, "Content-Encoding": "gzip"}
            say(self, Reply(200, heads, gzip.compress(body, 1)))

        def send_response(self, code: int, message: str | None = None) -> None:
            state.asked.append((self.path, code))
            super().send_response(code, message)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    state = Serving(server.server_address[1], "https" if secured else "http", more=more)
    for number in range(1, count + 1):
        state.publish(number, data_of(number, state.site(number), adviezen))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def say(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Send a whole answer."""
    handler.send_response(reply.status)
    for name, value in reply.heads.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(reply.body)))
    handler.end_headers()
    handler.wfile.write(reply.body)


def saying(body: bytes, **heads: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Something that answers this, as JSON unless another ``content_type`` is given."""
    given = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in heads.items()}}
    return lambda handler: say(handler, Reply(200, given, body))


def leading_to(address: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Something that leads on to another address."""
    return lambda handler: say(handler, Reply(302, {"Location": address}))


def hanging(state: Serving) -> Callable[[BaseHTTPRequestHandler], None]:
    """Something that takes the question and says nothing."""
    return lambda _: state.over.wait(30) and None


def dripping(state: Serving, every: float = 0.05) -> Callable[[BaseHTTPRequestHandler], None]:
    """Something that sends a letter now and then, and never comes to an end."""

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not state.over.is_set():
            handler.wfile.write(b" ")
            time.sleep(every)

    return drip
