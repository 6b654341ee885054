"""The pipeline with its hands: load, check, stage and render, one edition beside the other.

A site is only touched when everything before it went well, and then in one step. What changed since the last site
decides how much MkDocs renders again; the result is the same, byte for byte, as of a build from nothing.
"""

from __future__ import annotations

import ctypes
import gc
import json
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from lok.archive import archive as archives
from lok.archive.addresses import SEARCH
from lok.archive.collector import no_collection
from lok.archive.load import SHARED_FROM, Memory, load
from lok.archive.naming import naming
from lok.archive.second_process import Forked, StoppedError
from lok.build.access import access_list, laid
from lok.build.beside import FOLDER as BESIDE
from lok.build.beside import apart
from lok.build.check import blocking, check
from lok.build.configuration import CONFIGS, news_by_mail, site_address
from lok.build.mark import MARK, fingerprint, is_of_this_look, read_mark
from lok.build.order import SHELL, Order
from lok.build.stage import Before, Staged, stage
from lok.build.swap import alone, clear, lay_beside, put_in_place, reachable, recover
from lok.build.worker import BuildError, Worker
from lok.edition.select import select
from lok.model.audience import Audience
from lok.opendata.places import is_data
from lok.outputs.calendar import written
from lok.outputs.files import with_outputs
from lok.outputs.search.lists import Known
from lok.pages.site import pages
from lok.render.bare import is_marked
from lok.render.markup import plain
from lok.render.memory import PageMemory
from lok.rules.known import plainly
from lok.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.render.page import Page

COMMON = "scripts/rendering/basis.yml"
"""What the configurations of both sites have in common."""


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
    """Builds again and again, remembering what was read and keeping MkDocs warm. Use it in a ``with`` block.

    One that builds ``once`` remembers nothing, and reads and stages with a copy of this process, which must then have
    one thread. ``idle`` are workers that were started before, to be used first.
    """

    def __init__(
        self,
        root: Path,
        out: Path,
        audiences: Sequence[Audience] = tuple(Audience),
        *,
        once: bool = False,
        idle: Iterable[Worker] = (),
    ) -> None:
        self.root = root.resolve()
        self.out = out.resolve()
        self.audiences = tuple(audiences)
        self.once = once
        self.memory = Memory()
        self.idle = list(idle)
        self.workers: dict[Audience, Worker] = {}
        self.made = {} if once else {audience: PageMemory() for audience in self.audiences}
        self.staged: dict[Path, Before] = {}
        self.read = {} if once else {audience: Known() for audience in self.audiences}

    def __enter__(self) -> Self:
        self._hire()
        return self

    def __exit__(self, *_: object) -> None:
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
                self.workers[audience] = self.idle.pop() if self.idle else Worker()

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
        for name in (*(CONFIGS[audience] for audience in self.audiences), COMMON):
            if not (self.root / name).is_file():
                raise BuildError(f"{name} ontbreekt in {self.root}: zonder die instellingen kan er geen site zijn.")
        self._hire()
        # Looking for garbage in the middle of a build is looking through all that the build before left in memory.
        with no_collection():
            return self._built(date, progress, fresh=fresh)

    def _built(self, date: day, progress: Callable[[int, int], None] | None, *, fresh: bool) -> Report:
        memory, shared_from = (None, SHARED_FROM) if self.once else (self.memory, None)
        loaded = load(self.root, memory, progress, shared_from=shared_from)
        problems = check(loaded, self.root, date, shared=self.once)
        records = sum(len(each) for each in loaded.archive.records.values())
        if blocking(problems):
            return Report(records, problems, ())
        with alone(self.out, BusyError(f"in {self.out} wordt al gebouwd. Wacht tot die opdracht klaar is.")):
            points = tuple(each for each in problems if not each.blocks)
            setting = Setting(loaded.archive, date, points, fingerprint(self.root), fresh)
            who_may_enter = access_list(loaded.archive)
            jobs = {audience: self._start(job) for audience, job in self._all_staged(setting)}
            del loaded, setting
            if self.once:
                forget()
            return Report(records, problems, self._finish(jobs, who_may_enter))

    def _all_staged(self, setting: Setting) -> Iterator[tuple[Audience, Job]]:
        """The editions, staged: the public one first, and where this process builds once, both at the same time.

        The public one takes the longest to render, since each of its pages is read for private text; it renders while
        the members' one, which takes the longest to stage, is staged.
        """
        first, *others = self.audiences
        beside = [Forked(partial(self._staged, each, setting)) for each in others] if self.once else []
        try:
            yield first, self._staged(first, setting)
            for index, audience in enumerate(others):
                try:
                    yield audience, beside[index].result() if beside else self._staged(audience, setting)
                except StoppedError:
                    yield audience, self._staged(audience, setting)
        finally:
            for each in beside:
                each.stop()

    def _staged(self, audience: Audience, setting: Setting) -> Job:
        """Stage an edition. What its worker has to do is the job's order."""
        edition, memory = self._edition(audience, setting), self.made.get(audience)
        folder = self.out / audience
        mark = folder / MARK
        reachable(folder)
        recover(folder / "site")
        clear(folder / "site")
        trusted, known = not setting.fresh and is_of_this_look(folder, setting.look), read_mark(mark)
        epoch = int(datetime.combine(setting.date, time(), UTC).timestamp())
        mark.unlink(missing_ok=True)
        if memory is not None:
            memory.begin((edition.date, edition.address, edition.news_by_mail, setting.look, setting.fresh))
        all_files = with_outputs(edition, pages(edition, memory), self.read.get(audience))
        beside: list[Page] = []
        staged = stage(
            apart(all_files, beside), copies(edition, self.root), folder / "docs", self._before(folder / "docs")
        )
        laid = stage(beside, (), folder / BESIDE, self._before(folder / BESIDE))
        # Each page shows the menu, and the menu follows from which overviews are bare.
        bare = bare_overviews(folder / "docs")
        state: dict[str, Any] = {"look": setting.look, "epoch": epoch, "bare": bare}
        trusted = trusted and known.get("bare") == bare
        if trusted and not staged.changed and not laid.changed and known == state:
            return Job(audience, folder, staged, state, None)
        order = Order(
            config=str(self.root / CONFIGS[audience]),
            docs=str(folder / "docs"),
            site=str(folder / "site"),
            epoch=epoch,
            changed=tuple(sorted(staged.written)) if trusted else None,
            removed=tuple(sorted(staged.removed)) if trusted else (),
            open_to_all=audience is Audience.PUBLIEK,
            known=plainly(setting.archive).written if audience is Audience.PUBLIEK else "",
            laid=str(folder / BESIDE),
        )
        # The lists of the search and the open data follow from the rest: whoever changed one page is told of one.
        made = sum(
            not (uri.startswith(f"{SEARCH}/") or is_data(uri))
            for uri in (staged.written if trusted else staged.written | staged.kept)
        )
        return Job(audience, folder, staged, state, order, made)

    def _before(self, folder: Path) -> Before | None:
        """What was staged in a folder before."""
        return None if self.once else self.staged.setdefault(folder, {})

    def _edition(self, audience: Audience, setting: Setting) -> Edition:
        """What ``audience`` may read."""
        memory, address = self.made.get(audience), site_address(self.root / CONFIGS[audience])
        known = memory.edition if memory is not None else None
        return select(
            setting.archive,
            audience,
            setting.date,
            setting.points,
            address=address,
            news_by_mail=news_by_mail(self.root),
            known=known,
        )

    def _start(self, job: Job) -> Job:
        """Hand a staged edition to its worker, if there is anything to render."""
        if job.order is not None:
            self.workers[job.audience].send(job.order)
        return job

    def _finish(self, jobs: dict[Audience, Job], who_may_enter: str) -> tuple[BuiltSite, ...]:
        """Wait for the sites and put them in their places, all or none; then note what they were made of.

        ``who_may_enter`` goes beside the members' site.
        """
        try:
            # All answers come before the first is judged: a worker still at it would write beside what is cleared.
            answers = [(job, self.workers[job.audience].answer()) for job in jobs.values() if job.order]
            new = [(self._made(job.audience, answer), job.folder / "site") for job, answer in answers]
            with ExitStack() as beside:
                if Audience.LEDEN in jobs:
                    beside.enter_context(laid(jobs[Audience.LEDEN].folder, who_may_enter))
                put_in_place(new)
            for job, answer in answers:
                lay_beside(answer["shells"], job.folder / SHELL)
        except BaseException:
            for job in jobs.values():
                if self.workers[job.audience].busy:
                    self.workers[job.audience].close()
                clear(job.folder / "site")
            raise
        for job in jobs.values():
            with naming(job.mark):
                job.mark.write_text(json.dumps(job.state), "utf-8")
        return tuple(
            BuiltSite(audience, jobs[audience].pages, jobs[audience].made, jobs[audience].folder / "site")
            for audience in self.audiences
        )

    @staticmethod
    def _made(audience: Audience, answer: dict[str, Any]) -> Path:
        """The new site of an audience, whole, beside its place. Raises ``BuildError`` when it was not made."""
        if "disk" in answer:
            raise BuildError(f"De site kon niet geschreven worden: {answer['disk']}")
        if answer["complaints"]:
            lines = "\n".join(f"  {line}" for line in answer["complaints"])
            raise BuildError(f"MkDocs weigert de {audience}-site; de vorige site staat er nog.\n{lines}")
        return Path(answer["beside"])


@dataclass(frozen=True, slots=True)
class Setting:
    """What both editions are made of: records, day, points of attention, and what decides how every page looks.

    ``fresh`` says that every page is rendered again, whatever stands there.
    """

    archive: Archive
    date: day
    points: tuple[Problem, ...]
    look: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A staged edition on its way to a site: ``order`` is ``None`` when the site that stands is what it would be.

    ``state`` is noted in ``mark`` once the site stands; ``made`` is the number of files made again.
    """

    audience: Audience
    folder: Path
    staged: Staged
    state: dict[str, Any]
    order: Order | None
    made: int = 0

    @property
    def mark(self) -> Path:
        """The file that tells what the site was made of."""
        return self.folder / MARK

    @property
    def pages(self) -> int:
        """The number of pages of the site."""
        return sum(1 for uri in self.staged.written | self.staged.kept if uri.endswith(".md"))


def copies(edition: Edition, root: Path) -> Iterator[tuple[str, Path]]:
    """The attachments of an edition, each with its path in the site and its file."""
    for path in sorted(edition.attachments):
        yield path.partition("/")[2], root / "content" / path


def forget() -> None:
    """Forget what staging remembered, when nothing is staged again.

    Rendering needs no record, and the records of a large council take more room than it does. A few thousand small
    texts in a cache keep that room from the system: they lie scattered all over it.
    """
    archives.forget()
    for each in (plain, written):
        each.cache_clear()
    gc.collect()
    with suppress(AttributeError, OSError):  # of the C library of Linux: it keeps for itself what was freed in between
        ctypes.CDLL(None).malloc_trim(0)


def bare_overviews(docs: Path) -> list[str]:
    """The overviews in a staged folder that say of themselves that nothing stands in them: no menu names those."""
    return [place.parent.name for place in sorted(docs.glob("*/index.md")) if is_marked(place.read_text("utf-8"))]


__all__ = ["BuildError", "Builder", "BuiltSite", "BusyError", "Report"]
