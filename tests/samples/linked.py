"""What the tests of linked data share: editions, graphs, the shapes of others, and how a harvester reads a page.

The shapes of others stand beside the repository, in ``../shared/shapes``: several have no licence to spread them.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pyshacl
import pytest
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from lok.archive.archive import Archive, make_archive
from lok.edition.select import Edition, select
from lok.kinds.gelinkte_data import GelinkteData
from lok.model.audience import Audience
from lok.opendata.files import texts
from lok.opendata.linked.files import CONTEXT
from samples import whole_council
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.model.kind import Record

ADDRESS = "https://lok.example.org/"
SHAPES = REPOSITORY.parent / "shared" / "shapes"
SH = Namespace("http://www.w3.org/ns/shacl#")
KNOWN_SUBCLASSES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix dct: <http://purl.org/dc/terms/> .
vcard:Organization rdfs:subClassOf vcard:Kind .
dcat:Catalog rdfs:subClassOf dcat:Dataset .
dcat:Dataset rdfs:subClassOf dcat:Resource .
dct:MediaType rdfs:subClassOf dct:MediaTypeOrExtent .
"""
"""What the makers of the vocabularies say of their own classes, as far as the shapes lean on it."""


def shape_file(name: str) -> str:
    """The text of a file of others; the test fails with a way out when it is not there."""
    place = SHAPES / name
    if not place.is_file():
        pytest.fail(
            f"{place} is not there. The shapes of others stand beside the repository, in {SHAPES}: put the folder that "
            "its SOURCES.md describes there (each file from the repository and the commit that it names)."
        )
    return place.read_text("utf-8")


@cache
def shapes(name: str) -> Graph:
    """The shapes of others as a graph."""
    return parsed(shape_file(name), "turtle")


def changed(archive: Archive, change: Callable[[str, Record], Record]) -> Archive:
    """The archive with each record as ``change`` makes it of its kind and itself."""
    return make_archive(
        ((soort, change(soort, record)) for soort, record in archive.everything()), (), archive.attachments.values()
    )


def as_real(soort: str, record: Record) -> Record:
    """A record that says that it is not invented."""
    del soort
    return record.model_copy(update={"voorbeeld": False, "echt": ()})


def with_harvester(soort: str, record: Record) -> Record:
    """A real record; the council lets the harvester read its agendas."""
    real = as_real(soort, record)
    if soort != "raad":
        return real
    flemish = "http://data.lblod.info/id/"
    settings = GelinkteData.model_validate(
        {
            "lokaal_beslist": "ja",
            "bestuurseenheid": f"{flemish}bestuurseenheden/verzonnen",
            "werkingsgebied": f"{flemish}werkingsgebieden/verzonnen",
            "vroegere_adressen": ["https://oud.example.org/lok/"],
        }
    )
    return real.model_copy(update={"gelinkte_data": settings})


def public(archive: Archive) -> Edition:
    """What the public reads of an archive, at the address of the tests."""
    return select(archive, Audience.PUBLIEK, whole_council.DAY, address=ADDRESS)


@cache
def invented() -> Edition:
    """The invented council as it is: every record says that it is an example."""
    return public(whole_council.archive())


@cache
def real() -> Edition:
    """The same council as if it were real."""
    return public(changed(whole_council.archive(), as_real))


@cache
def harvested() -> Edition:
    """The same council, with the harvester let in."""
    return public(changed(whole_council.archive(), with_harvester))


@cache
def files(edition: Callable[[], Edition]) -> dict[str, str]:
    """All files of the open data of one of these editions."""
    return texts(edition())


def parsed(text: str, form: str) -> Graph:
    """A text as a graph; rdflib warns of a class that it uses itself."""
    made = Graph(bind_namespaces="none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        made.parse(data=text, format=form)
    return made


def graph(text: str, edition_files: dict[str, str]) -> Graph:
    """A document of JSON-LD as a graph, with the context that the same site has."""
    context = f'"@context": {_bare(edition_files[CONTEXT])}'
    for place in ("context.jsonld", "../../data/context.jsonld"):
        text = text.replace(f'"@context": "{place}"', context, 1)
    return parsed(text, "json-ld")


def _bare(context: str) -> str:
    """What stands in a context document under its one key."""
    return context.strip().removeprefix("{").removesuffix("}").split(":", 1)[1]


@dataclass(frozen=True, slots=True)
class Judged:
    """What shapes say of data: each result in words, and how many nodes each target class has."""

    results: tuple[tuple[str, str, str], ...]
    focus: dict[str, int] = field(default_factory=dict)


def judged(data: Graph, by: Graph, known: Graph | None = None, severity: str = "Violation") -> Judged:
    """Data held against shapes, without inference; ``known`` says which classes are above which."""
    _, report, words = pyshacl.validate(data, shacl_graph=by, ont_graph=known, inference="none")
    assert isinstance(report, Graph), f"the shapes themselves cannot be used: {words}"
    found = []
    for each in report.subjects(RDF.type, SH.ValidationResult):
        if report.value(each, SH.resultSeverity) == SH[severity]:
            parts = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent)
            found.append(tuple(str(report.value(each, part)).rpartition("#")[2] or "" for part in parts))
    focus = {str(each): len(set(data.subjects(RDF.type, each))) for each in by.objects(None, SH.targetClass)}
    return Judged(tuple(sorted(found)), focus)  # type: ignore[arg-type]


@cache
def subclasses() -> Graph:
    """``KNOWN_SUBCLASSES`` as a graph."""
    return parsed(KNOWN_SUBCLASSES, "turtle")


@dataclass(slots=True)
class _Open:
    """An element that is open: what it stands for below it."""

    subject: URIRef


class Rdfa(HTMLParser):
    """The RDFa that pages use here, as a harvester reads it: property, resource, typeof, content, datatype, href, prefix.

    Without a datatype a text has the language of the page: that is what makes a plain title unfit for others.
    """

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})

    def __init__(self, text: str, page: str) -> None:
        super().__init__()
        self.graph = Graph(bind_namespaces="none")
        self.prefixes: dict[str, str] = {}
        self.page = page
        self.stack = [_Open(URIRef(page))]
        self.text: list[tuple[int, URIRef, URIRef, str, list[str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        words = given.get("prefix", "").split()
        self.prefixes |= {name.rstrip(":"): iri for name, iri in zip(words[::2], words[1::2], strict=True)}
        if tag == "base":
            self.page = given["href"]
            self.stack[0].subject = URIRef(self.page)
        around = self.stack[-1].subject
        here = self._resolved(given["resource"]) if "resource" in given else None
        target = here or (self._resolved(given["href"]) if "property" in given and "href" in given else None)
        for name in given.get("property", "").split():
            self._said(around, name, given, target)
        for name in given.get("typeof", "").split():
            self.graph.add((here or around, RDF.type, URIRef(self._full(name))))
        if tag not in self.VOID:
            self.stack.append(_Open(here or around))

    def _said(self, around: URIRef, name: str, given: dict[str, str], target: URIRef | None) -> None:
        prop = URIRef(self._full(name))
        if target is not None:
            self.graph.add((around, prop, target))
        elif "content" in given:
            self.graph.add((around, prop, self._literal(given["content"], given.get("datatype", ""))))
        else:
            self.text.append((len(self.stack), around, prop, given.get("datatype", ""), []))

    def handle_data(self, data: str) -> None:
        for each in self.text:
            each[4].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID or len(self.stack) == 1:
            return
        self.stack.pop()
        while self.text and self.text[-1][0] >= len(self.stack):
            _, around, prop, datatype, said = self.text.pop()
            self.graph.add((around, prop, self._literal("".join(said), datatype)))

    def _literal(self, text: str, datatype: str) -> Literal:
        return Literal(text, datatype=URIRef(self._full(datatype))) if datatype else Literal(text, lang="nl")

    def _full(self, name: str) -> str:
        prefix, _, rest = name.partition(":")
        return self.prefixes[prefix] + rest if prefix in self.prefixes else name

    def _resolved(self, address: str) -> URIRef:
        return URIRef(f"{self.page}{address}" if address.startswith("#") else address)


def survivors(data: Graph, profile: Graph, *, strict: bool = False) -> Graph:
    """What the harvester keeps: nothing without an address, nothing of a class it does not know, nothing that breaks its shapes.

    Its filter exists in several versions. The ``strict`` one drops a thing with one class that it does not know, whatever
    else the thing is; which version runs today is not known.
    """
    known = set(profile.objects(None, SH.targetClass))
    kept = Graph(bind_namespaces="none")
    for subject in set(data.subjects()):
        classes = set(data.objects(subject, RDF.type))
        if isinstance(subject, URIRef) and known & classes and not (strict and classes - known):
            for triple in data.triples((subject, None, None)):
                if not isinstance(triple[2], BNode):
                    kept.add(triple)
    _, report, _ = pyshacl.validate(kept, shacl_graph=profile, inference="none")
    assert isinstance(report, Graph)
    for each in report.subjects(RDF.type, SH.ValidationResult):
        focus, path = report.value(each, SH.focusNode), report.value(each, SH.resultPath)
        kept.remove((focus, path, None))
    return kept


def addresses(graphs: Iterable[Graph], site: str) -> Iterator[str]:
    """Every address of the site that stands in graphs, as a thing or as a value."""
    found: set[str] = set()
    for each in graphs:
        for triple in each:
            found |= {str(part) for part in triple if isinstance(part, URIRef) and str(part).startswith(site)}
    yield from sorted(found)


def with_view(edition: Edition, soort: str, record_id: str, **fields: Any) -> Edition:
    """An edition in which one view has other values."""
    from lok.model.audience import View  # noqa: PLC0415  only here

    records = {name: dict(views) for name, views in edition.records.items()}
    records[soort][record_id] = View(vars(records[soort][record_id]) | fields)
    return replace(edition, records=records)
