"""The built HTML of both sites, without a browser: links, titles, headings, and what every record page carries."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from leak.site import readable
from lok.archive.load import load
from lok.build.builder import CONFIGS
from lok.kinds.registry import KINDS
from lok.model.audience import Audience
from lok.outputs.search import keywords
from samples.whole_sites import (
    EDITIONS,
    MEMBERS_KINDS,
    REPOSITORY,
    Html,
    Site,
    built,
    hand_pages,
    kinds_with_pages,
    read,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "Deze pagina staat niet op de openbare site."
FRAME = {"404.html"}
"""Pages of the theme itself."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return built(tmp_path_factory)


@pytest.fixture(scope="module", params=EDITIONS)
def site(request: pytest.FixtureRequest, sites: dict[str, Site]) -> Site:
    found: Site = sites[request.param]
    return found


@cache
def parsed(site: Site) -> dict[str, Html]:
    return {path: read(site, path) for path in site.paths()}


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
    assert {"", "404.html", "zoeken/", *hand_pages(site.edition)} <= paths
    assert {soort for soort, _, _ in records(site)} == set(kinds_with_pages(site.edition))
    members_indexes = {"mandaten", "bezoekrondes"} if site.edition == "publiek" else set()
    assert {f"{kind.soort}/" for kind in KINDS if kind.soort not in members_indexes} <= paths


def test_internal_links_lead_somewhere(site: Site) -> None:
    broken = {
        f"{path or 'home'} → {target}"
        for path, page in parsed(site).items()
        for target in page.targets
        if not leads_somewhere(site, path, target)
    }
    assert not broken, "\n".join(sorted(broken)[:40])


def leads_somewhere(site: Site, path: str, target: str) -> bool:
    """Whether a link on the page at ``path`` finds a file, and its fragment an id; other sites are not asked."""
    root = home_of(site)
    own = re.sub("^webcal:", "https:", target)
    own = own.removeprefix(root.rstrip("/")) if own.startswith(root) else own
    parts = urlsplit(own)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"http", "https", "mailto", "tel"}
    place = unquote(parts.path)
    if place.startswith("/"):
        found = "/" + place.removeprefix(urlsplit(root).path)
    else:
        found = join("/", dirname(path), place) if place else f"/{path}"
    inside = normpath(found).lstrip("/") + ("/" if found.endswith("/") else "")
    uri = "" if inside in {"", ".", "/", "./"} else inside
    if not site.file(uri).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in parsed(site)[uri].ids


def home_of(site: Site) -> str:
    """The address of the site's home page in the world, as its configuration says."""
    config = (REPOSITORY / CONFIGS[Audience(site.edition)]).read_text("utf-8")
    found = re.search(r"(?m)^site_url: (https://\S+/)$", config)
    assert found, site.edition
    return found[1]


def test_a_link_into_the_void_is_found(sites: dict[str, Site]) -> None:
    """The checker itself: a page, a file, a fragment, a calendar and a scheme that lead nowhere; and links that do."""
    site = sites["publiek"]
    root = home_of(site)
    void = ("bestaat-niet/", "../adviezen/niets.pdf", "#geen-kop", "../../../adviezen/#geen-kop", "javascript:x")
    for target in (*void, f"{root}niets/", f"webcal{root.removeprefix('https')}niets.ics"):
        assert not leads_somewhere(site, "adviezen/", target), target
    sound = ("../", "", "../adviezen/#alle-adviezen", "/contactpunten/", "https://example.com/", "mailto:a@b.be")
    for target in (*sound, f"{root}over/"):
        assert leads_somewhere(site, "adviezen/", target), target


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
    for path, page in parsed(site).items():
        assert page.lang == "nl", path
        assert [heading.text for heading in page.headings if heading.level == 1] != [], path
        assert sum(heading.level == 1 for heading in page.headings) == 1, path
        assert page.meta["description"], path
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
    council = next(target for target in mailbox if target.startswith("mailto:"))
    for soort, name, page in records(site):
        assert "Bron: " in page.article, (soort, name)
        report = [href for href, words in page.links if words == "Fout of ontbrekend stuk?"]
        assert report == [f"{council}?subject=Over%20{soort}/{name}"], (soort, name)


def test_members_can_edit_the_file_of_a_record(sites: dict[str, Site]) -> None:
    for soort, name, page in records(sites["leden"]):
        edit = [href for href, words in page.links if words == "Deze gegevens bewerken"]
        record = name.partition("/")[0]
        assert edit == [f"https://example.org/lok-dendermonde/gegevens/edit/main/data/{soort}/{record}.yaml"]
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
    public, members = set(sites["publiek"].paths()), parsed(sites["leden"])
    closed = {path for path, page in members.items() if MARK in page.article}
    assert {path.partition("/")[0] for path in closed} >= MEMBERS_KINDS
    assert not closed & public
    assert public <= set(members)
    own = ("handleiding/", "acties/", "aandachtspunten/", "volgende-stap/", "mandaten/")
    assert not {path for path in public if path.startswith(own)}


def test_badges_have_their_icon_and_tone(site: Site) -> None:
    style = (site.folder / "assets" / "stijl" / "staten.css").read_text("utf-8")
    used = {
        name
        for path in site.paths()
        for name in re.findall(r"lok-staat--([a-z-]+)", site.file(path).read_text("utf-8"))
    }
    assert used
    assert not {name for name in used if not re.search(rf"\.lok-staat--{name}[ ,:{{]", style)}


def test_no_home_of_our_own_records_is_in_a_byte_of_the_public_site(sites: dict[str, Site]) -> None:
    """Street with number of each home without a dated consent, and the point of every home, consent or not."""
    everything = load(REPOSITORY).archive.everything()
    found = [record for soort, record in everything if soort == "locaties" and record.is_home]
    doors = {f"{each.straat} {each.huisnummer}" for each in found if each.straat and not each.address_is_open}
    points = {
        text for each in found if each.coordinaten for text in (each.coordinaten.breedte, each.coordinaten.lengte)
    }
    assert len(doors) > 20, "our records hold the address of most homes"
    needles = {text.casefold(): re.compile(rf"{re.escape(text)}(?![\d\w])", re.IGNORECASE) for text in doors | points}

    def lost(text: str) -> bool:
        folded = text.casefold()
        return any(needle in folded and pattern.search(text) for needle, pattern in needles.items())

    public = readable(sites["publiek"].folder)
    assert [path for path, text in public.items() if not path.startswith("assets/") and lost(text)] == []
    assert any(lost(text) for text in readable(sites["leden"].folder / "locaties").values())


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
