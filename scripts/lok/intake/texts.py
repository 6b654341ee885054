"""A candidate as the text of a new record: what the list tells, and ``VUL IN`` where it does not tell enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lok.archive.read_record import draft_problems
from lok.intake.needs import excused
from lok.kinds.registry import BY_SOORT
from lok.new.skeleton import TO_FILL_IN
from lok.source.scalar import scalar
from lok.words.dutch import written_day
from lok.words.slug import slug

if TYPE_CHECKING:
    from datetime import date as day

    from lok.intake.candidates import Candidate
    from lok.source.problems import Problem

BARE = re.compile(r"\d{4}-\d\d-\d\d|[1-9]\d{0,8}|0|[a-z][a-z0-9_-]*|T\d[AB]?")
"""Values that stand without quotes: days, counts, words of closed lists, ids."""
NEVER_WRITTEN = frozenset({"V28"})
LONGEST_ID = 80


def new_id(soort: str, name: str, taken: set[str]) -> str:
    """The id of a new record, from its name, with a number behind it when it is taken; it is taken from then on."""
    start = f"{BY_SOORT[soort].prefix}-{slug(name) or 'naam'}"[: LONGEST_ID - 4].rstrip("-")
    found, number = start, 1
    while found in taken:
        number += 1
        found = f"{start}-{number}"
    taken.add(found)
    return found


def record_text(soort: str, record_id: str, candidate: Candidate, source: str, date: day) -> str:
    """The text of the file, in the order of the model. ``source`` is what the list is called."""
    values = {
        "id": record_id,
        **candidate.fields,
        "bron": [f"{source}, ingelezen op {written_day(date)}"],
        "laatst_gewijzigd": date.isoformat(),
    }
    lines = [f"# yaml-language-server: $schema=../../scripts/schema/{soort}.schema.json"]
    for name in BY_SOORT[soort].model.model_fields:
        if name in candidate.missing:
            if name == "organisator" and candidate.unknown_organiser:
                lines.append(f"# In de lijst staat: {candidate.unknown_organiser}")
            lines.append(f"{name}: {TO_FILL_IN}")
        elif name in values:
            lines += _field(name, values[name])
    return "\n".join([*lines, ""])


def _field(name: str, value: Any) -> list[str]:
    if isinstance(value, list):
        return [f"{name}:", *(f"  - {_scalar(each)}" for each in value)] if value else []
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {key}: {_scalar(each)}" for key, each in value.items())]
    return [f"{name}: {_scalar(value)}"]


def _scalar(value: Any) -> str:
    text = str(value)
    return text if BARE.fullmatch(text) else scalar(text)


def wrong_in(soort: str, record_id: str, text: str, missing: tuple[str, ...]) -> str:
    """What the check would say of a new record beside the fields that are still missing: the first of it, or nothing."""
    found = problems_in(soort, record_id, text, missing)
    return next((f"{each.field}: {each.message}" if each.field else each.message for each in found), "")


def problems_in(soort: str, record_id: str, text: str, missing: tuple[str, ...]) -> tuple[Problem, ...]:
    """All that the check would refuse in a new record, beside the fields that are still missing."""
    problems = draft_problems(BY_SOORT[soort], f"data/{soort}/{record_id}.yaml", record_id, text)
    return tuple(each for each in problems if each.blocks and each.field not in excused(missing))
