"""The files of linked data: everything in one, and each record beside its page. Both rest on one context."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from lok.opendata.linked import council
from lok.opendata.linked.mapping import MAPPED, record_nodes
from lok.opendata.linked.profile import Part, Verdict, part, together
from lok.opendata.memory import Known
from lok.opendata.places import BESIDE, FOLDER
from lok.render.memory import ANSWERS, Asking, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

CONTEXT = f"{FOLDER}/context.jsonld"
WHOLE = f"{FOLDER}/lok.jsonld"


def written(value: Any) -> str:
    """JSON as a file to read: the same data give the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def lines(nodes: list[Node]) -> str:
    """Nodes as they stand in a document, one on a line: a difference reads line by line."""
    return ",\n".join(json.dumps(each, ensure_ascii=False) for each in nodes)


def document(body: str, up: str) -> str:
    """A document of such lines. The context is named as seen from there, so that a copy of the site reads its own."""
    return f'{{"@context": "{up}context.jsonld", "@graph": [\n{body}\n]}}\n'


def record_path(soort: str, record_id: str) -> str:
    """Where the linked data of a record stand, below the address of the site."""
    return f"{soort}/{record_id}/{BESIDE}"


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """All of them, by path, in the order of the kinds and of the ids of their records."""
    around = _around(edition, known)
    bodies = [around.body]
    for record in _records(edition):
        made = _record(edition, record, known)
        bodies.append(made.body)
        yield record_path(record.soort, record.id), made.document
    yield from known.files(WHOLE, tuple(bodies), lambda: {WHOLE: document(",\n".join(bodies), "")}).items()


def verdict(edition: Any) -> Verdict:
    """What the rules of the profile say of all linked data of an edition: the very same object while none changed."""
    known = edition.memory_of(Known)
    parts = _around(edition, known).part, *(_record(edition, record, known).part for record in _records(edition))
    found: Verdict = known.kept("profile", parts, lambda: together(parts))
    return found


class _Made(NamedTuple):
    """What is made of a record: its things as lines, its document, and what the rules say of it."""

    body: str
    document: str
    part: Part


def _records(edition: Edition) -> Iterator[Any]:
    for soort in MAPPED:
        yield from sorted(edition.all(soort), key=lambda each: str(each.id))


def _around(edition: Edition, known: Known) -> _Made:
    """The same of what stands around the records."""
    nodes = list(council.around(edition))
    body = lines(nodes)
    made: _Made = known.kept("linked", (body,), lambda: _Made(body, "", part(nodes)))
    return made


def _record(edition: Edition, record: Any, known: Known) -> _Made:
    """What is made of a record: what it was before, while all that it was made of is what it was."""
    name = f"linked/{record.soort}/{record.id}"
    made_of, before = known.made.get(name, ((), None))
    if before is not None and _still(edition, record, *made_of):
        return cast("_Made", before)
    asking = Asking(edition)
    nodes = record_nodes(cast("Edition", asking), record)
    body = lines(nodes)
    made = _Made(body, document(body, f"../../{FOLDER}/"), part(nodes))
    known.made[name] = (record, edition.address, asking.asked), made
    return made


def _still(edition: Edition, record: Any, view: Any, address: str, asked: dict[tuple[str, ...], Any]) -> bool:
    return (
        view is record
        and address == edition.address
        and all(same(before, ANSWERS[question[0]](edition, *question[1:])) for question, before in asked.items())
    )
