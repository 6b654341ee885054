"""A row of a list becomes a candidate: the fields a record would get, what is left out of them, and what is wrong.

Fields hold text, as a file of ``data/`` does; the model of the record judges them. The address of a home is left out
(V27): of family care, and of whatever is not known to be no home. So are mobile numbers and personal mail (V28).
Nothing is invented: what is required and not in the list stays open, for somebody to fill in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.archive.read_record import judge
from lok.intake import cells, needs, pieces, values
from lok.intake.candidates import Candidate, address_key, may_be_home
from lok.intake.rows import Trouble, folded
from lok.kinds.registry import BY_SOORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lok.intake.columns import Heading
    from lok.intake.rows import Row
    from lok.intake.surroundings import Surroundings
    from lok.source.problems import Finding

TOTALS = ("totaal", "subtotaal", "eindtotaal", "som", "total")
REACH = ("telefoon", "email", "website")
"""Fields that are left out where they hold something private; anywhere else that is wrong with the list."""
HOME_STREET = "hier staat de straat van wat een woning is"
"""What is said in the place of the address of a home: what is said ends up in files and logs."""
MADE_OF = {
    "coordinaten": ("breedte", "lengte"),
    "straat": ("adres",),
    "huisnummer": ("adres", "straat"),
    "postcode": ("postcode_gemeente", "adres"),
    "gemeente": ("postcode_gemeente", "adres"),
    "organisator": ("organisator_kbo",),
}
"""The columns that a field may have come from, when it has none of its own: what is wrong with it is wrong there."""
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
"""What stands in the place of what a list does not tell while the rules judge the rest of the record; never written."""


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
        self.soort = heading.mapping.soort
        self.columns: dict[str, int] = {}
        self.left_out: list[str] = []
        self.troubles: list[Trouble] = []

    def candidate(self) -> Candidate:
        """What the row gives. A row with too many cells is not read further: nothing says which cell is which."""
        found = self._cells()
        name = found.get("naam", "")
        if any(self.row.cells[len(self.heading.names) :]):
            message = "deze rij heeft meer cellen dan er kolommen zijn"
            self._trouble("", message, "Staat er een scheidingsteken in een tekst?")
            return Candidate(
                self.row.number, name, {}, frozenset(), troubles=tuple(self.troubles), sheet=self.row.sheet
            )
        told: dict[str, Any] = dict(self._told(found))
        unknown = ""
        if self.soort == "locaties":
            unknown = self._organiser(told)
            pieces.put_together(told, self.around)
        return self._made(name, told, unknown)

    def _made(self, name: str, told: dict[str, Any], unknown: str) -> Candidate:
        """The candidate: judged with the address of a home, so that it is found anywhere else, and made without it."""
        fixed = {field: value for field, value in self.mapping.fixed.items() if field not in told}
        fields = {**fixed, **told}
        pieces.income_places(fields)
        home = may_be_home(self.soort, fields)
        if home and fields.pop("coordinaten", None):
            self.left_out.append("plaats op de kaart (dit is of kan een woning zijn)")
        missing = self._judged(fields, home=home)
        address = address_key(fields)
        if home:
            self._close_home(fields)
        return Candidate(
            self.row.number, name, fields, frozenset(told), address, home, missing, unknown,
            tuple(self.left_out), tuple(self.troubles), self.row.sheet,
        )  # fmt: skip

    def _trouble(self, field: str, message: str, hint: str = "") -> None:
        column = self._column(field)
        self.troubles.append(Trouble(self.row.number, column, message, hint, self.row.sheet))

    def _column(self, *fields: str) -> str:
        """The heading over what became one of these fields, or over the column it was made of; else nothing."""
        names = (name for field in fields for name in (field, *MADE_OF.get(field, ())))
        return next((self.heading.names[self.columns[name]] for name in names if name in self.columns), "")

    def _cells(self) -> dict[str, str]:
        """The text of every field: of several columns the first that is filled in."""
        row = self.row.cells
        found: dict[str, str] = {}
        for field, columns in self.heading.fields.items():
            for column in columns:
                text = row[column] if column < len(row) else ""
                if not values.is_nothing(text):
                    found[field], self.columns[field] = text, column
                    break
        return found

    def _told(self, found: dict[str, str]) -> Iterator[tuple[str, Any]]:
        for field, text in found.items():
            try:
                yield field, cells.value(self.mapping, field, text)
            except values.PrivateValueError as private:
                self._keep_out(field, str(private))
            except values.BadCellError as bad:
                self._trouble(field, str(bad))

    def _keep_out(self, field: str, what: str) -> None:
        if field in REACH:
            self.left_out.append(f"{field} ({what})")
        else:
            self._trouble(field, f"hier staat een {what}, en dat mag nergens bewaard worden", "Haal het uit de lijst.")

    def _organiser(self, told: dict[str, Any]) -> str:
        """Put the id of the organiser in the place of its name; the name when it has no record."""
        name, number = told.pop("organisator", ""), told.pop("organisator_kbo", "")
        found = self.around.organiser(name, number) if name or number else None
        if found:
            told["organisator"] = found
        return "" if found else name or number

    def _judged(self, fields: dict[str, Any], *, home: bool) -> tuple[str, ...]:
        """The fields still to be filled in; what the record itself refuses becomes a trouble."""
        kind = BY_SOORT[self.soort]
        data = {"id": "nieuw", **fields}
        if self.soort == "locaties":
            data.setdefault("peildatum", self.around.today)
        if home:
            data.setdefault("in_woning", "ja")
        record, findings = judge(kind, "nieuw", data)
        missing = [str(each.at[0]) for each in findings if each.code in MISSING and len(each.at) == 1]
        if record is None and all(field in STAND_IN for field in missing):
            _, findings = judge(kind, "nieuw", data | {field: STAND_IN[field] for field in missing})
        missing += needs.needed(self.soort, fields)
        for finding in findings:
            if finding.code not in MISSING and str(finding.at[0]) not in needs.excused(missing):
                self._judge(finding)
        if "naam" in missing and not self.troubles:
            self._trouble("naam", "de naam ontbreekt")
        return tuple(field for field in kind.model.model_fields if field in missing)

    def _judge(self, finding: Finding) -> None:
        if finding.level.value == "fout":
            field = str(finding.at[0])
            column = self._column(*(str(step) for step in reversed(finding.at[:2])))
            shown = "" if column else f"{field}: "
            message = HOME_STREET if finding.code == "V27" else finding.message  # the finding names the street
            self.troubles.append(Trouble(self.row.number, column, f"{shown}{message}", finding.hint, self.row.sheet))

    def _close_home(self, fields: dict[str, Any]) -> None:
        if fields.pop("straat", None):
            self.left_out.append("straat en nummer (dit is of kan een woning zijn)")
        fields.pop("huisnummer", None)
