"""The linked data and the catalogue of a source, judged: what is taken for the council's own, and what is said of all else."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest

from lok.opendata.linked.terms import PREFIXES
from lok.register import graphs, linked
from lok.register.agree import disagreements
from lok.register.linked import PERSONS, PERSONS_IN_FULL, of_the_council, of_the_whole, things
from lok.register.offered import Offered, offered
from lok.register.refusals import Refusal
from lok.register.shaper import Shaper
from lok.register.sources import Read
from samples.linked import ADDRESS, files, harvested
from samples.many_councils import LICENCE, SHAPER, data_of
from samples.many_linked import catalogue_of, whole_of

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://lok.voorbeelddorp.example/"
DATA = data_of(1, SITE)
WHOLE, CATALOGUE = whole_of(DATA, SITE), catalogue_of(DATA, SITE)
ADVICE = next(index for index, each in enumerate(WHOLE["@graph"]) if each["@type"] == "lok:Advies")


def counted(content: bytes, site: str = SITE, shaper: Shaper = SHAPER) -> dict[str, int]:
    found = things(content, of_the_whole(site))
    of_the_council(found, site)
    return shaper.counted(found, site)


def whole(change: Callable[[dict[str, Any]], object]) -> bytes:
    made = copy.deepcopy(WHOLE)
    change(made)
    return json.dumps(made).encode()


def advice(**said: Any) -> Callable[[dict[str, Any]], object]:
    """A change of the first advice; an underscore stands for the colon, an ``at_`` for the sign before a keyword."""
    names = {name: name.replace("at_", "@").replace("_", ":", 1) for name in said}
    return lambda made: made["@graph"][ADVICE].update({names[name]: value for name, value in said.items()})


def added(**thing: Any) -> Callable[[dict[str, Any]], object]:
    names = {name: name.replace("at_", "@").replace("_", ":", 1) for name in thing}
    return lambda made: made["@graph"].append({names[name]: value for name, value in thing.items()})


def told(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refusal) as error:
        act()
    return error.value.code, str(error.value.told("data/lok.jsonld"))


def test_what_our_own_software_writes_is_taken_and_counted() -> None:
    found = counted(files(harvested)["data/lok.jsonld"].encode(), ADDRESS)
    assert found["org:OrganizationalUnit"] == 1
    assert found["lok:Advies"] == len(harvested().all("adviezen")) > 0
    assert counted(whole(lambda _: None))["lok:Advies"] == 10


X = f"{SITE}x/#x"
HOME = [
    {
        "@id": X, "@type": "schema:ChildCare", "schema:name": "x", "schema:parentOrganization": X, "lok:vergundePlaatsen": 8,
        "lok:opvangsoort": "lok:opvangsoort-gezinsopvang", "locn:address": f"{X}-adres",
    },
    {
        "@id": f"{X}-adres", "@type": "locn:Address", "locn:thoroughfare": "Dorp", "locn:postCode": "9000", "locn:postName": "x",
    },
]  # fmt: skip
"""A childcare in somebody's home, with its address."""


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (lambda m: m.update({"@context": "https://elders.example/context.jsonld"}), "context", "het bestand zegt met een andere context"),
        (lambda m: m.update({"@context": ["context.jsonld", {"@vocab": "https://elders.example/"}]}), "context", "andere context"),
        (lambda m: m.update({"@context": "../data/../context.jsonld"}), "context", "andere context"),
        (lambda m: m.pop("@context"), "context", "andere context"),
        (lambda m: m.update({"@included": []}), "vorm", "alleen een context en een lijst"),
        (lambda m: m.update({"@graph": {}}), "vorm", "alleen een context en een lijst"),
        (lambda m: m["@graph"].append([]), "vorm", "een ding met een adres"),
        (advice(**{"@context": {"dct": "https://elders.example/"}}), "context", f"onderdeel {ADVICE + 1} zegt"),
        (advice(dct_relation={"@context": "https://elders.example/c", "@id": SITE}), "context", "eigenschap dct:relation"),
        (advice(at_graph=[]), "woord", "eigenschap @graph"),
        (advice(at_reverse={}), "woord", "eigenschap @reverse"),
        (advice(dct_relation={"@list": []}), "vorm", "een ding in een ding"),
        (advice(dct_relation={"@id": SITE, "dct:title": "x"}), "vorm", "een ding in een ding"),
        (advice(dct_relation=[[SITE]]), "vorm", "één gewone waarde"),
        (advice(dct_relation=None), "vorm", "één gewone waarde"),
        (advice(at_id=None), "zonder-adres", "heeft geen adres"),
        (lambda m: m["@graph"][ADVICE].pop("@id"), "zonder-adres", f"onderdeel {ADVICE + 1} heeft geen adres"),
        (advice(at_id="_:b0"), "slecht-adres", "geen geldig webadres"),
        (advice(at_id="#advies"), "slecht-adres", "geen geldig webadres"),
        (advice(at_id=f"{SITE}adviezen/a b/"), "slecht-adres", "geen geldig webadres"),
        (advice(at_id=f"{SITE}\u202eadviezen/"), "omgekeerd", "de leesrichting omkeert"),
        (advice(at_id=f"{SITE}\u200badviezen/"), "slecht-adres", "geen geldig webadres"),
        (advice(dct_relation="javascript:alert(1)"), "slecht-adres", "geen geldig webadres"),
        (advice(dct_relation="data:text/html,x"), "slecht-adres", "geen geldig webadres"),
        (advice(dct_relation="https://x.example/<script>"), "slecht-adres", "geen geldig webadres"),
        (advice(dct_relation=f"https://x.example/{'a' * 3_000}"), "slecht-adres", "geen geldig webadres"),
        (advice(at_id="https://elders.example/adviezen/x/#advies"), "vreemd-adres", "https://elders.example/"),
        (advice(at_id=f"{SITE[:-1]}.elders.example/#x"), "vreemd-adres", "elders.example"),
        (advice(at_id=f"{SITE}../elders/#x"), "vreemd-adres", "niet onder het adres van de raad"),
        (advice(at_id=f"{SITE}%2e%2e/elders/#x"), "vreemd-adres", "niet onder het adres van de raad"),
        (added(at_id="http://data.lblod.info/id/x", at_type="lok:Advies"), "vreemd-adres", "data.lblod.info"),
        (added(at_id="http://data.lblod.info/id/x", at_type="org:Organization", dct_title="x"), "vreemd-adres", "data.lblod.info"),
        (added(at_id=f"{PREFIXES['lok']}Advies", at_type="skos:Concept"), "vreemd-adres", "w3id.org"),
        (advice(naam="Jan Peeters"), "woord", "eigenschap naam"),
        (advice(**{"Jan Peeters": "x"}), "woord", "eigenschap …"),
        (advice(at_type="Jan Peeters"), "woord", "soort …"),
        (advice(dct_contributor="Jan Peeters"), "woord", "eigenschap dct:contributor"),
        (advice(**{"http://xmlns.com/foaf/0.1/nick": "x"}), "woord", "eigenschap http://xmlns.com/foaf/0.1/nick"),
        (advice(at_type="ex:Iets"), "woord", "soort ex:Iets"),
        (advice(at_type=None), "vorm", "er staat niet bij wat het is"),
        (advice(at_type=[f"lok:Soort{each}" for each in range(100_000)]), "vorm", "te vaak bij wat het is"),
        (added(at_id=X, at_type="schema:Event"), "woord", "onderdeel x/#x, soort schema:Event"),
        (added(at_id=X, at_type="foaf:Person"), "persoon", "‘foaf:Person’"),
        (added(at_id=X, at_type="http://data.vlaanderen.be/ns/mandaat#Mandataris"), "persoon", "gegevens van een persoon"),
        (added(at_id=X, at_type=["lok:Document", "mandaat:Mandataris"]), "persoon", "‘mandaat:Mandataris’"),
        (advice(**{"http://xmlns.com/foaf/0.1/familyName": "Peeters"}), "persoon", "gegevens van een persoon"),
        (advice(schema_email="jan.peeters@gmail.com"), "persoon", "privé mailadres"),
        (advice(lok_nieuw={"@value": "bel 0475 12 34 56"}), "persoon", "gsm-nummer"),
        (advice(besluit_heeftAanwezige=X), "persoon", "heeftAanwezige"),
        (advice(dct_title={"@value": "x", "@type": f"{PREFIXES['rdfs']}Literal"}), "vorm", "zo’n waarde leest het register niet"),
        (advice(dct_title={"@value": "<x/>", "@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral"}), "vorm", "zo’n waarde"),
        (advice(dct_title={"@value": "x", "@language": "n l"}), "vorm", "de taal is geen taal"),
        (advice(dct_title={"@value": [1]}), "vorm", "één gewone waarde"),
        (advice(dct_title={"@value": 1, "@index": "x"}), "vorm", "te veel gezegd"),
        (advice(schema_text="a" * 4_900_000), "vorm", "deze tekst is te lang"),
        (advice(dct_relation=[1] * 1_000_000), "te-veel", "meer dan 100000 waarden"),
(advice(dct_issued="gisteren"), "profiel", "adviezen/adv-"),
        (advice(dct_creator=X), "profiel", "eigenschap dct:creator: dit verwijst naar iets dat er niet is"),
        (lambda m: m["@graph"][ADVICE].pop("dct:title"), "profiel", "eigenschap dct:title: dit ontbreekt"),
        (advice(dct_identifier=["1", "2"]), "profiel", "eigenschap dct:identifier: dit staat er te vaak"),
        (lambda m: m["@graph"].extend(HOME), "persoon", "onderdeel x/#x"),
    ],
)  # fmt: skip
def test_linked_data_that_are_more_or_less_than_the_councils_own_are_refused_at_their_place(
    change: Callable[[dict[str, Any]], object], code: str, said: str
) -> None:
    content, begin = whole(change), process_time()
    found = told(lambda: counted(content))
    assert found[0] == code, found
    assert said in found[1]
    assert not any(each in found[1] for each in ("0475", "gmail", "Peeters", "\u202e"))
    assert process_time() - begin < 5


def test_words_of_our_own_vocabulary_that_are_newer_and_addresses_of_the_government_are_taken() -> None:
    newer = whole(advice(lok_vanMorgen="x"))
    assert counted(newer)["lok:Advies"] == 10
    town = added(
        at_id="http://data.lblod.info/id/bestuurseenheden/x",
        at_type="org:FormalOrganization",
        skos_prefLabel="gemeente",
    )
    assert counted(whole(town))["org:FormalOrganization"] == 2


def test_the_list_of_words_of_persons_has_all_that_the_profile_forbids() -> None:
    shapes = graphs.profile()
    forbidden = {
        str(each)
        for shape in graphs.PERSONS - {graphs.URIRef(f"{graphs.PROFILE}GeenWoning")}
        for wanted in (graphs.SH.targetClass, graphs.SH.targetSubjectsOf)
        for each in shapes.objects(shape, wanted)
    }
    assert forbidden
    assert forbidden <= PERSONS_IN_FULL
    assert len(PERSONS) == len(PERSONS_IN_FULL)


def test_values_are_counted_over_all_things(monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(things(whole(lambda _: None), of_the_whole(SITE)))
    monkeypatch.setattr(linked, "MOST_VALUES", count)
    assert told(lambda: things(whole(lambda _: None), of_the_whole(SITE)))[0] == "te-veel"


def test_a_document_that_takes_too_long_or_too_much_is_refused_and_the_next_one_judged() -> None:
    content = whole(lambda _: None)
    with Shaper(seconds=0.001) as shaper:
        code, words = told(lambda: counted(content, shaper=shaper))
        assert code == "te-zwaar"
        assert "geheugen" in words
        assert shaper.process is None
        shaper.seconds = 60
        assert counted(content, shaper=shaper)["lok:Advies"] == 10
        running = shaper.process
        assert running is not None
        running.kill()
        assert told(lambda: counted(content, shaper=shaper))[0] == "te-zwaar"
    assert running.poll() is not None


TRIES = """
import sys
from lok.register.shaper import MEMORY, sealed
import socket, urllib.request, subprocess, os
sealed()
def refused(act):
    try:
        act()
    except (PermissionError, OSError, MemoryError) as error:
        return type(error).__name__
    return "nothing"
print(
    refused(lambda: socket.create_connection(("127.0.0.1", 9))),
    refused(lambda: socket.getaddrinfo("elders.example", 80)),
    refused(lambda: urllib.request.urlopen("http://127.0.0.1:9/context.jsonld")),
    refused(lambda: subprocess.run(["true"])),
    refused(lambda: os.system("true")),
    refused(lambda: bytearray(2 * MEMORY)),
)
"""


def test_the_process_that_reads_what_others_wrote_has_no_way_out_and_little_room() -> None:
    done = subprocess.run([sys.executable, "-c", TRIES], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [*["PermissionError"] * 5, "MemoryError"]


def distribution(**said: Any) -> Callable[[dict[str, Any]], object]:
    index = next(at for at, each in enumerate(CATALOGUE["@graph"]) if each["@type"] == "dcat:Distribution")
    return lambda made: made["@graph"][index].update({name.replace("_", ":", 1): value for name, value in said.items()})


def catalogue(change: Callable[[dict[str, Any]], object] = lambda _: None) -> Offered:
    made = copy.deepcopy(CATALOGUE)
    change(made)
    return offered(json.dumps(made).encode(), SITE)


def test_a_catalogue_says_who_publishes_and_under_which_licence() -> None:
    found = catalogue()
    assert found == Offered("Lokaal Overleg Kinderopvang Voorbeelddorp 1", dict.fromkeys(DATA, LICENCE))
    own = offered(files(harvested)["data/dcat.jsonld"].encode(), ADDRESS)
    assert own.publisher == harvested().raad.naam
    assert own.licences.keys() == DATA.keys()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: m["@context"].update(dct="https://elders.example/"), "context"),
        (lambda m: m.update({"@context": "https://www.w3.org/ns/dcat3.jsonld"}), "context"),
        (lambda m: m["@graph"][0].update({"@context": {}}), "context"),
        (lambda m: m["@graph"][0].update({"@id": f"{SITE}data/#iets"}), "catalogus"),
        (lambda m: m["@graph"][0].update({"@id": "https://elders.example/data/#catalogus"}), "vreemd-adres"),
        (lambda m: m["@graph"][1].update({"@id": "http://vocab.belgif.be/auth/x"}), "vreemd-adres"),
        (lambda m: m["@graph"].append({"@id": "https://elders.example/x", "@type": "skos:Concept"}), "vreemd-adres"),
        (lambda m: m["@graph"][0].pop("dct:publisher") and m["@graph"][5].pop("dct:publisher"), ""),
        (lambda m: m["@graph"][1].update({"foaf:name": []}), "uitgever"),
        (lambda m: m["@graph"][1].update({"foaf:name": "a" * 301}), "uitgever"),
        (lambda m: m["@graph"][1].update({"foaf:name": [{"@value": "a"}, {"@value": "b"}]}), "uitgever"),
        (lambda m: m["@graph"][0].update({"dcat:dataset": [{"@id": f"{SITE}data/#weg"}]}), "vorm"),
        (lambda m: m["@graph"].append({"@id": X, "@type": "foaf:Person"}), "persoon"),
        (lambda m: m["@graph"].append({"@id": X, "@type": "vcard:Individual"}), "persoon"),
        (lambda m: m["@graph"][2].update({"vcard:hasEmail": [{"@id": "mailto:jan.peeters@gmail.com"}]}), "persoon"),
        (distribution(dcat_downloadURL=[{"@id": "https://elders.example/raad.json"}]), "vreemd-adres"),
        (distribution(dcat_downloadURL=[{"@id": f"{SITE}../elders/raad.json"}]), "vreemd-adres"),
        (distribution(dcat_downloadURL=[], dcat_accessURL=[]), "vreemd-adres"),
        (distribution(dct_license=[{"@id": "https://elders.example/licentie"}]), "licentie"),
        (distribution(dct_license=[]), "licentie"),
    ],
)  # fmt: skip
def test_a_catalogue_that_is_anothers_or_says_too_little_is_refused(
    change: Callable[[dict[str, Any]], object], code: str
) -> None:
    if code:
        assert told(lambda: catalogue(change))[0] == code
    else:
        assert catalogue(change) == catalogue()


def test_a_catalogue_the_lists_and_the_linked_data_must_agree() -> None:
    from lok.register.judge import File, Judged, judged  # noqa: PLC0415 - only here

    lists: dict[str, Judged | None] = {
        soort: judged(soort, json.dumps(file).encode(), SITE, "90001") for soort, file in DATA.items()
    }
    taken = {soort: each.file for soort, each in lists.items() if each is not None and each.file is not None}
    records = {soort: each.records for soort, each in taken.items()}
    licences = {soort: each.licence for soort, each in taken.items()}
    count = counted(whole(lambda _: None))

    def found(said: Offered | None, counts: dict[str, int] | None, given: dict[str, Judged | None]) -> list[str]:
        return [each.code for each in disagreements(given, records, licences, (said, counts))]

    good = catalogue()
    assert found(good, count, lists) == found(None, None, lists) == []
    assert found(Offered("Een ander", good.licences), count, lists) == ["uitgever"]
    assert found(Offered(good.publisher.upper(), good.licences), count, lists) == []
    cc0 = "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"
    assert found(Offered(good.publisher, {**good.licences, "adviezen": cc0}), count, lists) == ["licenties"]
    fewer = {soort: each for soort, each in good.licences.items() if soort != "adviezen"}
    assert found(Offered(good.publisher, fewer), count, lists) == ["niet-aangeboden"]
    assert found(good, None, {**lists, "adviezen": Judged(File(), None, frozenset())}) == ["aangeboden"]
    assert found(good, {**count, "lok:Advies": 9}, lists) == ["telt-anders"]
    assert found(good, {}, dict.fromkeys(lists)) == ["geen-raad"]
    assert Read().offered is None
