"""Items of the agenda with what was chosen for them: texts, votes, elections, actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lok.kinds.agendapunten import Actiestatus
from lok.kinds.stemmingen import Stem
from lok.minutes import actions
from lok.minutes.agenda import likeness
from lok.minutes.election_fields import as_fields
from lok.minutes.pasted import Field, Readers, Sight
from lok.minutes.pointing import Spoken
from lok.minutes.sheet import ITEM, ITEMS, Sheet
from lok.minutes.tidy import tidy
from lok.model.fields import Prose
from lok.words.pasted import CONFLICT_HINT, CONFLICT_MESSAGE, conflicts
from lok.words.private import scan
from lok.words.prose import unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.minutes.around import Around
    from lok.minutes.choices import Choices, Chosen
    from lok.minutes.pasted import Pasted
    from lok.source.positions import Path

ACTION: Final = ("omschrijving", "verantwoordelijke", "zetel", "deadline")
LINE: Final = 300
"""Characters of a field of one line."""
TOO_LONG: Final = (
    "deze tekst is te lang voor één veld van een punt",
    "Maak er een bijlage van, of verdeel hem over meer punten.",
)
OF_MEMBERS: Final = (
    "een actiepunt lezen alleen de leden",
    "Kies ‘leden’, of maak er een besluit van als iedereen het mag lezen.",
)
NO_VOTE: Final = (
    "in dit stuk is geen stemming herkend",
    "Vul in waarover gestemd werd, de aantallen en het gevolg.",
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A block that was not written: what is wrong with it and what to do, in Dutch."""

    block: str
    message: str
    hint: str


class Writer:
    """Writes the items of the minutes into the record."""

    def __init__(self, sheet: Sheet, around: Around, choices: Choices, pasted: Pasted) -> None:
        self.sheet, self.around, self.choices, self.pasted = sheet, around, choices, pasted
        self.refused: list[Refusal] = []
        self.open: list[str] = []
        self.had_an_agenda = bool(sheet.items)
        self.tool_line = self._said_of_the_tool() if pasted.tool else ""

    def _said_of_the_tool(self) -> str:
        """The line that says that a tool helped, when it may be kept."""
        line = " ".join(tidy(self.choices.tool_line).split())
        if wrong := wrong_with(line):
            self.refused.append(Refusal("", *wrong))
            return ""
        return line

    def items(self) -> None:
        """All of them, new ones behind the one that comes before them in the minutes."""
        places = list(range(len(self.sheet.items)))  # where each item of the record stands by now
        last = -1
        for wish, mine in self._wishes():
            if wish["place"] is not None:
                last = places[wish["place"]]
                self._fill(last, mine)
            elif (row := self._new(wish)) is not None:
                last += 1
                self.sheet.insert((), ITEMS, last, {**row, **self._whole(mine)})
                places = [here + (here >= last) for here in places]

    def _wishes(self) -> Iterator[tuple[Mapping[str, Any], list[Chosen]]]:
        """Each item that is kept with what was chosen for it; two of the minutes that are one in the record together."""
        found: dict[str, tuple[dict[str, Any], list[Chosen]]] = {}
        count = len(self.sheet.items)
        for item_id, wish in self.choices.items.items():
            mine = [
                each for each in self.choices.blocks if each.item == item_id and each.readers is not Readers.weglaten
            ]
            at = wish["place"] if isinstance(wish["place"], int) and 0 <= wish["place"] < count else self._there(wish)
            if not wish["keep"] or (at is None and self.pasted.tool and not mine):
                continue
            key = item_id if at is None else f"place {at}"
            found.setdefault(key, ({**wish, "place": at, "id": item_id}, []))[1].extend(mine)
        yield from found.values()

    def _there(self, wish: Mapping[str, Any]) -> int | None:
        """The place of an item that has this very title already: what was written once is not written twice."""
        title = " ".join(str(wish["titel"]).split()).casefold()
        return next(
            (at for at, each in enumerate(self.sheet.items) if str(each.get("titel")).casefold() == title), None
        )

    def _new(self, wish: Mapping[str, Any]) -> dict[str, Any] | None:
        """The fields of a new item that say which it is; ``None`` for a title that may not be kept."""
        title = " ".join(tidy(str(wish["titel"])).split())[:LINE] or "Zonder titel"
        if self.keeps_out(title):
            return None
        row = {"nr": self._number(str(wish["nr"])), "titel": title, "soort": str(wish["soort"])}
        if next((each.closed for each in self.pasted.items if each.id == wish["id"]), False):
            row["openbaar"] = "nee"
        if self.had_an_agenda:
            row["toegevoegd_ter_zitting"] = "ja"
        return row

    def keeps_out(self, line: str) -> bool:
        """Whether a line outside the blocks may not be kept; then it is refused."""
        private = next(scan(line), None)
        if private is not None:
            self.refused.append(Refusal("", private.message, private.hint))
        return private is not None

    def _number(self, wish: str) -> str:
        """A number that no item has yet."""
        taken = {str(each.get("nr")) for each in self.sheet.items}
        if wish and wish not in taken and len(wish) <= LINE:
            return wish
        count = len(taken) + 1
        while str(count) in taken:
            count += 1
        return str(count)

    def _fill(self, index: int, mine: list[Chosen]) -> None:
        """What was chosen, in an item that is there."""
        at: Path = (ITEMS, index)
        texts, rows = self._fields(mine)
        for name, text in texts.items():
            self.sheet.field(at, name, text, prose=True)
        for name, its in rows.items():
            for each in its:
                self._row(at, name, each)

    def _whole(self, mine: list[Chosen]) -> dict[str, Any]:
        """What was chosen, for an item that is new: in the order of the model."""
        texts, rows = self._fields(mine)
        return {name: (texts | rows)[name] for name in ITEM if name in texts or name in rows}

    def _fields(self, mine: list[Chosen]) -> tuple[dict[str, str], dict[str, list[dict[str, Any]]]]:
        """The texts and the rows of lists that chosen blocks make together."""
        texts: dict[str, list[str]] = {}
        rows: dict[str, list[dict[str, Any]]] = {}
        for each in mine:
            if each.field is Field.actiepunt:
                rows.setdefault("actiepunten", []).extend(self._action(each))
            elif each.field in (Field.stemming, Field.verkiezing) and each.readers is Readers.iedereen:
                for name, its in self._votes(each).items():
                    rows.setdefault(name, []).extend(its)
            elif (not each.block.copied or each.edited) and (text := self._judged(each)):
                texts.setdefault(self._prose_field(each), []).append(text)
        if mine and self.tool_line:
            texts.setdefault(Field.bespreking.value, []).append(self.tool_line)
            self.tool_line = ""
        whole = {name: "\n\n".join(pieces) + "\n" for name, pieces in texts.items()}
        for name in [name for name, text in whole.items() if len(text) > Prose.LONGEST]:
            self.refused.append(Refusal(mine[0].block.id, *TOO_LONG))
            del whole[name]
        return whole, {name: its for name, its in rows.items() if its}

    @staticmethod
    def _prose_field(each: Chosen) -> str:
        """Where a text goes: what everybody reads is a decision or an explanation, all else is what was said."""
        if each.readers is Readers.leden:
            return Field.bespreking.value
        return Field.toelichting.value if each.field is Field.toelichting else Field.besluit.value

    def _judged(self, each: Chosen) -> str:
        """The text of a block, when it may be kept."""
        text = tidy(each.text).strip()
        wrong = wrong_with(text) or _unseen(each)
        if wrong:
            self.refused.append(Refusal(each.block.id, *wrong))
            return ""
        return text

    def _votes(self, each: Chosen) -> dict[str, list[dict[str, Any]]]:
        """A vote, or all those of an election, by the name of the list."""
        if each.field is Field.verkiezing and each.block.election is not None and each.values is None:
            return as_fields(each.block.election)
        vote = _vote_row(each)
        if vote is None:
            self.refused.append(Refusal(each.block.id, *NO_VOTE))
        elif wrong := wrong_with(str(vote["onderwerp"])):
            self.refused.append(Refusal(each.block.id, *wrong))
        else:
            return {"stemmingen": [vote]}
        return {}

    def _action(self, each: Chosen) -> list[dict[str, Any]]:
        if each.readers is Readers.iedereen:
            self.refused.append(Refusal(each.block.id, *OF_MEMBERS))
            return []
        found = each.block.action
        if found is None or each.edited:
            found = actions.action(each.text, self.around, Spoken.of(())).action
        values = {name: getattr(found, name) for name in ACTION} | {
            name: str(value) for name, value in (each.values or {}).items() if name in ACTION
        }
        row = {name: " ".join(tidy(values[name]).split())[:LINE] for name in ACTION if values[name]}
        row = {
            "omschrijving": "Actiepunt",
            "verantwoordelijke": actions.UNKNOWN,
            **row,
            "status": Actiestatus.open.value,
        }
        if wrong := wrong_with("\n".join(row.values())):
            self.refused.append(Refusal(each.block.id, *wrong))
            return []
        return [row]

    def _row(self, at: Path, name: str, row: dict[str, Any]) -> None:
        """A row of a list of an item; one about the same that says something else is a conflict."""
        rows = self.sheet.items[int(at[-1])].get(name) or []
        by = next(key for key in ("omschrijving", "onderwerp", "functie") if key in row)
        known = next((place for place, each in enumerate(rows) if _alike(str(each.get(by)), str(row[by]))), None)
        same = known is not None and all(rows[known].get(key) == value for key, value in row.items() if key != by)
        self.sheet.add(at, name, row, known, same=same)


def _unseen(each: Chosen) -> tuple[str, str] | None:
    """What was pointed out in a text for everybody that nobody has touched; ``None`` when that is all right."""
    if each.edited or each.readers is not Readers.iedereen:
        return None
    doubts = (notice for notice in each.block.notices if not notice.sure and notice.sort is not Sight.verloop)
    return next(((notice.message, f"{notice.hint} Of laat dit stuk alleen voor de leden.") for notice in doubts), None)


def _alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or (likeness(one, other) == 1.0 and abs(len(one) - len(other)) < 3)


def wrong_with(text: str) -> tuple[str, str] | None:
    """Why a text may not stand in a record, and what to do; ``None`` for one that may."""
    if private := next(scan(text), None):
        return private.message, private.hint
    if found := next(unsafe(text), None):
        return found[2], found[3]
    if any(True for _ in conflicts(text)):
        return CONFLICT_MESSAGE, CONFLICT_HINT
    return TOO_LONG if len(text) > Prose.LONGEST else None


def _vote_row(each: Chosen) -> dict[str, Any] | None:
    """A vote as the record has it: as it was recognised, with what was filled in; ``None`` when there is none."""
    found = each.block.vote
    row: dict[str, Any] = {}
    if found is not None:
        row = {
            "onderwerp": found.onderwerp,
            "methode": found.methode,
            **{kind: str(count) for kind, count in found.counts},
        }
        row["stemmen_per_zetel"] = [{"zetel": seat, "stem": kind} for seat, kind in found.per_seat]
        row["gevolg"] = found.gevolg
    row |= dict(each.values or {})
    if not row.get("onderwerp") or not row.get("gevolg"):
        return None
    order = (
        "onderwerp",
        "methode",
        *(stem.value for stem in Stem),
        "stemmen_per_zetel",
        "gevolg",
        "minderheidsstandpunt",
    )
    kept = {name: row[name] for name in order if row.get(name) not in (None, "", [], ())}
    return {name: value if isinstance(value, list) else str(value)[: Prose.LONGEST] for name, value in kept.items()}
