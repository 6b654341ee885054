"""A list of members becomes seats, who sits on them, and the organisers whose seats they are: one row a person.

All or nothing: with one row that is not right, nothing is made. A person's name goes into a mandate, which only members
read, and into nothing else: no name of a file and no message. Contact data are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from lok.intake import cells, values
from lok.intake.mappings import OF_THE_PERSON, PRIVATE
from lok.intake.rows import Trouble, folded, name_key
from lok.kinds.mandaten import Functie
from lok.kinds.zetels import Geleding, Subgeleding
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.intake.columns import Heading
    from lok.intake.rows import Row

SEAT_FIELDS = ("geleding", "subgeleding", "tweede_geleding", "orgaan", "stemgerechtigd", "van", "tot")
"""What a row says of its seat, beside its name."""
OF_A_MANDATE = frozenset({*OF_THE_PERSON, "mandaat_van", "mandaat_tot"})
OF_AN_ORGANISER = {"organisatie": "naam", "organisatie_type": "type", "organisatie_kbo": "kbo_nummer"}
"""Columns that become a field of the organiser, with that field."""
CARE = frozenset({Subgeleding.gezinsopvang, Subgeleding.groepsopvang, Subgeleding.buitenschoolse_opvang})
"""What a seat of an organiser of care stands for."""


@dataclass(slots=True)
class Mandate:
    """Somebody on a seat, as a row says; ``column`` is the heading under which the name stands."""

    row: Row
    fields: dict[str, Any]


@dataclass(slots=True)
class Seat:
    """A seat, as the first of its rows says."""

    row: Row
    fields: dict[str, Any]
    told_begin: bool = False
    organiser: dict[str, Any] | None = None
    mandates: list[Mandate] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.fields["naam"])


@dataclass(slots=True)
class Members:
    """What a list of members tells: its seats in the order of the list, what is wrong, and what was left out, by column."""

    seats: list[Seat]
    troubles: list[Trouble]
    left_out: dict[str, int]


def members(heading: Heading) -> Members:
    """The seats of a list. Every row is read, so that all that is wrong is told at once."""
    reader = _Reader(heading)
    for row in heading.rows:
        if any(row.cells):
            reader.read(row)
    reader.judge_together()
    return Members(list(reader.seats.values()), reader.troubles, dict(reader.left_out))


class _Reader:
    """Rows on their way to seats: what is read, left out and wrong gathers here."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.seats: dict[str, Seat] = {}
        self.troubles: list[Trouble] = []
        self.left_out: defaultdict[str, int] = defaultdict(int)
        self.unread: set[str] = set()
        """The columns of the row at hand in which something stands that cannot be read: that it is missing is not told too."""

    def read(self, row: Row) -> None:
        """One row: its seat, when no row before had it, and who sits there."""
        if any(row.cells[len(self.heading.names) :]):
            self.trouble(
                row, "", "deze rij heeft meer cellen dan er kolommen zijn", "Staat er een scheidingsteken in een tekst?"
            )
            return
        self.unread = set()
        told = dict(self._told(row))
        name = str(told.get("naam") or told.get("organisatie") or "")
        if not name:
            self.trouble(
                row,
                "naam",
                "hier staat niet van wie de zetel is",
                "Schrijf de organisatie of de groep, geen naam van een persoon.",
            )
            return
        self._refuse_persons(row, name, told)
        seat = self._seat(row, name, told)
        for made in self._mandates(row, told, seat):
            seat.mandates.append(made)

    def trouble(self, row: Row, name: str, message: str, hint: str = "") -> None:
        """Something that is wrong in a row, at the column of a field."""
        self.unread.add(name)
        self.troubles.append(Trouble(row.number, self._column(name), message, hint, row.sheet))

    def _column(self, name: str) -> str:
        columns = self.heading.fields.get(name, ())
        return self.heading.names[columns[0]] if columns else ""

    def _told(self, row: Row) -> Iterator[tuple[str, Any]]:
        for name, columns in self.heading.fields.items():
            texts = [row.cells[each] if each < len(row.cells) else "" for each in columns]
            filled = [each for each in texts if not values.is_nothing(each)]
            if name == PRIVATE:
                for column, text in zip(columns, texts, strict=True):
                    self.left_out[self.heading.names[column]] += not values.is_nothing(text)
            elif filled:
                yield from self._value(row, name, filled[0])

    def _value(self, row: Row, name: str, text: str) -> Iterator[tuple[str, Any]]:
        soort, within = _place_of(name)
        mapping = self.heading.mapping
        known = replace(mapping, soort=soort, words={within: mapping.words.get(name, {})})
        try:
            yield name, cells.value(known, within, text)
        except values.PrivateValueError as private:
            self.trouble(
                row, name, f"hier staat een {private}, en dat mag nergens bewaard worden", "Haal het uit de lijst."
            )
        except values.BadCellError as bad:
            self.trouble(row, name, str(bad))

    def _refuse_persons(self, row: Row, name: str, told: Mapping[str, Any]) -> None:
        """The name of a seat is public: it is never that of who sits there."""
        persons = {folded(_person(told)), folded(str(told.get("plaatsvervanger") or ""))} - {""}
        if folded(name) in persons:
            at = "naam" if told.get("naam") else "organisatie"
            self.trouble(
                row,
                at,
                "dit is de naam van een persoon, en de naam van een zetel is openbaar",
                "Schrijf de organisatie of de groep.",
            )

    def _seat(self, row: Row, name: str, told: Mapping[str, Any]) -> Seat:
        key = name_key(name)
        fields = {each: told[each] for each in SEAT_FIELDS if each in told}
        if key in self.seats:
            seat = self.seats[key]
            for each in ("geleding", "subgeleding", "stemgerechtigd", "orgaan"):
                if each in fields and seat.fields.setdefault(each, fields[each]) != fields[each]:
                    self.trouble(
                        row,
                        each,
                        f"bij {self.heading.sheet.unit} {seat.row.number} staat van deze zetel iets anders",
                        "Schrijf in elke rij van de zetel hetzelfde.",
                    )
            return seat
        begins = fields.get("van") or told.get("mandaat_van")
        seat = Seat(row, {"naam": name, **fields, "van": begins}, told_begin="van" in fields)
        self._ask(row, seat)
        of_care = fields.get("subgeleding") in CARE or "organisatie_type" in told
        if told.get("organisatie") and fields.get("geleding") == Geleding.lokale_actor and of_care:
            seat.organiser = {within: told[each] for each, within in OF_AN_ORGANISER.items() if each in told}
            if "type" not in seat.organiser:
                self.trouble(
                    row,
                    "organisatie_type",
                    "hier staat niet wat voor organisator dit is",
                    "Schrijf vzw, vennootschap, eenmanszaak, lokaal bestuur of feitelijke vereniging in een kolom ‘Type organisatie’.",
                )
        self.seats[key] = seat
        return seat

    def _ask(self, row: Row, seat: Seat) -> None:
        """What a seat must have and the row does not tell."""
        asked = (
            ("geleding", "hier staat niet tot welke groep de zetel hoort", "Schrijf lokale actor, gebruiker, lokaal bestuur, deskundige of agentschap."),
            ("stemgerechtigd", "hier staat niet of de zetel mag stemmen", "Schrijf ja of nee in een kolom ‘Stemgerechtigd’."),
            ("mandaat_van", "hier staat niet vanaf welke dag", "Schrijf de eerste dag in een kolom ‘Sinds’, bijvoorbeeld 26/03/2025."),
        )  # fmt: skip
        for name, message, hint in asked:
            if not seat.fields.get(name.removeprefix("mandaat_")) and name not in self.unread:
                self.trouble(row, name, message, hint)

    def _mandates(self, row: Row, told: Mapping[str, Any], seat: Seat) -> Iterator[Mandate]:
        person, substitute = _person(told), str(told.get("plaatsvervanger") or "")
        days = {
            "van": told.get("mandaat_van") or seat.fields.get("van"),
            "tot": told.get("mandaat_tot") or seat.fields.get("tot"),
        }
        if person:
            about = {each: told[each] for each in OF_THE_PERSON if each in told and each != "persoon"}
            yield Mandate(row, {"functie": _usual(seat), **about, "persoon": person, **days})
        elif told.keys() & {"functie", "politiek_mandaat", "band_met_opvang"} and "persoon" not in self.unread:
            self.trouble(
                row,
                "persoon",
                "hier staat een functie, maar niet van wie",
                "Vul de naam in, of maak de functie leeg als de zetel niet bezet is.",
            )
        if substitute:
            yield Mandate(row, {"functie": Functie.plaatsvervanger.value, "persoon": substitute, **days})

    def judge_together(self) -> None:
        """What rows say together: nobody sits twice on a seat, and one at a time sits there as a member."""
        for seat in self.seats.values():
            days = [str(each.fields["van"]) for each in seat.mandates if each.fields["van"]]
            if days and not seat.told_begin:
                seat.fields["van"] = min(days)
            there: dict[str, int] = {}
            first: Mandate | None = None
            for each in seat.mandates:
                key = folded(str(each.fields["persoon"]))
                if there.setdefault(key, each.row.number) != each.row.number:
                    self.trouble(
                        each.row,
                        "persoon",
                        f"deze persoon staat al bij {self.heading.sheet.unit} {there[key]} op dezelfde zetel",
                        "Laat een van de twee rijen weg.",
                    )
                elif each.fields["functie"] != Functie.plaatsvervanger.value:
                    if first is not None and overlap(first.fields, each.fields):
                        hint = "Is een van de twee plaatsvervanger? Schrijf dat bij de functie. Zijn het twee zetels, geef ze dan elk een eigen naam."
                        self.trouble(
                            each.row,
                            "persoon",
                            f"op deze zetel zit bij {self.heading.sheet.unit} {first.row.number} al iemand",
                            hint,
                        )
                    first = first or each


def _place_of(name: str) -> tuple[str, str]:
    """The kind and the field whose closed lists and types say how a column is read."""
    if name in OF_AN_ORGANISER:
        return "organisatoren", OF_AN_ORGANISER[name]
    if name in OF_A_MANDATE:
        return "mandaten", name.removeprefix("mandaat_")
    return "zetels", name


def column_of(soort: str, name: str) -> tuple[str, ...]:
    """The columns that a field of a record may have come from, the likeliest first."""
    if soort == "organisatoren":
        return tuple(column for column, within in OF_AN_ORGANISER.items() if within == name)
    if soort == "mandaten":
        return (f"mandaat_{name}", name)
    return {"naam": ("naam", "organisatie"), "van": ("van", "mandaat_van"), "tot": ("tot", "mandaat_tot")}.get(
        name, (name,)
    )


def _person(told: Mapping[str, Any]) -> str:
    """A name, of one column or of two."""
    return " ".join(filter(None, (str(told.get("voornaam") or ""), str(told.get("persoon") or ""))))


def _usual(seat: Seat) -> str:
    """Who has no function in the list is a member; on a seat without a vote an observer."""
    return Functie.waarnemer.value if seat.fields.get("stemgerechtigd") == "nee" else Functie.lid.value


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two mandates run on one day."""
    starts = str(one.get("van") or ""), str(other.get("van") or "")
    ends = str(one.get("tot") or "9999"), str(other.get("tot") or "9999")
    return starts[0] <= ends[1] and starts[1] <= ends[0]


def told_in_numbers(found: Members) -> str:
    """How many seats and mandates a list tells of."""
    mandates = sum(len(each.mandates) for each in found.seats)
    return f"{counted(len(found.seats), 'zetel', 'zetels')}, {counted(mandates, 'mandaat', 'mandaten')}"
