"""The records that a list of members makes: seats, mandates and organisers, compared with those that are there.

Like ``Job`` of an import of locations, but all or nothing: with something wrong in the list there is nothing to write.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.intake.candidates import Candidate
from lok.intake.members import column_of, members, overlap, told_in_numbers
from lok.intake.report import how_read, trouble_line
from lok.intake.rows import Trouble, folded, name_key
from lok.intake.texts import new_id, problems_in, record_text
from lok.kinds.contactpunten import Contactsoort
from lok.kinds.mandaten import Functie
from lok.words.dutch import counted, listed, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day

    from lok.intake.columns import Heading
    from lok.intake.existing import Existing
    from lok.intake.members import Mandate, Members, Seat
    from lok.intake.rows import Row

KINDS = ("zetels", "mandaten", "organisatoren", "contactpunten")
"""The kinds that are made, or looked at."""
SUBSTITUTE = Functie.plaatsvervanger.value
NOTHING_WRITTEN = "Er is niets geschreven: verbeter eerst wat hierboven staat, en lees de lijst opnieuw."


@dataclass(frozen=True, slots=True)
class Membership:
    """A list of members beside the records: how it was read, and the new records it would make, by path.

    ``there`` are seats that had a record already, ``open_`` the fields of new records that somebody fills in, by path.
    """

    name: str
    heading: Heading
    found: Members
    new: dict[str, str]
    there: tuple[str, ...]
    open_: Mapping[str, tuple[str, ...]]
    troubles: tuple[Trouble, ...]
    date: day

    @property
    def may_write(self) -> bool:
        """Whether anything may be written: all of it or nothing."""
        return not self.has_troubles

    @property
    def has_troubles(self) -> bool:
        """Whether something in the list is not right; then nothing is written."""
        return bool(self.troubles or self.heading.sheet.troubles or self.heading.part)

    def shown(self) -> str:
        """All of it, for the terminal. No name of a person is in it."""
        return "\n".join([*how_read(self.heading, self.name), "", *self._told()])

    def to_do(self, made: tuple[str, ...]) -> str:
        """What somebody still has to do, as a text file to tick off."""
        lines = [f"Na het inlezen van {self.name} op {written_day(self.date)}", ""]
        lines.append(
            f"{counted(len(made), 'nieuw record', 'nieuwe records')} gemaakt. Records die er al waren, zijn niet veranderd."
        )
        lines += [f"[ ] {path}: vul in: {', '.join(names)}" for path, names in self.open_.items()]
        lines += [f"[ ] {path}: staat er al; kijk zelf na of de lijst iets anders zegt" for path in self.there]
        return "\n".join([*lines, ""])

    def _told(self) -> Iterator[str]:
        unit = self.heading.sheet.unit
        yield f"In de lijst: {told_in_numbers(self.found)}."
        for seat in self.found.seats if self.may_write else ():
            who = counted(len(seat.mandates), "mandaat", "mandaten") if seat.mandates else "niet bezet"
            yield f"  {unit} {seat.row.number}: {seat.name} ({who})"
        if self.there:
            yield f"Deze zetels staan er al en veranderen niet: {listed(self.there)}."
        left = [f"{name} ({count})" for name, count in self.found.left_out.items() if count]
        if left:
            yield f"Weggelaten, want dat hoort in het adresboek van het bestuur en niet hier: {', '.join(left)}."
        yield from (f"{path}: in te vullen: {', '.join(names)}" for path, names in self.open_.items())
        told = sorted((*self.heading.sheet.troubles, *self.troubles), key=lambda each: (each.sheet, each.row))
        if told:
            yield ""
            yield f"Niet juist: verbeter dit in de lijst ({len(told)}):"
            yield from (f"  {trouble_line(unit, each)}" for each in told)
            yield NOTHING_WRITTEN
        else:
            yield f"{counted(len(self.new), 'nieuw record', 'nieuwe records')}."


def make_membership(name: str, heading: Heading, existing: Mapping[str, tuple[Existing, ...]], date: day) -> Membership:
    """The records that a list makes, beside those that are there; none at all when something in it is wrong."""
    found = members(heading)
    maker = _Maker(heading, existing, date)
    for seat in found.seats:
        maker.make(seat)
    known = {(each.sheet, each.row) for each in found.troubles}
    troubles = (*found.troubles, *(each for each in maker.troubles if (each.sheet, each.row) not in known))
    new = {} if troubles or heading.sheet.troubles or heading.part else maker.new
    open_ = {path: names for path, names in maker.open_.items() if path in new}
    return Membership(name, heading, found, new, tuple(maker.there), open_, troubles, date)


class _Maker:
    """Seats on their way to the texts of records."""

    def __init__(self, heading: Heading, existing: Mapping[str, tuple[Existing, ...]], date: day) -> None:
        self.heading, self.existing, self.date = heading, existing, date
        self.taken = {soort: {each.id for each in rows} for soort, rows in existing.items()}
        self.organisers = {each.name: each.id for each in existing["organisatoren"]}
        self.seats = {name_key(str(each.fields.get("naam") or "")): each.id for each in existing["zetels"]}
        self.sitting: defaultdict[str, list[Existing]] = defaultdict(list)
        for each in existing["mandaten"]:
            self.sitting[str(each.fields.get("zetel"))].append(each)
        self.new: dict[str, str] = {}
        self.open_: dict[str, tuple[str, ...]] = {}
        self.there: list[str] = []
        self.troubles: list[Trouble] = []

    def make(self, seat: Seat) -> None:
        """The seat with its organiser and mandates, as far as they have no record yet."""
        seat_id = self.seats.get(name_key(seat.name))
        if seat_id is None:
            seat_id = new_id("zetels", seat.name, self.taken["zetels"])
            fields = dict(seat.fields)
            if seat.organiser is not None:
                fields["organisatie"] = self._organiser(seat, seat.organiser, seat_id)
            self._record("zetels", seat_id, fields, seat.row)
        else:
            self.there.append(f"data/zetels/{seat_id}.yaml")
        for mandate in seat.mandates:
            self._mandate(mandate, seat_id)

    def _organiser(self, seat: Seat, told: Mapping[str, Any], seat_id: str) -> str:
        key = name_key(str(told["naam"]))
        if key not in self.organisers:
            self.organisers[key] = new_id("organisatoren", str(told["naam"]), self.taken["organisatoren"])
            contacts = self._contacts()
            fields = {**told, "lok_zetel": seat_id, **({"contactpunten": contacts} if contacts else {})}
            self._record(
                "organisatoren", self.organisers[key], fields, seat.row, () if contacts else ("contactpunten",)
            )
        return self.organisers[key]

    def _contacts(self) -> list[str]:
        """Where an organiser can turn to: the desk that supports organisers, when there is one such; else it stays open."""
        found = [
            each.id for each in self.existing["contactpunten"]
            if each.fields.get("soort_contactpunt") == Contactsoort.regie_kinderopvang.value
        ]  # fmt: skip
        return found if len(found) == 1 else []

    def _mandate(self, mandate: Mandate, seat_id: str) -> None:
        there = [each for each in self.sitting[seat_id] if overlap(each.fields, mandate.fields)]
        who = folded(str(mandate.fields["persoon"]))
        if any(folded(str(each.fields.get("persoon") or "")) == who for each in there):
            return
        others = [each for each in there if each.fields.get("functie") != SUBSTITUTE]
        if mandate.fields["functie"] != SUBSTITUTE and others:
            message = f"op deze zetel zit volgens {others[0].path} nog iemand anders"
            hint = "Geef dat mandaat eerst zijn laatste dag, of kijk de eerste dag in de lijst na."
            self.troubles.append(
                Trouble(mandate.row.number, self._column("mandaten", "persoon"), message, hint, mandate.row.sheet)
            )
            return
        year = str(mandate.fields.get("van") or "")[:4]
        name = f"{seat_id.removeprefix('zetel-')}-{year}"
        if mandate.fields["functie"] == SUBSTITUTE:
            name = f"{seat_id.removeprefix('zetel-')}-plaatsvervanger-{year}"
        record_id = new_id("mandaten", name, self.taken["mandaten"])
        self._record("mandaten", record_id, {"zetel": seat_id, **mandate.fields}, mandate.row)

    def _column(self, soort: str, name: str) -> str:
        """The heading over what became a field of a record."""
        columns = next(
            (self.heading.fields[each] for each in column_of(soort, name) if each in self.heading.fields), ()
        )
        return self.heading.names[columns[0]] if columns else ""

    def _record(
        self, soort: str, record_id: str, fields: Mapping[str, Any], row: Row, missing: tuple[str, ...] = ()
    ) -> None:
        """The text of a record; what the check would refuse is wrong with the row."""
        filled = {name: value for name, value in fields.items() if value not in (None, "")}
        candidate = Candidate(row.number, "", filled, frozenset(filled), missing=missing, sheet=row.sheet)
        text = record_text(soort, record_id, candidate, self.heading.mapping.title, self.date)
        wrong = problems_in(soort, record_id, text, missing)
        for each in wrong:
            column = self._column(soort, each.field or "")
            self.troubles.append(Trouble(row.number, column, each.message, each.hint, row.sheet))
        if wrong:
            return
        path = f"data/{soort}/{record_id}.yaml"
        self.new[path] = text
        if missing:
            self.open_[path] = missing
