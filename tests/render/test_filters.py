"""Lists that can be narrowed: values, marks and plain pages from one declaration."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lok.kinds.opvolging import Prioriteit
from lok.kinds.organen import Orgaan
from lok.model.audience import Audience, Reference
from lok.render.filters import YES, Facet, Filter, bare_words, choices, marks


@dataclass(frozen=True)
class Row:
    """A thing in a list."""

    name: str
    tags: tuple[Any, ...] = ()
    year: int = 2026
    weight: Prioriteit | None = None
    late: bool = False


@dataclass(frozen=True)
class Things:
    """As much of an edition as a filter asks for."""

    rows: tuple[Row, ...] = ()
    audience: Audience = Audience.PUBLIEK
    titles: dict[str, str] = field(default_factory=dict)
    orgaan: Orgaan = Orgaan.lok

    def get(self, reference: Reference) -> Any:
        return SimpleNamespace(label=self.titles[reference.id])


LIST = Filter(
    map="dingen",
    een="ding",
    meer="dingen",
    alles="Alle dingen",
    lijst="_dingen.md.jinja",
    rijen=lambda edition: edition.rows,
    facets=(
        Facet("soort", "Soort", "Dingen: {}", lambda _, row: row.tags),
        Facet("jaar", "Jaar", "Dingen van {}", lambda _, row: (row.year,)),
        Facet("gewicht", "Gewicht", "Gewicht {}", lambda _, row: (row.weight,) if row.weight else ()),
        Facet("laat", "enkel te laat", "Te late dingen", lambda _, row: (YES,) if row.late else (), vinkje=True),
    ),
    zoekwoorden=lambda _, row: (row.name,),
)


def told(*rows: Row, **given: Any) -> dict[str, list[tuple[str, str, str, int]]]:
    """Per facet its values: key, word, address and number of rows."""
    found = choices(LIST, Things(rows, **given))
    return {
        each.facet.naam: [(value.sleutel, value.woord, value.uri, len(value.rijen)) for value in each.waarden]
        for each in found
    }


def test_only_values_that_occur_are_offered_in_their_order() -> None:
    """Words by the alphabet, a closed list in its own order, years from the latest on; a facet without values is left out."""
    rows = (
        Row("a", ("peuters", "Baby’s"), 2024, Prioriteit.laag),
        Row("b", ("peuters",), 2026, Prioriteit.hoog),
    )
    assert told(*rows) == {
        "soort": [
            ("babys", "Baby’s", "dingen/soort/babys.md", 1),
            ("peuters", "peuters", "dingen/soort/peuters.md", 2),
        ],
        "jaar": [("2026", "2026", "dingen/jaar/2026.md", 1), ("2024", "2024", "dingen/jaar/2024.md", 1)],
        "gewicht": [
            ("hoog", "hoog", "dingen/gewicht/hoog.md", 1),
            ("laag", "laag", "dingen/gewicht/laag.md", 1),
        ],
    }
    assert told() == {}


def test_a_box_to_tick_has_the_words_of_its_facet() -> None:
    found = choices(LIST, Things((Row("a", late=True), Row("b"))))
    (late,) = found[-1].waarden
    assert (late.sleutel, late.woord, late.kop, late.uri) == (
        YES,
        "enkel te laat",
        "Te late dingen",
        "dingen/laat/ja.md",
    )


def test_a_reference_is_named_by_what_it_leads_to() -> None:
    edition = Things((Row("a", (Reference("themas", "panden"),)),), titles={"panden": "Gebouwen"})
    (value,) = choices(LIST, edition)[0].waarden
    assert (value.sleutel, value.woord, value.kop) == ("panden", "Gebouwen", "Dingen: Gebouwen")


def test_the_marks_of_a_row_are_what_the_script_reads() -> None:
    row = Row("Crèche “De Bij”", ("peuters", "Baby’s", "peuters"), 2024, late=True)
    assert marks(LIST, Things(), row) == (
        '{ data-rij data-f-soort="peuters babys" data-f-jaar="2024" data-f-laat="ja" data-zoek="Crèche De Bij" }'
    )
    with pytest.raises(ValueError, match="soort"):
        marks(LIST, Things(), Row("a", ("’",)))


@given(st.lists(st.text()))
def test_words_to_find_cannot_leave_their_attribute(texts: list[str]) -> None:
    words = bare_words(texts).split()
    assert all(word.isalnum() for word in words)
    assert len(words) == len(set(words))
    assert set(words) == {word for text in texts for word in re.split(r"[\W_]+", text) if word.isalnum()} | {
        word for word in words if not re.fullmatch(r"\w+", word)
    }


ROWS = st.builds(
    Row,
    name=st.just("a"),
    tags=st.lists(st.sampled_from(["baby’s", "Peuters", "peuters", "kleuters"]), max_size=4).map(tuple),
    year=st.integers(2019, 2026),
    weight=st.none() | st.sampled_from(list(Prioriteit)),
    late=st.booleans(),
)


@given(st.lists(ROWS, max_size=12))
def test_every_row_is_on_the_page_of_each_of_its_values_and_on_no_other(rows: list[Row]) -> None:
    """No page is empty, no address occurs twice, and the marks say the same as the pages."""
    edition = Things(tuple(rows))
    found = [value for each in choices(LIST, edition) for value in each.waarden]
    assert all(value.rijen for value in found)
    assert [uri for uri, count in Counter(value.uri for value in found).items() if count > 1] == []
    for value in found:
        name = value.uri.split("/")[1]
        marked = [
            row for row in rows if re.search(rf'data-f-{name}="[^"]*\b{value.sleutel}\b', marks(LIST, edition, row))
        ]
        assert list(value.rijen) == marked
