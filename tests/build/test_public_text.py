"""The second fence: what a rendered page says is judged again, and told with its page and record."""

from __future__ import annotations

import json

import pytest

from lok.build.public_text import known_from, private_lines
from lok.rules.known import Plain

KNOWN = Plain(
    names=("Josée Van den Proefman", "Proef"),
    common=("knuffel",),
    homes=(("Proefstraat", "12", "loc-proef", "052 00 00 77"), ("Openstraat", "7", "loc-open", "")),
    providers=("De Proefvlinder",),
    open_streets=("openstraat",),
).written
PAGE = "vergaderingen/verg-2026-03-12/index.html"
TOLD = "bladzijde /vergaderingen/verg-2026-03-12/ (data/vergaderingen/verg-2026-03-12.yaml): "


def lines(text: str, name: str = PAGE) -> list[str]:
    return list(private_lines(name, text, known_from(KNOWN)))


@pytest.mark.parametrize(
    "text",
    [
        "<p>Josée Van den Proefman</p>",
        "<p>Josée Van den <strong>Proef</strong>man</p>",
        "<p>Jos&#233;e\nVan&nbsp;den Proefman</p>",
        "<td>Van den Proefman</td><td>Josée</td>",
        '<img alt="Josée Van den Proefman" src="x.png">',
        '<a href="mailto:josee.vandenproefman@example.org">mail</a>',
        '<a href="../bijlagen/nota-josee-vandenproefman.pdf">nota</a>',
        '<meta name="description" content="J. Van den Proefman">',
    ],
)
def test_a_name_in_a_page_is_told_with_its_record(text: str) -> None:
    assert lines(text) == [f"{TOLD}hier staat de naam van een lid of een gast [V16]"]


@pytest.mark.parametrize(
    "text", ["<p>Proefstr. 12</p>", "<p>proef<em>straat</em></p>", "<p>+32 52 00 00 77</p>", "<p>Openstraat 7</p>"]
)
def test_a_home_in_a_page_is_told(text: str) -> None:
    assert lines(text) == [f"{TOLD}hier staat het adres van een woning [V27]"]


@pytest.mark.parametrize("text", ["<p>0470&#47;12 <b>34</b> 56</p>", '<p data-x="jan&#64;gmail.com">x</p>'])
def test_a_number_in_a_page_is_told(text: str) -> None:
    assert [each.partition(": ")[2][-5:] for each in lines(text)] == ["[V28]"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Het lid Van den Proefman</p><p>Openstraat 9</p><p>mevrouw Anders</p>",
        "<script>var x = 'Josée Van den Proefman'</script><svg><text>0470 12 34 56</text></svg>",
        "<p>De Proefvlinder in Sint-Gillis</p>",
    ],
)
def test_what_only_may_be_private_stops_no_build(text: str) -> None:
    assert lines(text) == []


def test_an_entry_of_the_search_index_is_told_as_its_page() -> None:
    docs = [{"location": "over/#kop", "title": "x", "text": "<p>Josée Van den Proefman, 0470 12 34 56</p>"}]
    assert {each.partition(":")[0] for each in lines(json.dumps({"docs": docs}), "search/search_index.json")} == {
        "bladzijde /over/"
    }


def test_feeds_and_calendars_are_read_in_their_own_writing() -> None:
    assert lines("<summary>Jos&#xE9;e Van den Proefman</summary>", "volgen/alles.xml") == [
        "volgen/alles.xml: hier staat de naam van een lid of een gast [V16]"
    ]
    assert lines("DESCRIPTION:Josée Van den\\nProefman", "vergaderingen.ics")


def test_without_known_names_numbers_are_still_judged() -> None:
    assert next(private_lines("index.html", "<p>0470 12 34 56</p>", None)).startswith("bladzijde /: ")


NAMED = '{"iri": "https://lok.example.org/x#advies", "id": "adv-1", "tekst": "Vraag het aan Josée Van den Proefman"}'


def test_a_name_in_a_list_of_the_open_data_is_told_with_its_record_each_time() -> None:
    """Of lines that were read before it is remembered what was said; for other records that is asked anew."""
    text = f'{{"records": [\n{NAMED},\n{NAMED.replace("Josée Van den Proefman", "het loket")}\n]}}\n'
    told = [
        "bladzijde /data/adviezen.json (data/adviezen/adv-1.yaml): hier staat de naam van een lid of een gast [V16]"
    ]
    assert lines(text, "data/adviezen.json") == told
    assert lines(text, "data/adviezen.json") == told
    assert list(private_lines("data/adviezen.json", text, None)) == []
    assert lines(text, "data/adviezen.json") == told


def test_what_follows_from_the_models_and_the_tables_is_not_read_twice() -> None:
    """The tables hold nothing that the lists do not hold (``tests/opendata/test_tables.py``)."""
    for name in ("data/schema/adviezen.json", "data/datapackage.json", "data/adviezen.csv"):
        assert lines(NAMED, name) == []
    assert lines(NAMED, "data/ergens/adviezen.csv") != []
