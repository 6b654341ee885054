"""A file that stands in the wrong folder or under a name that no record can have: one fault, with where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.fields import ID_PATTERN
from lok.source.problems import Finding
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.model.kind import Kind

COPY: Final = re.compile(r"(?:[ _-]*(?:\([^()]*\)|\bkopie\b|\bcopy\b))+(?:[ _-]*\d*)$", re.IGNORECASE)
COPY_OF: Final = re.compile(r"^(?:kopie van|copy of)[ _-]+", re.IGNORECASE)
STRANGE: Final = 2
"""So many unknown fields at least make a record one of another kind; fewer may be slips of the pen."""
OFFICE: Final = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".xlsx", ".xls", ".ods", ".pptx")


def of_another_kind(kind: Kind, data: Mapping[str, Any]) -> Finding | None:
    """That the fields are those of another kind than the folder says, when another kind knows nearly all of them."""
    here = len(data.keys() - kind.model.model_fields.keys())
    if here < STRANGE:
        return None
    typed = str(data.get("id") or "")
    best = min(KINDS, key=lambda each: (_strangers(each, data), _lacking(each, data), not _prefixed(each, typed)))
    there = _strangers(best, data)
    if best is kind or there * 4 > here or _lacking(best, data) > max(1, len(data) // 3):
        return None
    message = f"dit is een record van de soort ‘{best.enkelvoud}’, maar het staat in data/{kind.soort}/"
    return Finding((), "verkeerde-map", message, f"Verplaats het bestand naar data/{best.soort}/.")


def _strangers(kind: Kind, data: Mapping[str, Any]) -> int:
    return len(data.keys() - kind.model.model_fields.keys())


def _lacking(kind: Kind, data: Mapping[str, Any]) -> int:
    return sum(1 for name, field in kind.model.model_fields.items() if field.is_required() and name not in data)


def _prefixed(kind: Kind, record_id: str) -> bool:
    return bool(kind.prefix) and record_id.startswith(f"{kind.prefix}-")


def wrong_name(record_id: str, typed: str) -> Finding:
    """That the file's name and the id in it differ, with the remedy that gives a name that a record can have."""
    if (original := copied_from(record_id)) is not None:
        message = f"‘{record_id}.yaml’ is een kopie van een bestand, met de id van het eerste: ‘{typed}’"
        hint = (
            f"Is het een nieuw record, geef het een eigen id en noem het bestand <id>.yaml. Is ‘{original}.yaml’ genoeg, "
            "verwijder dan deze kopie."
        )
        return Finding(("id",), "V01", message, hint)
    message = f"de id ‘{typed}’ verschilt van de bestandsnaam ‘{record_id}.yaml’"
    if re.fullmatch(ID_PATTERN, record_id):
        hint = f"Schrijf ‘id: {record_id}’ of hernoem het bestand naar {typed}.yaml."
    else:
        hint = f"Hernoem het bestand naar {typed}.yaml: een bestandsnaam heeft geen spaties, hoofdletters of accenten."
    return Finding(("id",), "V01", message, hint)


def copied_from(name: str) -> str | None:
    """The name a copy was made of by a computer (``… (2)``, ``… - kopie``); ``None`` for another name."""
    bare = COPY.sub("", COPY_OF.sub("", name)).strip()
    return bare if bare and bare != name and not re.fullmatch(ID_PATTERN, name) else None


def unread_file(folder: str, name: str) -> str:
    """What to do with a file in a folder of records that is not read as one."""
    lower = name.lower()
    if lower.endswith(OFFICE):
        return "Bewaar het document als bijlage in content/ en haal het hier weg: in data/ staan alleen records."
    bare = re.sub(r"(?:\.ya?ml|\.txt|\.json)+$", "", name, flags=re.IGNORECASE)
    wanted = f"{bare if re.fullmatch(ID_PATTERN, bare) else slug(bare) or '<id>'}.yaml"
    hint = f"Is het een record, noem het dan {wanted}; anders haal je het weg uit {folder}/."
    if lower.endswith(".txt"):
        hint += " Zet in Windows ‘Bestandsnaamextensies’ aan om de hele naam te zien."
    return hint


def belongs_to(name: str) -> str | None:
    """The folder of the records whose names begin like this one."""
    return next((f"data/{soort}/" for soort, kind in BY_SOORT.items() if _prefixed(kind, name)), None)
