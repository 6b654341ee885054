"""Linked data as a graph, held against the profile that this software ships. Runs in a process of its own (``shaper``).

Nothing is fetched: the context comes with the data, the shapes stand beside the code, and the process has no way out.
"""

from __future__ import annotations

import warnings
from collections import Counter
from functools import cache
from typing import Any

import pyshacl
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH

from lok.opendata.linked.terms import PREFIXES, VOCABULARY
from lok.register.shapes import PROFILE_FILE

PROFILE = f"{VOCABULARY}profiel-"
PERSONS = frozenset(
    URIRef(f"{PROFILE}{name}") for name in ("GeenPersoon", "GeenNaamVanEenPersoon", "GeenStemmers", "GeenWoning")
)
"""The shapes that somebody broke with what is of a person, or leads to where one lives."""
ALSO = frozenset({URIRef(f"{PREFIXES['foaf']}Document"), URIRef(f"{PREFIXES['qb']}Observation")})
"""Classes that stand beside one of the profile."""
GROWING = (VOCABULARY, PREFIXES["besluittype"])
"""Lists that only ever grow: a class of theirs that is not known here is of a later day."""
REASONS = {
    "MinCountConstraintComponent": "dit ontbreekt",
    "MaxCountConstraintComponent": "dit staat er te vaak, of hoort hier niet",
    "DatatypeConstraintComponent": "deze waarde is van een andere soort dan hier hoort",
    "ClassConstraintComponent": "dit verwijst naar iets dat er niet is, of dat iets anders is",
    "NodeKindConstraintComponent": "hier hoort een adres te staan",
    "UniqueLangConstraintComponent": "dit staat er twee keer in dezelfde taal",
    "PatternConstraintComponent": "deze waarde kan hier niet",
    "MinInclusiveConstraintComponent": "dit getal is te klein",
}

Said = dict[str, Any]


@cache
def profile() -> Graph:
    """The shapes, read once."""
    return _graph(PROFILE_FILE.read_text("utf-8"), "turtle")


@cache
def _classes() -> frozenset[Any]:
    return frozenset(profile().objects(None, SH.targetClass)) | ALSO


def _graph(text: str, form: str) -> Graph:
    made = Graph(bind_namespaces="none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a value that is none of its sort: the profile says so
        made.parse(data=text, format=form)
    return made


def judged(text: str, site: str) -> Said:
    """What is said of a document with its own context: ``aantal`` of things by class, or ``fout`` with ``waar`` and ``reden``."""
    data = _graph(text, "json-ld")
    for subject, _, value in data:
        if not isinstance(subject, URIRef) or not isinstance(value, URIRef | Literal):
            return {"fout": "zonder-adres", "waar": "een onderdeel", "reden": ""}
    for subject, kind in data.subject_objects(RDF.type):
        if kind not in _classes() and not str(kind).startswith(GROWING):
            return {"fout": "woord", "waar": f"{_place(subject, site)}, soort {_short(kind)}", "reden": ""}
    valid, report, words = pyshacl.validate(
        data, shacl_graph=profile(), inference="none", inplace=True, abort_on_first=True
    )
    if not valid:
        return (
            _told(report, site)
            if isinstance(report, Graph)
            else {"fout": "profiel", "waar": "", "reden": str(words)[:200]}
        )
    return {"aantal": dict(sorted(Counter(map(_short, data.objects(None, RDF.type))).items()))}


def _told(report: Graph, site: str) -> Said:
    """The first result in words, what is of a person before anything else."""
    results = sorted(
        report.subjects(RDF.type, SH.ValidationResult), key=lambda each: str(report.value(each, SH.focusNode))
    )
    own = [each for each in results if _shape(report, each) in PERSONS]
    result = (own or results)[0]
    path, part = report.value(result, SH.resultPath), report.value(result, SH.sourceConstraintComponent)
    said = [str(each) for each in report.objects(result, SH.resultMessage) if getattr(each, "language", None) == "nl"]
    reason = said[0].rstrip(".") if said else REASONS.get(str(part).rpartition("#")[2], "dit klopt niet met de vorm")
    where = _place(report.value(result, SH.focusNode), site) + (f", eigenschap {_short(path)}" if path else "")
    return {"fout": "persoon" if own or said else "profiel", "waar": where, "reden": reason}


def _shape(report: Graph, result: Any) -> Any:
    """The shape that a result comes from: that of a property hangs on the shape of a thing."""
    shape = report.value(result, SH.sourceShape)
    return next((each for each in profile().subjects(SH.property, shape) if each in PERSONS), shape)


def _place(node: Any, site: str) -> str:
    return f"onderdeel {str(node).removeprefix(site)}"


def _short(iri: Any) -> str:
    text = str(iri)
    return next(
        (f"{name}:{text.removeprefix(start)}" for name, start in PREFIXES.items() if text.startswith(start)), text
    )
