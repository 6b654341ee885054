"""A cold render over two processes gives the site that one process gives, byte for byte, or none."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest

import lok.build
import lok.load
import small_council
from lok.build import Builder, BuildError
from lok.load import load
from lok.render import Page
from lok.shares import anchored, second_half

if TYPE_CHECKING:
    from pathlib import Path

    from lok.load import Entry, Read

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def files(site: Path) -> dict[str, bytes]:
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*") if each.is_file()}


def test_two_processes_make_the_same_sites_as_one(tmp_path: Path) -> None:
    root = small_council.found(tmp_path / "raad")
    made = []
    for fewest in (10_000, 1):
        with Builder(root, tmp_path / str(fewest), once=True, shared_from=fewest) as builder:
            report = builder.build(TODAY, fresh=True)
        made.append({site.audience: files(site.place) for site in report.sites})
    assert len(made[0]) == 2
    assert made[0] == made[1]
    left = {place.name for place in (tmp_path / "1").glob("*/*")}
    assert left == {"docs", "site", "stand.json"}


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    root = small_council.found(tmp_path / "raad")
    (root / "data" / "themas" / "stuk.yaml").write_text("id: stuk\n", "utf-8")
    (root / "data" / "themas" / "kapot.yaml").write_text("id: [\n", "utf-8")
    one, two = load(root), load(root, shared_from=1)
    assert len(one.problems) > 1
    assert two == one
    assert list(two.archive.everything()) == list(one.archive.everything())


def test_what_the_other_process_cannot_read_is_read_here_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, here, read = small_council.found(tmp_path / "raad"), os.getpid(), lok.load._read
    expected = load(root)

    def dies(entry: Entry) -> Read:
        if os.getpid() != here:
            os._exit(1)
        return read(entry)

    monkeypatch.setattr(lok.load, "_read", dies)
    assert load(root, shared_from=1) == expected

    def refuses(entry: Entry) -> Read:
        if os.getpid() != here:
            raise PermissionError(13, "geen toegang", entry.path)
        return read(entry)

    monkeypatch.setattr(lok.load, "_read", refuses)
    with pytest.raises(PermissionError):
        load(root, shared_from=1)


def test_what_mkdocs_refuses_in_either_half_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = lok.build.stage
    with Builder(small_council.found(tmp_path / "raad"), tmp_path / "uit", shared_from=1) as builder:
        before = {site.audience: files(site.place) for site in builder.build(TODAY, fresh=True).sites}
        strays = {in_second_half(tmp_path / "uit/leden/docs", stray): stray for stray in map(stray_page, (1, 40_000))}
        assert strays.keys() == {True, False}
        for stray in strays.values():
            monkeypatch.setattr(lok.build, "stage", lambda pages, *rest, stray=stray: stage([*pages, stray], *rest))
            with pytest.raises(BuildError, match="nergens"):
                builder.build(TODAY, fresh=True)
            assert {audience: files(tmp_path / "uit" / audience / "site") for audience in before} == before


def stray_page(words: int) -> Page:
    return Page("themas/stuk.md", "# Stuk\n\n[weg](../nergens.md)\n" + "woord " * words)


def in_second_half(docs: Path, page: Page) -> bool:
    (docs / page.uri).write_text(page.text)
    return page.uri in second_half(docs, 1)


def test_pages_that_name_a_place_in_another_stay_with_the_first_process(tmp_path: Path) -> None:
    texts = {
        "index.md": "[deel](themas/een.md#deel)",
        "themas/een.md": "## Deel",
        **{f"themas/{number}.md": "tekst " * number for number in range(40)},
    }
    for uri, text in texts.items():
        (tmp_path / uri).parent.mkdir(exist_ok=True)
        (tmp_path / uri).write_text(text)
    half = second_half(tmp_path, 1)
    assert {"index.md", "themas/een.md"}.isdisjoint(half)
    assert 15 <= len(half) <= 25
    weights = [sum(len(texts[uri]) for uri in share) for share in (half, texts.keys() - set(half))]
    assert abs(weights[0] - weights[1]) <= max(map(len, texts.values()))


@pytest.mark.parametrize(
    ("uri", "text", "targets"),
    [
        ("a/b.md", "[x](../c/d.md#e)", {"c/d.md"}),
        ("a/b.md", "[x](d%20e.md#f) [y](g.md)", {"a/d e.md"}),
        ("b.md", "geen koppeling", set()),
    ],
)
def test_links_to_a_place_inside_a_page_are_found(uri: str, text: str, targets: set[str]) -> None:
    assert anchored(uri, text.encode()) == targets
