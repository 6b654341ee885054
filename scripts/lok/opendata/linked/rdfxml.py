"""Nodes of linked data as RDF/XML with typed elements, one inside the other, where each is named first.

The Flemish catalogue of metadata reads RDF/XML by the path of its elements: a thing that is written as a flat
``rdf:Description`` is not seen by it. Every thing has one class, which is the name of its element.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True)
class Literal:
    """A value: its text, and its language or the full address of its datatype."""

    text: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing: its address, its class with a prefix, and its properties in order, each with one value or more.

    A text as a value is the address of a thing of which nothing is said here.
    """

    iri: str
    kind: str
    says: tuple[tuple[str, Thing | Literal | str], ...] = field(default=())


def document(top: Thing, prefixes: Mapping[str, str]) -> str:
    """The document of a thing and of all that hangs on it. What is named a second time is only named."""
    spaces = "".join(f'\n  xmlns:{name}="{iri}"' for name, iri in sorted({**prefixes, "rdf": RDF}.items()))
    body = "\n".join(_element(top, "  ", set()))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{spaces}>\n{body}\n</rdf:RDF>\n'


def _element(thing: Thing, indent: str, said: set[str]) -> Iterator[str]:
    said.add(thing.iri)
    about = f"{indent}<{thing.kind} rdf:about={quoteattr(thing.iri)}"
    if not thing.says:
        yield f"{about}/>"
        return
    yield f"{about}>"
    for name, value in thing.says:
        yield from _property(name, value, f"{indent}  ", said)
    yield f"{indent}</{thing.kind}>"


def _property(name: str, value: Thing | Literal | str, indent: str, said: set[str]) -> Iterator[str]:
    if isinstance(value, Literal):
        mark = f' xml:lang="{value.language}"' if value.language else ""
        mark += f' rdf:datatype="{value.datatype}"' if value.datatype else ""
        yield f"{indent}<{name}{mark}>{escape(value.text)}</{name}>"
    elif isinstance(value, str):
        yield f"{indent}<{name} rdf:resource={quoteattr(value)}/>"
    elif value.iri in said:
        # Named again with its class and without what was said of it: who reads by the path of elements sees a class.
        yield f"{indent}<{name}>"
        yield f"{indent}  <{value.kind} rdf:about={quoteattr(value.iri)}/>"
        yield f"{indent}</{name}>"
    else:
        yield f"{indent}<{name}>"
        yield from _element(value, f"{indent}  ", said)
        yield f"{indent}</{name}>"


def as_nodes(top: Thing) -> list[dict[str, object]]:
    """The same thing and all that hangs on it as nodes of JSON-LD, each once, in the order in which they are named."""
    found: dict[str, dict[str, object]] = {}
    _collect(top, found)
    return list(found.values())


def _collect(thing: Thing, found: dict[str, dict[str, object]]) -> None:
    if thing.iri in found:
        return
    made: dict[str, object] = {"@id": thing.iri, "@type": thing.kind}
    found[thing.iri] = made
    for name, value in thing.says:
        if name == "rdf:type":
            made["@type"] = [thing.kind, value]
            continue
        several = made.setdefault(name, [])
        assert isinstance(several, list)  # noqa: S101  only lists are put under the name of a property
        several.append(_as_json(value))
        if isinstance(value, Thing):
            _collect(value, found)


def _as_json(value: Thing | Literal | str) -> dict[str, str]:
    if isinstance(value, Literal):
        more = {"@language": value.language} if value.language else {"@type": value.datatype} if value.datatype else {}
        return {"@value": value.text, **more}
    return {"@id": value if isinstance(value, str) else value.iri}
