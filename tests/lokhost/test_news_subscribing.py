"""Subscribing, confirming, choosing and leaving: asked of the handler itself, on its Unix socket, with a real mail program."""

from __future__ import annotations

import http.client
import re
import socket
import stat
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

import pytest

from lokhost.news import listening
from lokhost.news.addresses import address
from lokhost.news.door import HEADERS
from lokhost.news.limits import MOST_KEPT, PER_ADDRESS, PER_VISITOR, Limits, visitor
from lokhost.news.nightly import folder
from lokhost.news.store import OPEN_FOR, SECRET
from lokhost.news.tokens import CHANGE, CONFIRM, LEAVE, Tokens, kept_secret
from lokhost.settings import RefusedError
from samples.news import EVENING, HOST, Host, Mailbox, entry, mail_program, part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

RUN = "import sys; from pathlib import Path; from lokhost.settings import Settings; from lokhost.news.listening import listen; listen(Settings.read(Path(sys.argv[1]), Path(sys.argv[2])), print)"
HANDED = 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@" 3<&0 </dev/null'
FORM = "application/x-www-form-urlencoded"
NUMBER = count()


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class _Local(http.client.HTTPConnection):
    """Asks on a Unix socket."""

    def __init__(self, place: Path) -> None:
        super().__init__("localhost", timeout=20)
        self.place = place

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(20)
        self.sock.connect(str(self.place))


@dataclass
class Door:
    """The handler at work, asked as the web server before it does."""

    host: Host
    box: Mailbox
    place: Path
    log: Path
    visitor: str = field(default_factory=lambda: f"192.0.2.{next(NUMBER)}")

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request; a header with an underscore for each hyphen, ``None``-like empty text leaves one out."""
        given = {"Host": HOST, "X-Forwarded-For": self.visitor, **{k.replace("_", "-"): v for k, v in headers.items()}}
        connection = _Local(self.place)
        try:
            connection.request(method, path, body, {name: value for name, value in given.items() if value})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """Read a page."""
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str | list[str]] | None = None, **headers: str) -> Answer:
        """Send a form from a page of this host."""
        body = urlencode(fields or {}, doseq=True).encode()
        return self.ask("POST", path, body, **{"Origin": f"https://{HOST}", "Content_Type": FORM, **headers})

    def subscribe(self, mailbox: str, *subjects: str) -> str:
        """Subscribe and return the path of the link that the mail brings."""
        before = len(self.box.taken)
        answer = self.post("/nieuws/aanmelden", {"adres": mailbox, "onderwerp": list(subjects or ("alles",))})
        assert (answer.status, answer.headers["location"]) == (303, "/nieuws/kijk-in-je-mailbox")
        return link(self.mail(mailbox, before), CONFIRM)

    def mail(self, mailbox: str, before: int = 0) -> EmailMessage:
        """The mail that an address gets."""
        until = time.monotonic() + 10
        while True:
            for to, mail in self.box.taken[before:]:
                if to.lower() == mailbox.lower():
                    return mail
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.005)

    def addresses(self) -> set[str]:
        """Who is in the list."""
        with self.host.list() as store:
            return {each.address for each in store.readers()}

    def tokens(self) -> Tokens:
        """The tokens of this host."""
        return Tokens(kept_secret(folder(self.host.settings) / SECRET))

    def joined(self) -> tuple[str, str]:
        """A new reader: the address and the key."""
        mailbox = f"lezer{next(NUMBER)}@lezer.example"
        self.host.join(mailbox, subjects=("adviezen",))
        with self.host.list() as store:
            reader = store.reader(address=mailbox)
            assert reader is not None
            return mailbox, reader.key


def link(mail: EmailMessage, purpose: str) -> str:
    """The path of a link in a mail."""
    [found] = re.findall(rf"https://{HOST}(/nieuws/{purpose}\?t=\S+)", part(mail, "plain"))
    assert found in part(mail, "html")
    return str(found)


@contextmanager
def at_work(root: Path) -> Iterator[Door]:
    """A handler in a process of its own."""
    with mail_program() as (box, port):
        host = Host(root, port)
        host.publish(alles=[], adviezen=[], vergaderingen=[], thema_tarief=[])
        host.night()
        place, log = root / "run/lok/nieuws.sock", root / "log"
        place.parent.mkdir(parents=True)
        with log.open("w") as to, socket.socket(socket.AF_UNIX) as listener:  # as systemd hands one over
            listener.bind(str(place))
            listener.listen()
            words = ["sh", "-c", HANDED, "sh", sys.executable, "-c", RUN, root / "host.toml", root]
            started = subprocess.Popen(words, stdin=listener, stdout=to, stderr=to)
        try:
            yield Door(host, box, place, log)
        finally:
            started.terminate()
            started.wait(10)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """One handler for the whole module."""
    with at_work(tmp_path_factory.mktemp("n")) as door:
        yield door


@pytest.fixture
def door(running: Door) -> Door:
    """The same, asked by a visitor of its own."""
    return Door(running.host, running.box, running.place, running.log)


def test_the_whole_way_in_and_out(door: Door) -> None:
    form = door.get("/nieuws/")
    assert form.status == 200
    assert '<label for="adres">' in form.text
    assert 'value="thema-tarief"' in form.text
    path = door.subscribe("an@lezer.example", "adviezen", "thema-tarief")
    question = door.mail("an@lezer.example")
    assert question["Subject"] == "Bevestig: nieuws van het LOK Voorbeeldstad per mail"
    assert "over: adviezen en inkomenstarief." in part(question, "plain")
    for _ in range(2):  # a program that looks at every link
        shown = door.get(path).text
        assert "Bevestig mijn inschrijving" in shown
        assert "Je koos: adviezen en inkomenstarief." in shown
    assert "an@lezer.example" not in door.addresses()
    done = door.post(path)
    assert "Je krijgt nieuws over: adviezen en inkomenstarief." in done.text
    assert door.post(path).status == 404
    before = len(door.box.taken)
    assert door.post("/nieuws/aanmelden", {"adres": "an@lezer.example", "onderwerp": "alles"}).status == 303
    with door.host.list() as store:
        reader = store.reader(address="an@lezer.example")
        assert reader is not None
        assert reader.subjects == {"adviezen", "thema-tarief"}
    door.mail("an@lezer.example", before)
    door.host.publish(
        alles=[entry("nieuw", EVENING.date().isoformat())], thema_tarief=[], adviezen=[entry("nieuw")], vergaderingen=[]
    )
    door.host.night()
    [mail] = [mail for to, mail in door.box.taken if to == "an@lezer.example" and mail["List-Id"]]
    way_out = link(mail, LEAVE)
    assert mail["List-Unsubscribe"] == f"<https://{HOST}{way_out}>"
    assert "Schrijf me uit" in door.get(way_out).text
    assert "an@lezer.example" in door.addresses()
    gone = door.post(way_out)
    assert "Je adres is gewist." in gone.text
    assert door.post(way_out).text == gone.text
    assert b"an@lezer" not in door.host.on_disk()
    assert door.get(link(mail, CHANGE)).status == 404
    assert "an@lezer" not in door.log.read_text()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        ),
    ],
)
def test_the_button_of_a_mail_program_takes_somebody_off(door: Door, kind: str, body: bytes) -> None:
    mailbox, key = door.joined()
    path = f"/nieuws/{LEAVE}?t={door.tokens().make(LEAVE, key)}"
    assert door.ask("POST", path, body, Content_Type=kind).status == 200
    assert mailbox not in door.addresses()


def test_other_subjects_are_chosen_with_the_link_of_a_mail(door: Door) -> None:
    mailbox, key = door.joined()
    path = f"/nieuws/{CHANGE}?t={door.tokens().make(CHANGE, key, int(time.time()) + 60)}"
    shown = door.get(path).text
    assert 'value="adviezen" checked' in shown
    assert 'value="alles" checked' not in shown
    assert "Kies minstens één onderwerp." in door.post(path, {"onderwerp": "verzonnen"}).text
    assert "over: alles." in door.post(path, {"onderwerp": ["alles", "adviezen"]}).text
    with door.host.list() as store:
        reader = store.reader(address=mailbox)
        assert reader is not None
        assert reader.subjects == {"alles"}


def test_nobody_learns_who_is_in_the_list(door: Door) -> None:
    known = [door.joined()[0] for _ in range(9)]
    took: dict[bool, list[float]] = {True: [], False: []}
    answers = set()
    for number, each in enumerate(known):
        for there in (True, False):
            mailbox = each if there else f"vreemd{number}@lezer.example"
            door.visitor = f"198.51.100.{number}"
            began = time.monotonic()
            answer = door.post("/nieuws/aanmelden", {"adres": mailbox, "onderwerp": "alles"})
            took[there].append(time.monotonic() - began)
            answer.headers.pop("date")
            answers.add((answer.status, answer.text, tuple(sorted(answer.headers.items()))))
    assert len(answers) == 1
    assert abs(statistics.median(took[True]) - statistics.median(took[False])) < 0.1


def test_who_is_in_the_list_reads_that_and_gets_the_way_out(door: Door) -> None:
    mailbox, _ = door.joined()
    door.subscribe(mailbox.upper(), "vergaderingen")
    mail = door.mail(mailbox)
    assert "Je krijgt nu al nieuws." in part(mail, "plain")
    assert door.post(link(mail, LEAVE)).status == 200
    assert mailbox not in door.addresses()
    assert door.host.on_disk().lower().count(mailbox.encode()) == 0


@pytest.mark.parametrize(
    "forge",
    [
        lambda tokens, key: tokens.make(CONFIRM, key),  # for something else
        lambda tokens, key: tokens.make(LEAVE, key, int(time.time()) - 1),  # too old
        lambda _tokens, key: Tokens(b"x" * 32).make(LEAVE, key),  # of another host
        lambda tokens, key: tokens.make(LEAVE, key).replace(key, "0" * 32),
        lambda tokens, key: tokens.make(LEAVE, key).replace(".0.", ".fffffffff."),
        lambda tokens, key: tokens.make(LEAVE, key)[:-1],
        lambda tokens, key: tokens.make(LEAVE, key) + "&t=" + tokens.make(LEAVE, key),
        lambda tokens, key: tokens.make(LEAVE, key) + "%0a",
        lambda tokens, key: tokens.make(LEAVE, key).upper(),
        lambda _tokens, _key: "",
        lambda _tokens, _key: "é",
        lambda _tokens, _key: "a" * 5000,
        lambda _tokens, _key: "' OR 1=1 --",
    ],
)
def test_a_forged_or_old_token_does_nothing(door: Door, forge: object) -> None:
    mailbox, key = door.joined()
    given = forge(door.tokens(), key)  # type: ignore[operator]
    path = f"/nieuws/{LEAVE}?t={quote(given, safe='&=%.') if not given.isascii() or ' ' in given else given}"
    for answer in (door.get(path), door.post(path), door.post(path, {"List-Unsubscribe": "One-Click"})):
        assert answer.status == 404
        assert "Deze link werkt niet meer" in answer.text
    assert mailbox in door.addresses()


BAD = [
    "",
    "an",
    "an@lezer",
    "an@lezer.example\nBcc: x@y.example",
    "an@lezer.example\r\n\r\ninhoud",
    "an%0aBcc:x@lezer.example",
    "an@lezer.example%0d%0aBcc:x@y.example",
    '"an lezer"@lezer.example',
    '"an\\"@x"@lezer.example',
    "an@lezer.example, bo@lezer.example",
    "an@lezer.example;bo@lezer.example",
    "An <an@lezer.example>",
    "an@bo@lezer.example",
    ".an@lezer.example",
    "a..n@lezer.example",
    "an.@lezer.example",
    "an@-lezer.example",
    "an@lezer..example",
    "an@127.0.0.1",
    "an@[127.0.0.1]",
    "an@lezer.example\x00",
    "án@lezer.example",
    "an@lézer.example",
    "an＠lezer.example",
    "an@lezer.example\u2028",
    f"{'a' * 65}@lezer.example",
    f"an@{'a' * 64}.example",
    f"an@{'a.' * 130}example",
    "<script>@lezer.example",
    "|/bin/sh@lezer.example; x",
]


@pytest.mark.parametrize("typed", BAD)
def test_what_is_no_address_is_refused_in_words(typed: str) -> None:
    with pytest.raises(RefusedError, match="mailadres"):
        address(typed)


@pytest.mark.parametrize(
    ("typed", "right"),
    [(" an@Lezer.Example ", "an@lezer.example"), ("o'neil+lok@a-b.co.example", "o'neil+lok@a-b.co.example")],
)
def test_what_is_one_is_written_in_one_way(typed: str, right: str) -> None:
    assert address(typed) == right


def test_a_wrong_form_comes_back_with_what_is_wrong(door: Door) -> None:
    answer = door.post("/nieuws/aanmelden", {"adres": '"><script>alert(1)</script>'})
    assert answer.status == 400
    assert "<title>Fout: " in answer.text
    assert "<script" not in answer.text
    assert "&quot;&gt;&lt;script&gt;" in answer.text
    assert 'href="#adres"' in answer.text
    assert 'href="#onderwerp-alles"' in answer.text
    bad = door.post("/nieuws/aanmelden", {"adres": "an@lezer.example\r\nBcc: x@y.example", "onderwerp": "alles"})
    assert bad.status == 400
    assert b"Bcc" not in door.host.on_disk()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": f"http://{HOST}"},
        {"Origin": f"https://{HOST}.kwaad.example"},
        {"Origin": "", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "", "Sec_Fetch_Site": "same-site"},
    ],
)
def test_another_site_posts_nothing(door: Door, headers: dict[str, str]) -> None:
    _, key = door.joined()
    ways = {
        "/nieuws/aanmelden": {"adres": "kwaad@lezer.example", "onderwerp": "alles"},
        f"/nieuws/{CHANGE}?t={door.tokens().make(CHANGE, key, int(time.time()) + 9)}": {"onderwerp": "alles"},
        f"/nieuws/{LEAVE}?t={door.tokens().make(LEAVE, key)}": {"x": "y"},
    }
    for path, fields in ways.items():
        assert door.post(path, dict(fields), **headers).status == 403
    assert b"kwaad@lezer" not in door.host.on_disk()


def test_a_browser_that_says_where_it_posts_from_is_believed(door: Door) -> None:
    form = {"adres": "sec@lezer.example", "onderwerp": "alles"}
    assert door.post("/nieuws/aanmelden", dict(form), Origin="", Sec_Fetch_Site="same-origin").status == 303


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"adres=" + b"a" * 9000, FORM, 413),
        (b"{}", "application/json", 415),
        (b"--x", "multipart/form-data; boundary=x", 415),
        (b"adres=a", "text/plain", 415),
        (b"adres=%ff%fe&onderwerp=alles", FORM, 400),
        (b"adres=\xff", FORM, 400),
        (b"&".join([b"x=1"] * 200), FORM, 400),
        (b"", FORM, 400),
    ],
)
def test_what_is_no_form_is_refused(door: Door, body: bytes, kind: str, status: int) -> None:
    answer = door.ask("POST", "/nieuws/aanmelden", body, Origin=f"https://{HOST}", Content_Type=kind)
    assert answer.status == status


def test_every_answer_bears_the_headers_and_sets_no_cookie(door: Door) -> None:
    answers = [
        door.get("/nieuws/"),
        door.get("/nieuws/stijl.css"),
        door.get("/nieuws/kijk-in-je-mailbox"),
        door.get("/nieuws/aanmelden"),
        door.get("/nieuws/nergens"),
        door.get(f"/nieuws/{CONFIRM}"),
        door.post("/nieuws/aanmelden", {"adres": f"kop{next(NUMBER)}@lezer.example", "onderwerp": "alles"}),
        door.post("/nieuws/aanmelden", {}, Origin="https://kwaad.example"),
        door.ask("DELETE", "/nieuws/"),
        door.ask("GET", "/nieuws/", Host="kwaad.example"),
        door.ask("GET", "/nieuws/", Host=f"{HOST}:8443"),
    ]
    assert [answer.status for answer in answers] == [200, 200, 200, 405, 404, 404, 303, 403, 405, 421, 421]
    for answer in answers:
        assert {name: answer.headers[name.lower()] for name in HEADERS} == HEADERS
        assert "set-cookie" not in answer.headers
        assert "server" not in answer.headers


def test_one_visitor_and_one_address_can_ask_so_often(door: Door) -> None:
    for _ in range(PER_ADDRESS.most):
        door.subscribe("vaak@lezer.example")
    before = len(door.box.taken)
    again = door.post("/nieuws/aanmelden", {"adres": "VAAK@lezer.example", "onderwerp": "alles"})
    assert (again.status, again.headers["location"]) == (303, "/nieuws/kijk-in-je-mailbox")
    door.subscribe("ander@lezer.example")
    assert "vaak" not in "".join(door.box.addresses[before:])
    for number in range(PER_VISITOR.most - PER_ADDRESS.most - 2):
        door.subscribe(f"veel{number}@lezer.example")
    spoofed = door.post(
        "/nieuws/aanmelden",
        {"adres": "teveel@lezer.example", "onderwerp": "alles"},
        X_Forwarded_For=f"203.0.113.9, {door.visitor}",
    )
    assert spoofed.status == 429
    assert b"teveel@" not in door.host.on_disk()
    assert door.visitor not in door.log.read_text()


def test_a_question_that_cannot_be_mailed_waits_and_an_old_one_is_erased(tmp_path: Path) -> None:
    with mail_program() as (box, port):
        host = Host(tmp_path, port)
        host.publish(alles=[])
        host.night()
        now = EVENING.timestamp()
        with host.list() as store:
            store.ask("laat@lezer.example", {"alles"}, now - OPEN_FOR + 60)
            store.ask("oud@lezer.example", {"alles"}, now - OPEN_FOR - 60)
        host.port = 1
        host.night()
        assert b"oud@" not in host.on_disk()
        assert b"laat@" in host.on_disk()
        host.port = port
        host.night()
        host.night()
        assert box.addresses == ["laat@lezer.example"]
        path = urlsplit(link(box.taken[0][1], CONFIRM)).query.removeprefix("t=")
        assert Tokens(kept_secret(folder(host.settings) / SECRET)).read(CONFIRM, path, now + 61) is None


def test_counters_are_forgotten_and_a_household_is_one_visitor() -> None:
    limits = Limits()
    assert all(limits.allow(PER_VISITOR, "a", 0.0) for _ in range(PER_VISITOR.most))
    assert not limits.allow(PER_VISITOR, "a", 3599.0)
    assert limits.allow(PER_VISITOR, "a", 3600.0)
    for number in range(MOST_KEPT + 10):
        limits.allow(PER_ADDRESS, str(number), 9_000.0)
    assert len(limits.times) <= MOST_KEPT
    assert visitor("1.2.3.4, 2001:db8::1") == visitor("2001:db8::ffff") != visitor("2001:db8:0:1::1")
    assert visitor("x") == visitor("") == "onbekend"


def test_without_systemd_it_listens_at_a_socket_of_its_own(tmp_path: Path) -> None:
    place = tmp_path / "nieuws.sock"
    for _ in range(2):  # one that was left behind is replaced
        with listening._own(place):
            assert stat.S_IMODE(place.stat().st_mode) == 0o660
    with pytest.raises(RefusedError, match="kan het nieuws niet luisteren"):
        listening._own(tmp_path / "nergens" / "nieuws.sock")
    assert listening._given() is None


def test_a_host_without_news_says_so(tmp_path: Path) -> None:
    host = Host(tmp_path)
    settings = host.settings
    with pytest.raises(RefusedError, match=r"\[post\] ontbreekt"):
        folder(type(settings)(public=settings.public))
