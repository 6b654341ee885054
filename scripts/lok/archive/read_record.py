"""From the text of one file to a record: the first of the three tiers of checking, and the second.

Shape (is every field what it should be) is pydantic's work; its refusals are put into Dutch by their type, never by
their English text. Sense (does the record agree with itself) is the work of the rules in its kind.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.model.audience import field_types
from lok.model.kind import example_is_marked
from lok.model.prose_rule import judge_prose
from lok.source.parse import Locator, SourceError, decode, locate, parse
from lok.source.problems import Finding, Level, Problem, dotted
from lok.words.placeholders import unfilled
from lok.words.private import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.model.kind import Kind, Record

MESSAGES = {
    "missing": ("verplicht veld ontbreekt", "Voeg ‘{field}:’ toe."),
    "none_required": ("dit veld is leeg", "Vul een waarde in of verwijder de regel."),
    "string_type": ("hier moet één waarde staan, geen lijst of groep", "Schrijf de tekst achter de dubbele punt."),
    "string_too_short": ("de tekst is leeg", "Vul een tekst in of verwijder de regel."),
    "string_too_long": ("de tekst is te lang: hoogstens {max_length} tekens", "Kort de tekst in."),
    "string_pattern_mismatch": ("de tekst moet op één regel staan", "Zet alles op één regel, zonder ‘|’ of ‘>’."),
    "tuple_type": ("hier moet een lijst staan", "Zet elk onderdeel op een eigen regel, met een streepje ervoor."),
    "list_type": ("hier moet een lijst staan", "Zet elk onderdeel op een eigen regel, met een streepje ervoor."),
    "too_short": ("de lijst is te kort: minstens {min_length}", "Voeg een onderdeel toe."),
    "too_long": ("de lijst is te lang: hoogstens {max_length}", "Splits de gegevens over meer records."),
    "model_type": ("hier moet een groep velden staan", "Zet de velden ingesprongen onder deze regel."),
    "dict_type": ("hier moet een groep velden staan", "Zet de velden ingesprongen onder deze regel."),
    "greater_than_equal": ("de waarde is te klein: minstens {ge}", "Kijk het getal na."),
    "greater_than": ("de waarde is te klein: meer dan {gt}", "Kijk het getal na."),
    "less_than_equal": ("de waarde is te groot: hoogstens {le}", "Kijk het getal na."),
    "less_than": ("de waarde is te groot: minder dan {lt}", "Kijk het getal na."),
}


def read_record(kind: Kind, path: str, record_id: str, raw: bytes) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record in a file, and every problem inside it.

    Args:
        kind: The kind its folder says it is.
        path: Where the file stands, from the repository's root.
        record_id: The file's name without ``.yaml``.
        raw: The file's bytes.

    Returns:
        The record, or ``None`` when its shape or its name is not right, with all problems of shape and sense.
    """
    try:
        text = decode(raw)
    except SourceError as error:
        return None, (_source_problem(path, error),)
    try:
        data = parse(text)
    except SourceError as error:
        return None, (_source_problem(path, error), *_private(path, text, None))
    record, findings = judge(kind, record_id, data)
    # A record under another name than its file is no record: nothing may refer to it or be said of it further on.
    named = record if record is not None and record.id == record_id else None
    return named, (*place(path, text, findings), *_private(path, text, locate))


def _private(path: str, text: str, locating: Callable[[str], Locator] | None) -> Iterator[Problem]:
    """V28 and what is still to be filled in, each with its field when the text could be read as a record."""
    locator: Locator | None = None
    for line, column, code, message, hint in (*scan(text), *unfilled(text, comments=True)):
        if locator is None and locating is not None:
            locator = locating(text)
        field = dotted(locator.path_at(line, column)) if locator is not None else ""
        yield Problem(path, line, column, field, code, Level.FOUT, message, hint)


def judge(kind: Kind, record_id: str, data: dict[str, Any]) -> tuple[Record | None, tuple[Finding, ...]]:
    """What ``data`` says as a record of ``kind``, and all that is wrong inside it."""
    try:
        record = kind.model.model_validate(data)
    except ValidationError as error:
        return None, tuple(_translated(kind, each) for each in _not_repeated(error.errors(include_url=False)))
    findings = [
        *judge_prose(record),
        *example_is_marked(record),
        *(finding for rule in kind.rules for finding in rule(record)),
    ]
    if record.id != record_id:
        findings.append(
            Finding(
                ("id",),
                "V01",
                f"de id ‘{record.id}’ verschilt van de bestandsnaam ‘{record_id}.yaml’",
                f"Schrijf ‘id: {record_id}’ of hernoem het bestand naar {record.id}.yaml.",
            )
        )
    elif record.id == "index":
        findings.append(
            Finding(("id",), "V01", "de id ‘index’ is al de lijst van alle records", "Kies een andere naam.")
        )
    return record, tuple(findings)


def _not_repeated(errors: list[Any]) -> Iterator[Any]:
    """Leave out that a list is too short when that is only because an item of it was refused."""
    places = [each["loc"] for each in errors]
    for each in errors:
        inside = len(each["loc"])
        if each["type"] != "too_short" or not any(
            place[:inside] == each["loc"] and len(place) > inside for place in places
        ):
            yield each


def place(path: str, text: str, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """The findings as problems with a line and a column. The file is only composed again when there are any."""
    found = tuple(findings)
    if not found:
        return ()
    locator = locate(text)
    problems = []
    for finding in found:
        where = locator.key(finding.at) if finding.at_key else locator.value(finding.at)
        problems.append(
            Problem(
                path,
                where.line,
                where.column,
                dotted(finding.at),
                finding.code,
                finding.level,
                finding.message,
                finding.hint,
            )
        )
    return tuple(problems)


def _source_problem(path: str, error: SourceError) -> Problem:
    return Problem(path, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint)


def _translated(kind: Kind, error: Any) -> Finding:
    """One of pydantic's refusals in Dutch."""
    at, code, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
    if code == "extra_forbidden":
        return _unknown_key(kind, at)
    if code == "enum":
        return _outside_list(kind, at, error["input"])
    if code != "missing" and error.get("input") is None:
        code = "none_required"
    elif "message" in context:
        return Finding(at, code, context["message"], context["hint"])
    message, hint = MESSAGES.get(
        code, ("deze waarde past hier niet", "Kijk in de handleiding welke waarde hier hoort.")
    )
    return Finding(at, code.replace("_", "-"), message.format(**context), hint.format(field=at[-1]))


def _unknown_key(kind: Kind, at: tuple[str | int, ...]) -> Finding:
    known = list(fields_at(kind.model, at[:-1]))
    near = difflib.get_close_matches(str(at[-1]), known, n=1, cutoff=0.6)
    hint = f"Bedoelde je ‘{near[0]}’?" if near else f"Dit veld bestaat hier niet. Mogelijke velden: {', '.join(known)}."
    return Finding(at, "onbekend-veld", f"onbekend veld ‘{at[-1]}’", hint, at_key=True)


def _outside_list(kind: Kind, at: tuple[str | int, ...], value: Any) -> Finding:
    words = [str(word) for word in enum_at(kind.model, at)]
    if value is None:
        return Finding(at, "none-required", "dit veld is leeg", f"Vul een waarde in. Kies uit: {', '.join(words)}.")
    text = str(value) if isinstance(value, str) else "een lijst of groep"
    near = difflib.get_close_matches(text.lower().replace(" ", "_"), words, n=1, cutoff=0.6)
    choice = f"Kies uit: {', '.join(words)}."
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    return Finding(
        at, "keuze", f"‘{shown}’ is hier niet mogelijk", f"Bedoelde je ‘{near[0]}’? {choice}" if near else choice
    )


def fields_at(model: type[Any], at: tuple[str | int, ...]) -> Iterator[str]:
    """The names of the fields that the part at a path may have."""
    for step in at:
        if isinstance(step, str) and step in model.model_fields:
            inner = [leaf for leaf in field_types(model, step) if hasattr(leaf, "model_fields")]
            if inner:
                model = inner[0]
    yield from model.model_fields


def enum_at(model: type[Any], at: tuple[str | int, ...]) -> tuple[Any, ...]:
    """The words of the closed list that the field at a path takes."""
    names = [step for step in at if isinstance(step, str)]
    for step in names[:-1]:
        model = next((leaf for leaf in field_types(model, step) if hasattr(leaf, "model_fields")), model)
    return tuple(word for leaf in field_types(model, names[-1]) if not hasattr(leaf, "model_fields") for word in leaf)
