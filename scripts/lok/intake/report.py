"""What a list means for the records, in Dutch: on the terminal before anything happens, and as a list to work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.intake.differences import as_text
from lok.words.dutch import counted, listed, written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as day

    from lok.intake.candidates import Candidate
    from lok.intake.columns import Heading
    from lok.intake.differences import Change
    from lok.intake.matching import Comparison
    from lok.intake.rows import Trouble


NEW = "Nieuw"
UNSAID = "Niet in de lijst, maar die is een deel en zegt er niets over"


def at(unit: str, found: Candidate | Trouble) -> str:
    """``rij 12``, and of a list on several sheets ``blad ‘Deel 2’, rij 12``."""
    sheet = f"blad ‘{found.sheet}’, " if found.sheet else ""
    return f"{sheet}{unit} {found.row}"


def trouble_line(unit: str, trouble: Trouble) -> str:
    """``regel 12, kolom ‘Postcode’: …``, with the way out behind it."""
    column = f", kolom ‘{trouble.column}’" if trouble.column else ""
    hint = f" {trouble.hint}" if trouble.hint else ""
    message = trouble.message if trouble.message.endswith((".", "?")) else f"{trouble.message}."
    return f"{at(unit, trouble)}{column}: {message}{hint}"


def how_read(heading: Heading, name: str) -> Iterator[str]:
    """How the list in the file ``name`` was read: with which mapping, what it fills in, which columns have no field."""
    mapping = heading.mapping
    names = listed([f"‘{each}’" for each in heading.read]) if heading.read else ""
    sheet = f", {'blad' if len(heading.read) == 1 else 'bladen'} {names}" if names else ""
    yield f"{name}{sheet}: gelezen als {mapping.title}, met de kolommen van {mapping.name}.yaml."
    if mapping.fixed:
        fixed = ", ".join(f"{field} {as_text(value)}" for field, value in mapping.fixed.items())
        yield f"Vast ingevuld waar de lijst niets zegt: {fixed}."
    if heading.unknown:
        yield f"Niet gebruikte kolommen: {', '.join(heading.unknown)}."
    yield from heading.notes


def troubles(heading: Heading, found: Comparison) -> Iterator[str]:
    """Everything that is wrong in the list, by row."""
    return (trouble_line(heading.sheet.unit, each) for each in _troubles(heading, found))


def sections(heading: Heading, found: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is new, changed, gone, doubtful and wrong: a heading, counted as ``summary`` does, with its lines."""
    unit = heading.sheet.unit
    parts: tuple[tuple[str, int, Iterable[str]], ...] = (
        (NEW, len(found.new), (_new(unit, each) for each in found.new)),
        ("Gewijzigd: pas deze records zelf aan", len(found.changed), _changes(unit, found)),
        (
            "Verdwenen uit de lijst: kijk na of ze gestopt zijn",
            len(found.gone.records),
            (f"{each.path}: {each.fields.get('naam')}" for each in found.gone.records),
        ),
        (UNSAID, found.gone.unsaid.total(), _unsaid(found)),
        ("Twijfel: hier gebeurt niets mee tot je zelf kiest", len(found.doubtful), _doubts(unit, found)),
        ("Niet gelezen: verbeter dit in de lijst", not_read(heading, found), troubles(heading, found)),
    )
    for title, count, lines in parts:
        if count:
            yield f"{title} ({count})", tuple(lines)


def _unsaid(found: Comparison) -> Iterator[str]:
    return (f"{counted(count, 'record', 'records')}: {reason}" for reason, count in found.gone.unsaid.items())


def _new(unit: str, candidate: Candidate) -> str:
    return "; ".join((f"{at(unit, candidate)}: {candidate.name}", *_still_open(candidate)))


def _still_open(candidate: Candidate) -> Iterator[str]:
    """What is left to do for a new record: the fields to fill in, and what was left out of it."""
    if candidate.missing:
        yield f"in te vullen: {', '.join(candidate.missing)}"
    if candidate.unknown_organiser:
        yield f"organisator zonder record: {candidate.unknown_organiser}"
    if candidate.left_out:
        yield f"weggelaten: {', '.join(candidate.left_out)}"


def _changes(unit: str, found: Comparison) -> Iterator[str]:
    for each in found.changed:
        for change in each.changes:
            yield f"{each.record.path}: {in_words(change)} ({at(unit, each.candidate)})"


def in_words(change: Change) -> str:
    """One field that the list says otherwise. The address of a home is never repeated."""
    if not change.ours and not change.theirs:
        return f"{change.field}: de lijst heeft een ander adres voor deze woning"
    return f"{change.field}: nu ‘{change.ours}’, in de lijst ‘{change.theirs}’"


def _doubts(unit: str, found: Comparison) -> Iterator[str]:
    for each in found.doubtful:
        where = f": {', '.join(record.path for record in each.records)}" if each.records else ""
        yield f"{at(unit, each.candidate)}: {each.candidate.name}, {each.why}{where}"


def shown(heading: Heading, found: Comparison, name: str) -> str:
    """All of it, for the terminal."""
    lines = list(how_read(heading, name))
    for title, told in sections(heading, found):
        lines += ["", f"{title}:", *(f"  {line}" for line in told)]
    return "\n".join([*lines, "", summary(heading, found)])


def summary(heading: Heading, found: Comparison) -> str:
    """The counts: ``12 nieuw, 3 veranderd, 30 ongewijzigd`` and so on."""
    counts = (
        (len(found.new), "nieuw"),
        (len(found.changed), "gewijzigd"),
        (found.same, "ongewijzigd"),
        (len(found.gone.records), "verdwenen"),
        (len(found.doubtful), "twijfel"),
        (not_read(heading, found), "niet gelezen"),
    )
    return f"{', '.join(f'{count} {word}' for count, word in counts)}."


def not_read(heading: Heading, found: Comparison) -> int:
    """How many rows could not be read."""
    return len({(each.sheet, each.row) for each in _troubles(heading, found)})


def _troubles(heading: Heading, found: Comparison) -> list[Trouble]:
    of_rows = (each for line in found.broken for each in line.troubles)
    places = {name: place for place, name in enumerate(heading.read)}
    return sorted((*heading.sheet.troubles, *of_rows), key=lambda each: (places.get(each.sheet, 0), each.row))


def to_do(heading: Heading, found: Comparison, made: tuple[str, ...], name: str, date: day) -> str:
    """What somebody still has to do after reading the file ``name``, as a text file to tick off."""
    lines = [f"Na het inlezen van {name} op {written_day(date)}", ""]
    lines += [
        f"{counted(len(made), 'nieuw record', 'nieuwe records')} gemaakt. Records die er al waren, zijn niet veranderd."
    ]
    if heading.notes:
        lines += ["", "Wat niet of maar half gelezen is", *(f"[ ] {line}" for line in heading.notes)]
    for title, told in sections(heading, found):
        if not title.startswith((NEW, UNSAID)):
            lines += ["", title, *(f"[ ] {line}" for line in told)]
    by_hand = [
        f"{path}: {'; '.join(left)}"
        for path, each in zip(made, found.new, strict=True)
        if (left := tuple(_still_open(each)))
    ]
    if by_hand:
        lines += [
            "",
            f"Nieuw en nog aan te vullen of na te kijken ({len(by_hand)})",
            *(f"[ ] {line}" for line in by_hand),
        ]
    return "\n".join([*lines, ""])
