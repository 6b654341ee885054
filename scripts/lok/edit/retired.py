"""A field that there is no more, kept as a remark: what somebody typed stays to be read, and the record goes on without it."""

from __future__ import annotations

from copy import deepcopy

from lok.edit.places import Places, between_brackets
from lok.edit.refused import NotEditedError
from lok.source.parse import SourceError, parse


def retired(text: str, name: str) -> str:
    """The text with the field ``name`` of the record itself, whole, as a remark.

    Raises:
        KeyError: There is no such field.
        NotEditedError: It shares its lines with others, or nothing would be left of the record.
    """
    places = Places(text)
    spot = places.spot((name,))
    assert spot.key is not None  # noqa: S101  a field has a key
    start = places.line_start(spot.key.start_mark.index)
    end = places.line_end(places.end(spot.value))
    if between_brackets(places.root) or text[start : spot.key.start_mark.index].strip() or len(places.data) == 1:
        raise NotEditedError(f"het veld ‘{name}’ staat op een regel met iets anders")
    remarks = "\n".join(f"# {line}" if line.strip() else f"#{line.lstrip(' ')}" for line in text[start:end].split("\n"))
    changed = text[:start] + remarks + text[end:]
    wanted = deepcopy(places.data)
    del wanted[name]
    try:
        same = parse(changed) == wanted
    except SourceError:
        same = False
    if not same:
        raise NotEditedError(f"het veld ‘{name}’ kan niet vanzelf een opmerking worden")
    return changed
