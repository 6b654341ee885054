"""Actions in minutes: ``Actie: de lijst bezorgen, door de secretaris, tegen 1 mei``. Who does it is a seat, an office or a service, never a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.minutes.paragraphs import Paragraph, Sort, cell_text
from lok.minutes.pasted import Action
from lok.minutes.times import DAY, END_OF, days, last_of_month, short_day

if TYPE_CHECKING:
    from datetime import date

    from lok.minutes.around import Around
    from lok.minutes.pointing import Spoken

LONGEST: Final = 300
"""Letters of the line of an action in a record."""
OPENING: Final = re.compile(
    r"(?:actie(?:punt)?|ap|to ?do|taak|afspraak)\b\s*(?:\d{1,2}\b)?\s*(?P<who>\([^()]{1,60}\)|[^:.]{1,40}?)?\s*:\s*(?P<what>\S.*)",
    re.IGNORECASE,
)
ARROW: Final = re.compile(r"(?:→|⇒|➔|=>|->|-->)\s*(?P<what>\S.*)")
DEADLINE: Final = re.compile(
    rf"[,;(–-]?\s*\b(?:tegen(?: uiterlijk)?|v[oó][oó]r|uiterlijk(?: op)?|ten laatste(?: op)?|deadline|wanneer|timing)\b\s*:?\s*(?:(?:ma|di|woe|don|vrij|zater|zon)[a-z]*dag\s+)?(?P<at>{DAY.pattern}|\d{{1,2}}\s?/\s?\d{{1,2}}(?![/\d]))\)?",
    re.IGNORECASE,
)
DEADLINE_MONTH: Final = re.compile(
    rf"[,;(–-]?\s*\b(?:tegen|v[oó][oó]r|uiterlijk|ten laatste)\s+{END_OF.pattern}\)?", re.IGNORECASE
)
WHO: Final = re.compile(
    r"[,;(–-]?\s*\b(?:door|wie|verantwoordelijke?|trekker|uitvoerder|opvolging door)\b\s*:?\s+(?P<who>[^,;()]{2,80}?)\)?(?=\s+(?:tegen|uiterlijk|v[oó][oó]r|ten laatste|deadline)\b|\s*[,;().]|\s*$)",
    re.IGNORECASE,
)
BEHIND: Final = re.compile(r"\s*(?:\((?P<inside>[^()]{2,100})\)|[–—-]\s+(?P<after>[^–—]{2,60}))\s*\.?\s*$")
COLUMNS: Final = {
    "what": re.compile(r"\b(?:actie|wat|taak|omschrijving|onderwerp|afspraak|to ?do)", re.IGNORECASE),
    "who": re.compile(r"\b(?:wie|verantwoordelijke?|trekker|door|uitvoerder)\b", re.IGNORECASE),
    "when": re.compile(r"\b(?:wanneer|tegen|deadline|timing|datum|uiterlijk|termijn)\b", re.IGNORECASE),
}
LITTLE_WORDS: Final = re.compile(
    r"\b(?:tegen|uiterlijk|v[oó][oó]r|door|deadline|ten laatste|op|wie|wanneer|en)\b\s*:?", re.IGNORECASE
)
SERVICE: Final = re.compile(
    r"(?:de |het )?(?:dienst|team|regie|loket|secretariaat|stad|gemeente|school|werkgroep|bestuur|iedereen|alle)\b",
    re.IGNORECASE,
)
ARTICLE_ALONE: Final = re.compile(r"(?:(?:de|het)\s+)?", re.IGNORECASE)
UNKNOWN: Final = "nog te bepalen"
ARTICLE: Final = re.compile(r"(?:de|het|een|onze)\s+", re.IGNORECASE)


class FoundAction(NamedTuple):
    """An action, and what is doubtful of it in Dutch."""

    action: Action
    doubts: tuple[str, ...]


def opens(text: str) -> str:
    """What an action says that begins with ``Actie:``; empty for a text that is none. Who is named before the colon goes behind."""
    found = OPENING.fullmatch(text)
    if not found:
        return ""
    who = (found["who"] or "").strip(" ()")
    return f"{found['what']} (door {who})" if who else found["what"]


def points_at(text: str) -> str:
    """What a line behind an arrow says, when it names who or when; empty for another line."""
    found = ARROW.fullmatch(text)
    return found["what"] if found and (WHO.search(found["what"]) or DEADLINE.search(found["what"])) else ""


def action(text: str, around: Around, spoken: Spoken) -> FoundAction:
    """The action that a text describes."""
    rest, day, who = text.strip(), None, ""
    if (found := BEHIND.search(rest)) and (inside := _inside(found["inside"] or found["after"], around, spoken)):
        who, day = inside
        rest = rest[: found.start()]
    if day is None and (found := DEADLINE.search(rest)):
        day = next((each for _, _, each in days(found["at"], around.day)), None) or short_day(found["at"], around.day)
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if day is None and (found := DEADLINE_MONTH.search(rest)):
        day = last_of_month(found[0], around.day)
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if not who and (found := WHO.search(rest)):
        who = found["who"]
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    if not who and (named := around.names.find(rest[:LONGEST])) and ARTICLE_ALONE.fullmatch(rest[: named[0].start]):
        who = rest[named[0].start : named[0].end]  # ``de secretaris maakt een lijst``
    return made(rest, who, day, around, spoken)


def _inside(text: str, around: Around, spoken: Spoken) -> tuple[str, date | None] | None:
    """Who and when, in what stands between brackets behind an action; ``None`` when it is something else."""
    day = next((each for _, _, each in days(text, around.day)), None) or last_of_month(text, around.day)
    who = LITTLE_WORDS.sub(" ", END_OF.sub(" ", DAY.sub(" ", text))).strip(" ,;:–-.")
    named = around.names.find(who) or SERVICE.match(who) or spoken.known_as(who) or _is_a_person(who, around)
    if not named and (day is None or any(char.isdigit() for char in who)):
        return None
    return " ".join(who.split()), day


def made(what: str, who: str, day: date | None, around: Around, spoken: Spoken) -> FoundAction:
    """An action of its three parts, and what is doubtful of them."""
    doubts = []
    what = " ".join(what.split()).strip(" ,;:–-.")
    what = re.sub(r"\s+([,;.])", r"\1", what[:1].upper() + what[1:])
    if len(what) > LONGEST:
        what = f"{what[: LONGEST - 1]}…"
        doubts.append("De omschrijving is langer dan een regel: kort ze in.")
    office, seat, doubt = _who(who, around, spoken)
    doubts += [doubt] if doubt else []
    if day is not None and day < around.day:
        doubts.append(
            "De dag van dit actiepunt ligt voor de vergadering: vul zelf in tegen wanneer het klaar moet zijn."
        )
        day = None
    elif day is None:
        doubts.append("Er staat niet tegen welke dag dit klaar moet zijn.")
    return FoundAction(Action(what, office, seat, day.isoformat() if day else ""), tuple(doubts))


def _who(who: str, around: Around, spoken: Spoken) -> tuple[str, str, str]:
    """Who does it: an office or a service in words, the seat if it is one, and what is doubtful."""
    who = ARTICLE.sub("", who.strip(" .,;:"), count=1)
    if not who:
        return UNKNOWN, "", "Er staat niet wie dit doet."
    found = around.names.find(who) or around.names.find(spoken.known_as(who) if len(who.split()) < 5 else "")
    seats = {seat for each in found for seat in each.seats}
    if len(seats) == 1:
        seat = seats.pop()
        by_office = all(each.by == "functie" for each in found)
        return (who.lower() if by_office else around.seat(seat))[:LONGEST], seat, ""
    if len(seats) > 1:
        if all(each.by != "persoon" for each in found):
            return who[:LONGEST], "", "Kies de zetel die dit doet."
        return UNKNOWN, "", "Kies de zetel die dit doet: een naam wordt niet bewaard."
    if spoken.known_as(who) or _is_a_person(who, around):
        return UNKNOWN, "", "Hier stond een naam. Schrijf de functie, de dienst of de zetel die dit doet."
    return who[:LONGEST], "", ""


def _is_a_person(who: str, around: Around) -> bool:
    """Whether somebody is named: by the records, or by nothing but one or two words with a capital."""
    if any(True for _ in around.known.persons.find(who)):
        return True
    parts = who.split()
    return 0 < len(parts) <= 4 and all(
        part[:1].isupper() for part in parts if part.lower() not in ("van", "de", "den", "der", "en")
    )


def of_row(
    cells: tuple[tuple[Paragraph, ...], ...], columns: dict[str, int], around: Around, spoken: Spoken
) -> FoundAction | None:
    """The action in a row of a table, by the titles of its columns; ``None`` for an empty one."""
    texts = {name: cell_text(cells[at]) for name, at in columns.items() if at < len(cells)}
    if not texts.get("what"):
        return None
    when = texts.get("when", "")
    day = next((each for _, _, each in days(when, around.day)), None) or last_of_month(when, around.day)
    if "who" not in texts:
        return action(f"{texts['what']}{f' tegen {when}' if day else ''}", around, spoken)
    found = made(texts["what"], texts["who"], day, around, spoken)
    if when and day is None:
        return FoundAction(found.action, (*found.doubts[:-1], f"‘{when[:40]}’ is geen dag: vul de dag in."))
    return found


def columns_of(head: Paragraph) -> dict[str, int]:
    """Which column says what, by the titles in the first row; empty for a table of something else."""
    if head.sort is not Sort.row:
        return {}
    titles = [cell_text(cell) for cell in head.cells]
    found = {
        name: at
        for name, sign in COLUMNS.items()
        for at, title in enumerate(titles)
        if len(title) < 40 and sign.search(title)
    }
    return found if "what" in found and len(set(found.values())) == len(found) > 1 else {}
