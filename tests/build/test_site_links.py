"""The built HTML of both sites, without a browser: links, titles, headings, and what every record page carries."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import pytest

from lok.kinds.registry import KINDS
from lok.outputs.search import keywords
from samples import whole_council
from samples.configurations import SETTINGS
from samples.judging import (
    MARK,
    closed_lines,
    dead_links,
    doors,
    leads_somewhere,
    nameless,
    overheard,
    parsed,
    strays,
)
from samples.places import REPOSITORY
from samples.whole_council import written_pages
from samples.whole_sites import EDITIONS, MEMBERS_KINDS, Html, Site, built, kinds_with_pages, read

if TYPE_CHECKING:
    from collections.abc import Iterator

HOMES = {"publiek": SETTINGS.site_url, "leden": SETTINGS.leden_url}
FRAME = {"404.html"}
"""Pages of the theme itself."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return built(tmp_path_factory)


@pytest.fixture(scope="module", params=EDITIONS)
def site(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    found: Site = sites[request.param]
    return found


def records(site: Site) -> Iterator[tuple[str, str, Html]]:
    """Every record page as (kind, id, page)."""
    for path, page in parsed(site).items():
        soort, _, rest = path.partition("/")
        html = site.file(path).read_text("utf-8")
        if rest.strip("/") and "lok-pagina--record" in html and any(kind.soort == soort for kind in KINDS):
            yield soort, rest.strip("/"), page


def test_every_page_is_there(site: Site) -> None:
    """The stable addresses: home, every index, a page for every kind, the pages written by hand, the frame's own."""
    paths = set(site.paths())
    assert {"", "404.html", "zoeken/", *written_pages(site.edition)} <= paths
    assert {soort for soort, _, _ in records(site)} == set(kinds_with_pages(site.edition))
    members_indexes = {"mandaten", "bezoekrondes", "verwijderingen"} if site.edition == "publiek" else set()
    assert {f"{kind.soort}/" for kind in KINDS if kind.soort not in members_indexes} <= paths


def test_internal_links_lead_somewhere(site: Site) -> None:
    assert dead_links(site, HOMES[site.edition])[:40] == []


def test_a_link_into_the_void_is_found(sites: dict[str, Site]) -> None:
    """The checker itself: a page, a file, a fragment, a calendar and a scheme that lead nowhere; and links that do."""
    site, root = sites["publiek"], SETTINGS.site_url
    void = ("bestaat-niet/", "../adviezen/niets.pdf", "#geen-kop", "../../../adviezen/#geen-kop", "javascript:x")
    for target in (*void, f"{root}niets/", f"webcal{root.removeprefix('https')}niets.ics"):
        assert not leads_somewhere(site, root, "adviezen/", target), target
    sound = ("../", "", "../adviezen/#alle-adviezen", "/contactpunten/", "https://example.com/", "mailto:a@b.be")
    for target in (*sound, f"{root}over/"):
        assert leads_somewhere(site, root, "adviezen/", target), target


def test_titles_are_unique(site: Site) -> None:
    titles = Counter(page.title.strip() for page in parsed(site).values())
    assert "" not in titles
    assert not [title for title, count in titles.items() if count > 1]


def test_ids_are_unique_on_their_page(site: Site) -> None:
    doubled = {
        path: [each for each, count in Counter(page.ids).items() if count > 1] for path, page in parsed(site).items()
    }
    assert not {path: ids for path, ids in doubled.items() if ids}


def test_pages_are_dutch_with_one_title(site: Site) -> None:
    assert nameless(site) == []
    for path, page in parsed(site).items():
        assert sum(heading.level == 1 for heading in page.headings) == 1, path
        assert all(heading.text.strip(" #") for heading in page.headings), path


def test_no_heading_level_is_left_out(site: Site) -> None:
    skipped = [
        f"{path}: {after.text}"
        for path, page in parsed(site).items()
        for before, after in zip(page.headings, page.headings[1:], strict=False)
        if after.level > before.level + 1
    ]
    assert not skipped


def test_no_markup_is_left_over(site: Site) -> None:
    """Attribute lists, tables, headings and bold that Markdown did not take stand in the text as they were typed."""
    left = [
        f"{path}: …{found[0]}…"
        for path, page in parsed(site).items()
        if not path.startswith("handleiding/")
        for found in re.finditer(
            r".{0,20}(?:\{ ?[.#]lok|data-kop|\| ?---|\*\*|^#+ |&#\d|\]\(|\bNone\b|\bTrue\b).{0,20}", page.article
        )
    ]
    assert not left, "\n".join(left[:20])


def test_every_record_page_says_its_source_and_takes_reports(site: Site) -> None:
    mailbox = read(site, "").targets
    council = next(target for target in mailbox if target.startswith("mailto:")).partition("?")[0]
    for soort, name, page in records(site):
        assert "Bron: " in page.article, (soort, name)
        report = [href for href, words in page.links if words == "Fout of ontbrekend stuk?"]
        assert report == [f"{council}?subject=Over%20{soort}/{name}"], (soort, name)


def test_members_can_edit_the_file_of_a_record(sites: dict[str, Site]) -> None:
    for soort, name, page in records(sites["leden"]):
        edit = [href for href, words in page.links if words == "Deze gegevens bewerken"]
        record = name.partition("/")[0]
        assert edit == [f"{SETTINGS.repo_url}/edit/main/data/{soort}/{record}.yaml"]
    assert not [page for *_, page in records(sites["publiek"]) if any("/edit/" in href for href, _ in page.links)]


def test_members_site_says_so_on_every_page(sites: dict[str, Site]) -> None:
    for path in sites["leden"].paths():
        html = sites["leden"].file(path).read_text("utf-8")
        assert re.search(r'class="md-banner.*?Ledensite', html, re.DOTALL), path
        assert "noindex" in parsed(sites["leden"])[path].meta["robots"], path
    assert "Disallow: /\n" in (sites["leden"].folder / "robots.txt").read_text("utf-8") + "\n"
    assert not (sites["leden"].folder / "sitemap.xml").exists()


def test_public_site_can_be_found_and_shared(sites: dict[str, Site]) -> None:
    site = sites["publiek"]
    root = parsed(site)[""].canonical
    assert root
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    pages = {path: page for path, page in parsed(site).items() if path not in FRAME}
    assert sorted(re.findall(r"<loc>([^<]*)</loc>", sitemap)) == sorted(root + path for path in pages)
    for path, page in pages.items():
        assert page.canonical == page.meta["og:url"] == root + path
        assert page.meta["og:title"], path
        assert page.meta["og:description"], path
        assert "robots" not in page.meta, path
        assert "Ledensite" not in site.file(path).read_text("utf-8"), path


def test_public_site_has_no_members_page(sites: dict[str, Site]) -> None:
    public = sites["publiek"].paths()
    closed = {path for path, page in parsed(sites["leden"]).items() if MARK in page.article}
    assert {path.partition("/")[0] for path in closed} >= MEMBERS_KINDS
    assert strays(sites) == []
    own = ("handleiding/", "acties/", "aandachtspunten/", "volgende-stap/", "mandaten/")
    assert not {path for path in public if path.startswith(own)}


def test_the_pictures_of_the_handbook_are_on_the_members_site_alone(sites: dict[str, Site]) -> None:
    pictures = {file.name for file in (REPOSITORY / "content" / whole_council.HANDBOOK / "beelden").iterdir()}
    assert {file.name for file in (sites["leden"].folder / "handleiding/beelden").iterdir()} == pictures
    public = {file.name for file in sites["publiek"].folder.rglob("*") if file.is_file()}
    assert not public & pictures


def test_badges_have_their_icon_and_tone(site: Site) -> None:
    style = next((site.folder / "assets" / "stijl").glob("*.css")).read_text("utf-8")
    used = {
        name
        for path in site.paths()
        for name in re.findall(r"lok-staat--([a-z-]+)", site.file(path).read_text("utf-8"))
    }
    assert used
    assert not {name for name in used if not re.search(rf"\.lok-staat--{name}[ ,:{{]", style)}


def test_no_home_and_no_word_of_members_is_in_a_byte_of_the_public_site(sites: dict[str, Site]) -> None:
    """And the judges themselves: on the members' site both are found."""
    council = whole_council.archive()
    assert sum(each.is_home and not each.address_is_open for each in council.all("locaties")) > 20
    assert len(closed_lines(council)) > 200
    assert doors(council, sites["publiek"].folder) == []
    assert overheard(council, sites["publiek"].folder) == []
    assert len(doors(council, sites["leden"].folder)) > 20
    assert len(overheard(council, sites["leden"].folder)) > 20


def test_every_word_that_the_search_knows_stands_on_a_page(site: Site) -> None:
    """But for the keywords and the synonyms, which are the project's own and public."""
    there = " ".join(unescape(site.file(path).read_text("utf-8")) for path in site.paths())
    given = (*keywords.BY_PAGE.values(), *keywords.BY_KIND.values(), "overzicht", "pagina")
    known = set(re.findall(r"\w+", " ".join((there, *given)).lower()))
    listed = json.loads((site.folder / "zoek/lijst.json").read_text("utf-8"))
    texts = [json.loads((site.folder / "zoek" / name).read_text("utf-8")) for name in listed["blokken"]]
    said = [str(value) for page in listed["paginas"] for name, value in page.items() if name not in ("adres", "datum")]
    said += [text for block in texts for _, text in block]
    found = set(re.findall(r"\w+", " ".join(said).lower()))
    assert len(found) > 1000
    assert found - known == set()
    addresses = {page["adres"] for page in listed["paginas"]}
    assert addresses <= set(site.paths())
    assert addresses == {address for block in texts for address, _ in block}


def test_every_name_in_the_open_data_leads_to_a_place_on_a_page(sites: dict[str, Site]) -> None:
    """Also where a title changes: an id follows from a number or a day."""
    site, found, places = sites["publiek"], 0, dict[str, set[str]]()
    for file in sorted((site.folder / "data").glob("*.json")):
        for name in re.findall(r'"iri": "([^"]+)"', file.read_text("utf-8")):
            address, _, part = name.removeprefix(HOMES["publiek"]).partition("#")
            if address not in places:
                places[address] = set(read(site, address).ids)
            assert part in places[address], name
            found += 1
    assert found > 300
