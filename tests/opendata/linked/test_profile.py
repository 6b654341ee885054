"""The rules of the profile: one table, two judges that say the same, and every rule of it really judges."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph

from lok.opendata.linked.files import verdict
from lok.opendata.linked.mapping import all_nodes
from lok.opendata.linked.profile import HOME, NEVER, PERSONS, SHAPES, SORT, judged
from lok.opendata.linked.shacl import FILE, written
from lok.opendata.linked.terms import CLASSES, PREFIXES, context
from samples import linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.opendata.linked.nodes import Node
    from lok.opendata.linked.profile import Rule

OTHER = "https://lok.example.org/iemand/#persoon"


def nodes() -> dict[str, Node]:
    return {each["@id"]: deepcopy(each) for each in all_nodes(linked.invented())}


def test_the_file_is_what_the_table_says() -> None:
    assert written() == FILE.read_text("utf-8"), "run lok schema"
    shaped = [each for shape in SHAPES for each in shape.classes]
    assert set(CLASSES) <= set(shaped)
    assert len(shaped) == len(set(shaped)), "one shape for each class"


def spoilt() -> Iterator[tuple[str, str, Any]]:
    """For every rule a thing that breaks it: the thing, the property, and the value that it gets; None takes it away."""
    whole, used = nodes(), set[str]()
    for shape in SHAPES:
        of_shape = [iri for iri, each in whole.items() if set(shape.classes) & set(classes_of(each))]
        for rule in shape.rules:
            iri = next((each for each in of_shape if each not in used), of_shape[-1])
            used.add(iri)
            yield iri, rule.name, wrong(rule)


def classes_of(node: Node) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def wrong(rule: Rule) -> Any:
    """A value that the rule refuses; None where it must be there."""
    if rule.least:
        return None
    if rule.of or rule.most == 0:
        return OTHER
    return [f"{OTHER}-1", f"{OTHER}-2"]


def graph(things: dict[str, Node]) -> Graph:
    return linked.parsed(json.dumps({**context(), "@graph": list(things.values())}), "json-ld")


def by_shacl(things: dict[str, Node]) -> set[tuple[str, str]]:
    found = linked.judged(graph(things), linked.parsed(written(), "turtle"))
    return {(focus, path) for focus, path, _ in found.results}


def short(faults: frozenset[tuple[str, str]]) -> set[tuple[str, str]]:
    """Faults as the report of the other judge names them here: what stands behind the hash."""
    return {(at.rpartition("#")[2], full(name).rpartition("#")[2]) for at, name in faults}


def full(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return f"{PREFIXES.get(prefix, 'x#')}{rest}"


def test_every_rule_judges_and_both_judges_say_the_same() -> None:
    whole = nodes()
    assert judged(whole.values()).faults == frozenset()
    meant = set()
    for iri, name, value in spoilt():
        meant.add((iri, name))
        if value is None:
            whole[iri].pop(name)
        else:
            whole[iri][name] = value
    verdict = judged(whole.values())
    assert meant <= verdict.faults
    assert {at for at, _ in short(verdict.faults)} == {at for at, _ in by_shacl(whole)}
    assert all(each.broken for each in verdict.shapes), "a shape of which nothing can break proves nothing"


@pytest.mark.parametrize("name", NEVER)
def test_what_tells_of_a_person_is_refused(name: str) -> None:
    whole = nodes()
    first = next(iter(whole.values()))
    first[name] = OTHER
    assert judged(whole.values()).faults == {(first["@id"], name)}


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_refused(name: str) -> None:
    whole = nodes()
    whole[OTHER] = {"@id": OTHER, "@type": name}
    assert judged(whole.values()).faults == {(OTHER, "rdf:type")}


def test_the_address_of_a_home_is_refused() -> None:
    whole = nodes()
    home = next(each for each in whole.values() if each.get(SORT) == HOME)
    home["locn:address"] = next(iri for iri, each in whole.items() if each["@type"] == "locn:Address")
    assert (home["@id"], "locn:address") in judged(whole.values()).faults


def test_what_is_said_of_each_record_alone_adds_up_to_what_is_said_of_all() -> None:
    """A builder makes one part again and counts up the rest."""
    edition = replace(linked.invented(), others={})
    found, whole = verdict(edition), judged(all_nodes(edition))
    assert found == whole
    assert found.things > 100
    assert not found.broken
    assert verdict(edition) is found


def test_what_one_record_says_of_another_is_judged_when_that_other_goes() -> None:
    edition = linked.invented()
    advice = next(each for each in edition.all("adviezen") if each.themas)
    rest = [theme for theme in edition.all("themas") if theme.id != advice.themas[0].id]
    records = {**edition.records, "themas": {each.id: each for each in rest}}
    verdict(edition)
    lost = replace(edition, records=records)
    found = verdict(lost)
    assert (f"{linked.ADDRESS}adviezen/{advice.id}/#advies", "dct:subject") in found.faults
    assert found == judged(all_nodes(lost))
    assert found == verdict(replace(lost, others={}))
