"""``lokhost nieuws``: what whoever administers the host does with the news by mail."""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lokhost.news.addresses import address
from lokhost.news.feeds import read
from lokhost.news.nightly import folder, send, site
from lokhost.news.pages import names_of
from lokhost.news.store import SECRET, opened
from lokhost.news.tokens import Tokens, kept_secret
from lokhost.news.words import written
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokhost.settings import Settings

NIGHTS = 14
"""How many nights are shown."""


def news(settings: Settings, words: list[str]) -> int:
    """Nieuws per mail: luisteren, versturen, toon, zoek, verwijder."""
    act = ACTS.get(words[0]) if len(words) == 1 else None
    if act is None:
        told = [f"  {name:<12} {(each.__doc__ or '').splitlines()[0]}" for name, each in ACTS.items()]
        _tell("Gebruik: lokhost nieuws OPDRACHT", *told)
        return 2
    try:
        return act(settings)
    except (sqlite3.Error, OSError) as error:
        raise RefusedError(f"De lijst in {folder(settings)} is niet te lezen of te schrijven: {error}.") from error


def _listen(settings: Settings) -> int:
    """Beantwoord wie zich in- of uitschrijft, tot het gestopt wordt."""
    from lokhost.news.listening import listen  # noqa: PLC0415  the one command that needs a web server

    listen(settings, _tell)
    return 0


def _send(settings: Settings) -> int:
    """Verstuur wat nieuw is, één mail per adres."""
    return send(settings, datetime.now(UTC).astimezone(), _say)


def _show(settings: Settings) -> int:
    """Toon hoeveel lezers er zijn en wat er verstuurd is, zonder adressen."""
    with opened(folder(settings)) as store:
        asked = store.connection.execute
        readers = store.readers()
        _say(f"Lezers: {len(readers)}. Wachten op een bevestiging: {len(store.requests(_now(), unmailed=False))}.")
        for subject, number in asked("SELECT subject, count(*) FROM chosen GROUP BY subject ORDER BY subject"):
            _say(f"  {subject}: {number}")
        for day, mails, kept, gone in asked("SELECT * FROM night ORDER BY day DESC LIMIT ?", (NIGHTS,)):
            _say(
                f"{day}: {mails} verstuurd"
                + (f", {kept} bewaard" if kept else "")
                + (f", {gone} gewist" if gone else "")
            )
            for title, number in asked("SELECT title, mails FROM sent WHERE day = ? ORDER BY title", (day,)):
                _say(f"  {number} × {title}")
        for why, number in asked("SELECT why, count(*) FROM receipt GROUP BY why ORDER BY why"):
            _say(f"Het laatste jaar {why}: {number}")
    return 0


def _find(settings: Settings) -> int:
    """Zeg wat er over een adres bewaard is; het adres komt van de invoer."""
    wanted = _typed()
    with opened(folder(settings)) as store:
        reader = store.reader(address=wanted)
        waits = any(each.address.lower() == wanted.lower() for each in store.requests(_now(), unmailed=False))
    if reader is not None:
        since = written(datetime.fromisoformat(reader.since).date())
        _say(f"Ingeschreven sinds {since} voor: {names_of(read(site(settings)), reader.subjects)}.")
    if waits:
        _say("Er wacht een inschrijving op een bevestiging.")
    if reader is None and not waits:
        _say("Dit adres staat niet in de lijst.")
    return 0


def _remove(settings: Settings) -> int:
    """Wis een adres; het adres komt van de invoer."""
    wanted, place = _typed(), folder(settings)
    with opened(place) as store:
        reader = store.reader(address=wanted)
        with store.act() as to:
            waited = to.execute("DELETE FROM request WHERE address = ?", (wanted,)).rowcount
        if reader is not None:
            code = Tokens(kept_secret(place / SECRET)).receipt(reader.key)
            store.leave(reader.key, code, datetime.now(UTC).astimezone().date(), "op vraag gewist")
        store.connection.execute("VACUUM")
    _say("Gewist." if reader is not None or waited else "Dit adres staat niet in de lijst.")
    return 0


ACTS: dict[str, Callable[[Settings], int]] = {
    "luisteren": _listen,
    "versturen": _send,
    "toon": _show,
    "zoek": _find,
    "verwijder": _remove,
}


def _typed() -> str:
    """An address from the input: on the command line it would stand in the history and in the list of processes."""
    if sys.stdin.isatty():
        sys.stderr.write("Typ het mailadres en druk op Enter: ")
        sys.stderr.flush()
    return address(sys.stdin.readline(1_000).rstrip("\n"))


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _tell(*lines: str) -> None:
    sys.stderr.write("\n".join([*lines, ""]))
    sys.stderr.flush()
