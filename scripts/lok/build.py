"""The pipeline with its hands: load, check, stage and render, one edition beside the other.

A site is only touched when everything before it went well, and then in one step. What changed since the last site
decides how much MkDocs renders again; the result is the same, byte for byte, as of a build from nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from lok.address import site_address
from lok.audience import Audience
from lok.check import blocking, check
from lok.edition import select
from lok.load import Memory, load
from lok.outputs import outputs
from lok.pages import pages
from lok.problems import Problem
from lok.reuse import PageMemory
from lok.shares import FEWEST, join, second_half
from lok.site import Order, clear, put_in_place, recover
from lok.stage import Staged, stage
from lok.worker import BuildError, Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date as day

    from lok.edition import Edition

CONFIGS = {Audience.PUBLIEK: "mkdocs.yml", Audience.LEDEN: "mkdocs.leden.yml"}
RENDERING = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
"""The packages whose version decides what a page looks like."""


class BusyError(BuildError):
    """Another build is at work in the same folder: a moment later there is room again."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site in its place: its audience, its number of pages, how many were made again, and where it stands."""

    audience: Audience
    pages: int
    rendered: int
    place: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: records read, problems found, and the sites, which are none when a ``fout`` stands."""

    records: int
    problems: tuple[Problem, ...]
    sites: tuple[BuiltSite, ...]


class Builder:
    """Builds again and again, remembering what was read and keeping MkDocs warm. Use it in a ``with`` block."""

    def __init__(self, root: Path, out: Path, audiences: Sequence[Audience] = tuple(Audience)) -> None:
        self.root = root.resolve()
        self.out = out.resolve()
        self.audiences = tuple(audiences)
        self.memory = Memory()
        self.workers: dict[Audience, Worker] = {}
        self.seconds: dict[Audience, Worker] = {}
        self.made = {audience: PageMemory() for audience in self.audiences}

    def __enter__(self) -> Self:
        self._hire()
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss_seconds()
        for audience, worker in self.workers.items():
            if worker.busy:
                worker.close()
                clear(self.out / audience / "site")
            worker.close()

    def _hire(self) -> None:
        """A worker for each site; one that died, or was left in the middle of an order, is replaced."""
        for audience in self.audiences:
            if audience in self.workers and not self.workers[audience].usable:
                self.workers.pop(audience).close()
            if audience not in self.workers:
                self.workers[audience] = Worker()

    def _hire_seconds(self, pages: int, look: str, *, fresh: bool) -> None:
        """A second worker for each site of many pages that has to be rendered from nothing, where it has a processor."""
        if pages >= FEWEST and (os.cpu_count() or 1) > 1:
            for audience in self.audiences:
                if fresh or not _trusted(self.out / audience, look):
                    self.seconds[audience] = Worker()

    def _dismiss_seconds(self) -> None:
        """A second worker is needed once, and holds memory."""
        while self.seconds:
            self.seconds.popitem()[1].close()

    def build(self, date: day, progress: Callable[[int, int], None] | None = None, *, fresh: bool = False) -> Report:
        """Bring the sites up to date.

        Args:
            date: The day the sites speak of.
            progress: Called with files read and files to read.
            fresh: Render every page, whatever the last build left.

        Raises:
            BuildError: The environment or MkDocs refuses; the sites are as they were.
            OSError: The disk refuses; the sites are as they were.
        """
        for name in {CONFIGS[audience] for audience in self.audiences} | {"mkdocs.yml"}:
            if not (self.root / name).is_file():
                raise BuildError(f"{name} ontbreekt in {self.root}: zonder die instellingen kan er geen site zijn.")
        self._hire()
        addresses = {audience: site_address(self.root / CONFIGS[audience]) for audience in self.audiences}
        loaded = load(self.root, self.memory, progress)
        problems = check(loaded, self.root, date)
        records = sum(len(each) for each in loaded.archive.records.values())
        if blocking(problems):
            return Report(records, problems, ())
        with _alone(self.out):
            points = tuple(each for each in problems if not each.blocks)
            look = fingerprint(self.root)
            self._hire_seconds(records, look, fresh=fresh)
            # The members' site is the larger: it goes first, and renders while the public one is staged.
            jobs = {
                audience: self._start(
                    select(
                        loaded.archive,
                        audience,
                        date,
                        points,
                        address=addresses[audience],
                        known=self.made[audience].views,
                    ),
                    look,
                    fresh=fresh,
                )
                for audience in reversed(self.audiences)
            }
            return Report(records, problems, self._finish(jobs))

    def _start(self, edition: Edition, look: str, *, fresh: bool) -> Job:
        """Stage an edition and hand it to its worker. ``look`` is the fingerprint of what decides how pages look."""
        folder = self.out / edition.audience
        mark = folder / "stand.json"
        recover(folder / "site")
        clear(folder / "site")
        trusted, known = not fresh and _trusted(folder, look), _read_mark(mark)
        state: dict[str, Any] = {"look": look, "epoch": int(datetime.combine(edition.date, time(), UTC).timestamp())}
        mark.unlink(missing_ok=True)
        memory = self.made[edition.audience]
        memory.begin((edition.date, edition.address, look, fresh))
        staged = stage(chain(pages(edition, memory), outputs(edition)), copies(edition, self.root), folder / "docs")
        if trusted and not staged.changed and known == state:
            return Job(folder, staged, mark, state, rendered=False)
        order = Order(
            config=str(self.root / CONFIGS[edition.audience]),
            docs=str(folder / "docs"),
            site=str(folder / "site"),
            epoch=state["epoch"],
            changed=tuple(sorted(staged.written)) if trusted else None,
            removed=tuple(sorted(staged.removed)) if trusted else (),
            open_to_all=edition.audience is Audience.PUBLIEK,
        )
        self._send(edition.audience, order)
        made = len(staged.written) if trusted else len(staged.written | staged.kept)
        return Job(folder, staged, mark, state, rendered=True, made=made)

    def _send(self, audience: Audience, order: Order) -> None:
        """Hand over an order, half of it to the second worker where there is one."""
        second = self.seconds.get(audience)
        half = second_half(Path(order.docs)) if second else ()
        if second and half:
            own = {file.relative_to(order.docs).as_posix() for file in Path(order.docs).rglob("*.md")} - set(half)
            second.send(replace(order, elsewhere=tuple(sorted(own))))
        self.workers[audience].send(replace(order, elsewhere=half))

    def _finish(self, jobs: dict[Audience, Job]) -> tuple[BuiltSite, ...]:
        """Wait for the sites and put them in their places, all or none; then note what they were made of."""
        try:
            new = [(self._answer(audience), job.folder / "site") for audience, job in jobs.items() if job.rendered]
            put_in_place(new)
        finally:
            self._dismiss_seconds()
            for job in jobs.values():
                clear(job.folder / "site")
        for job in jobs.values():
            job.mark.write_text(json.dumps(job.state), "utf-8")
        return tuple(
            BuiltSite(audience, jobs[audience].pages, jobs[audience].made, jobs[audience].folder / "site")
            for audience in self.audiences
        )

    def _answer(self, audience: Audience) -> Path:
        """The new site of an audience, whole, beside its place. Raises ``BuildError`` when it was not made."""
        answer = self.workers[audience].answer()
        _judge(audience, answer)
        second = self.seconds.get(audience)
        if second and second.busy:
            other = second.answer()
            _judge(audience, other)
            join(Path(answer["beside"]), Path(other["beside"]), answer["pages"])
        return Path(answer["beside"])


def _judge(audience: Audience, answer: dict[str, Any]) -> None:
    """Raise ``BuildError`` for a site that was not made."""
    if "disk" in answer:
        raise BuildError(f"De site kon niet geschreven worden: {answer['disk']}")
    if answer["complaints"]:
        lines = "\n".join(f"  {line}" for line in answer["complaints"])
        raise BuildError(f"MkDocs weigert de {audience}-site; de vorige site staat er nog.\n{lines}")


@dataclass(frozen=True, slots=True)
class Job:
    """A staged edition on its way to a site."""

    folder: Path
    staged: Staged
    mark: Path
    state: dict[str, Any]
    rendered: bool
    made: int = 0

    @property
    def pages(self) -> int:
        """The number of pages of the site."""
        return sum(1 for uri in self.staged.written | self.staged.kept if uri.endswith(".md"))


def copies(edition: Edition, root: Path) -> Iterator[tuple[str, Path]]:
    """The attachments of an edition, each with its path in the site and its file."""
    for path in sorted(edition.attachments):
        yield path.partition("/")[2], root / "content" / path


def fingerprint(root: Path) -> str:
    """What decides the look of every page: the configurations, the theme and the versions of what renders."""
    digest = hashlib.sha256()
    for name in RENDERING:
        digest.update(f"{name}={version(name)}\n".encode())
    theme = root / "scripts" / "theme"
    for file in sorted([*(root / name for name in CONFIGS.values()), *theme.rglob("*")]):
        if file.is_file():
            digest.update(f"{file.relative_to(root)}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _trusted(folder: Path, look: str) -> bool:
    """Whether the site in ``folder`` is whole and looks as its pages would look now."""
    return _read_mark(folder / "stand.json").get("look") == look and (folder / "site").is_dir()


def _read_mark(mark: Path) -> dict[str, Any]:
    """What the last site was made of; nothing when that is not known for sure."""
    try:
        known = json.loads(mark.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Two builds into one folder would spoil each other's work: the second waits for nobody and says so."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / ".bezig").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(f"in {out} wordt al gebouwd. Wacht tot die opdracht klaar is.") from None
        yield


__all__ = ["BuildError", "Builder", "BuiltSite", "BusyError", "Report", "fingerprint"]
