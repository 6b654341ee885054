"""The bench itself: a council that is sound and always the same, and figures, bounds and verdicts that are right."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from bench import council, open_data, peers
from bench.experiments import EXPERIMENTS, Bench, change, differences, repository
from bench.measure import Run, run, tree_rss, watched
from bench.table import BOUNDS, Row, growth, markdown, ratios, spread
from lok.archive.load import load
from lok.build.check import blocking, check
from lok.opendata.files import texts
from lok.opendata.places import BESIDE
from lok.opendata.quality_shape import PATH as SHAPE_OF_QUALITY
from samples.meetings import edition, held, item

COUNT = 60
TODAY = date(2026, 12, 1)


def row(name: str, *values: float, failure: str = "") -> Row:
    return Row(name, "what", "ours", "peer", values, failure)


def test_council_of_sixty_records_checks_clean(tmp_path: Path) -> None:
    repository(tmp_path, COUNT)
    loaded = load(tmp_path)
    assert sum(len(each) for each in loaded.archive.records.values()) == COUNT
    assert not blocking(check(loaded, tmp_path, TODAY))


def test_half_of_the_council_are_meetings_of_eight_items_and_twenty_attendances() -> None:
    records = list(council.records(1500))
    meetings = [text for soort, _, text in records if soort == "vergaderingen"]
    assert len(records) == 1500
    assert 700 <= len(meetings) <= 750
    assert {text.count("  - zetel: ") for text in meetings} == {20}
    assert {len(re.findall("^  - nr: ", text, re.MULTILINE)) for text in meetings} == {8}
    assert 9_000 <= min(map(len, meetings)) <= max(map(len, meetings)) <= 15_000


def test_council_is_the_same_on_every_run() -> None:
    assert list(council.records(COUNT)) == list(council.records(COUNT))
    assert len({(soort, record_id) for soort, record_id, _ in council.records(COUNT)}) == COUNT


def test_every_page_that_the_menus_name_is_there(tmp_path: Path) -> None:
    repository(tmp_path, COUNT)
    for name in ("mkdocs.yml", "mkdocs.leden.yml"):
        for page in re.findall(
            r": ((?:over|handleiding)/\S+\.md)$", (tmp_path / name).read_text("utf-8"), re.MULTILINE
        ):
            places = [tmp_path / "content" / audience / page for audience in ("publiek", "leden")]
            assert page == "handleiding/velden.md" or any(place.is_file() for place in places), page


def test_change_reaches_what_both_sites_show(tmp_path: Path) -> None:
    repository(tmp_path, COUNT)
    change(tmp_path, 2)
    meeting = load(tmp_path).archive.get("vergaderingen", council.meeting_id(2))
    first = meeting.agendapunten[0]
    assert first.besluit.startswith("Aangepast 2. ")
    assert first.bespreking.startswith("Aangepast 2. ")
    assert not blocking(check(load(tmp_path), tmp_path, TODAY))


def test_a_council_of_meetings_alone_keeps_every_rule(tmp_path: Path) -> None:
    council.write_meetings(tmp_path, 6, 40)
    assert not blocking(check(load(tmp_path), tmp_path, TODAY))
    assert len(load(tmp_path).archive.get("vergaderingen", council.meeting_id(2)).aanwezigheden) == 40


def test_each_bound_is_stated_once_and_belongs_to_an_experiment() -> None:
    names = [bound.name for bound in BOUNDS]
    assert len(names) == len(set(names)) == 14
    assert {name.partition("-")[0] for name in names} == set(EXPERIMENTS) - {
        "meetings",
        "shortcuts",
        "register",
    }  # which only tell


def test_the_bounds_are_those_that_were_promised() -> None:
    limits = {bound.name: (bound.limit, bound.unit) for bound in BOUNDS}
    assert limits["schemas"] == (1 / 12, "×")
    assert limits["parse"] == (1.3, "×")
    assert limits["private"] == (0.4, "×")
    assert limits["sites"] == (0.25, "×")
    assert limits["growth"] == (1.25, "×")
    assert limits["memory-publiek"] == limits["memory-leden"] == (900, "MB")
    assert limits["memory-growth-publiek"] == limits["memory-growth-leden"] == (1.25, "×")
    assert limits["edit"] == (1 / 6, "×")
    assert limits["edit-hugo"] == (1.25, "×")
    assert limits["opendata"] == (1.1, "×")
    assert limits["opendata-edit"] == (0.1, "s")


def test_without_the_open_data_a_build_has_none_and_with_them_every_kind() -> None:
    made = edition(held("2025-03-20", agendapunten=[item()]))
    whole = texts(made)
    with open_data.no_kind():
        bare = texts(made)
    frames = [path for path in bare if not path.startswith("data/hsds/")]
    assert set(bare) < set(whole)
    assert not [
        path
        for path in frames
        if path.endswith((".csv", BESIDE)) or (path.startswith("data/schema/") and path != SHAPE_OF_QUALITY)
    ]
    assert texts(made) == whole
    assert "data/vergaderingen.csv" in whole


@pytest.mark.parametrize(
    ("values", "missed"),
    [((0.25,), False), ((0.2501,), True), ((0.1, 0.9, 0.2), False), ((0.1, 0.3, 0.26), True)],
)
def test_the_median_decides(values: tuple[float, ...], *, missed: bool) -> None:
    assert row("sites", *values).missed is missed
    assert row("sites", *values).verdict == ("MISSED" if missed else "ok")


def test_a_row_without_bound_informs() -> None:
    assert not row("sites-cpu", 99).missed
    assert row("sites-cpu", 99).verdict == ""


def test_a_wrong_result_is_missed_however_quick() -> None:
    quick = row("edit", 0.01, failure="3 files differ")
    assert quick.missed
    assert quick.verdict == "WRONG: 3 files differ"


def test_ratios_compare_neighbours() -> None:
    assert ratios([Run(1, 9), Run(4, 9)], [Run(2, 1), Run(5, 1)]) == (0.5, 0.8)
    with pytest.raises(ValueError, match="zip"):
        ratios([Run(1, 1)], [])


def test_growth_takes_the_start_off() -> None:
    assert growth(small=2.5, large=11, start=1, sizes=(1500, 10_000, 0)) == pytest.approx(1.0)
    assert growth(small=2, large=21, start=1, sizes=(110, 1010, 10)) == pytest.approx(2.0)


def test_table_shows_median_spread_bound_and_verdict() -> None:
    lines = markdown([row("sites", 0.2, 0.3, 0.1), row("memory-leden", 950.4), row("sites-cpu", 1)]).splitlines()
    assert lines[2] == "| what | ours | peer | 0.200 × (0.100..0.300, n=3) | ≤ 0.25 × | ok |"
    assert lines[3] == "| what | ours | peer | 950 MB (950..950, n=1) | ≤ 900 MB | MISSED |"
    assert lines[4] == "| what | ours | peer | 1.000 × (1.000..1.000, n=1) | none |  |"
    assert spread((1, 2, 4), "MB") == "2 MB (1..4, n=3)"


def test_memory_counts_children_and_time_counts_them_too() -> None:
    child = "import time; held = bytearray(80_000_000); end = time.process_time() + .3\nwhile time.process_time() < end: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    seen = run([sys.executable, "-c", parent], memory=True)
    assert seen.peak > 85_000_000
    assert seen.cpu >= 0.3
    assert seen.wall >= 0.3


def test_watching_this_process_sees_what_it_holds() -> None:
    before = tree_rss(os.getpid())
    with watched(os.getpid()) as peak:
        assert before > 1_000_000
    assert peak.looks >= 1
    assert peak.bytes > 1_000_000


def test_a_command_that_fails_gives_no_figure() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"])


def test_trees_are_compared_by_name_and_by_byte(tmp_path: Path) -> None:
    for out in ("one", "other"):
        for site in ("publiek", "leden"):
            (tmp_path / out / site / "site").mkdir(parents=True)
            (tmp_path / out / site / "site" / "index.html").write_text("same")
    one, other = tmp_path / "one", tmp_path / "other"
    assert differences(one, other) == []
    (one / "leden" / "site" / "index.html").write_text("else")
    (other / "publiek" / "site" / "more.html").write_text("more")
    assert differences(one, other) == ["leden/site/index.html", "publiek/site/more.html"]


def test_the_peer_builds_the_staged_folder_with_our_extensions(tmp_path: Path) -> None:
    repository(tmp_path, COUNT)
    command = peers.stock_mkdocs(tmp_path, tmp_path / "docs", tmp_path / "stock")
    settings = Path(command[-1]).read_text("utf-8")
    assert "nav:" not in settings
    assert "custom_dir" not in settings
    assert "attr_list" in settings
    assert "def_list" in settings


def test_hugo_is_given_every_page_of_a_staged_folder_and_makes_it(tmp_path: Path) -> None:
    for name in ("index.md", "a/index.md", "a/b.md", "a/c/d.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text('---\ntitle: X\n---\n\n# Kop\n\n<p class="x">Woord</p>\n', "utf-8")
    run(peers.hugo(tmp_path / "docs", tmp_path / "hugo"))
    public = tmp_path / "hugo" / "public"
    made = {file.relative_to(public).as_posix(): file.read_text("utf-8") for file in public.rglob("*.html")}
    assert set(made) == {"index.html", "a/index.html", "a/b/index.html", "a/c/d/index.html"}
    assert all('<p class="x">Woord</p>' in text for text in made.values())


def test_the_peers_of_the_check_see_every_record(tmp_path: Path) -> None:
    repository(tmp_path, COUNT)
    commands = peers.check_jsonschema(tmp_path)
    assert sum(len(command) - 3 for command in commands) == COUNT
    assert all(Path(command[2]).is_file() for command in commands)


def test_a_round_of_the_bench_gives_rows_with_bounds(tmp_path: Path) -> None:
    rows = EXPERIMENTS["parse"](Bench(tmp_path, COUNT, COUNT, TODAY))
    assert [each.name for each in rows] == ["parse"]
    assert len(rows[0].values) == 5
    assert all(value > 0 for value in rows[0].values)
