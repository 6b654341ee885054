"""A row of a list becomes a candidate: the fields a record would get, what is left out of them, and what is wrong.

Fields hold text, as a file of ``data/`` does; the model of the record judges them. The address of a home is left out
(V27): of family care, and of whatever is not known to be no home. So are mobile numbers and personal mail (V28).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date as day
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from lok.audience import field_types
from lok.intake import values
from lok.intake.rows import Trouble, folded, name_key
from lok.kinds.base import Keuze
from lok.registry import BY_SOORT
from lok.shape import judge
from lok.starters import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lok.intake.columns import Heading
    from lok.intake.rows import Row
    from lok.problems import Finding

TOTALS = ("totaal", "subtotaal", "eindtotaal", "som", "total")
ADDRESS = ("straat", "huisnummer", "coordinaten")
HOME_STREET = "hier staat de straat van wat een woning is"
"""What is said in the place of the address of a home: what is said ends up in files and logs."""
MISSING = frozenset({"missing", "none-required"})
STAND_IN: dict[str, Any] = {
    "organisator": "org-nog-te-kiezen",
    "contactpunten": ["nog-te-kiezen"],
    "doelgroep": "beide",
    "status": "actief",
    "postcode": "1000",
    "gemeente": "nog in te vullen",
    "wijk": "nog in te vullen",
    "type": "vzw",
}
"""What stands in the place of what a list does not tell, so that the rules judge the rest of the record."""
_TYPES: dict[Any, str] = {day: "dag", bool: "ja_nee", int: "getal"}
"""Words for the types of fields that this module reads apart."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record to be, from one row.

    ``fields`` is what the file would hold but for its id, ``told`` the names of those that come from the list itself.
    ``home`` says whether an address was left out as that of a home, ``address`` is the folded address to compare by,
    never to be written. ``missing`` are required fields that the list does not tell, ``unknown_organiser`` the name in
    the list of an organiser that has no record, ``left_out`` what was left out, in Dutch.
    """

    row: int
    name: str
    fields: dict[str, Any]
    told: frozenset[str]
    address: str = ""
    home: bool = False
    missing: tuple[str, ...] = ()
    unknown_organiser: str = ""
    left_out: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def with_trouble(candidate: Candidate, trouble: Trouble) -> Candidate:
    """The candidate with one more thing wrong."""
    return replace(candidate, troubles=(*candidate.troubles, trouble))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records know already: the town of a postcode, and the id of an organiser by its name or its number.

    ``today`` is the day on which the numbers of a list are judged, where it names no other.
    """

    towns: Mapping[str, str]
    organisers: Mapping[str, str]
    today: day

    def organiser(self, name: str, number: str) -> str | None:
        """The id of an organiser: by company number, by its own id, by its name with or without its legal form."""
        keys = (number, name, _without_form(name))
        return next((found for key in keys if key and (found := self.organisers.get(name_key(key)))), None)


FORMS = ("vzw", "bv", "bvba", "nv", "cv", "cvba", "comm v", "vof", "asbl")


def _without_form(name: str) -> str:
    """A name without a legal form before or behind it."""
    words = folded(name)
    for form in FORMS:
        words = words.removesuffix(f" {form}").removeprefix(f"{form} ")
    return words


def make_surroundings(records: Iterable[tuple[str, Mapping[str, Any]]], today: day) -> Surroundings:
    """What the records, as (kind, fields), say of the council's surroundings."""
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    organisers: dict[str, str] = {}
    for soort, fields in records:
        if soort == "locaties" and fields.get("postcode"):
            towns[str(fields["postcode"])][str(fields.get("gemeente") or "")] += 1
        elif soort == "organisatoren":
            name, number = str(fields.get("naam") or ""), str(fields.get("kbo_nummer") or "")
            for key in (name, _without_form(name), number, number.replace(".", ""), str(fields.get("id"))):
                if key:
                    organisers.setdefault(name_key(key), str(fields.get("id")))
    return Surroundings({code: names.most_common(1)[0][0] for code, names in towns.items()}, organisers, today)


def candidates(
    heading: Heading, around: Surroundings, done: Callable[[int, int], None] = lambda *_: None
) -> Iterator[Candidate]:
    """The rows of a list that say something, totals aside. ``done`` is told how far it is."""
    rows = [row for row in heading.rows if any(row.cells) and not _is_total(row)]
    for number, row in enumerate(rows, start=1):
        yield _Line(heading, row, around).candidate()
        done(number, len(rows))


def _is_total(row: Row) -> bool:
    first = next(cell for cell in row.cells if cell)
    return folded(first).split(" ")[0] in TOTALS and sum(1 for cell in row.cells if cell and not cell[0].isdigit()) == 1


class _Line:
    """One row on its way to a candidate: what is read, left out and wrong gathers here."""

    def __init__(self, heading: Heading, row: Row, around: Surroundings) -> None:
        self.heading, self.row, self.around = heading, row, around
        self.mapping = heading.mapping
        self.kind = BY_SOORT[heading.mapping.soort]
        self.columns: dict[str, int] = {}
        self.left_out: list[str] = []
        self.troubles: list[Trouble] = []

    def candidate(self) -> Candidate:
        """What the row gives. A row with too many cells is not read further: nothing says which cell is which."""
        cells = self._cells()
        if any(self.row.cells[len(self.heading.names) :]):
            hint = "Staat er een scheidingsteken in een tekst?"
            message = "deze rij heeft meer cellen dan er kolommen zijn"
            trouble = Trouble(self.row.number, "", message, hint)
            return Candidate(self.row.number, cells.get("naam", ""), {}, frozenset(), troubles=(trouble,))
        name = cells.get("naam", "")
        told: dict[str, Any] = dict(self._told(cells))
        unknown = self._organiser(told)
        self._put_together(told)
        self._quarter(told)
        fixed = {field: value for field, value in self.mapping.fixed.items() if field not in told}
        fields = self._completed({**fixed, **told})
        home = self.mapping.soort == "locaties" and _may_be_home(fields)
        if home and fields.pop("coordinaten", None):
            self.left_out.append("plaats op de kaart (dit is of kan een woning zijn)")
        missing = self._judged(fields)
        address = _address(fields)
        if home:
            self._close_home(fields)
        return Candidate(
            self.row.number, name, fields, frozenset(told), address, home, missing, unknown,
            tuple(self.left_out), tuple(self.troubles),
        )  # fmt: skip

    def _trouble(self, field: str, message: str, hint: str = "") -> None:
        place = self.columns.get(field)
        column = self.heading.names[place] if place is not None else ""
        self.troubles.append(Trouble(self.row.number, column, message, hint))

    def _cells(self) -> dict[str, str]:
        """The text of every field: of several columns the first that is filled in."""
        cells = self.row.cells
        found: dict[str, str] = {}
        for field, columns in self.heading.fields.items():
            for column in columns:
                text = cells[column] if column < len(cells) else ""
                if not values.is_nothing(text):
                    found[field], self.columns[field] = text, column
                    break
        return found

    def _told(self, cells: dict[str, str]) -> Iterator[tuple[str, Any]]:
        for field, text in cells.items():
            try:
                yield field, self._value(field, text)
            except values.PrivateValueError as private:
                self._keep_out(field, str(private))
            except values.BadCellError as bad:
                self._trouble(field, str(bad))

    def _keep_out(self, field: str, what: str) -> None:
        if field in ("telefoon", "email", "website"):
            self.left_out.append(f"{field} ({what})")
        else:
            self._trouble(field, f"hier staat een {what}, en dat mag nergens bewaard worden", "Haal het uit de lijst.")

    def _value(self, field: str, text: str) -> Any:
        if field not in ("telefoon", "breedte", "lengte"):
            values.refuse_harm(text)
        base, _, feature = field.partition(".")
        words = self.mapping.words.get(base, {})
        if feature:
            return words.get(folded(text)) or values.yes_or_no(text)
        read = values.BY_FIELD.get(field)
        if read is None:
            return self._by_type(field, text, words)
        value = read(text)
        if field not in ("kbo_nummer", "organisator_kbo"):
            values.refuse_private(value)
        return value

    def _by_type(self, field: str, text: str, words: Any) -> Any:
        """The value of a field that is read by the type it has in the record."""
        types = _types(self.mapping.soort, field)
        known = words.get(folded(text))
        if "lijst" in types:
            pieces = [piece for piece in text.replace("/", ",").replace(";", ",").split(",") if piece.strip()]
            return [words.get(folded(piece)) or slug(piece).replace("-", "_") for piece in pieces]
        if known is not None:
            return known
        value = text
        if "keuze" in types:
            value = text if text.isupper() and len(text) <= 3 else slug(text).replace("-", "_") or text
        elif "ja_nee" in types:
            value = values.yes_or_no(text)
        elif "dag" in types:
            value = values.a_day(text)
        elif "getal" in types:
            value = values.whole_number(text)
        elif field.endswith("nummer") and field != "huisnummer":
            value = values.zeros(text, self.mapping.digits.get(field))
        elif field == "website" or field.endswith("_url"):
            value = values.web_address(text)
        values.refuse_private(value)
        return value

    def _organiser(self, told: dict[str, Any]) -> str:
        """Put the id of the organiser in the place of its name; the name when it has no record."""
        if self.mapping.soort != "locaties":
            return ""
        name, number = told.pop("organisator", ""), told.pop("organisator_kbo", "")
        found = self.around.organiser(name, number) if name or number else None
        if found:
            told["organisator"] = found
        return "" if found else name or number

    def _put_together(self, told: dict[str, Any]) -> None:
        """Split and join what stands otherwise in lists than in records."""
        if "postcode_gemeente" in told:
            code, town = values.postcode_and_town(told.pop("postcode_gemeente"))
            told.setdefault("gemeente", town)
            told |= {"postcode": code} if code and "postcode" not in told else {}
        street = told.pop("adres", None) or (told.get("straat") if "huisnummer" not in told else None)
        if street:
            told["straat"], number = values.street_and_number(street)
            told |= {"huisnummer": number} if number else {}
        features = {field: told.pop(field) for field in tuple(told) if field.startswith("kenmerken.")}
        if features:
            offered = [field.partition(".")[2] for field, answer in features.items() if answer == "ja"]
            told["kenmerken"] = [*dict.fromkeys([*told.get("kenmerken", []), *offered])]
        latitude, longitude = told.pop("breedte", None), told.pop("lengte", None)
        if latitude and longitude:
            told["coordinaten"] = {"breedte": latitude, "lengte": longitude}

    def _quarter(self, told: dict[str, Any]) -> None:
        """What stands as a town, where the records have another one for that postcode, is a part of that town."""
        named, town = told.get("gemeente"), self.around.towns.get(str(told.get("postcode")))
        if named and town and folded(named) != folded(town):
            told["gemeente"] = town
            told.setdefault("wijk", named)

    def _completed(self, fields: dict[str, Any]) -> dict[str, Any]:
        """What follows from what is told: the quarter from the town, income-tariff places from the price."""
        if self.mapping.soort != "locaties":
            return fields
        if "gemeente" in fields and "wijk" not in fields:
            fields["wijk"] = fields["gemeente"]
        if fields.get("prijs") == "inkomenstarief" and "vergunde_plaatsen" in fields:
            fields.setdefault("ikt_plaatsen", fields["vergunde_plaatsen"])
        return fields

    def _judged(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """The required fields that are missing; what the record itself refuses becomes a trouble."""
        data = {"id": "nieuw", **fields}
        if self.mapping.soort == "locaties":
            data.setdefault("peildatum", self.around.today)
        record, findings = judge(self.kind, "nieuw", data)
        missing = [str(each.at[0]) for each in findings if each.code in MISSING and len(each.at) == 1]
        if record is None and all(field in STAND_IN for field in missing):
            _, findings = judge(self.kind, "nieuw", data | {field: STAND_IN[field] for field in missing})
        for finding in findings:
            if finding.code not in MISSING and str(finding.at[0]) not in missing:
                self._judge(finding)
        if "naam" in missing and not self.troubles:
            self._trouble("naam", "de naam ontbreekt")
        return tuple(field for field in self.kind.model.model_fields if field in missing)

    def _judge(self, finding: Finding) -> None:
        if finding.level.value == "fout":
            field = str(finding.at[0])
            shown = "" if field in self.columns else f"{field}: "
            message = HOME_STREET if finding.code == "V27" else finding.message  # the finding names the street
            self._trouble(field, f"{shown}{message}", finding.hint)

    def _close_home(self, fields: dict[str, Any]) -> None:
        if fields.pop("straat", None):
            self.left_out.append("straat en nummer (dit is of kan een woning zijn)")
        fields.pop("huisnummer", None)


def _may_be_home(fields: dict[str, Any]) -> bool:
    """Whether somebody may live at the address: anywhere but in group care, unless the list says it is no home."""
    return fields.get("opvangsoort") != "groepsopvang" and fields.get("in_woning") != "nee"


def _address(fields: dict[str, Any]) -> str:
    """Street, number and postcode, folded; empty when one is missing."""
    parts = [str(fields.get(field) or "") for field in ("straat", "huisnummer", "postcode")]
    return folded(" ".join(parts)) if all(parts) else ""


@cache
def _types(soort: str, field: str) -> frozenset[str]:
    """What kind of value a field takes, in words of this module."""
    model: type[BaseModel] = BY_SOORT[soort].model
    if field not in model.model_fields:
        return frozenset()
    found = {_TYPES.get(leaf, "") for leaf in field_types(model, field)}
    found |= (
        {"keuze"}
        if any(isinstance(leaf, type) and issubclass(leaf, Keuze) for leaf in field_types(model, field))
        else set()
    )
    several = "tuple" in str(model.model_fields[field].annotation)
    return frozenset(found | ({"lijst"} if several else set()))
