"""What stands around the items: day, hours, place, who chaired, the quorum, the next meeting. Held against the record of the meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from lok.minutes.labels import TITLE_LINE, label
from lok.minutes.paragraphs import Paragraph, Sort, cell_text
from lok.minutes.pasted import Head
from lok.minutes.times import DAY, days, first_hour, hours
from lok.words.dutch import DAYS, written_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.minutes.around import Around
    from lok.minutes.pasted import Seen

FRONT: Final = 40
"""Paragraphs at the start and at the end in which sentences of opening and closing are looked for."""
LONGEST: Final = 600
OPENS: Final = re.compile(
    r"\b(?:open(?:t|de|ing)|begin(?:t|nen)?|begon|start(?:te|en)?|vangt aan|aanvang|verwelkom\w*)\b", re.IGNORECASE
)
CLOSES: Final = re.compile(
    r"\b(?:slui(?:t|ting)|sloot|gesloten|be[eë]indigd?|eindig(?:t|de)|einde|afgesloten|sluit af)\b", re.IGNORECASE
)
BETWEEN: Final = re.compile(r"\d\s*(?:u|uur)?\s*(?:tot|–|—|-)\s*\d", re.IGNORECASE)
NO_QUORUM: Final = re.compile(
    r"\b(?:quorum|meerderheid)\b[^.]{0,60}\bniet\b[^.]{0,30}\b(?:bereikt|gehaald|aanwezig|voldaan)|\bgeen quorum\b|\bniet (?:in (?:voldoende )?(?:aantal|getal)|voltallig)\b|\bonvoltallig\b"
    r"|\bonvoldoende (?:leden|stemgerechtigde|aanwezig)|\bniet geldig (?:samengesteld|vergaderen)|\bniet rechtsgeldig\b",
    re.IGNORECASE,
)
QUORUM: Final = re.compile(
    r"\b(?:quorum|meerderheid van de leden)\b[^.]{0,60}\b(?:bereikt|gehaald|aanwezig|voldaan)|\b(?:in aantal|voltallig)\b|\bgeldig (?:samengesteld|vergaderen|beraadslagen)|\brechtsgeldig\b",
    re.IGNORECASE,
)
NEXT: Final = re.compile(
    r"\bvolgende?\s+(?:\w+\s+)?(?:vergadering|bijeenkomst|samenkomst|zitting|lok|overleg)\b", re.IGNORECASE
)
PRESENT: Final = re.compile(
    r"(\d{1,3})\s+(?:stemgerechtigde\s+)?(?:leden|zetels|aanwezigen|personen|stemgerechtigden)?\b", re.IGNORECASE
)
TITLE: Final = re.compile(
    r"\b(?:verslag|notulen|besluitenlijst|lijst van (?:de )?besluiten|zitting|vergadering|lokaal overleg|lok)\b",
    re.IGNORECASE,
)
DECISIONS: Final = re.compile(
    r"\bbesluitenlijst\b|\blijst van (?:de )?(?:genomen )?(?:besluiten|beslissingen)\b|\bbeknopte lijst\b",
    re.IGNORECASE,
)
OFFICE: Final = r"(?:de\s+)?(?:voorzitt(?:er|ster)|secretaris|verslaggever|notulist)"
SIGNS: Final = re.compile(
    rf"{OFFICE}(?:\s+{OFFICE})*(?:\s+(?:van|en)\b.{{0,80}})?[,.:]?|(?:voor\s+)?(?:akkoord|goedgekeurd|gezien)\b.{{0,60}}|handtekening(?:en)?:?|namens .{{0,60}}|(?:pagina|p\.|blz\.?)\s*\d+(?:\s*(?:van|/)\s*\d+)?",
    re.IGNORECASE,
)
DATE_LINE: Final = re.compile(rf"(?:(?:{'|'.join(DAYS)})\s+)?{DAY.pattern}", re.IGNORECASE)
"""A line under the title that begins with the day, and may have the hour and the place behind it."""
GREETS: Final = re.compile(
    r"(?:met\s+)?(?:vriendelijke\s+|hartelijke\s+|beste\s+|warme\s+|veel\s+)?groet(?:en|jes)?\b.{0,40}|mvg\b.{0,40}|hoogachtend\b.{0,40}",
    re.IGNORECASE,
)
LAST: Final = 12
"""Paragraphs at the end in which the foot of a mail begins."""
PLACE: Final = 300


@dataclass(slots=True)
class FoundHead:
    """The head, the paragraphs that say nothing else, whether these are decisions only, and what is asked and told in Dutch."""

    head: Head
    used: frozenset[int]
    decisions: bool
    asks: list[str] = field(default_factory=list)
    offices: list[tuple[str, str]] = field(default_factory=list)
    """The lines that name who chaired or wrote, with the seat when it is known."""


def read(paragraphs: Sequence[Paragraph], first: int, taken: frozenset[int], around: Around) -> FoundHead:
    """The head of minutes of which the first item begins at ``first``; ``taken`` are the paragraphs of attendance."""
    reader = _Reader(around)
    last = len(paragraphs)
    for index, each in enumerate(paragraphs):
        front = index < first
        if index in taken or (not front and index < last - FRONT // 2):
            continue
        if reader.line(each, front=front):
            reader.used.add(index)
        elif front and _is_title(each, index):
            reader.title(each)
            reader.used.add(index)
    for index, each in enumerate(paragraphs):
        if (index < FRONT or index >= last - FRONT) and index not in taken and len(each.text) <= LONGEST:
            reader.sentence(each.text, front=index < max(first + 3, 8), tail=index >= last - FRONT)
    return FoundHead(reader.head(), frozenset(reader.used), reader.decisions, reader.asks, reader.offices)


def with_offices(found: FoundHead, seen: Sequence[Seen], total: str, around: Around) -> FoundHead:
    """The head with who holds an office and was there, where the minutes do not say who chaired or wrote; and a number present."""
    there = {seat for each in seen if each.sure and each.status == "aanwezig" for seat in each.seats}
    head = found.head
    for office in ("voorzitter", "secretaris"):
        seats = around.names.offices.get((office,), frozenset())
        if not getattr(head, office) and len(seats) == 1 and seats <= there:
            head = replace(head, **{office: next(iter(seats))})
    if total and not head.aanwezig_totaal:
        head = replace(head, aanwezig_totaal=total)
    return replace(found, head=head)


def _is_title(each: Paragraph, index: int) -> bool:
    looks = each.sort is Sort.heading or each.bold or index < 3
    if index < FRONT // 4 and len(each.text) < 200 and DATE_LINE.match(each.text):
        return True
    if len(each.text) >= 200 or not TITLE.search(each.text):
        return False
    return (looks and each.text[-1:] != ".") or (index < FRONT // 4 and bool(TITLE_LINE.match(each.text)))


def signatures(paragraphs: Sequence[Paragraph], start: int) -> frozenset[int]:
    """The last paragraphs, from ``start`` on, that are only for signing: offices, names under them, page numbers; the foot of a mail."""
    foot = next(
        (at for at in range(max(start, len(paragraphs) - LAST), len(paragraphs)) if GREETS.match(paragraphs[at].text)),
        None,
    )
    end = len(paragraphs) if foot is None else foot
    found = set(range(end, len(paragraphs)))
    for index in range(end - 1, start - 1, -1):
        each = paragraphs[index]
        text = cell_text(tuple(part for cell in each.cells for part in cell)) if each.sort is Sort.row else each.text
        parts = [part.strip() for part in re.split(r";|\s{3,}", text) if part.strip()]
        if not all(SIGNS.fullmatch(part) for part in parts) and not (_is_name(text) and _near_sign(paragraphs, index)):
            break
        found.add(index)
    return frozenset(found)


def _is_name(text: str) -> bool:
    parts = text.split()
    return 1 < len(parts) <= 8 and sum(part[:1].isupper() for part in parts) >= 2 and text[-1:] not in ".:;"


def _near_sign(paragraphs: Sequence[Paragraph], index: int) -> bool:
    near = paragraphs[max(0, index - 3) : index + 2]
    return any(SIGNS.fullmatch(each.text.strip()) for each in near)


class _Reader:
    """Gathers the head, line by line."""

    def __init__(self, around: Around) -> None:
        self.around = around
        self.used: set[int] = set()
        self.values: dict[str, str] = {}
        self.begin: time | None = None
        self.end: time | None = None
        self.day: date | None = None
        self.next: date | None = None
        self.decisions = False
        self.asks: list[str] = []
        self.offices: list[tuple[str, str]] = []

    def line(self, each: Paragraph, *, front: bool) -> bool:
        """Whether a paragraph is a line of the head; what it says is kept."""
        if each.sort is Sort.row and len(each.cells) == 2:
            text = f"{cell_text(each.cells[0]).rstrip(': ')}: {cell_text(each.cells[1])}"
            each = Paragraph(text)
        found = label("head", each)
        if found is None or ":" not in each.text[: found.offset + 1] or not found.rest:
            return False
        role, rest = found.role, found.rest
        if role == "volgende":
            self.next = self.next or next((day for _, _, day in days(rest, self.around.day)), None)
            return self.next is not None and not front
        if not front and role not in ("einde", "secretaris", "voorzitter"):
            return False
        self._keep(role, rest)
        return True

    def _keep(self, role: str, rest: str) -> None:
        if role in ("datum", "uren"):
            self._day(rest)
            found = (
                [hour for _, _, hour in hours(rest, loose=True)]
                if role == "uren"
                else [hour for _, _, hour in hours(rest)]
            )
            self.begin = self.begin or (found[0] if found else None)
            self.end = self.end or (found[1] if len(found) > 1 else None)
        elif role == "begin":
            self.begin = self.begin or first_hour(rest, loose=True)
        elif role == "einde":
            self.end = self.end or first_hour(rest, loose=True)
        elif role == "plaats":
            self.values.setdefault("locatie", rest[:PLACE].rstrip("."))
        elif role in ("voorzitter", "secretaris"):
            self._office(role, rest)
        elif role == "totaal" and (counted := PRESENT.match(rest)):
            self.values.setdefault("aanwezig_totaal", str(int(counted[1])))
        elif role == "quorum":
            self._quorum(f"quorum {rest}")

    def _office(self, role: str, rest: str) -> None:
        found = [each for each in self.around.names.find(rest) if len(each.seats) == 1]
        by = sorted(found, key=lambda each: ("zetel", "persoon", "functie").index(each.by))
        seat = by[0].seats[0] if by else ""
        named = self.around.names.offices.get((role,), frozenset())
        if not seat and len(named) == 1 and rest:
            self.asks.append(
                f"Bij ‘{role}’ staat een naam die niet bij een zetel hoort. Kies de zetel die dat die dag deed."
            )
        if seat:
            self.values.setdefault(role, seat)
        self.offices.append((f"{role}: {rest}", seat))

    def title(self, each: Paragraph) -> None:
        """The title, or the line under it: the day, whether it is a list of decisions, the hour and the place."""
        self.decisions = self.decisions or bool(DECISIONS.search(each.text))
        self._day(each.text)
        if DATE_LINE.match(each.text):
            found = [hour for _, _, hour in hours(each.text)]
            self.begin = self.begin or (found[0] if found else None)
            place = re.split(r"\s[–—-]\s|[,;|]\s*", each.text)[-1].strip(" .")
            if place and not any(char.isdigit() for char in place):
                self.values.setdefault("locatie", place[:PLACE])

    def _day(self, text: str) -> None:
        found = [day for _, _, day in days(text, self.around.day)]
        if found and (self.day is None or (self.day != self.around.day and self.around.day in found)):
            self.day = self.around.day if self.around.day in found else found[0]

    def _quorum(self, text: str) -> None:
        if NO_QUORUM.search(text):
            self.values["quorum_bereikt"] = "nee"
        elif QUORUM.search(text):
            self.values.setdefault("quorum_bereikt", "ja")

    def sentence(self, text: str, *, front: bool, tail: bool) -> None:
        """What a sentence near the start or the end says of the hours, the quorum and the next meeting."""
        self._quorum(text)
        found = [hour for _, _, hour in hours(text, loose=bool(BETWEEN.search(text)))]
        if found and front and self.begin is None and (OPENS.search(text) or BETWEEN.search(text)):
            self.begin = found[0]
            if len(found) > 1 and BETWEEN.search(text):
                self.end = self.end or found[1]
        elif found and tail and self.end is None and CLOSES.search(text):
            self.end = found[-1]
        if NEXT.search(text):
            at = NEXT.search(text)
            after = text[at.start() :] if at else text
            self.next = self.next or next(
                (day for _, _, day in days(after, self.around.day) if day > self.around.day), None
            )

    def head(self) -> Head:
        """All of it."""
        on = self.around.day
        begin = datetime.combine(on, self.begin) if self.begin else None
        end = datetime.combine(on, self.end) if self.end else None
        start = begin or self.around.meeting.gepland_begin.replace(tzinfo=None)
        if end is not None and end <= start:
            end += timedelta(days=1)
        if self.day is not None and self.day != on:
            self.asks.insert(
                0,
                f"Dit verslag zegt {written_day(self.day)}, en deze vergadering is van {written_day(on)}. Plak je het bij de juiste vergadering?",
            )
        coming = self.around.meetings.get(self.next, ()) if self.next else ()
        return Head(
            self.day.isoformat() if self.day else "",
            f"{begin:%Y-%m-%d %H:%M}" if begin else "",
            f"{end:%Y-%m-%d %H:%M}" if end else "",
            volgende_vergadering=coming[0] if len(coming) == 1 and self.next != on else "",
            **self.values,
        )
