"""Paragraphs become ``Pasted``: items with blocks, a head, attendance. Every paragraph goes somewhere; what goes nowhere else goes to members."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from lok.kinds.agendapunten import Puntsoort
from lok.minutes import heads, presence
from lok.minutes.agenda import kind_of, place
from lok.minutes.blocks import Numbers, Setting, blocks
from lok.minutes.items import CLOSED, OPEN_AGAIN, TITLE_ENDS, find
from lok.minutes.paragraphs import Paragraph, Read, Sort
from lok.minutes.pasted import Guest, Head, Item, Pasted, Seen
from lok.minutes.pointing import Spoken, nameless, notices
from lok.minutes.seen import attendance, persons
from lok.minutes.segments import DECISION
from lok.minutes.tables import unrolled
from lok.minutes.transcript import heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.minutes.around import Around
    from lok.minutes.items import Start
    from lok.minutes.pasted import Block
    from lok.minutes.transcript import Heard

LONGEST_TITLE: Final = 300
SHORT_TITLE: Final = 80
PIECE: Final = 1_500
"""Letters of a block of what a program heard."""
WHOLE: Final = "Verslag"
"""The title of the one item of minutes in which none was found."""
BY_MACHINE: Final = (
    "Dit is gemaakt door een programma dat luistert of samenvat. Daarom staat elk stuk eerst op weglaten en worden geen "
    "aanwezigheden voorgesteld. Lees elk stuk na, en laat de zin staan die zegt dat een programma hielp."
)
APPROVED: Final = re.compile(r"\bgoedgekeurd\b|\bkeur(?:t|en|de|den)\b.{0,200}\bgoed\b|\bgoedkeuring\b", re.IGNORECASE)
APPROVE_THERE: Final = (
    "Hier staat dat een vorig verslag is goedgekeurd. Dat plak je niet mee: keur dat verslag daarna goed bij die vergadering. Dan zie je "
    "ook wat er openbaar wordt."
)
NO_ITEMS: Final = "Er zijn geen punten herkend. Zet een nummer of een titel boven elk punt, of kies zelf bij welk punt elk stuk hoort."
LOOK_AT_ITEMS: Final = (
    "Kijk na of elk punt bij het juiste punt van de agenda staat, en of er geen naam in de titel staat."
)


class _Part(NamedTuple):
    """An item with its paragraphs."""

    item: Item
    body: Sequence[Paragraph]


def cut(read: Read, around: Around) -> Pasted:
    """The minutes that were read, cut into what a secretary assigns."""
    paragraphs = unrolled(read.paragraphs)
    machine = heard(paragraphs)
    cutter = _Cutter(machine.paragraphs if machine else paragraphs, machine, around)
    if machine is not None and machine.spoken:
        return cutter.transcript(machine, read)
    return cutter.minutes(read)


class _Cutter:
    """Cuts one set of minutes."""

    def __init__(self, paragraphs: Sequence[Paragraph], machine: Heard | None, around: Around) -> None:
        self.paragraphs, self.machine, self.around = paragraphs, machine, around
        self.agenda = around.meeting.agendapunten
        self.taken: frozenset[int] = frozenset()
        self.head = heads.FoundHead(Head(), frozenset(), decisions=False)
        self.seen: tuple[Seen, ...] = ()
        self.guests: tuple[Guest, ...] = ()
        self.spoken = Spoken.of(())

    def minutes(self, read: Read) -> Pasted:
        """Minutes that somebody wrote, or a program that was told to."""
        paragraphs, around = self.paragraphs, self.around
        lists = presence.lists(paragraphs, around)
        found = find(paragraphs, lists.used, self.agenda)
        first = found.starts[0].at if found.starts else len(paragraphs)
        signs = heads.signatures(paragraphs, found.starts[-1].at + 1 if found.starts else first)
        taken = lists.used | found.overview | signs
        self.head = heads.read(paragraphs, first, taken, around)
        self.taken = taken | self.head.used
        named = [*lists.entries, *(presence.Entry(line.partition(":")[2], "") for line, _ in self.head.offices)]
        named += [presence.Entry(paragraphs[at].text, "") for at in sorted(signs)]
        told = ((name, around.seat(seat) if seat else "") for name, seat in persons(named, around))
        self.spoken = Spoken.of(told, around.known.common)
        if self.machine is None:
            self.seen, self.guests = attendance(lists.entries, around)
            self.seen += tuple(self._of_offices())
            self.head = heads.with_offices(self.head, self.seen, lists.total, around)
            self._without_names()
        return self._pasted(list(self._parts(found.starts)), read)

    def _without_names(self) -> None:
        """Place and guests are for everybody once the minutes are approved: whoever is named there is not."""
        place = nameless(self.head.head.locatie, self.around, self.spoken)
        self.head = replace(self.head, head=replace(self.head.head, locatie=place))
        told = (nameless(each.hoedanigheid, self.around, self.spoken) for each in self.guests)
        self.guests = tuple(replace(each, hoedanigheid=words) for each, words in zip(self.guests, told, strict=True))

    def transcript(self, machine: Heard, read: Read) -> Pasted:
        """What was spoken, in pieces: nothing of it is proposed, and nobody was there because of it."""
        called = ((name, self._seat_of(name)) for name in machine.speakers)
        self.spoken = Spoken.of(called, self.around.known.common)
        items = self._rest_of_the_agenda(()) or [Item("p1", "1", WHOLE, kind_of(WHOLE).value, sure=False)]
        said = [each if each.sort is Sort.heading else Paragraph(each.text) for each in machine.paragraphs]
        return self._pasted([_Part(items[0], piece) for piece in _pieces(said)] or [_Part(items[0], ())], read)

    def _of_offices(self) -> Iterator[Seen]:
        """Who chaired or wrote was there, also when no list says so."""
        listed = {seat for each in self.seen for seat in each.seats}
        for at, (line, seat) in enumerate(self.head.offices, start=len(self.seen) + 1):
            if seat and seat not in listed:
                listed.add(seat)
                yield Seen(f"a{at}", line, "aanwezig", (seat,), sure=True)

    def _seat_of(self, name: str) -> str:
        seats = {seat for each in self.around.names.find(name) if each.by == "persoon" for seat in each.seats}
        return self.around.seat(seats.pop()) if len(seats) == 1 else ""

    def _parts(self, starts: Sequence[Start]) -> Iterator[_Part]:
        """Every item with its paragraphs; what stands before the first goes with it."""
        before = self._untaken(0, starts[0].at if starts else len(self.paragraphs))
        if not starts:
            only = 0 if len(self.agenda) == 1 else None
            yield _Part(Item("p1", "1", WHOLE, kind_of(WHOLE).value, only, sure=False), before)
            return
        used: frozenset[int] = frozenset()
        closed = any(_closes(each) for each in before[-2:])
        ends = [*(each.at for each in starts[1:]), len(self.paragraphs)]
        for count, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
            body = self._untaken(start.at + 1, end)
            title, rest = _title(start, decisions=self.head.decisions)
            closed = bool(CLOSED.search(title)) or (closed and not OPEN_AGAIN.search(title))
            item = self._item(count, start.number, title, rest, used)
            item = replace(item, closed=item.closed or closed)
            used |= {item.place} if item.place is not None else set()
            yield _Part(item, [*(before if count == 1 else ()), *([Paragraph(rest)] if rest else ()), *body])
            closed = closed or any(_closes(each) for each in body[-2:])

    def _untaken(self, start: int, end: int) -> list[Paragraph]:
        return [self.paragraphs[at] for at in range(start, end) if at not in self.taken]

    def _item(self, count: int, number: str, title: str, rest: str, used: frozenset[int]) -> Item:
        """An item held against the agenda. Without a title it has that of the agenda, or the beginning of its text."""
        its = place(number, title, self.agenda, used)
        known = self.agenda[its.at] if its.at is not None else None
        title = title or (known.titel if known else _shortened(rest))
        found = notices(title, self.around, self.spoken)
        return Item(
            f"p{count}",
            number,
            (nameless(title, self.around, self.spoken) if known is None else title)[:LONGEST_TITLE] or WHOLE,
            (known.soort if known else kind_of(title)).value,
            its.at,
            sure=its.sure and all(each.sure for each in found),
            closed=known is not None and known.closed,
        )

    def _rest_of_the_agenda(self, parts: Sequence[_Part]) -> list[Item]:
        """The items of the record that the minutes do not mention, so that a block can go there."""
        used = {each.item.place for each in parts}
        rest = ((at, each) for at, each in enumerate(self.agenda) if at not in used)
        return [Item(f"r{at + 1}", each.nr, each.titel, each.soort.value, at, closed=each.closed) for at, each in rest]

    def _pasted(self, parts: Sequence[_Part], read: Read) -> Pasted:
        machine, around = self.machine, self.around
        setting = Setting(around, self.spoken, self.head.decisions, machine is not None, Numbers())
        made = tuple(block for part in parts for block in blocks(part.item, part.body, setting))
        listed = {seat for each in self.seen if each.sure for seat in each.seats}
        items = tuple(dict.fromkeys((*(part.item for part in parts), *self._rest_of_the_agenda(parts))))
        return Pasted(
            items,
            made,
            Head(day=self.head.head.day) if machine else self.head.head,
            self.seen,
            self.guests,
            tuple(seat for seat in around.expected if seat not in listed),
            machine.tool if machine else "",
            f"Bij dit verslag hielp {_called(machine.tool)}. De secretaris las alles na." if machine else "",
            (*self.head.asks, *self._asks(items)),
            (*read.remarks, *_approval(items, made)),
            tuple(self.paragraphs[at].said for at in sorted(self.taken)),
        )

    def _asks(self, items: Sequence[Item]) -> Iterator[str]:
        """What must be answered before it can be written well."""
        if self.machine is not None:
            yield BY_MACHINE
        unsure = sum(not each.sure for each in self.seen)
        if unsure:
            lines = "1 regel" if unsure == 1 else f"{unsure} regels"
            yield f"Bij {lines} van de aanwezigheden is niet zeker welke zetel bedoeld is: kies die zelf."
        if items[0].title == WHOLE and self.machine is None:
            yield NO_ITEMS
        elif any(not each.sure for each in items):
            yield LOOK_AT_ITEMS


def _approval(items: Sequence[Item], made: Sequence[Block]) -> Iterator[str]:
    """That the approval of earlier minutes is an act of its own: both meetings say so, and readers get what was kept back."""
    about = {each.id for each in items if each.soort == Puntsoort.goedkeuring_verslag.value}
    if any(each.item in about and APPROVED.search(each.source) for each in made):
        yield APPROVE_THERE


def _closes(each: Paragraph) -> bool:
    """Whether a line of its own says that what follows is dealt with behind closed doors."""
    return len(each.text) <= SHORT_TITLE and CLOSED.search(each.text) is not None and each.sort is not Sort.row


def _title(start: Start, *, decisions: bool) -> tuple[str, str]:
    """The title of an item and what of the same line is no title."""
    if not start.rest and DECISION.match(start.title):
        return "", start.title
    if decisions and not start.rest and (end := TITLE_ENDS.search(start.title)):
        return start.title[: end.start()].strip(), start.title[end.end() :].strip()
    return start.title, start.rest


def _shortened(text: str) -> str:
    return text if len(text) <= SHORT_TITLE else f"{text[: SHORT_TITLE - 1].rpartition(' ')[0]}…"


def _pieces(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """What was said, in pieces of a length that somebody reads at once."""
    pieces: list[list[Paragraph]] = []
    size = PIECE + 1
    for each in paragraphs:
        size += len(each.text)
        if size > PIECE:
            pieces.append([])
            size = len(each.text)
        pieces[-1].append(each)
    return pieces


def _called(tool: str) -> str:
    return tool if tool.startswith("een ") else f"een programma ({tool})"
