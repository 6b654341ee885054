"""After every edit the updated sites equal those of a build from nothing, and a failing build leaves no trace."""

from __future__ import annotations

import hashlib
import os
import re
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from lok.build.builder import Builder, Report
from lok.build.site import places_named
from lok.model.audience import Audience
from lok.words.terminal import RefusedError
from samples.small_council import edit, found

DAY = date(2026, 11, 23)
THEME = "data/themas/vorming.yaml"
Files = dict[str, bytes]


def contents(folder: Path) -> Files:
    """Every file below a folder, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def folders(folder: Path) -> set[str]:
    return {place.relative_to(folder).as_posix() for place in folder.rglob("*") if place.is_dir()}


@dataclass(frozen=True)
class Council:
    """A council's folder, the builder that keeps its sites up to date, and another that always starts from nothing.

    ``wanted`` are the files and folders that the latter made, by the marks of all that it made them of: several tests end with
    the same council.
    """

    root: Path
    builder: Builder
    fresh: Builder
    wanted: dict[tuple[str, date], dict[Audience, tuple[Files, set[str]]]] = field(default_factory=dict)

    def site(self, audience: Audience) -> Path:
        return self.builder.out / audience / "site"

    def sites(self) -> dict[Audience, Files]:
        return {audience: contents(self.site(audience)) for audience in Audience}

    def update(self, day: date = DAY) -> dict[Audience, int]:
        """Bring the sites up to date, hold them against a build from nothing, and say how many files were made."""
        report = self.builder.build(day)
        assert report.sites, report.problems
        for audience, (theirs, their_folders) in self.from_nothing(day).items():
            ours = contents(self.site(audience))
            assert sorted(ours) == sorted(theirs)
            assert [name for name in ours if ours[name] != theirs[name]] == []
            assert folders(self.site(audience)) == their_folders
        self.nothing_left()
        return {site.audience: site.rendered for site in report.sites}

    def from_nothing(self, day: date) -> dict[Audience, tuple[Files, set[str]]]:
        """Both sites as a build from nothing makes them of the council as it stands."""
        of = hashlib.sha256(repr(sorted(contents(self.root).items())).encode()).hexdigest()
        if (of, day) not in self.wanted:
            assert self.fresh.build(day, fresh=True).sites
            places = {audience: self.fresh.out / audience / "site" for audience in Audience}
            self.wanted[of, day] = {each: (contents(place), folders(place)) for each, place in places.items()}
        return self.wanted[of, day]

    def nothing_left(self) -> None:
        for audience in Audience:
            there = {place.name for place in (self.builder.out / audience).iterdir()}
            beside = {"schil", "toegang.json"} if audience is Audience.LEDEN else set()
            assert there <= {"docs", "naast", "site", "site.reserve", "stand.json"} | beside


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """One council for the whole file: starting MkDocs costs more than all the edits."""
    root = found(tmp_path_factory.mktemp("raad"))
    out = tmp_path_factory.mktemp("uit")
    with Builder(root, out / "bij") as builder, Builder(root, out / "nieuw") as fresh:
        yield Council(root, builder, fresh)


@pytest.fixture
def council(warm: Council) -> Council:
    """The council as it was founded, with both sites right."""
    for name in ("data", "content", "scripts"):
        shutil.rmtree(warm.root / name, ignore_errors=True)
    found(warm.root)
    warm.builder.build(DAY)
    return warm


def pages(council: Council) -> dict[Audience, int]:
    return {audience: sum(name.endswith(".html") for name in files) for audience, files in council.sites().items()}


def lists(site: Files) -> bytes:
    """All that the search of a site reads."""
    found = [site[name] for name in sorted(site) if name.startswith("zoek/")]
    assert found
    return b"".join(found)


# --- Edits ---------------------------------------------------------------------------------------------------------


def test_no_edit_renders_nothing_and_leaves_the_sites_alone(council: Council) -> None:
    places = [council.site(audience).stat().st_ino for audience in Audience]
    assert council.update() == {Audience.PUBLIEK: 0, Audience.LEDEN: 0}
    assert [council.site(audience).stat().st_ino for audience in Audience] == places


def test_the_text_of_a_record_renders_that_page_and_few_others(council: Council) -> None:
    edit(council.root / THEME, "Samen leren over opvang.", "Samen leren, elk jaar opnieuw.")
    made = council.update()
    assert 0 < made[Audience.PUBLIEK] <= 4
    assert b"elk jaar opnieuw" in council.sites()[Audience.PUBLIEK]["themas/vorming/index.html"]


def test_a_new_title_reaches_indexes_and_backlinks(council: Council) -> None:
    edit(council.root / "data/themas/panden.yaml", "titel: Panden en huur", "titel: Gebouwen zoeken")
    council.update()
    public = council.sites()[Audience.PUBLIEK]
    for name in ("themas/index.html", "themas/panden/index.html", "adviezen/adv-2026-01/index.html"):
        assert b"Gebouwen zoeken" in public[name]
        assert b"Panden en huur" not in public[name]
    assert b"Gebouwen zoeken" in lists(public)
    assert b"Panden en huur" not in lists(public)


def test_a_members_word_changes_the_members_site_only(council: Council) -> None:
    edit(council.root / "data/vergaderingen/verg-2026-03-12.yaml", "overlopen de lijst", "herlezen de lijst")
    made = council.update()
    assert made[Audience.PUBLIEK] == 0
    assert 0 < made[Audience.LEDEN] <= 3


def test_a_record_that_comes_gets_its_page_in_both_editions(council: Council) -> None:
    before = pages(council)
    (council.root / "data/themas/aardig.yaml").write_text("id: aardig\ntitel: Aardig\nomschrijving: Een thema.\n")
    council.update()
    assert pages(council) == {audience: count + 1 for audience, count in before.items()}


def test_a_record_that_goes_takes_its_page_and_folder_along(council: Council) -> None:
    before = pages(council)
    (council.root / THEME).unlink()
    council.update()
    assert pages(council) == {audience: count - 1 for audience, count in before.items()}
    assert not (council.site(Audience.PUBLIEK) / "themas" / "vorming").exists()
    assert b"themas/vorming" not in council.sites()[Audience.PUBLIEK]["sitemap.xml"]


def test_a_record_under_another_name_moves(council: Council) -> None:
    (council.root / THEME).rename(council.root / "data/themas/leren.yaml")
    edit(council.root / "data/themas/leren.yaml", "id: vorming", "id: leren")
    council.update()


def test_a_record_that_becomes_members_only_leaves_the_public_site(council: Council) -> None:
    edit(council.root / THEME, "id: vorming\n", "id: vorming\nzichtbaarheid: leden\n")
    council.update()
    assert not any("vorming" in name for name in council.sites()[Audience.PUBLIEK])
    assert b"Vorming" not in lists(council.sites()[Audience.PUBLIEK])
    assert any("vorming" in name for name in council.sites()[Audience.LEDEN])


def test_a_hand_written_page(council: Council) -> None:
    edit(council.root / "content/publiek/over/privacy.md", "zo weinig mogelijk", "bijna niets")
    made = council.update()
    assert made == {Audience.PUBLIEK: 1, Audience.LEDEN: 1}


def test_a_hand_written_page_without_its_parts_has_no_search_entries_of_them(council: Council) -> None:
    page = council.root / "content/publiek/over/privacy.md"
    page.write_text("# Privacy\n\n## Wat we bewaren\n\nWeinig.\n\n## Hoe lang\n\nKort.\n", "utf-8")
    council.update()
    page.write_text("# Privacy\n\nWeinig en kort.\n", "utf-8")
    council.update()
    assert b"Wat we bewaren" not in lists(council.sites()[Audience.PUBLIEK])


def test_hand_written_pages_come_and_go(council: Council) -> None:
    folder = council.root / "content/publiek/nieuws"
    folder.mkdir()
    (folder / "eerste bericht.md").write_text("# Eerste bericht\n\n## Één\n\nHallo. Zie [het LOK](../over/index.md).\n")
    council.update()
    (folder / "eerste bericht.md").write_text("# Eerste bericht\n\nDag.\n")
    council.update()
    (folder / "README.md").write_text("# Nieuws\n\nAlles.\n")
    council.update()
    shutil.rmtree(folder)
    council.update()
    assert not (council.site(Audience.PUBLIEK) / "nieuws").exists()


def test_an_attachment_comes_changes_and_goes(council: Council) -> None:
    page = council.root / "content/publiek/over/privacy.md"
    file = council.root / "content/publiek/over/bijlagen/lijst.csv"
    file.write_text("a;b\n", "utf-8")
    page.write_text("# Privacy\n\nZie [de lijst](bijlagen/lijst.csv).\n", "utf-8")
    council.update()
    file.write_text("a;c\n", "utf-8")
    assert council.update() == {Audience.PUBLIEK: 1, Audience.LEDEN: 1}
    assert council.sites()[Audience.LEDEN]["over/bijlagen/lijst.csv"] == b"a;c\n"
    page.write_text("# Privacy\n\nGeen lijst meer.\n", "utf-8")
    file.unlink()
    council.update()
    assert "over/bijlagen/lijst.csv" not in council.sites()[Audience.PUBLIEK]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("mkdocs.yml", "copyright: Lokaal Overleg Kinderopvang Voorbeeldstad", "copyright: Van iedereen"),
        ("mkdocs.leden.yml", "site_name: LOK Voorbeeldstad – ledensite", "site_name: Onder ons"),
        ("scripts/rendering/basis.yml", "Wie contacteer ik?", "Wie bel ik?"),
        ("scripts/rendering/links.py", "It hides nothing", "It hides nothing at all"),
        ("scripts/theme/404.html", "Deze pagina vinden we niet", "Deze pagina is er niet"),
        ("scripts/theme/partials/footer.html", "Vraag of fout gezien?", "Iets gezien?"),
    ],
)
def test_what_decides_the_look_renders_everything(council: Council, name: str, old: str, new: str) -> None:
    edit(council.root / name, old, new)
    made = council.update()
    assert all(made[audience] >= pages(council)[audience] - 1 for audience in Audience)  # less 404


def test_a_style_sheet_is_taken_over(council: Council) -> None:
    sheet = council.root / "scripts/theme/assets/stijl/pagina.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.lok-proef { color: inherit; }\n", "utf-8")
    council.update()
    made = council.sites()[Audience.PUBLIEK]
    sheets = [name for name in made if name.endswith(".css")]
    assert len(sheets) == 1
    assert b".lok-proef" in made[sheets[0]]
    assert sheets[0].encode() in made["index.html"]


def test_another_day_and_back_again(council: Council) -> None:
    council.update(date(2026, 12, 24))
    council.update(date(2026, 5, 24))
    council.update(DAY)


def test_several_edits_at_once(council: Council) -> None:
    edit(council.root / "data/themas/panden.yaml", "titel: Panden en huur", "titel: Aan het eind")
    (council.root / THEME).unlink()
    (council.root / "data/themas/nieuw.yaml").write_text("id: nieuw\ntitel: Nieuw\nomschrijving: Nieuw.\n")
    edit(council.root / "content/publiek/over/index.md", "Wie we zijn.", "Wie wij zijn.")
    council.update()


def test_a_builder_that_starts_anew_goes_on_where_the_last_one_ended(council: Council) -> None:
    with Builder(council.root, council.builder.out) as other:
        edit(council.root / THEME, "Samen leren over opvang.", "Later geschreven.")
        assert 0 < other.build(DAY).sites[0].rendered <= 4
    council.update()


def test_a_build_for_one_edition_leaves_the_other(council: Council) -> None:
    leden = contents(council.site(Audience.LEDEN))
    edit(council.root / THEME, "Samen leren over opvang.", "Voor iedereen.")
    with Builder(council.root, council.builder.out, (Audience.PUBLIEK,)) as one:
        assert [site.audience for site in one.build(DAY).sites] == [Audience.PUBLIEK]
    assert contents(council.site(Audience.LEDEN)) == leden
    council.update()


# --- What MkDocs would write through, or would not see --------------------------------------------------------------


def test_the_old_site_is_never_written_to(council: Council) -> None:
    """Files are shared between the old and the new site: whoever still holds the old one must not see it change."""
    kept = council.root.parent / "bewaard"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(council.site(Audience.PUBLIEK), kept, copy_function=os.link)
    before = contents(kept)
    later = council.site(Audience.PUBLIEK).stat().st_mtime + 60
    for file in (*(council.root / "scripts/theme").rglob("*"), *(council.builder.out / "publiek/docs").rglob("*")):
        os.utime(file, (later, later))  # a checkout, or a clock set back: newer than what was made of them
    edit(council.root / THEME, "Samen leren over opvang.", "Iets anders.")
    council.update()
    assert contents(kept) == before


def test_nothing_of_the_site_before_comes_back_with_its_folders(council: Council) -> None:
    """The new site is made in the folders of the one before the old one, whatever stands in them."""
    edit(council.root / THEME, "Samen leren over opvang.", "Samen leren over werken.")
    council.update()
    reserve = council.builder.out / "publiek" / "site.reserve"
    (reserve / "weg").mkdir()
    (reserve / "weg" / "index.html").write_text("van vroeger", "utf-8")
    (reserve / "themas" / "vorming" / "index.html").unlink()
    (reserve / "themas" / "vorming" / "index.html").write_text("door iemand geschreven", "utf-8")
    shutil.rmtree(reserve / "over")
    record = council.root / "data/themas/rust.yaml"
    record.write_text("id: rust\ntitel: Rust\nomschrijving: Alles over rust.\n", "utf-8")
    council.update()
    record.unlink()
    council.update()
    edit(council.root / THEME, "Samen leren over werken.", "Samen leren over rust.")
    council.update()  # in the folders of the site that had the page
    assert not (council.site(Audience.PUBLIEK) / "themas" / "rust").exists()


def refused(council: Council) -> list[tuple[str, str]]:
    """The file of every fault that stops the next build, and the place that it says is not there."""
    report = council.builder.build(DAY)
    assert not report.sites
    return [(each.path, re.findall(r"#([\w-]+)", each.message)[0]) for each in report.problems if each.blocks]


def test_a_link_into_another_page_is_judged_when_either_end_changes(council: Council) -> None:
    edit(council.root / "content/publiek/over/lid-worden.md", "## Hoe word je lid?", "## Meedoen")
    before = council.sites()
    assert refused(council) == [("content/publiek/over/index.md", "hoe-word-je-lid")]
    assert council.sites() == before
    edit(council.root / "content/publiek/over/index.md", "#hoe-word-je-lid", "#meedoen")
    council.update()
    edit(council.root / "content/publiek/over/index.md", "#meedoen", "#weg")
    assert refused(council) == [("content/publiek/over/index.md", "weg")]
    edit(council.root / "content/publiek/over/index.md", "#weg", "#meedoen")
    council.update()


def test_a_link_by_reference_to_a_page_that_goes_is_refused(council: Council) -> None:
    page = council.root / "content/publiek/over/privacy.md"
    page.write_text("# Privacy\n\nZie [vorming][1].\n\n[1]: ../themas/vorming.md\n", "utf-8")
    council.update()
    (council.root / THEME).unlink()
    report = council.builder.build(DAY)
    assert report.sites == ()
    assert any(each.blocks and "themas/vorming.md" in each.message for each in report.problems)
    page.write_text("# Privacy\n", "utf-8")
    council.update()


# --- Builds that fail ----------------------------------------------------------------------------------------------

Failure = Callable[[Council], Report]


def with_a_fout(council: Council) -> Report:
    edit(council.root / THEME, "id: vorming", "id: vormig")
    report = council.builder.build(DAY)
    edit(council.root / THEME, "id: vormig", "id: vorming")
    assert any(problem.blocks for problem in report.problems)
    return report


def with_a_complaint(name: str, old: str, new: str) -> Failure:
    """MkDocs, or a template of the theme, refuses what ``new`` says in the file ``name``."""

    def fail(council: Council) -> Report:
        edit(council.root / name, old, new)
        try:
            return council.builder.build(DAY)
        finally:
            edit(council.root / name, new, old)

    return fail


def with_a_dead_worker(audience: Audience) -> Failure:
    def fail(council: Council) -> Report:
        os.kill(council.builder.workers[audience].process.pid, signal.SIGSTOP)  # it takes the order, and stops there
        worker = council.builder.workers[audience]
        answer = worker.answer

        def killed() -> dict[str, object]:
            worker.process.kill()
            return answer()

        worker.answer = killed  # type: ignore[method-assign]
        return council.builder.build(DAY)

    return fail


def with_a_full_disk(limit: int) -> Failure:
    """No file of a worker may grow over ``limit`` bytes: what it writes ends half-way, as on a full disk."""

    def fail(council: Council) -> Report:
        pids = [worker.process.pid for worker in council.builder.workers.values()]
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            return council.builder.build(DAY)
        finally:
            for pid in pids:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    return fail


def with_a_full_disk_at_a_page(council: Council) -> Report:
    """The same, when all that is no page has been written already."""
    page = council.site(Audience.PUBLIEK) / "themas" / "vorming" / "index.html"
    return with_a_full_disk(page.stat().st_size - 1)(council)


def with_a_full_disk_while_staging(council: Council) -> Report:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        return council.builder.build(DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)


FAILURES: dict[str, Failure] = {
    "fout": with_a_fout,
    "mkdocs": with_a_complaint("mkdocs.yml", "  - Welkom: index.md", "  - Welkom: weg.md"),
    "mkdocs-leden": with_a_complaint("mkdocs.leden.yml", "Actiepunten: acties/index.md", "Actiepunten: nergens.md"),
    "yaml": with_a_complaint("scripts/rendering/basis.yml", "use_directory_urls: true", "use_directory_urls: [true"),
    "sjabloon": with_a_complaint("scripts/theme/partials/footer.html", "</footer>", "{% if %}</footer>"),
    "dood-publiek": with_a_dead_worker(Audience.PUBLIEK),
    "dood-leden": with_a_dead_worker(Audience.LEDEN),
    "schijf-vol": with_a_full_disk(4_000),
    "schijf-vol-aan-het-eind": with_a_full_disk_at_a_page,
    "schijf-vol-bij-klaarzetten": with_a_full_disk_while_staging,
}


WHOLE = ("sjabloon", "dood-leden", "schijf-vol")
"""The failures that are also tried on a build that renders every page."""


@pytest.mark.parametrize(("name", "whole"), [*((name, "") for name in FAILURES), *((name, "geheel") for name in WHOLE)])
def test_a_failing_build_leaves_both_sites_and_the_next_one_is_right(council: Council, name: str, whole: str) -> None:
    edit(council.root / THEME, "Samen leren over opvang.", "Samen leren en samen spelen.")
    if whole:
        edit(council.root / "mkdocs.yml", "copyright: Lokaal Overleg Kinderopvang Voorbeeldstad", "copyright: Wij")
    before = council.sites()
    assert not succeeds(FAILURES[name], council)
    assert council.sites() == before
    edit(council.root / "data/themas/panden.yaml", "titel: Panden en huur", "titel: Daarna")
    council.update()


def succeeds(failure: Failure, council: Council) -> bool:
    """Whether a build that is made to fail gives sites all the same."""
    try:
        return bool(failure(council).sites)
    except (RefusedError, OSError):
        return False


@pytest.mark.parametrize(
    ("uri", "text", "targets"),
    [
        ("a/b.md", "[x](../c/d.md#e)", {"c/d.md"}),
        ("a/b.md", "[x](d%20e.md#f) [y](g.md)", {"a/d e.md"}),
        ("a/b.md", '<a href="../c/d.md#e">x</a> <a href="../g.md">y</a>', {"c/d.md"}),
        ("b.md", "geen koppeling", set()),
    ],
)
def test_links_to_a_place_inside_a_page_are_found(uri: str, text: str, targets: set[str]) -> None:
    assert set(places_named(uri, text.encode())) == targets
