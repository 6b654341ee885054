"""The site of a register: what stands on it, what of a hostile council does not, what can be taken along, and what is gone."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, RDF

from lok.facts.answers import OPEN
from lok.register import downloads, figures, site, waiting
from lok.register.ask import Asking
from lok.register.gather import gather
from lok.register.pages import pages, sheets
from lok.register.whole import Whole, whole
from lok.words.terminal import RefusedError
from samples.crawl import dead
from samples.many_councils import SHAPER, Data, data_of, nis, saying, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
ASKING = Asking(loopback=True)
ROOT = "https://register.example.org/"
HOSTILE = (
    "<script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "</td></table></div><h1>Weg ermee</h1>",
    "| a | b | { .lok-kern onclick=alert(1) }",
    "{{ alles }} {% raise %} ${7*7}",
    "# kop **vet** _schuin_ `code` ![x](https://elders.example/x.png)",
    "&lt;img src=x onerror=alert(1)&gt; &#60;b&#62;",
    "--- ... ~~~ <!-- weg",
    "../../../etc/passwd.md#punt",
)


def hostile(data: Data) -> Data:
    """The same council, with everything that it may say saying what no page may hear."""
    for soort in ("adviezen", "reglementen", "themas"):
        for index, record in enumerate(data[soort]["records"]):
            record["titel"] = HOSTILE[index % len(HOSTILE)]
    for record in data["adviezen"]["records"]:
        record["samenvatting"] = record["tekst"] = "\n\n".join(HOSTILE)
        record["nummer"] = HOSTILE[0]
    raad = data["raad"]["records"][0]
    raad |= {"naam": HOSTILE[2], "afkorting": HOSTILE[0], "bestuur": HOSTILE[1], "kerntaak": "\n\n".join(HOSTILE)}
    return data


@dataclass(frozen=True)
class Made:
    """A register after two nights: where it stands, and what it is made of."""

    folder: Path
    all: Whole
    pages: int

    def text(self, page: str) -> str:
        return (self.folder / "build/site" / page / "index.html").read_text("utf-8")

    def everything(self) -> Iterator[tuple[str, bytes]]:
        for file in self.folder.rglob("*"):
            if file.is_file():
                yield file.relative_to(self.folder).as_posix(), file.read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("register")
    with serving(5) as state:
        state.publish(2, hostile(data_of(2, state.site(2))))
        to_go = data_of(1, state.site(1))
        to_go["adviezen"]["records"][0] |= {"titel": "Zeldzaamheid die weg moet", "tekst": "Verdwijnwoord " * 9}
        state.publish(1, to_go)
        register = state.register(5)
        gather(folder, register, ASKING, NOW - timedelta(days=1), shaper=SHAPER)
        night = gather(folder, register, ASKING, NOW - timedelta(days=1), shaper=SHAPER)
        site.build(whole(register, night.states, TODAY), folder / "build")
        assert any(
            b"Verdwijnwoord" in content
            for _, content in Made(folder, whole(register, night.states, TODAY), 0).everything()
        )

        to_go["adviezen"]["records"] = to_go["adviezen"]["records"][1:]
        state.publish(1, to_go)
        state.mischief[state.path(3, "adviezen")] = saying(b"<script>alert(1)</script>", Content_Type="text/html")
        night = gather(folder, register, ASKING, NOW, shaper=SHAPER)
        all_ = whole(register, night.states, TODAY)
        return Made(folder, all_, site.build(all_, folder / "build").pages)


def test_every_page_is_there_and_every_link_on_the_site_leads_somewhere(made: Made) -> None:
    assert dead(made.folder / "build/site", ROOT) == []
    assert made.pages == len(list((made.folder / "build/docs").rglob("*.md")))
    for page in ("adviezen", "themas", "antwoorden", "termijnen", "subsidies", "raden", "bronnen", "data", "zoeken"):
        assert "<h1" in made.text(page)


def test_an_advice_stands_under_its_year_its_subjects_and_its_answer_and_leads_to_its_own_page(made: Made) -> None:
    row = next(each for each in made.all.adviezen if each.source.code == nis(4))
    link = f'href="{row.source.state.site_url}adviezen/{row.advies.id}/"'
    places = [f"adviezen/{row.day.year}", f"raden/{nis(4)}", *(f"themas/{each}" for each in row.themas)]
    for page in [*places, f"antwoorden/{row.stand.value.replace('_', '-')}"]:
        assert link in made.text(page), page


def test_nothing_of_a_hostile_council_is_more_than_text(made: Made) -> None:
    pages = [
        (name, content.decode())
        for name, content in made.everything()
        if name.startswith("build/site/") and name.endswith(".html")
    ]
    for name, page in pages:
        body = re.sub(r"<svg\b.*?</svg>", "", page, flags=re.DOTALL)
        assert "<script>" not in body, name
        assert len(re.findall(r"<h1[ >]", body)) == 1, name
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", body), name
        assert not re.search(r"(?:href|src)=\"?\s*(?:javascript|data:text|https://elders)", body), name
        assert "<img" not in body, name
        assert "Weg ermee</h1>" not in body, name
    page = made.text(f"raden/{nis(2)}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page or "&#60;script" in page
    assert len(re.findall("<tr[ >]", page)) == 10 + 3 + 2
    assert "{{ alles }}" in page or "&#123;&#123;" in page


def test_the_status_says_of_every_source_when_and_why_not(made: Made) -> None:
    page = made.text("bronnen")
    assert "de server noemt het bestand" in page
    assert "text/html" in page
    assert "zondag 29 november 2026" in page
    assert "mailto:lok3@example.org" in page
    assert page.count("lok-staat--niet-gevolgd") == 1
    assert page.count("lok-staat--gevolgd") == 4
    assert "data/adviezen.json" not in page


def test_what_a_council_took_away_is_nowhere_any_more(made: Made) -> None:
    """Not on a page, not in a list to search in, not in a file to take along, not in what is held, and not in an older site."""
    left = [name for name, content in made.everything() if b"Verdwijnwoord" in content or b"Zeldzaamheid" in content]
    assert left == []
    with duckdb.connect() as base:
        titles = base.from_parquet(str(made.folder / "build/site/data/adviezen.parquet")).project("titel").fetchall()
    assert len(titles) == 49
    assert ("Zeldzaamheid die weg moet",) not in titles


def test_the_database_can_be_searched_and_the_parquet_files_hold_the_same(made: Made) -> None:
    data = made.folder / "build/site/data"
    with closing(sqlite3.connect(data / downloads.DATABASE)) as base, duckdb.connect() as other:
        found = base.execute("SELECT nis_code, bladzijde FROM zoek WHERE zoek MATCH 'noodopvang'").fetchall()
        assert found
        assert all(page.endswith("/") for _, page in found)
        assert base.execute("SELECT count(*) FROM zoek WHERE zoek MATCH 'gebouwén'").fetchone()[0] > 0
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'zoek%'"):
            rows = base.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - names of our own
            theirs = other.from_parquet(str(data / f"{name}.parquet")).fetchall()
            assert [tuple(map(_bare, row)) for row in rows] == [tuple(map(_bare, row)) for row in theirs], name
        assert base.execute("SELECT count(DISTINCT licentie), min(licentie) FROM adviezen").fetchone()[0] == 1
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _bare(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
def test_the_catalogue_refers_to_those_of_the_councils_and_names_nothing_that_is_not_there(made: Made) -> None:
    data = made.folder / "build/site/data"
    graph = Graph(bind_namespaces="none").parse(data / "dcat.jsonld", format="json-ld")
    assert isomorphic(graph, Graph(bind_namespaces="none").parse(data / "dcat.rdf", format="xml"))
    own = URIRef(f"{ROOT}data/#catalogus")
    theirs = {f"{each.state.site_url}data/#catalogus" for each in made.all.sources}
    assert {str(each) for each in graph.objects(own, DCAT.catalog)} == theirs
    needed = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint, DCTERMS.identifier),
        DCAT.Dataset: (
            DCTERMS.title,
            DCTERMS.publisher,
            DCTERMS.accessRights,
            DCAT.keyword,
            DCAT.theme,
            DCTERMS.modified,
        ),
        DCAT.Distribution: (DCAT.accessURL, DCAT.downloadURL, DCTERMS.license, DCTERMS.identifier),
        DCAT.CatalogRecord: (DCTERMS.modified, DCTERMS.identifier),
    }
    for kind, properties in needed.items():
        subjects = set(graph.subjects(RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            assert all(graph.value(subject, each) is not None for each in properties), subject
    for place in graph.objects(None, DCAT.downloadURL):
        assert (made.folder / "build/site" / str(place).removeprefix(ROOT)).is_file(), place


def test_the_search_of_the_site_finds_councils_and_subjects(made: Made) -> None:
    lists = json.loads((made.folder / "build/site/zoek/lijst.json").read_text("utf-8"))
    addresses = {each["adres"] for each in lists["paginas"]}
    assert {f"raden/{nis(4)}/", "themas/noodopvang/"} <= addresses
    assert "adviezen/2024/" not in addresses
    advices = {each["adres"]: each for each in lists["paginas"] if each.get("soortnaam", "").startswith("advies van ")}
    assert advices.keys() == {row.page for row in made.all.adviezen}
    assert all(each["nummer"] for each in advices.values())


def test_terms_are_compared_by_name_and_never_ranked(made: Made) -> None:
    names = re.findall(r'<td><a data-rij href="\.\./raden/\d+/">(.*?)</a>', made.text("termijnen"))
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 5
    one = next(each for each in made.all.termijnen if each.source.code == nis(4))
    assert one.sent == one.decided + one.waiting == 10
    assert one.term.aantal in (30, 60, 90)


def test_answers_of_all_councils_are_compared_fairly(made: Made) -> None:
    """One middle over all answers and not of middles; on time only of those for which a term held; and who has no figures is named."""
    rows = made.all.termijnen
    total = waiting.together(rows)
    days = sorted(day for row in rows for day in row.days)
    assert total.decided == len(days) == sum(row.decided for row in rows)
    assert total.middle == median(days)
    assert total.in_time <= total.with_term <= total.decided
    assert all(row.in_time <= row.with_term <= row.decided for row in rows)
    few, none = replace(rows[0], days=(10,), with_term=0, in_time=0), replace(rows[1], days=())
    pair = waiting.together((few, none))
    assert (pair.councils, pair.decided, pair.middle) == (1, 1, 10)
    assert none.middle is None
    without = replace(made.all, termijnen=rows[1:])
    page = next(each.text for each in pages(without, ()) if each.uri == "termijnen/index.md")
    assert "## Raden zonder cijfers" in page
    assert page.count(f"raden/{rows[0].source.code}.md") == 1
    assert "## Raden zonder cijfers" not in next(
        each.text for each in pages(made.all, ()) if each.uri == "termijnen/index.md"
    )


def test_of_each_subject_the_numbers_add_up(made: Made) -> None:
    for theme in made.all.themas:
        named = theme.of(*figures.IN_ONE_WORD) + theme.of(*OPEN) + theme.others
        assert named == len(theme.adviezen)
        assert theme.others == 0 or "Anders" in made.text("themas")


def test_the_same_day_gives_the_same_bytes(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is staged decides what is rendered; rendering itself is the same as that of the councils' sites."""
    monkeypatch.setattr(site, "_rendered", lambda *_: None)
    site.build(made.all, tmp_path)
    first = {
        file.relative_to(made.folder / "build/docs"): file.read_bytes()
        for file in (made.folder / "build/docs").rglob("*")
        if file.is_file()
    }
    again = {
        file.relative_to(tmp_path / "docs"): file.read_bytes()
        for file in (tmp_path / "docs").rglob("*")
        if file.is_file()
    }
    assert again == first


def test_without_duckdb_the_way_to_get_it_is_told_and_the_site_stands(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "find_spec", lambda _: None)
    before = made.text("adviezen")
    with pytest.raises(RefusedError, match=r"make environment-register.*--zonder-parquet"):
        site.build(made.all, made.folder / "build")
    assert made.text("adviezen") == before


def test_two_at_once_do_not_spoil_each_others_work(made: Made) -> None:
    with site.at_work(made.folder / "build"), pytest.raises(RefusedError, match="al bezig"):
        site.build(made.all, made.folder / "build")


def test_a_long_list_takes_several_pages_that_lead_to_each_other() -> None:
    found = sheets("themas/personeel.md", range(600))
    assert [(each.uri, len(each.rows), each.before, each.after) for each in found] == [
        ("themas/personeel.md", 250, "", "themas/personeel/blad-2.md"),
        ("themas/personeel/blad-2.md", 250, "themas/personeel.md", "themas/personeel/blad-3.md"),
        ("themas/personeel/blad-3.md", 100, "themas/personeel/blad-2.md", ""),
    ]
    assert [each.uri for each in sheets("x/index.md", ())] == ["x/index.md"]
