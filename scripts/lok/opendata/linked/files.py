"""The files of linked data: everything in one, each record beside its page, and the context that both rest on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lok.opendata.linked.mapping import MAPPED, all_nodes, record_nodes
from lok.opendata.linked.terms import context
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

CONTEXT = "data/context.jsonld"
WHOLE = "data/lok.jsonld"
BESIDE = "gegevens.jsonld"
"""The name of the file beside the page of a record."""


def written(value: Any) -> str:
    """JSON as a file: the same data give the same bytes, and differences read line by line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def graph(nodes: list[Node], up: str) -> str:
    """Nodes as a document. The context is named as seen from the document, so that a copy of the site reads its own."""
    return written({"@context": f"{up}context.jsonld", "@graph": nodes})


def record_path(soort: str, record_id: str) -> str:
    """Where the linked data of a record stand, below the address of the site."""
    return f"{soort}/{record_id}/{BESIDE}"


def files(edition: Edition) -> Iterator[Page]:
    """All of them, of the public edition; none for members."""
    if edition.leden:
        return
    yield Page(CONTEXT, written(context()))
    yield Page(WHOLE, graph(all_nodes(edition), ""))
    for soort in MAPPED:
        for record in edition.all(soort):
            yield Page(record_path(soort, record.id), graph(record_nodes(edition, record), "../../data/"))
