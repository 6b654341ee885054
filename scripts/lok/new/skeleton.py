"""A new record file: a commented skeleton made from the schema of its kind, filled with what is known.

Beside the pipeline, for ``lok new``. A file is made and never overwritten. What is still to be filled in is left
empty, so that the check itself says where, and marked with ``VUL IN``.
"""

from __future__ import annotations

import difflib
import textwrap
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import INDEXES
from lok.archive.load import load
from lok.archive.naming import naming
from lok.archive.read_record import draft_problems
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import RefTo
from lok.new.prefill import known
from lok.new.wish import make_wish, there_is
from lok.schema.schema import capital, reference_remark, schema
from lok.words.file_names import RESERVED_BY_WINDOWS
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.model.kind import Kind
    from lok.new.wish import Known, Wish

TO_FILL_IN = "# VUL IN"
STILL_TO_FILL_IN = frozenset({"missing", "none-required"})
"""What the check says of an empty place: that is for the secretary to fill in."""
POINTS_AT = {"mandaten": "zetels", "toekenningen": "reglementen"}
"""The kinds that take their name from a record of another one."""
WIDTH = 110
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Created:
    """A file that was made: its path from the root, and how many places are still to be filled in."""

    path: str
    to_fill_in: int


def create(root: Path, soort: str, words: tuple[str, ...], date: day) -> Created:
    """Make the file of a new record of kind ``soort`` below ``root``.

    Args:
        root: The folder that holds ``data/``.
        soort: The name of the kind's folder.
        words: An id, or the words of a title; a day or a year among them is taken as such.
        date: Today.

    Raises:
        WrongUse: There is no such kind, words are missing or are not right, the check would refuse what they make, or
            the file is there already.
        OSError: The disk refuses.
    """
    kind = find_kind(soort)
    archive = load(root).archive
    folder = root / "data" / kind.soort
    taken = frozenset(each.stem for each in folder.glob("*.yaml"))
    wish = make_wish(kind, words, date, taken, archive)
    facts = known(wish, date)
    record_id = named(wish, facts)
    path = f"data/{kind.soort}/{record_id}.yaml"
    text = skeleton(wish, facts)
    refuse_what_cannot_be(kind, record_id, text)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with naming(root / path), (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WrongUse(
            f"{path} bestaat al en is niet veranderd. Kies een andere naam, of vul dat bestand aan."
        ) from None
    except OSError:
        with suppress(OSError):  # half a record would have to be found and removed by hand
            (root / path).unlink()
        raise
    places = [line for line in text.split("\n") if line.endswith(TO_FILL_IN) and not line.startswith("#")]
    return Created(path, len(places))


def bare(kind: Kind, words: tuple[str, ...], date: day, archive: Archive, taken: frozenset[str]) -> tuple[str, str]:
    """The id and the text of a new record with only what is known of it, for who fills it in on a form.

    Raises ``WrongUse`` as ``create`` does, and when there is one of that name already.
    """
    wish = make_wish(kind, words, date, taken, archive)
    facts = known(wish, date)
    record_id = named(wish, facts)
    if record_id in taken:
        raise WrongUse(f"er is al een {kind.enkelvoud.lower()} met die naam. Kies andere woorden.")
    lines = [f"# yaml-language-server: $schema=../../scripts/schema/{kind.soort}.schema.json"]
    lines += [f"{name}:{_behind(facts.values[name])}" for name in kind.model.model_fields if name in facts.values]
    text = "\n".join([*lines, ""])
    refuse_what_cannot_be(kind, record_id, text)
    return record_id, text


def find_kind(soort: str) -> Kind:
    """The kind with this name. Raises ``WrongUse`` with the nearest one."""
    if soort in BY_SOORT:
        return BY_SOORT[soort]
    names = {name: kind.soort for kind in KINDS for name in (kind.soort, kind.enkelvoud.lower())}
    near = difflib.get_close_matches(soort.lower(), names, n=1, cutoff=0.5)
    meant = f"Bedoelde je ‘{names[near[0]]}’? " if near else ""
    raise WrongUse(f"de soort ‘{soort}’ bestaat niet. {meant}De soorten: {', '.join(BY_SOORT)}.")


def named(wish: Wish, facts: Known) -> str:
    """The id of the new record. Raises ``WrongUse`` when no word gives one."""
    if facts.id:
        return facts.id
    kind = wish.kind
    prefix = kind.prefix
    example = f"{prefix}-naam" if prefix else "naam"
    what = "uit deze woorden is geen id te maken" if wish.words else f"zo’n {kind.enkelvoud} heeft een naam nodig"
    points_at = POINTS_AT.get(kind.soort)
    there = (
        f" Of noem een {BY_SOORT[points_at].enkelvoud}. {there_is(BY_SOORT[points_at], wish.archive, wish.day)}"
        if points_at
        else ""
    )
    raise WrongUse(
        f"{what}. Schrijf bijvoorbeeld ‘lok new {kind.soort} Een korte naam’, of de id zelf: ‘lok new {kind.soort} {example}’."
        f"{there.rstrip()}"
    )


def refuse_what_cannot_be(kind: Kind, record_id: str, text: str) -> None:
    """Raises ``WrongUse`` for a file that the check would refuse, what is still to be filled in aside."""
    if record_id in (*INDEXES, *RESERVED_BY_WINDOWS):
        taken = "de lijst van alle records" if record_id in INDEXES else "een apparaat in Windows"
        raise WrongUse(
            f"de naam ‘{record_id}’ is al die van {taken}. Kies een andere naam, bijvoorbeeld met een woord meer."
        )
    for each in draft_problems(kind, f"data/{kind.soort}/{record_id}.yaml", record_id, text):
        if each.blocks and each.code not in STILL_TO_FILL_IN:
            raise WrongUse(
                f"dit kan niet, en er is niets gemaakt. {each.field or 'bestand'}: {each.message}. {each.hint}"
            )


def skeleton(wish: Wish, facts: Known) -> str:
    """The text of the file: every field in the order of the model with what it is for; optional ones commented out.

    Of a field that points at records it says which there are.
    """
    kind = wish.kind
    spec = schema(kind)
    there = {reference_remark(RefTo(each.soort)): there_is(each, wish.archive, wish.day) for each in KINDS}
    lines = [
        f"# yaml-language-server: $schema=../../scripts/schema/{kind.soort}.schema.json",
        f"# {capital(kind.enkelvoud)}. Vul in waar VUL IN staat. Heb je een ander veld nodig? Haal dan het # ervoor weg.",
        "# Tekst over meer regels? Schrijf | achter de dubbele punt en spring elke regel twee spaties in.",
    ]
    for name, field in spec["properties"].items():
        lines += ["", *explained(field, spec["$defs"], there)]
        if name in facts.values:
            lines += f"{name}:{_behind(facts.values[name])}".split("\n")
        elif name in spec["required"]:
            lines += to_fill_in(name, field, spec["$defs"], there)
        else:
            lines += [f"#{line}" for line in optional(name, field, facts.offers.get(name), spec["$defs"], there)]
    return "\n".join([*lines, ""])


def _behind(value: str) -> str:
    return value if value.startswith("\n") else f" {value}"


def explained(field: Schema, parts: Schema, there: Mapping[str, str]) -> Iterator[str]:
    """What a field is for, as comment lines, with the words of its closed list or the ids that it can hold.

    ``there`` says which ids there are, by the remark in the description of a field that points at them.
    """
    yield from (f"# {line}" for line in textwrap.wrap(field["description"], WIDTH, break_on_hyphens=False))
    ids = next((ids for remark, ids in there.items() if remark in field["description"]), "")
    yield from (f"# {line}" for line in textwrap.wrap(ids, WIDTH, break_on_hyphens=False))
    choices = [str(word) for word in leaf(field, parts).get("enum", ()) if isinstance(word, str)]
    if choices and choices[0] != "ja" and not all(word in field["description"] for word in choices):
        yield from (
            f"# {line}" for line in textwrap.wrap(f"Kies uit: {', '.join(choices)}.", WIDTH, break_on_hyphens=False)
        )


def optional(name: str, field: Schema, offer: str | None, parts: Schema, there: Mapping[str, str]) -> list[str]:
    """The lines of an optional field, as they are once the comment sign before them is gone."""
    if offer is not None:
        return f"{name}:{_behind(offer)}".split("\n")
    if "default" in field:
        return [f"{name}: {field['default']}"]
    return to_fill_in(name, field, parts, there) if "properties" in leaf(field, parts) else [f"{name}:"]


def to_fill_in(name: str, field: Schema, parts: Schema, there: Mapping[str, str]) -> list[str]:
    """The lines of a field that somebody has to fill in; of a part, its required fields."""
    inner = leaf(field, parts)
    several = "items" in resolved(field, parts)
    if "properties" in inner:
        return [f"{name}:", *part(inner, parts, there, several=several)]
    return [f"{name}:", f"  - {TO_FILL_IN}"] if several else [f"{name}: {TO_FILL_IN}"]


def part(given: Schema, parts: Schema, there: Mapping[str, str], *, several: bool) -> list[str]:
    """The required fields of a part, indented, the first with a dash when it is one of a list; then what else there is."""
    required = given.get("required", [])
    lines: list[str] = []
    for name in required:
        field = given["properties"][name]
        lines += [*explained(field, parts, there), *to_fill_in(name, field, parts, there)]
    rest = [name for name in given["properties"] if name not in required]
    if rest:
        lines += [
            f"# {line}" for line in textwrap.wrap(f"Hier kan ook: {', '.join(rest)}.", WIDTH, break_on_hyphens=False)
        ]
    if not several:
        return [f"  {line}" for line in lines]
    first = next((place for place, line in enumerate(lines) if not line.startswith("#")), None)
    return [f"  {'- ' if place == first else '  '}{line}" for place, line in enumerate(lines)]


def resolved(field: Schema, parts: Schema) -> Schema:
    """The schema of a field's value, ``null`` put aside and references followed."""
    if "$ref" in field:
        found: Schema = parts[field["$ref"].rpartition("/")[2]]
        return found
    filled = [option for option in field.get("anyOf", ()) if option.get("type") != "null"]
    return resolved(filled[0], parts) if filled else field


def leaf(field: Schema, parts: Schema) -> Schema:
    """The schema of a field's value, or of one of them when it is a list."""
    found = resolved(field, parts)
    return leaf(found["items"], parts) if "items" in found else found
