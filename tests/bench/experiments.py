"""What is measured, one function per experiment: each makes its council, runs ours and the peer's in turn, gives rows."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from dataclasses import dataclass
from datetime import date as day
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import yaml

from bench import open_data, peers
from bench.council import meeting_id, write, write_meetings
from bench.measure import Run, call, run, told
from bench.register import register
from bench.table import Row, growth, ratios, seconds
from lok.archive.load import load
from lok.build.builder import Builder
from lok.desk.works import Works
from lok.forge.repository import open_repository
from lok.rules.known import known_in
from lok.rules.private_words import private_of, public_text_is_nobodys
from lok.source.parse import parse as parse_record
from lok.words.private import scan
from samples.desk import at_work
from samples.desk import change as change_at
from samples.under_git import git
from samples.whole_council import furnish

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.archive.archive import Archive
    from samples.desk import Client

HARDLY = 60
"""Records of the council that shows what starting up costs."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and on what is measured: a folder to work in, the two sizes and the day the sites speak of."""

    folder: Path
    small: int
    large: int
    date: day

    def root(self, count: int) -> Path:
        """A repository with a council of ``count`` records, made once."""
        root = self.folder / f"council-{count}"
        if not root.exists():
            repository(root, count)
        return root

    def check(self, count: int) -> Run:
        """One ``lok check`` in a process of its own."""
        return run(peers.lok("check", "--root", str(self.root(count)), "--date", str(self.date)))

    def build(self, root: Path, out: Path, *words: str, memory: bool = False) -> Run:
        """One ``lok build`` in a process of its own."""
        words = ("build", "--root", str(root), "--out", str(out), "--date", str(self.date), *words)
        return run(peers.lok(*words), memory=memory)


def repository(root: Path, count: int) -> None:
    """A content repository: made-up records, and the configuration, theme and pages that every council starts from."""
    write(root, count)
    furnish(root)


def schemas(bench: Bench) -> list[Row]:
    """``lok check``, all rules, against check-jsonschema, schemas only."""
    root, ours, theirs = bench.root(bench.small), [], []
    for _ in range(3):
        ours.append(bench.check(bench.small))
        theirs.append(sum((run(command) for command in peers.check_jsonschema(root)), Run(0, 0)))
    what = f"lok check, all rules, vs check-jsonschema, schemas only (N={bench.small})"
    return [Row("schemas", what, seconds(ours), seconds(theirs), ratios(ours, theirs))]


def parse(bench: Bench) -> list[Row]:
    """``lok check`` against only parsing the same files."""
    root, ours, theirs = bench.root(bench.large), [], []
    for _ in range(5):
        ours.append(bench.check(bench.large))
        theirs.append(run(peers.bare_parse(root)))
    what = f"lok check, all rules, vs a bare CSafeLoader parse (N={bench.large})"
    return [Row("parse", what, seconds(ours), seconds(theirs), ratios(ours, theirs))]


def growing(bench: Bench) -> list[Row]:
    """Whether a record of a large council costs more than one of a small council."""
    sizes = (bench.small, bench.large, HARDLY)
    rounds = [tuple(bench.check(size) for size in sizes) for _ in range(5)]
    small, large, start = ([each[place] for each in rounds] for place in range(3))
    net = tuple(growth(a.wall, b.wall, c.wall, sizes) for a, b, c in rounds)
    gross = tuple(growth(a.wall, b.wall, 0, (*sizes[:2], 0)) for a, b, _ in rounds)
    what = f"lok check, time per record at {bench.large} vs {bench.small}"
    return [
        Row("growth", f"{what}, start-up ({seconds(start)}) taken off", seconds(large), seconds(small), net),
        Row("growth-gross", f"{what}, start-up counted", seconds(large), seconds(small), gross),
    ]


def sites(bench: Bench) -> list[Row]:
    """Both sites from nothing, against one site as MkDocs comes, of the public pages alone."""
    root, ours, theirs = bench.root(bench.small), [], []
    out, stock = bench.folder / "cold", bench.folder / "stock"
    for _ in range(3):
        shutil.rmtree(out, ignore_errors=True)
        ours.append(bench.build(root, out, "--fresh"))
        shutil.rmtree(stock, ignore_errors=True)
        theirs.append(run(peers.stock_mkdocs(root, out / "publiek" / "docs", stock)))
    what = f"both sites cold vs stock mkdocs of the public pages, all in the nav (N={bench.small})"
    by_cpu = tuple(our.cpu / peer.cpu for our, peer in zip(ours, theirs, strict=True))
    return [
        Row("sites", what, seconds(ours), seconds(theirs), ratios(ours, theirs)),
        Row("sites-cpu", "the same, in processor time", seconds(ours), seconds(theirs), by_cpu),
    ]


def meetings(bench: Bench) -> list[Row]:
    """What a term of meetings costs: both sites of 24 and of 240 of them, and all checks on 240 with 40 seats."""
    rows = []
    for count, seats in ((24, 20), (240, 20)):
        root, out = bench.folder / f"meetings-{count}", bench.folder / f"meetings-{count}-out"
        write_meetings(root, count, seats)
        furnish(root)
        took = bench.build(root, out, "--fresh")
        pages = sum(1 for site in ("publiek", "leden") for _ in (out / site / "site").rglob("*.html"))
        rows.append(Row("meetings", f"both sites of {count} meetings, {pages} pages", seconds([took]), "", ()))
    root = bench.folder / "meetings-check"
    write_meetings(root, 240, 40)
    furnish(root)
    checked = run(peers.lok("check", "--root", str(root), "--date", str(bench.date)))
    rows.append(Row("meetings", "lok check, 240 meetings with 40 seats", seconds([checked]), "", ()))
    return rows


def memory(bench: Bench) -> list[Row]:
    """The most memory that a build of one site holds at once, and whether a page of a large council costs more."""
    rows = []
    for edition in ("publiek", "leden"):
        times = {}
        for size in (bench.small, bench.large):
            out = bench.folder / "memory"
            times[size] = bench.build(bench.root(size), out, "--fresh", edition, memory=size == bench.large)
            shutil.rmtree(out)
        few, many = times[bench.small], times[bench.large]
        what = f"peak memory of lok build {edition} (N={bench.large}), summed RSS of all its processes"
        rows.append(Row(f"memory-{edition}", what, f"{many.peak / 1e6:.0f} MB", "", (many.peak / 1e6,)))
        per_record = growth(few.wall, many.wall, 0, (bench.small, bench.large, 0))
        what = f"lok build {edition}, time per record at {bench.large} vs {bench.small}, start-up counted"
        rows.append(Row(f"memory-growth-{edition}", what, seconds([many]), seconds([few]), (per_record,)))
    return rows


def edit(bench: Bench) -> list[Row]:
    """One meeting gets another text: both sites right again, by a warm builder and by a cold process.

    Beside it, in turn, Hugo makes every page of both editions, with a bare theme.
    """
    root, out, elsewhere = bench.root(bench.small), bench.folder / "edited", bench.folder / "elsewhere"
    warm, hugo, process, cold, wrong = [], [], [], [], []
    with Builder(root, out) as builder:
        builder.build(bench.date)
        shutil.copytree(out, bench.folder / "by-process")
        peer = [peers.hugo(out / each / "docs", bench.folder / f"hugo-{each}") for each in ("publiek", "leden")]
        for number in range(3):
            change(root, number + 1)
            warm.append(call(lambda: _build(builder, bench.date)))
            hugo.append(sum((run(command) for command in peer), Run(0, 0)))
            process.append(bench.build(root, bench.folder / "by-process"))
            shutil.rmtree(elsewhere, ignore_errors=True)
            cold.append(bench.build(root, elsewhere, "--fresh"))
            wrong += [*differences(out, elsewhere), *differences(bench.folder / "by-process", elsewhere)]
    failure = f"{len(wrong)} files differ from a cold build, such as {wrong[0]}" if wrong else ""
    what = f"one record changed, both sites right again, same bytes as cold: {{}} vs cold build (N={bench.small})"
    return [
        Row("edit", what.format("warm builder"), seconds(warm), seconds(cold), ratios(warm, cold), failure),
        Row(
            "edit-hugo",
            f"the same by a warm builder vs Hugo, every page of both, bare theme (N={bench.small})",
            seconds(warm),
            seconds(hugo),
            ratios(warm, hugo),
            failure or _unmade(bench.folder, peer),
        ),
        Row("edit-process", what.format("lok build"), seconds(process), seconds(cold), ratios(process, cold), failure),
    ]


def _unmade(folder: Path, commands: list[list[str]]) -> str:
    """What is wrong with the peer's result, if anything: a page that it did not make cost it nothing."""
    for source in (Path(command[-1]) for command in commands):
        made, given = (
            len(list((source / name).rglob(ending))) for name, ending in (("public", "*.html"), ("content", "*.md"))
        )
        if made < given:
            return f"Hugo made {made} of {given} pages in {source.relative_to(folder)}"
    return ""


def _build(builder: Builder, date: day) -> None:
    report = builder.build(date)
    if not all(site.rendered for site in report.sites) or not report.sites:
        raise RuntimeError("the edit did not reach both sites")


def change(root: Path, number: int) -> None:
    """Give an approved meeting another decision and another discussion, which both sites show."""
    file = root / "data" / "vergaderingen" / f"{meeting_id(number)}.yaml"
    text = file.read_text("utf-8")
    for field in ("bespreking", "besluit"):
        text = text.replace(f"{field}: |\n      ", f"{field}: |\n      Aangepast {number}. ", 1)
    file.write_text(text, "utf-8")


def differences(one: Path, other: Path) -> list[str]:
    """The files of both sites, by path, that are not in both trees with the same bytes."""
    trees = []
    for out in (one, other):
        places = [file for site in ("publiek", "leden") for file in (out / site / "site").rglob("*") if file.is_file()]
        trees.append({file.relative_to(out).as_posix(): file for file in places})
    here, there = trees
    same = {each for each in here.keys() & there.keys() if here[each].read_bytes() == there[each].read_bytes()}
    return sorted((here.keys() | there.keys()) - same)


def shortcuts(bench: Bench) -> list[Row]:
    """What is in the program for speed alone, and what it saves: the same work with it and without."""
    root, out, rows = bench.root(bench.small), bench.folder / "shortcuts", []
    build = ("-m", "lok.cli", "build", "--root", str(root), "--out", str(out), "--date", str(bench.date), "--fresh")
    read = (
        "import sys; from pathlib import Path; from lok.archive.load import load; load(Path(sys.argv[1]), shared_from="
    )
    pairs = {
        "templates kept as they were compiled (lok build, both sites)": (build, ("-B", *build)),
        "a second process that reads half of the records (load)": (
            ("-c", f"{read}400)", str(root)),
            ("-c", f"{read}None)", str(root)),
        ),
    }
    for what, commands in pairs.items():
        taken: tuple[list[Run], list[Run]] = ([], [])
        for _ in range(3):
            for runs, command in zip(taken, commands, strict=True):
                runs.append(run([sys.executable, *command]))
        rows.append(Row("shortcuts", what, *map(seconds, taken), ratios(*taken)))
    return rows


def private(bench: Bench) -> list[Row]:
    """What it costs to look for private text in every record, against only parsing the same files, both in this process."""
    root, ours, theirs = bench.root(bench.small), [], []
    texts = [file.read_text("utf-8") for file in sorted((root / "data").rglob("*.yaml"))]
    archive = load(root).archive
    for _ in range(5):
        ours.append(call(lambda: _looked(texts, archive, bench.date)))
        theirs.append(call(lambda: _parsed(texts)))
    what = f"looking for private text, names and homes, vs a bare CSafeLoader parse (N={bench.small})"
    return [Row("private", what, seconds(ours), seconds(theirs), ratios(ours, theirs))]


def _looked(texts: list[str], archive: Archive, date: day) -> None:
    private_of.cache_clear()  # the first look counts, not what is remembered of it
    known_in.cache_clear()
    for text in texts:
        deque(scan(text), maxlen=0)
    deque(public_text_is_nobodys(archive, date), maxlen=0)


def _parsed(texts: list[str]) -> None:
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)


SECRETARYS = 252
"""Records of a council such as the secretary of one town has."""


def tap(bench: Bench) -> list[Row]:
    """A tap at the desk, from the question of the browser to its answer, against a check started anew on the same records."""
    rows = []
    for count in (SECRETARYS, bench.small):
        root, draft = bench.root(count), bench.folder / f"desk-{count}"
        under_git(root)
        ours, theirs = [], []
        desk = Works(open_repository(root, draft / "werk"), draft, lambda: bench.date)
        work = desk.start("Proef")
        place = f"/werk/proef/vergaderingen/{meeting_id(0)}/"
        with at_work(desk) as client:
            client.knock().get(place)
            for turn in range(6):
                was, value = (f"Zaal {turn - 1}" if turn else located(work.root)), f"Zaal {turn}"
                ours.append(call(partial(_tapped, client, place, value, was)))
                theirs.append(bench.check(count))
        desk.end(work)
        what = f"a tap at the desk: saved, judged whole, answered, vs lok check started anew (N={count})"
        kept = slice(1, None)  # the first tap reads what no page was asked for yet
        rows.append(Row("tap", what, seconds(ours[kept]), seconds(theirs[kept]), ratios(ours[kept], theirs[kept])))
    return rows


def under_git(root: Path) -> None:
    """Commit a council on main, once."""
    if not (root / ".git").exists():
        for words in (("init", "--quiet", "-b", "main"), ("add", "--all"), ("commit", "--quiet", "-m", "begin")):
            git(root, *words)


def located(root: Path) -> str:
    """Where the first meeting is held."""
    return str(
        parse_record((root / f"data/vergaderingen/{meeting_id(0)}.yaml").read_text("utf-8")).get("locatie") or ""
    )


def _tapped(client: Client, place: str, value: str, was: str) -> None:
    """Raises ``RuntimeError`` for a tap that was not saved: a figure about it would be worth nothing."""
    answer = change_at(client, place, ["locatie"], value, was)
    if answer.status != 200:
        raise RuntimeError(answer.text)


def opendata(bench: Bench) -> list[Row]:
    """The open data, beside a build in which no kind has any."""
    root, out = bench.root(bench.small), bench.folder / "data-cold"
    words = ["build", "--root", str(root), "--out", str(out), "--date", str(bench.date), "--fresh"]
    runs = open_data.cold(words, out)
    edits = open_data.edited(root, bench.folder, bench.date, partial(change, root))
    return open_data.rows(runs, edits, bench.small)


EXPERIMENTS: dict[str, Callable[[Bench], list[Row]]] = {
    "schemas": schemas,
    "parse": parse,
    "private": private,
    "growth": growing,
    "sites": sites,
    "edit": edit,
    "opendata": opendata,
    "shortcuts": shortcuts,
    "tap": tap,
    "memory": memory,
    "meetings": meetings,
    "register": lambda bench: register(bench.folder / "register", bench.date),
}


def measured(bench: Bench, only: tuple[str, ...]) -> list[Row]:
    """The rows of the experiments asked for, in the order of the table."""
    rows = []
    for name, experiment in EXPERIMENTS.items():
        if not only or name in only:
            told(f"Measuring: {name} ...")
            found = experiment(bench)
            rows += found
            for row in found:
                told(
                    f"  {row.what}: {row.ours} | {row.peer} | {f'{median(row.values):.3f}' if row.values else ''} {row.verdict}"
                )
    return rows
