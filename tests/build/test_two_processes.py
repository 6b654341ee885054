"""Two processes make the sites that one makes, and that MkDocs makes by itself, byte for byte, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import lok.archive.load
import lok.build.builder
from lok.archive.load import load
from lok.archive.second_process import Dealt, Forked, StoppedError
from lok.build.builder import Builder, BuildError
from lok.build.configuration import CONFIGS
from lok.render.page import Page
from samples import small_council

if TYPE_CHECKING:
    from lok.archive.load import Entry, Read

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
    root, here, read = small_council.found(tmp_path / "raad"), os.getpid(), lok.archive.load._read
    expected = load(root)

    def dies(entry: Entry) -> Read:
        if os.getpid() != here:
            os._exit(1)
        return read(entry)

    monkeypatch.setattr(lok.archive.load, "_read", dies)
    assert load(root, shared_from=1) == expected

    def refuses(entry: Entry) -> Read:
        if os.getpid() != here:
            raise PermissionError(13, "geen toegang", entry.path)
        return read(entry)

    monkeypatch.setattr(lok.archive.load, "_read", refuses)
    with pytest.raises(PermissionError):
        load(root, shared_from=1)


@pytest.mark.parametrize("shared_from", [1, 10_000])
def test_our_steps_make_what_mkdocs_build_makes(tmp_path: Path, shared_from: int) -> None:
    root = small_council.found(tmp_path / "raad")
    with Builder(root, tmp_path / "uit", once=True, shared_from=shared_from) as builder:
        places = {site.audience: site.place for site in builder.build(TODAY, fresh=True).sites}
    for audience, place in places.items():
        config, theirs = root / "vergelijk.yml", tmp_path / f"mkdocs-{audience}"
        settings = {"INHERIT": CONFIGS[audience], "docs_dir": str(tmp_path / "uit" / audience / "docs")}
        config.write_text(yaml.safe_dump(settings), "utf-8")
        command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict", "--config-file", str(config)]
        midnight = str(int(datetime.combine(TODAY, time(), UTC).timestamp()))
        told = subprocess.run(
            [*command, "--site-dir", str(theirs)],
            env={**os.environ, "SOURCE_DATE_EPOCH": midnight, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        ours, expected = files(place), files(theirs)
        assert sorted(ours) == sorted(expected)
        assert [name for name, content in ours.items() if content != expected[name]] == []


@pytest.mark.parametrize("shared_from", [1, 10_000])
def test_everything_that_mkdocs_refuses_is_told_in_the_order_of_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_from: int
) -> None:
    strays = [Page(f"themas/stuk-{number:02}.md", f"# Stuk\n\n[weg](../nergens-{number}.md)\n") for number in range(20)]
    before, refused = refusal(tmp_path, monkeypatch, shared_from, strays)
    told = [line for line in str(refused).splitlines() if "nergens" in line]
    assert [f"stuk-{number:02}" in line for number, line in enumerate(told)] == [True] * 20
    assert before == sites(tmp_path)


def test_a_link_to_a_place_that_is_not_there_is_refused_whoever_made_the_two_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strays = [
        Page(
            f"themas/stuk-{number:02}.md",
            f"# Stuk\n\n## Goed\n\n{'<p id=kaal>x</p>' if number % 2 else ''}\n\n"
            f"[a](stuk-{other:02}.md#goed) [b](stuk-{other:02}.md#weg){f' [c](stuk-{other:02}.md#kaal)' if other % 2 else ''}\n",
        )
        for number, other in enumerate(reversed(range(20)))
    ]
    before, refused = refusal(tmp_path, monkeypatch, 1, strays)
    assert str(refused).count("does not contain an anchor '#weg'") == 20
    assert "#goed" not in str(refused)
    assert "#kaal" not in str(refused), "a place of HTML is a place too"
    assert before == sites(tmp_path)


@pytest.mark.parametrize("shared_from", [1, 10_000])
def test_a_page_that_cannot_be_made_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_from: int
) -> None:
    strays = [Page(f"themas/stuk-{number}.md", "---\ntemplate: nergens.html\n---\n\n# Stuk\n") for number in range(20)]
    before, refused = refusal(tmp_path, monkeypatch, shared_from, strays)
    assert "nergens.html" in str(refused)
    assert before == sites(tmp_path)


def sites(folder: Path) -> dict[str, dict[str, bytes]]:
    return {audience: files(folder / "uit" / audience / "site") for audience in ("publiek", "leden")}


def refusal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, shared_from: int, strays: list[Page]
) -> tuple[dict[str, dict[str, bytes]], BuildError]:
    """Both sites as they stood, and how the next build, with these pages too, was refused."""
    stage = lok.build.builder.stage
    with Builder(small_council.found(folder / "raad"), folder / "uit", shared_from=shared_from) as builder:
        builder.build(TODAY, fresh=True)
        before = sites(folder)
        monkeypatch.setattr(lok.build.builder, "stage", lambda pages, *rest: stage([*pages, *strays], *rest))
        with pytest.raises(BuildError) as refused:
            builder.build(TODAY, fresh=True)
        assert not list(folder.glob("uit/*/site.nieuw*"))
    return before, refused.value


@pytest.mark.parametrize("count", [0, 1, 7, 2_500])
def test_every_thing_is_dealt_once(count: int) -> None:
    dealt = Dealt(range(count))
    second = Forked(lambda: list(dealt))
    mine = list(dealt)
    assert sorted([*mine, *second.result()]) == list(range(count))
    dealt.close()


def test_a_process_that_dies_with_a_thing_in_its_hands_leaves_the_others_at_work() -> None:
    dealt = Dealt(range(10))

    def takes_and_dies() -> None:
        next(iter(dealt))
        os._exit(1)

    second = Forked(takes_and_dies)
    with pytest.raises(StoppedError):
        second.result()
    assert list(dealt) == list(range(1, 10))
    dealt.close()
