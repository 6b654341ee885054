"""Nothing that only members may read is anywhere in the public site: every member field filled, every byte searched."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

import lok.build.builder
from leak.council import ALWAYS_LEDEN, all_models, make_council
from leak.filler import kind_of
from leak.site import check_references, pdf, readable, reading, seen, write_root
from lok.archive.addresses import FEEDS, feed_path
from lok.archive.load import load
from lok.build.builder import Builder
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import Audience, plan
from lok.model.kind import Record
from lok.opendata.carried import offered_kinds
from lok.opendata.files import offered, texts

if TYPE_CHECKING:
    from pathlib import Path

    from leak.council import Council
    from lok.archive.archive import Archive

DAY = date(2026, 11, 23)
PUBLIC = Audience.PUBLIEK

NOT_PRINTED = {
    ("adviezen", "vroegere_raad"): "a word to refer to an earlier council by: its name stands there",
    ("memoranda", "vroegere_raad"): "likewise",
    ("vergaderingen", "vroegere_raad"): "likewise",
    ("zetels", "vroegere_raad"): "likewise: it says whose meetings the seat was called to",
    ("adviezen", "termijn_toelichting"): "stands beside termijn_start, which a draft advice does not have",
    ("adviezen", "uitvoering: bewijs: url"): "a proof that is a record links to it, and not to its address as well",
    ("doelstellingen", "resultaten: bewijs: url"): "see adviezen",
    ("locaties", "adres_publiek_grond"): "stands beside the consent, which a shut address does not have",
    ("locaties", "adres_publiek_sinds"): "likewise",
    ("loketcijfers", "met_opvangvoorstel"): "members read no small counts of families either (lok.pages.loket)",
    ("loketcijfers", "per_maand: met_opvangvoorstel"): "likewise",
    ("memoranda", "agendapunt"): "stands beside the meeting, which a draft memorandum does not have",
    ("memoranda", "vragen: bewijs: url"): "see adviezen",
    ("memoranda", "vragen: statusverloop: bewijs: url"): "see adviezen",
    ("projecten", "resultaat: bewijs: url"): "see adviezen",
    ("projecten", "stappen: bewijs: url"): "see adviezen",
    ("reglementen", "versies: voorwaarden: code"): "a word to refer to a condition by, in the records",
    ("toekenningen", "aantal_aanvragen"): "members read no small counts of competitors either",
    ("toekenningen", "toelichting"): "likewise: a remark may say the number",
    ("vergaderingen", "aanwezig_totaal"): "kept to judge the quorum; the page gives the list",
    ("vergaderingen", "aanwezigheden: tot"): "the page gives the hour, and that is no canary",
    ("vergaderingen", "aanwezigheden: van"): "likewise",
    (
        "vergaderingen",
        "agendapunten: actiepunten: afgerond_op",
    ): "the page gives the state of an action, not its last day",
    ("vergaderingen", "gasten: agendapunten"): "the page does not say for which items a guest was there",
}
"""What the members' site does not print either, by kind and field, each with the reason. Reviewed by hand."""

NOT_LINKED = {
    (
        "doelstellingen",
        "resultaten: bewijs: document",
    ): "a proof that is a record links to it, and not to a document as well",
    ("vergaderingen", "agendapunten: actiepunten: overgedragen_van"): "the page of all actions says it",
}
"""References that the members' site prints nowhere on the page of their own record, each with the reason."""


@dataclass(frozen=True)
class Sites:
    """Both sites of the council as text by file, and the archive they were made of."""

    council: Council
    archive: Archive
    public: dict[str, str]
    members: dict[str, str]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The council, written to disk as YAML, read and built as any other; of the check only what stops a leak counts."""
    council = make_council()
    root = tmp_path_factory.mktemp("root")
    write_root(council, root)
    with pytest.MonkeyPatch.context() as patch, Builder(root, root / "build") as builder:
        patch.setattr(lok.build.builder, "check", check_references)
        report = builder.build(DAY)
    assert [str(problem) for problem in report.problems if problem.blocks] == []
    public, members = (readable(root / "build" / audience / "site") for audience in Audience)
    archive = load(root).archive
    assert {(soort, record.id) for soort, record in archive.everything()} == set(council.data)
    return Sites(council, archive, public, members)


def test_the_public_site_holds_no_canary(sites: Sites) -> None:
    leaked = seen(sites.council.canaries, sites.public.values())
    assert sorted(canary.where for canary in leaked) == []


POINT = {"coordinaten: breedte", "coordinaten: lengte"}
DOOR = {"straat", "huisnummer", *POINT}
PERSONAL = {
    "locaties/een-woning": DOOR,
    "locaties/samen-in-een-woning": DOOR,
    "locaties/een-open-woning": POINT,
    "organisatoren/eenmanszaak": {"kbo_nummer", "telefoon", "email"},
    "organisatoren/feitelijke-vereniging": {"kbo_nummer", "telefoon", "email"},
}
"""Where somebody lives or can be reached at home, by record: what no byte of the public site may hold."""


@pytest.mark.parametrize("page", PERSONAL)
def test_no_byte_of_the_public_site_leads_to_a_home(sites: Sites, page: str) -> None:
    """Street, number and point of a home without consent, the point of one with consent, reach of a person."""
    kept = [each for each in sites.council.canaries if each.page == page and each.field[1] in PERSONAL[page]]
    assert {each.field[1] for each in kept} == PERSONAL[page], "without a canary in each of them nothing is proved"
    assert seen(kept, sites.public.values()) == set()
    assert f"{page}/index.html" in sites.public


def test_no_byte_of_the_public_site_is_of_a_round_of_visits(sites: Sites) -> None:
    kept = [each for each in sites.council.canaries if each.page.startswith("bezoekrondes/")]
    assert {"titel", "indrukken", "materiaal"} <= {each.field[1] for each in kept}
    names = sites.council.filler.closed_ids["bezoekrondes"]
    assert seen(kept, sites.public.values()) == set()
    assert not [path for path, text in sites.public.items() if names in text or names in path]


def test_the_public_site_is_a_site(sites: Sites) -> None:
    """Searching an empty folder proves nothing."""
    names = (
        "index.html",
        "404.html",
        "robots.txt",
        "zoek/lijst.json",
        "zoek/tekst-themas.json",
        "sitemap.xml",
        "sitemap.xml.gz",
    )
    for name in (*names, *map(feed_path, FEEDS)):
        assert name in sites.public
    for soort in FEEDS[1:]:
        assert f"/{soort}/open-{soort}" in sites.public[feed_path(soort)], "a feed without an entry proves nothing"
    assert "bijlagen/openbaar.pdf" in sites.public
    assert "iedereen mag dit lezen" in sites.public["bijlagen/openbaar.pdf"]
    for (soort, record_id), shown in sites.council.shown.items():
        assert (f"{soort}/{record_id}/index.html" in sites.public) == (shown is not None)


def test_the_open_data_are_read_and_hold_records(sites: Sites) -> None:
    """Every file that is offered is among those that are searched, and every list has what everybody may read."""
    made = offered(select(sites.archive, PUBLIC, DAY, address="https://lok.example.org/"))
    assert len(made) > 60
    assert {each.path for each in made} == {path for path in sites.public if is_data(path)}
    for kind in offered_kinds():
        ids = [name for (soort, name), shown in sites.council.shown.items() if soort == kind.soort and shown]
        for ending in ("json", "csv"):
            text = sites.public[f"data/{kind.soort}.{ending}"]
            assert [each for each in ids if each not in text] == [], kind.soort


def test_of_a_home_with_consent_the_open_data_have_no_door(sites: Sites) -> None:
    """The page may show its address, which can be taken down; a copy of a file cannot."""
    edition = select(sites.archive, PUBLIC, DAY)
    assert edition.find("locaties", "een-open-woning").straat
    rows = {each["id"]: each for each in json.loads(texts(edition)["data/locaties.json"])["records"]}
    assert not DOOR & rows["een-open-woning"].keys()
    assert not {"telefoon", "email"} & rows["een-open-woning"].keys()


def is_data(path: str) -> bool:
    """Whether a file of the public site is one of the open data, and no page."""
    return path.startswith("data/") and not path.endswith(".html")


def test_the_members_site_holds_every_canary(sites: Sites) -> None:
    """A canary that is printed nowhere proves nothing."""
    printed = seen(sites.council.canaries, sites.members.values())
    missing = {canary.field for canary in sites.council.canaries if canary not in printed}
    assert missing - set(NOT_PRINTED) == set(), "no page for members prints these: print them, or say why not"
    assert set(NOT_PRINTED) - missing == set(), "these are printed now: they are no exception any more"


def test_a_reference_stands_on_its_own_page(sites: Sites) -> None:
    """The name of a members' record stands in many places: a reference to it counts on the page of the record itself."""
    names = set(sites.council.filler.closed_ids.values())
    lost = set()
    for canary in sites.council.canaries:
        page = sites.members.get(f"{canary.page}/index.html")
        if canary.word in names and page is not None and canary.word not in page:
            lost.add(canary.field)
    assert lost - set(NOT_LINKED) == set(), "no page for members says these: say them, or say why not"
    assert set(NOT_LINKED) - lost == set(), "these are said now: they are no exception any more"


def test_every_field_for_members_carries_a_canary(sites: Sites) -> None:
    """Found by introspection: a new field, or a new kind, comes in by itself."""
    filler = sites.council.filler
    marked = {
        (model.__name__, field.name)
        for model in all_models()
        for field in plan(model)
        if field.readers.audience is Audience.LEDEN or field.readers.once_final
    }
    assert len(marked) > 60
    assert marked <= filler.hidden
    assert {pair for pair in marked if can_carry(*pair)} <= filler.carried


def can_carry(model: str, name: str) -> bool:
    """Whether the type of a field has room for a canary: yes and no, an hour and a closed list have not."""
    info = next(each for each in all_models() if each.__name__ == model).model_fields[name]
    kind = kind_of(info.annotation)
    return kind not in (bool, time) and not (isinstance(kind, type) and issubclass(kind, Enum))


def test_every_state_that_hides_something_is_in_the_council(sites: Sites) -> None:
    """A model that decides by its state who reads it has records here in which it hides something."""
    variants = sites.council.variants
    withheld = {name for each in variants for name in each.withheld} | {"Agendapunt", "Kandidaat"}
    assert {model.__name__ for model in all_models() if "withheld" in vars(model)} == withheld
    assert {model.__name__ for model in all_models() if "closed_to" in vars(model)} == {"Agendapunt"}
    unfinal = {BY_SOORT[each.soort].model for each in variants if not each.final}
    assert {kind.model for kind in KINDS if kind.model.final is not Record.final} == unfinal
    hidden = {each.soort for each in variants if each.leden and each.fixed.get("zichtbaarheid") != "leden"}
    by_state = {kind.soort for kind in KINDS if kind.model.readers is not Record.readers}
    assert by_state == hidden | set(ALWAYS_LEDEN)
    assert {each.soort for each in variants if each.leden} == set(BY_SOORT) - {"raad"}


def test_the_models_hide_what_the_council_says(sites: Sites) -> None:
    for variant in sites.council.variants:
        record = sites.archive.get(variant.soort, variant.id)
        assert (record.readers is Audience.LEDEN) == variant.leden, variant.id
        if not variant.leden:
            assert record.final == variant.final, variant.id
            assert record.withheld() == variant.withheld.get(type(record).__name__, frozenset()), variant.id


def test_the_views_hold_what_the_council_says(sites: Sites) -> None:
    """Also of fields without room for a canary: the view has them, or does not have them, by name."""
    edition = select(sites.archive, PUBLIC, DAY)
    for (soort, record_id), shown in sites.council.shown.items():
        view = edition.find(soort, record_id)
        if shown is None:
            assert view is None, record_id
        else:
            assert same(view, shown, sites.council.data[soort, record_id]) == [], record_id


def same(view: Any, shown: Any, data: Any) -> list[str]:
    """The names of the filled fields in which a view is not what it should be."""
    wrong = [name for name in data if (name in vars(view)) != (name in shown)]
    for name, inside in shown.items():
        value = vars(view).get(name)
        if isinstance(inside, dict):
            wrong += same(value, inside, data[name])
        elif isinstance(inside, list):
            if len(value) != len(inside):
                wrong.append(f"{name} (length)")
                continue
            items = data[name] if len(data[name]) == len(inside) else inside
            for each, its, item in zip(value, inside, items, strict=True):
                wrong += same(each, its, item)
    return wrong


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kanariebbbbkq.html", b""),
        ("a.html", b"<p>Kanariebbbbkq</p>"),
        ("a.html", b"".join(b"&#%d;" % char for char in b"kanariebbbbkq")),
        ("a.html", b"".join(b"&#x%x;" % char for char in b"kanariebbbbkq")),
        ("a.html", b"".join(b"%%%02X" % char for char in b"kanariebbbbkq")),
        ("search_index.json", b"".join(b"\\u%04x" % char for char in b"kanariebbbbkq")),
        ("sitemap.xml.gz", gzip.compress(b"<loc>/kanariebbbbkq/</loc>", mtime=0)),
        ("nota.pdf", pdf("kanariebbbbkq")),
    ],
    ids=["name", "plain", "entities", "hexadecimal", "percent", "json", "packed", "pdf"],
)
def test_the_search_sees_through_every_wrapping(name: str, content: bytes) -> None:
    assert "kanariebbbbkq" in reading(name, content)


def test_a_packed_pdf_does_not_show_its_text(tmp_path: Path) -> None:
    """So that the test above shows that the text was taken out of it."""
    (tmp_path / "nota.pdf").write_bytes(pdf("kanariebbbbkq"))
    assert b"kanarie" not in (tmp_path / "nota.pdf").read_bytes()
