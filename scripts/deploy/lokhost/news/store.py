"""The list of addresses: an SQLite file in a folder that one user of this host reads, and no copy of the site holds.

SQLite because what it writes is whole after a kill and a full disk, and two programs use it: the handler and the night.
What is erased is overwritten (``secure_delete``); no journal or temporary file outlives an act.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokhost.news import tokens
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

FILE = "lijst.sqlite"
SECRET = "geheim"  # noqa: S105  the name of a file
SHAPE = 1
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Mailadressen van lezers: deze map hoort in geen reservekopie.\n"
"""What programs that make copies look for in ``CACHEDIR.TAG``."""
OPEN_FOR = 48 * 3600
"""Seconds that somebody has to confirm."""
MOST_OPEN = 5_000
"""Requests at once: more is somebody who floods."""
TABLES = """
CREATE TABLE reader (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, address TEXT NOT NULL UNIQUE COLLATE NOCASE,
    since TEXT NOT NULL, refused INTEGER NOT NULL DEFAULT 0, refused_on TEXT NOT NULL DEFAULT ''
);
CREATE TABLE chosen (
    reader INTEGER NOT NULL REFERENCES reader ON DELETE CASCADE, subject TEXT NOT NULL, PRIMARY KEY (reader, subject)
) WITHOUT ROWID;
CREATE TABLE request (
    key TEXT PRIMARY KEY, address TEXT NOT NULL COLLATE NOCASE, subjects TEXT NOT NULL, until INTEGER NOT NULL,
    mailed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE seen (version TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE pending (
    reader INTEGER NOT NULL REFERENCES reader ON DELETE CASCADE, entry TEXT NOT NULL, under_way INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (reader, entry)
) WITHOUT ROWID;
CREATE TABLE sent (day TEXT NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL, mails INTEGER NOT NULL, PRIMARY KEY (day, entry));
CREATE TABLE night (day TEXT PRIMARY KEY, mails INTEGER NOT NULL, kept INTEGER NOT NULL, gone INTEGER NOT NULL);
CREATE TABLE receipt (day TEXT NOT NULL, code TEXT NOT NULL, why TEXT NOT NULL);
"""
"""A reader, what was chosen, what waits for a confirmation, what was seen, what waits to be sent, what was sent, who left.

``night`` and ``sent`` count, and ``receipt`` holds a code: no address can be made of them.
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in the list: the row, the key for tokens, the address, since when and what was chosen."""

    id: int
    key: str
    address: str
    since: str
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody who must still confirm."""

    key: str
    address: str
    subjects: frozenset[str]
    until: int


class Store:
    """The list, open for one act or one night."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @contextmanager
    def act(self) -> Iterator[sqlite3.Connection]:
        """Several changes that happen all or not at all."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    # Readers who come and go.

    def ask(self, address: str, subjects: Iterable[str], now: float) -> None:
        """Note that somebody wants to be a reader; that it is mailed follows.

        Raises:
            RefusedError: Too many wait already.
        """
        row = (tokens.key(), address, " ".join(sorted(subjects)), int(now) + OPEN_FOR)
        with self.act() as to:
            to.execute("DELETE FROM request WHERE until <= ?", (int(now),))
            (waiting,) = to.execute("SELECT count(*) FROM request").fetchone()
            if waiting >= MOST_OPEN:
                raise RefusedError("Er wachten te veel aanmeldingen.")
            to.execute("INSERT INTO request (key, address, subjects, until) VALUES (?, ?, ?, ?)", row)

    def requests(self, now: float, *, unmailed: bool = True) -> list[Request]:
        """Who waits: for the mail with the link, or for anything."""
        rows = self.connection.execute(
            "SELECT key, address, subjects, until FROM request WHERE until > ? AND (mailed = 0 OR NOT ?) ORDER BY until",
            (int(now), unmailed),
        )
        return [Request(key, address, frozenset(subjects.split()), until) for key, address, subjects, until in rows]

    def asked(self, key: str, now: float) -> frozenset[str] | None:
        """What somebody chose who must still confirm; ``None`` when nobody has this key, or it is too late."""
        row = self.connection.execute(
            "SELECT subjects FROM request WHERE key = ? AND until > ?", (key, int(now))
        ).fetchone()
        return frozenset(row[0].split()) if row else None

    def take(self, request: Request) -> bool:
        """Claim a request to mail it; ``False`` when another program did."""
        with self.act() as to:
            return (
                to.execute("UPDATE request SET mailed = 1 WHERE key = ? AND mailed = 0", (request.key,)).rowcount == 1
            )

    def give_back(self, request: Request) -> None:
        """The mail did not leave: later again."""
        with self.act() as to:
            to.execute("UPDATE request SET mailed = 0 WHERE key = ?", (request.key,))

    def drop(self, request: Request) -> None:
        """Forget a request that cannot be mailed."""
        with self.act() as to:
            to.execute("DELETE FROM request WHERE key = ?", (request.key,))

    def forget(self, now: float) -> None:
        """Erase requests that nobody confirmed in time."""
        with self.act() as to:
            to.execute("DELETE FROM request WHERE until <= ?", (int(now),))

    def confirm(self, key: str, now: float, today: date) -> frozenset[str] | None:
        """Make a reader of a request and say what was chosen; ``None`` when it is not there any more."""
        with self.act() as to:
            found = to.execute(
                "SELECT address, subjects FROM request WHERE key = ? AND until > ?", (key, int(now))
            ).fetchone()
            if found is None:
                return None
            address, subjects = found
            to.execute(
                "INSERT INTO reader (key, address, since) VALUES (?, ?, ?) ON CONFLICT (address) DO UPDATE SET refused = 0",
                (tokens.key(), address, today.isoformat()),
            )
            (reader,) = to.execute("SELECT id FROM reader WHERE address = ?", (address,)).fetchone()
            _choose(to, reader, subjects.split())
            to.execute("DELETE FROM request WHERE address = ?", (address,))
            return frozenset(subjects.split())

    def change(self, key: str, subjects: Iterable[str]) -> bool:
        """Choose other subjects; ``False`` when nobody has this key."""
        with self.act() as to:
            found = to.execute("SELECT id FROM reader WHERE key = ?", (key,)).fetchone()
            if found is not None:
                _choose(to, found[0], subjects)
            return found is not None

    def leave(self, key: str, code: str, today: date, why: str = "zelf uitgeschreven") -> bool:
        """Erase a reader and all that waits for the address; ``False`` when nobody has this key."""
        with self.act() as to:
            found = to.execute("SELECT address FROM reader WHERE key = ?", (key,)).fetchone()
            if found is None:
                return False
            to.execute("DELETE FROM request WHERE address = ?", found)
            to.execute("DELETE FROM reader WHERE key = ?", (key,))
            to.execute("INSERT INTO receipt VALUES (?, ?, ?)", (today.isoformat(), code, why))
            return True

    def reader(self, key: str = "", address: str = "") -> Reader | None:
        """The reader with this key, or this address."""
        found = self.connection.execute(
            "SELECT id, key, address, since FROM reader WHERE key = ? OR address = ?", (key, address)
        ).fetchone()
        if found is None:
            return None
        row, name, mailbox, since = found
        return Reader(row, name, mailbox, since, self._subjects(row))

    def readers(self) -> list[Reader]:
        """Everybody in the list."""
        rows = self.connection.execute("SELECT id, key, address, since FROM reader ORDER BY id").fetchall()
        chosen: dict[int, set[str]] = {}
        for reader, subject in self.connection.execute("SELECT reader, subject FROM chosen"):
            chosen.setdefault(reader, set()).add(subject)
        return [Reader(row, key, address, since, frozenset(chosen.get(row, ()))) for row, key, address, since in rows]

    def _subjects(self, reader: int) -> frozenset[str]:
        rows = self.connection.execute("SELECT subject FROM chosen WHERE reader = ?", (reader,))
        return frozenset(subject for (subject,) in rows)


def _choose(to: sqlite3.Connection, reader: int, subjects: Iterable[str]) -> None:
    to.execute("DELETE FROM chosen WHERE reader = ?", (reader,))
    to.executemany("INSERT INTO chosen VALUES (?, ?)", [(reader, each) for each in sorted(set(subjects))])


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The list in its folder, made when it is not there.

    Raises:
        RefusedError: The folder is open to others, or the file is no list.
        sqlite3.Error, OSError: The disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        raise RefusedError(f"De map {folder} is leesbaar voor anderen. Zet de rechten op 700.")
    tag = folder / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text(TAG, encoding="utf-8")
    file = folder / FILE
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite would make it readable to others
    with closing(sqlite3.connect(file, timeout=15, isolation_level=None)) as connection:
        try:
            for setting in ("foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY", "synchronous = EXTRA"):
                connection.execute(f"PRAGMA {setting}")
            (shape,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            if "not a database" in str(error) or "malformed" in str(error):
                raise RefusedError(
                    f"{file} is beschadigd. Zet het bestand opzij: lezers schrijven zich opnieuw in."
                ) from error
            raise
        store = Store(connection)
        if shape == 0:
            _make(store)
        elif shape != SHAPE:
            raise RefusedError(f"{file} is van een andere versie van dit programma ({shape}).")
        yield store


def _make(store: Store) -> None:
    with store.act() as to:
        (shape,) = to.execute("PRAGMA user_version").fetchone()
        if shape == 0:  # another program may have made them while this one waited
            for statement in TABLES.split(";"):
                to.execute(statement)
            to.execute(f"PRAGMA user_version = {SHAPE}")
