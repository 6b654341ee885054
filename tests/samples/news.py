"""News by mail at an invented host: feeds of a release, the settings, a mail program on loopback that receives or refuses."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from html import escape
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

from lokhost.news.nightly import folder, send
from lokhost.news.store import Store, opened
from lokhost.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

HOST = "lok.voorbeeld.example"
DAY = date(2026, 11, 30)
EVENING = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl-BE">
<id>tag:voorbeeld.example,2026:lok/volgen/{name}</id>
<title>LOK Voorbeeldstad: {title}</title>
<updated>2026-11-30T00:00:00+01:00</updated>
<author><name>Lokaal Overleg Kinderopvang Voorbeeldstad</name><email>lok@voorbeeld.example</email></author>
{entries}
</feed>
"""
TITLES = {"thema-tarief": "inkomenstarief"}


def entry(
    name: str, day: str = "2026-11-30", title: str = "", summary: str = "Kort gezegd.", soort: str = "adviezen"
) -> str:
    """An entry of a feed; what is given as text is escaped as XML."""
    moment = f"{day}T00:00:00+01:00" if len(day) == 10 else day
    return (
        f"<entry><id>tag:voorbeeld.example,2026:lok/{name}</id><title>{escape(title or f'Advies {name}')}</title>"
        f"<published>{moment}</published><updated>{moment}</updated>"
        f'<link rel="alternate" type="text/html" href="https://{HOST}/{soort}/{escape(name)}/"/>'
        f'<category term="{soort}"/><summary>{escape(summary)}</summary><content type="html">x</content></entry>'
    )


@dataclass
class Host:
    """A host below a folder: its settings, and what its commands said."""

    root: Path
    port: int = 1
    said: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """The settings, as the file of a host gives them."""
        file = self.root / "host.toml"
        file.write_text(
            f'[publiek]\nhost = "{HOST}"\ncertificaat = "/x"\ncertificaatsleutel = "/x"\n'
            f'[post]\nafzender = "nieuws@voorbeeld.example"\nserver = "127.0.0.1"\npoort = {self.port}\n',
            encoding="utf-8",
        )
        return Settings.read(file, self.root)

    def publish(self, **feeds: list[str] | str) -> None:
        """Put feeds in the release that is shown: their entries, or the text of the whole file."""
        folder_of = self.root / "srv/lok/publiek/nu/site/volgen"
        folder_of.mkdir(parents=True, exist_ok=True)
        for old in folder_of.glob("*.xml"):
            old.unlink()
        for name, given in feeds.items():
            name = name.replace("_", "-")  # noqa: PLW2901  a keyword has no hyphen
            title = TITLES.get(name, name)
            text = given if isinstance(given, str) else FEED.format(name=name, title=title, entries="\n".join(given))
            (folder_of / f"{name}.xml").write_text(text, encoding="utf-8")

    @contextmanager
    def list(self) -> Iterator[Store]:
        """The list of addresses."""
        with opened(folder(self.settings)) as store:
            yield store

    def join(self, *addresses: str, subjects: tuple[str, ...] = ("alles",)) -> None:
        """Put confirmed readers in the list, in one act."""
        with self.list() as store, store.act() as to:
            for each in addresses:
                row = to.execute(
                    "INSERT INTO reader (key, address, since) VALUES (?, ?, '2026-11-01') RETURNING id",
                    (os.urandom(16).hex(), each),
                ).fetchone()
                to.executemany("INSERT INTO chosen VALUES (?, ?)", [(row[0], subject) for subject in subjects])

    def night(self, now: datetime = EVENING) -> int:
        """Send what is new and return the exit code."""
        self.said.clear()
        return send(self.settings, now, self.said.append)

    def on_disk(self) -> bytes:
        """Every byte of the folder of the list."""
        return b"".join(file.read_bytes() for file in sorted(folder(self.settings).iterdir()) if file.is_file())


@dataclass
class Mailbox:
    """A mail program: what it took, in order, and whom it refuses with which answer."""

    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    closes_after: int = 0
    connections: int = 0
    on_mail: Callable[[], None] = lambda: None
    """What happens between taking a mail and answering so."""

    async def handle_EHLO(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """A greeting."""
        self.connections += 1
        session.host_name = hostname
        assert server is not None
        return responses

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  aiosmtpd's name
        """Whether mail for an address is taken."""
        told = self.refuses.get(address)
        if told:
            return told
        envelope.rcpt_tos.append(address)
        return "250 ja"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        """Take a mail."""
        raw = bytes(envelope.content)
        self.raw.append(raw)
        for each in envelope.rcpt_tos:
            self.taken.append((each, message_from_bytes(raw, policy=policy.default)))  # type: ignore[arg-type]
        self.on_mail()
        if self.closes_after and len(self.taken) % self.closes_after == 0:
            server.transport.close()
        return "250 ja"

    @property
    def addresses(self) -> list[str]:
        """To whom mail was taken."""
        return [each for each, _ in self.taken]

    def clear(self) -> None:
        """Forget what was taken."""
        self.taken.clear()
        self.raw.clear()


@contextmanager
def mail_program(at: str = "127.0.0.1") -> Iterator[tuple[Mailbox, int]]:
    """A mail program on a free port of loopback."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind((at, 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname=at, port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


def part(message: EmailMessage, kind: str) -> str:
    """The text or the HTML of a mail."""
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())
