"""What a night must send: what is new for whom, kept until it was sent, so that a night that fails goes on the next one.

A mail is noted as under way before it is handed over and erased when it was taken. So nobody gets one twice: what was under
way when the machine stopped is not sent again, and is told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lokhost.news.feeds import EVERYTHING
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokhost.news.feeds import Entry, Found
    from lokhost.news.store import Reader, Store

OLD = timedelta(days=92)
"""Something older that appears for the first time is an archive that was filled in, and no news."""
REFUSALS = 3
"""Days on which an address may be refused for good before it is erased."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a night begins with: how many things are new, and of how many mails of another night it is not known whether they left."""

    new: int
    unsure: int
    first: bool = False


def plan(store: Store, found: Found, today: date) -> Planned:
    """Note what is new for whom. The first time everything counts as seen: nobody gets what was there before.

    Raises:
        RefusedError: It is the first time and a feed cannot be read: what stands in it would be news tomorrow.
    """
    with store.act() as to:
        first = to.execute("SELECT count(*) FROM seen").fetchone() == (0,)
        if first and found.broken:
            raise RefusedError("\n".join([*found.faults, "Er is nog nooit iets verstuurd. Herstel eerst alle feeds."]))
        (unsure,) = to.execute("SELECT count(DISTINCT reader) FROM pending WHERE under_way").fetchone()
        to.execute("DELETE FROM pending WHERE under_way")
        if not found.broken:  # what was taken back is not sent
            waiting = {entry for (entry,) in to.execute("SELECT DISTINCT entry FROM pending")}
            gone = waiting - found.entries.keys() - found.withheld
            to.executemany("DELETE FROM pending WHERE entry = ?", [(each,) for each in gone])
        seen = {version for (version,) in to.execute("SELECT version FROM seen")}
        unseen = [each for each in found.entries.values() if each.version not in seen]
        to.executemany("INSERT INTO seen VALUES (?)", [(each.version,) for each in unseen])
        if first and not unseen:
            to.execute("INSERT INTO seen VALUES ('')")
        news = [] if first else [each for each in unseen if each.day >= today - OLD]
        for reader in store.readers() if news else ():
            wanted = [(reader.id, each.id) for each in news if _wants(reader, found.within[each.id])]
            to.executemany("INSERT OR IGNORE INTO pending (reader, entry) VALUES (?, ?)", wanted)
    return Planned(len(news), unsure, first)


def _wants(reader: Reader, feeds: Collection[str]) -> bool:
    return EVERYTHING in reader.subjects or not reader.subjects.isdisjoint(feeds)


def waiting(store: Store, found: Found) -> list[tuple[Reader, list[Entry]]]:
    """Who gets a mail, with all that is new for them, the newest first. What cannot be read tonight waits."""
    wanted: dict[int, list[Entry]] = {}
    for reader, entry in store.connection.execute("SELECT reader, entry FROM pending WHERE NOT under_way"):
        if entry in found.entries:
            wanted.setdefault(reader, []).append(found.entries[entry])
    return [
        (reader, sorted(wanted[reader.id], key=lambda each: (each.day, each.id), reverse=True))
        for reader in store.readers()
        if reader.id in wanted
    ]


def begin(store: Store, reader: Reader, entries: Collection[Entry]) -> bool:
    """Note that a mail is under way; ``False`` when the reader left meanwhile."""
    with store.act() as to:
        to.executemany(
            "UPDATE pending SET under_way = 1 WHERE reader = ? AND entry = ?",
            [(reader.id, each.id) for each in entries],
        )
        query = "SELECT count(*) FROM pending WHERE reader = ? AND under_way"
        return bool(to.execute(query, (reader.id,)).fetchone()[0])


def sent(store: Store, reader: Reader, entries: Collection[Entry], today: date) -> None:
    """A mail was taken: what it told does not wait any longer, and is counted without saying for whom."""
    with store.act() as to:
        to.execute("DELETE FROM pending WHERE reader = ? AND under_way", (reader.id,))
        to.execute("UPDATE reader SET refused = 0 WHERE id = ?", (reader.id,))
        to.executemany(
            "INSERT INTO sent VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET mails = mails + 1",
            [(today.isoformat(), each.id, each.title) for each in entries],
        )


def kept(store: Store, reader: Reader) -> None:
    """A mail was certainly not taken: next night again."""
    with store.act() as to:
        to.execute("UPDATE pending SET under_way = 0 WHERE reader = ?", (reader.id,))


def unsure(store: Store, reader: Reader) -> None:
    """It is not known whether a mail was taken: it is not sent again."""
    with store.act() as to:
        to.execute("DELETE FROM pending WHERE reader = ? AND under_way", (reader.id,))


def refused(store: Store, reader: Reader, today: date) -> bool:
    """Count a day on which an address was refused for good, and say whether that was one too many."""
    with store.act() as to:
        to.execute(
            "UPDATE reader SET refused = refused + 1, refused_on = ? WHERE id = ? AND refused_on <> ?",
            (today.isoformat(), reader.id, today.isoformat()),
        )
        row = to.execute("SELECT refused FROM reader WHERE id = ?", (reader.id,)).fetchone()
        return bool(row and row[0] >= REFUSALS)


def close_night(store: Store, today: date, counts: Counter[str]) -> None:
    """Keep the figures of a night, and what is erased wholly erased: the file is written anew without gaps."""
    figures = (today.isoformat(), counts["verstuurd"], counts["bewaard"], counts["gewist"])
    with store.act() as to:
        to.execute(
            "INSERT INTO night VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET mails = mails + excluded.mails, kept = excluded.kept, gone = gone + excluded.gone",
            figures,
        )
        to.execute("DELETE FROM night WHERE day < ?", ((today - timedelta(days=366)).isoformat(),))
        to.execute("DELETE FROM sent WHERE day < ?", ((today - timedelta(days=366)).isoformat(),))
        to.execute("DELETE FROM receipt WHERE day < ?", ((today - timedelta(days=366)).isoformat(),))
    store.connection.execute("VACUUM")
