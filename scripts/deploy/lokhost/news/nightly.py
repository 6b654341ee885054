"""The night: what is new in the feeds goes to whoever asked for it, one mail each."""

from __future__ import annotations

import fcntl
import sqlite3
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokhost import hidden, standing
from lokhost.news import feeds, pending
from lokhost.news.mails import Desk
from lokhost.news.posting import NoMailProgramError, Outcome, Posting
from lokhost.news.questions import ask_again
from lokhost.news.store import SECRET, Store, opened
from lokhost.news.tokens import Tokens, kept_secret
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from lokhost.news.feeds import Entry, Found
    from lokhost.news.store import Reader
    from lokhost.settings import Settings

COUNTED = {
    Outcome.taken: "verstuurd",
    Outcome.later: "bewaard",
    Outcome.refused: "geweigerd",
    Outcome.unknown: "onzeker",
}
WAYS = 5
"""Mails in a row that may be lost on the way before a night stops."""


class BusyError(RefusedError):
    """Another night is at work: this one never began."""


def folder(settings: Settings) -> Path:
    """Where the list stands.

    Raises:
        RefusedError: This host sends no news.
    """
    if settings.post is None:
        raise RefusedError("Deze server verstuurt geen nieuws: [post] ontbreekt in de instellingen.")
    return settings.place(settings.post.folder)


def site(settings: Settings) -> Path:
    """The public site that is shown."""
    return settings.place(settings.releases.folder) / "publiek" / "nu" / "site"


def desk(settings: Settings, found: Found) -> Desk:
    """What the mails of this host share.

    Raises:
        RefusedError: This host sends no news, or its secret is not right.
    """
    place = folder(settings)
    if settings.post is None or settings.public is None:
        raise RefusedError("[post] vraagt [publiek]: lezers schrijven zich in op de publieke site.")
    secret = kept_secret(place / SECRET)
    return Desk(settings.public.host, settings.post.sender, found.council, Tokens(secret))


def send(settings: Settings, now: datetime, say: Callable[[str], None]) -> int:
    """Send what is new and return the exit code: 0 when all was sent, 1 when something waits for another night.

    How it went is noted for the probe. What was hidden from readers goes in no mail, and while the site is closed nothing goes.

    Raises:
        RefusedError: Nothing can be sent: no feeds, no list, another night is at work.
    """
    place = folder(settings)
    note = place / standing.NOTE
    try:
        with opened(place) as store, _alone(place):
            code = _send(settings, store, now, say)
        standing.note(note, well=code == 0)
    except BusyError:
        raise
    except RefusedError:
        standing.note(note, well=False)
        raise
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):  # where the list cannot be written, neither can this, and the note of before grows old
            standing.note(note, well=False)
        raise RefusedError(f"De lijst in {place} is niet te lezen of te schrijven: {error}.") from error
    return code


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    with (place / "slot").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError("Er is al een verzending bezig.") from None
        yield


def _send(settings: Settings, store: Store, now: datetime, say: Callable[[str], None]) -> int:
    if hidden.closed(settings, "publiek"):
        say("De publieke site is gesloten. Er gaat geen mail weg tot ze weer open is.")
        return 0
    found = feeds.read(site(settings), hidden.listed(settings, "publiek"))
    for fault in found.faults:
        say(fault)
    if found.withheld:
        say(f"Verborgen en dus niet gemaild: {len(found.withheld)}.")
    planned = pending.plan(store, found, now.date())
    if planned.first:
        say("Eerste keer: wat er al was, telt niet als nieuws. Vanaf nu wel.")
    if planned.unsure:
        say(f"Van {planned.unsure} mails is niet zeker of ze de vorige keer vertrokken. Ze gaan niet opnieuw weg.")
    letters = desk(settings, found)
    assert settings.post is not None  # noqa: S101  desk() refused it
    counts: Counter[str] = Counter()
    with Posting(settings.post) as posting:
        night = _Night(store, letters, posting, now, counts)
        try:
            ask_again(store, letters, posting, found, now)
            night.hand_over(pending.waiting(store, found))
        except NoMailProgramError as error:
            say(f"Het mailprogramma neemt niets aan: {error}. Wat wacht, gaat de volgende keer mee.")
            counts["bewaard"] = len(pending.waiting(store, found))
    store.forget(now.timestamp())
    pending.close_night(store, now.date(), counts)
    names = ("verstuurd", "bewaard", "geweigerd", "onzeker", "gewist")
    told = ", ".join(f"{counts[name]} {name}" for name in names if counts[name]) or "geen mails"
    say(f"{planned.new} nieuw: {told}.")
    return 1 if counts["bewaard"] or found.faults else 0


@dataclass(frozen=True, slots=True)
class _Night:
    """What one night works with, and what it counts."""

    store: Store
    letters: Desk
    posting: Posting
    now: datetime
    counts: Counter[str]

    def hand_over(self, mails: Sequence[tuple[Reader, list[Entry]]]) -> None:
        """Hand over every mail. An address that is refused keeps nobody from theirs.

        Raises:
            NoMailProgramError: The mail program is gone; what was not handed over waits.
        """
        refused: list[Reader] = []
        lost = 0
        try:
            for reader, entries in mails:
                outcome = self._one(reader, entries)
                refused += [reader] if outcome is Outcome.refused else []
                lost = lost + 1 if outcome is Outcome.unknown else 0
                if lost >= WAYS:
                    raise NoMailProgramError("het verbreekt telkens de verbinding")
        finally:
            if self.counts["verstuurd"]:  # a program that refuses everybody says nothing about an address
                self._count(refused)

    def _one(self, reader: Reader, entries: list[Entry]) -> Outcome | None:
        if not pending.begin(self.store, reader, entries):
            return None
        try:
            outcome = self.posting.send(self.letters.digest(reader, entries, self.now), reader.address)
        except NoMailProgramError:
            pending.kept(self.store, reader)
            raise
        if outcome is Outcome.taken:
            pending.sent(self.store, reader, entries, self.now.date())
        elif outcome is Outcome.unknown:
            pending.unsure(self.store, reader)
        else:
            pending.kept(self.store, reader)
        self.counts[COUNTED[outcome]] += 1
        return outcome

    def _count(self, refused: Sequence[Reader]) -> None:
        """Erase who was refused too often."""
        for reader in refused:
            if pending.refused(self.store, reader, self.now.date()):
                code = self.letters.tokens.receipt(reader.key)
                self.store.leave(reader.key, code, self.now.date(), "geweigerd door de mailserver")
                self.counts["gewist"] += 1
