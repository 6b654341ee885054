"""The files of linked data: everything in one, and each record beside its page. Both rest on one context."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from lok.opendata.linked import council
from lok.opendata.linked.mapping import MAPPED, record_nodes
from lok.opendata.places import BESIDE, FOLDER
from lok.render.memory import ANSWERS, Asking, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node
    from lok.opendata.memory import Known

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
    around = lines(list(council.around(edition)))
    bodies = [around]
    for soort in MAPPED:
        for record in sorted(edition.all(soort), key=lambda each: str(each.id)):
            body, text = _record(edition, record, known)
            bodies.append(body)
            yield record_path(soort, record.id), text
    yield from known.files(WHOLE, tuple(bodies), lambda: {WHOLE: document(",\n".join(bodies), "")}).items()


def _record(edition: Edition, record: Any, known: Known) -> tuple[str, str]:
    """The lines of one record and its document: those of before, while all that they were made of is what it was."""
    name = f"linked/{record.soort}/{record.id}"
    made_of, made = known.made.get(name, ((), ("", "")))
    if not made_of or not _still(edition, record, *made_of):
        asking = Asking(edition)
        body = lines(record_nodes(cast("Edition", asking), record))
        made = body, document(body, f"../../{FOLDER}/")
        known.made[name] = (record, edition.address, asking.asked), made
    body, whole = made
    return body, whole


def _still(edition: Edition, record: Any, view: Any, address: str, asked: dict[tuple[str, ...], Any]) -> bool:
    return (
        view is record
        and address == edition.address
        and all(same(before, ANSWERS[question[0]](edition, *question[1:])) for question, before in asked.items())
    )
