"""The words of the vocabulary stay: a word that was published never goes and never gets another meaning."""

from __future__ import annotations

import os
import re

from lok.opendata.linked.concepts import DEPRECATED
from lok.opendata.linked.terms import VERSION, VOCABULARY
from lok.opendata.linked.vocabulary import PAGE, document, lists, own_words
from samples.places import SAMPLES

PUBLISHED = SAMPLES / "begrippen.txt"
"""The version, and every word that was ever published with its sort, one on a line."""


def words() -> list[str]:
    """Every word of the vocabulary with its class."""
    return sorted(
        f"{each['@id'].removeprefix('lok:')} {each['@type']}"
        for each in document()["@graph"]
        if each["@id"].startswith("lok:")
    )


def test_no_word_that_was_published_goes() -> None:
    known = PUBLISHED.read_text("utf-8").splitlines() if PUBLISHED.exists() else [VERSION]
    gone = set(known[1:]) - set(words())
    assert not gone, "a word never goes: put it in DEPRECATED of lok.opendata.linked.concepts, or keep its sort"
    new = set(words()) - set(known[1:])
    if new and os.environ.get("LOK_ACCEPT"):
        PUBLISHED.write_text("\n".join([VERSION, *words()]) + "\n", "utf-8")
    else:
        assert not new, "new words: count up VERSION in lok.opendata.linked.terms, and run this test with LOK_ACCEPT=1"
        assert known[0] == VERSION, "a version of its own for the words that came: run this test with LOK_ACCEPT=1"


def test_every_word_can_stand_in_an_address_and_on_the_page() -> None:
    names = [name for name, _ in own_words()]
    names += [each.id for each in lists()] + [name for each in lists() for name, _ in each.concepts]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name) for name in names)
    assert set(names) | set(DEPRECATED) == {each.partition(" ")[0] for each in words()}
    assert VOCABULARY.endswith("#")
    assert PAGE == "data/begrippen.md"


def test_every_concept_stands_in_a_list_that_is_there() -> None:
    graph = document()["@graph"]
    schemes = {each["@id"] for each in graph if each["@type"] == "skos:ConceptScheme"}
    concepts = [each for each in graph if each["@type"] == "skos:Concept" and "owl:deprecated" not in each]
    assert len(concepts) > 200
    assert {each["skos:inScheme"]["@id"] for each in concepts} == schemes
