"""Who was there: each line of a list held against the seats of that day. A name is never kept unless the records have it.

A line names a seat, an organisation, an office, or a person with a mandate that day. What else stands there is a name or a
reason, and goes no further.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lok.minutes.pasted import Guest, Seen
from lok.minutes.presence import BRACKETS, looks_like_a_person, said_status
from lok.minutes.times import hours
from lok.words.sensitive import HEALTH
from lok.words.tokens import listed, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.minutes.around import Around
    from lok.minutes.names import Named
    from lok.minutes.presence import Entry

REPLACED: Final = re.compile(r"\bvervang(?:t|en|er|ster|ing)?\b|\bplaatsvervang\w*", re.IGNORECASE)
REPLACES: Final = re.compile(
    r"\b(?:vervangt|ter vervanging van|in (?:de )?plaats van|plaatsvervang\w* (?:van|voor)|namens|voor)\b",
    re.IGNORECASE,
)
PROXY: Final = re.compile(r"\b(?:geeft |gaf |met )?volmacht\s+(?:gegeven\s+)?aan\b|→|\baan\b", re.IGNORECASE)
WITH_PROXY: Final = re.compile(r"\bvolmacht\b", re.IGNORECASE)
FROM: Final = re.compile(r"\b(?:vanaf|vervoegt|komt (?:toe|aan|binnen)|later|sinds)\b", re.IGNORECASE)
UNTIL: Final = re.compile(r"\b(?:tot|verlaat|vertrek\w*|vroeger weg|weg)\b", re.IGNORECASE)
ITEM: Final = re.compile(r"\b(?:agenda)?punt\s+([\w.]{1,6})", re.IGNORECASE)
CAUSE: Final = re.compile(
    r"\b(?:wegens|omwille|vanwege|door|omdat)\b|\b(?:met )?(?:verlof|vakantie|op reis|werk|familie\w*|begrafenis|opleiding|andere vergadering)\b",
    re.IGNORECASE,
)
PARTS: Final = re.compile(r"[()\[\],;:–—/|]|\s-\s")
MANY: Final = re.compile(r"\((\d)\)|\b(\d)\s*x\b", re.IGNORECASE)
FILLERS: Final = listed(
    "de het een en van voor namens door met aan tot vanaf is zijn was waren lid leden mevrouw mevr mw dhr de heer heer meneer vertegenwoordiger "
    "vertegenwoordigt plaatsvervanger plaatsvervangend vervangt vervangen vervanging volmacht aanwezig afwezig verontschuldigd punt uur u niet "
    "wel stemgerechtigd stemgerechtigde waarnemend effectief"
)


def attendance(entries: Sequence[Entry], around: Around) -> tuple[tuple[Seen, ...], tuple[Guest, ...]]:
    """The lines held against the seats: those of seats, and guests."""
    seen: list[Seen] = []
    guests: list[Guest] = []
    for entry in entries:
        found = around.names.find(entry.text)
        if entry.status == "gast" and not any(each.by in ("zetel", "persoon") for each in found):
            guests.append(_guest(entry.text, f"g{len(guests) + 1}"))
        else:
            line = _seen(entry, found, around, f"a{len(seen) + 1}")
            count = MANY.search(entry.text)
            if (
                not line.sure and count and int(count[1] or count[2]) == len(line.seats) > 1
            ):  # ``ouders (2)``: both of them
                for seat in line.seats:
                    seen.append(replace(line, id=f"a{len(seen) + 1}", seats=(seat,), sure=True))
            else:
                seen.append(line)
    return tuple(_once(seen)), tuple(guests)


def _seen(entry: Entry, found: tuple[Named, ...], around: Around, line_id: str) -> Seen:
    text, whole = entry.text, found
    inside = " ".join(BRACKETS.findall(text)) or text
    status = said_status(inside if BRACKETS.search(text) else "") or entry.status
    notices: list[str] = []
    proxy = ""
    if WITH_PROXY.search(text) or entry.status == "volmacht":
        found, proxy = _proxy(text, found)
        status = "verontschuldigd"
    replaced = bool(REPLACED.search(text)) or entry.status == "vervangen"
    if replaced:
        found = _replaced(text, found)
        status = "aanwezig"
        notices.append("Deze zetel werd vervangen: een plaatsvervanger met een mandaat komt mee, een andere naam niet.")
    status = {"gast": "aanwezig", "": "aanwezig"}.get(status, status)
    seats, sure = _seats(found)
    if len(seats) > 1 and len({each.seats for each in found}) == 1:
        seats = around.names.closer(text, seats)
        sure = len(seats) == 1
    if not seats:
        seats = around.names.meant(_bare(text, ()))
    rest = _bare(text, whole)
    person = _substitute(text, seats, around) if status == "aanwezig" else ""
    reason = bool(HEALTH.search(text) or CAUSE.search(rest)) and status != "aanwezig"
    van, tot = _hours(text)
    from_item, until_item = _items(text)
    return Seen(
        line_id,
        text,
        status,
        seats,
        sure,
        person,
        named=_has_a_name(rest) or any(each.by == "persoon" for each in whole),
        reason=reason,
        proxy=proxy,
        van=van,
        tot=tot,
        from_item=from_item,
        until_item=until_item,
        notices=tuple(notices),
    )


def _seats(found: tuple[Named, ...]) -> tuple[tuple[str, ...], bool]:
    """The seats that a line may mean, and whether it can only be that one. What sits there counts before who, and who before an office."""
    for by in ("zetel", "persoon", "functie"):
        named = {each.seats for each in found if each.by == by}
        if len(named) == 1:
            seats = named.pop()
            if len(seats) > 1 and by == "zetel":
                closer = {seat for each in found if each.by != by for seat in each.seats} & set(seats)
                seats = tuple(sorted(closer)) or seats
            return seats, len(seats) == 1
        if named:
            common = set.intersection(*map(set, named))
            seats = tuple(sorted(common or set().union(*map(set, named))))
            return seats, len(seats) == 1
    return (), False


def _proxy(text: str, found: tuple[Named, ...]) -> tuple[tuple[Named, ...], str]:
    """Who gave a proxy, and the seat that holds it."""
    sign = PROXY.search(text, found[0].end if found else 0)
    if not sign:
        return found, ""
    holders = [each for each in found if each.start >= sign.end()]
    seats, sure = _seats(tuple(holders))
    return tuple(each for each in found if each.start < sign.start()), seats[0] if sure else ""


def _replaced(text: str, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Which seat is replaced in ``A vervangt B``: behind the word; in ``B vervangen door A``: before it."""
    sign = REPLACES.search(text)
    if sign and (behind := tuple(each for each in found if each.start >= sign.end() and each.by != "persoon")):
        return behind
    return tuple(each for each in found if each.by != "persoon") or found


def _substitute(text: str, seats: tuple[str, ...], around: Around) -> str:
    """The name of a substitute of the one seat that is meant, when the records know it and the line names it."""
    if len(seats) != 1:
        return ""
    holding = around.composition.holdings[seats[0]]
    named = words(text)
    for mandate in holding.substitutes:
        parts = words(mandate.persoon)
        if all(part in named for part in parts):
            return str(mandate.persoon)
    return ""


def _bare(text: str, found: Sequence[Named]) -> str:
    """What stands in a line beside the names of seats."""
    for each in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _has_a_name(text: str) -> bool:
    return any(each.capital and each.word not in FILLERS and len(each.word) > 1 for each in tokens(text))


def _hours(text: str) -> tuple[str, str]:
    """From when and until when, as ``20:15``; empty for all the time."""
    van = tot = ""
    for start, _, found in hours(text, loose=True):
        before = text[max(0, start - 40) : start]
        last_from = max((each.end() for each in FROM.finditer(before)), default=-1)
        last_until = max((each.end() for each in UNTIL.finditer(before)), default=-1)
        if last_from > last_until:
            van = f"{found:%H:%M}"
        elif last_until >= 0:
            tot = f"{found:%H:%M}"
    return van, tot


def _items(text: str) -> tuple[str, str]:
    """From which item and until which, by their numbers; empty for all of them."""
    first = last = ""
    for match in ITEM.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if FROM.search(before) and not UNTIL.search(before):
            first = match[1].rstrip(".")
        elif UNTIL.search(before):
            last = match[1].rstrip(".")
    return first, last


def _once(seen: list[Seen]) -> list[Seen]:
    """Each seat once: a line that says more of a seat that stood there already takes its place."""
    places: dict[tuple[str, ...], int] = {}
    kept: list[Seen] = []
    for each in seen:
        at = places.get(each.seats) if each.sure else None
        if at is None:
            if each.sure:
                places[each.seats] = len(kept)
            kept.append(each)
        elif kept[at].status != each.status:
            twice = "Deze zetel staat ook elders in de lijst, met iets anders erbij. Kies wat klopt."
            kept.append(replace(each, sure=False, notices=(*each.notices, twice)))
        elif each.person or each.proxy:
            kept[at] = replace(each, id=kept[at].id)
    return kept


def _guest(text: str, guest_id: str) -> Guest:
    """A guest: the capacity is what is no name; in brackets, behind a comma or a dash."""
    parts = [part.strip(" ()[]") for part in re.split(r"[,;:()\[\]]|\s[–—-]\s", text) if part.strip(" ()[]")]
    told = [part for part in parts if not looks_like_a_person(part)]
    return Guest(guest_id, text, (told or [""])[0][:300], named=len(told) < len(parts))


def persons(entries: Sequence[Entry], around: Around) -> Iterator[tuple[str, str]]:
    """The names of persons that stand in lists, with the seat beside them if there is one; only to find them in the text."""
    for entry in entries:
        found = around.names.find(entry.text)
        seats, sure = _seats(found)
        rest = _bare(entry.text, [each for each in found if each.by != "persoon"])
        named = [each for each in PARTS.split(rest) if looks_like_a_person(each)]
        for name in named[:1]:
            bare = " ".join(part for part in name.split() if part.lower().strip(".") not in FILLERS)
            yield bare, seats[0] if sure else ""
