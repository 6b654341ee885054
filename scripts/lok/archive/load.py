"""The only reader: files below ``data/`` and ``content/`` become an ``Archive`` and the problems inside each file.

What each file gave is remembered by what ``stat`` says of it, so that after one edit one file is read again.
"""

from __future__ import annotations

import gc
import os
import stat
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from lok.archive.archive import Archive, Attachment, HandPage, make_archive
from lok.archive.collector import no_collection
from lok.archive.passing import passing
from lok.archive.read_record import read_record
from lok.archive.second_process import by_two
from lok.archive.written_pages import read_page
from lok.archive.wrong_place import belongs_to, unread_file
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.source.problems import Level, Problem
from lok.source.refusals import MAX_BYTES
from lok.words.file_names import refused_by_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Signature = tuple[int, int, int, int]

UNSETTLED = 50_000_000
"""Nanoseconds in which a file may change twice and keep its times: one that changed so lately is read again."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load gave: the archive of all that could be read, and the problems inside single files."""

    archive: Archive
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Memory:
    """What earlier loads made of each file, by its path and what ``stat`` said of it."""

    entries: dict[str, tuple[Signature, Any]] = field(default_factory=dict)

    def recall(self, path: str, signature: Signature | None, make: Callable[[], Any]) -> Any:
        """What ``make`` gives for this file, made again only when the file changed. ``None`` is never remembered."""
        known = self.entries.get(path)
        if known is not None and known[0] == signature:
            return known[1]
        made = make()
        if signature is not None:
            self.entries[path] = (signature, made)
        return made

    def keep_only(self, paths: set[str]) -> None:
        """Forget files that are gone."""
        for path in self.entries.keys() - paths:
            del self.entries[path]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the content repository: its path from the root, its place, and what ``stat`` says."""

    path: str
    place: str
    stat: os.stat_result
    link: bool

    @property
    def file(self) -> Path:
        """Where it stands."""
        return Path(self.place)

    @property
    def signature(self) -> Signature | None:
        """What changes when the file does, also when another takes its place; ``None`` when it changed just now."""
        if time.time_ns() - self.stat.st_ctime_ns < UNSETTLED:
            return None
        return self.stat.st_size, self.stat.st_mtime_ns, self.stat.st_ctime_ns, self.stat.st_ino


SHARED_FROM = 400
"""Files from which a second process reads half of them: fewer are read before it has started."""

PIECES = 128
"""Into how many pieces the files are cut that two processes take in turn."""

Read = tuple[object, tuple[Problem, ...]]


def load(
    root: Path,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    shared_from: int | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Loaded:
    """Read the content repository at ``root``.

    Args:
        root: The folder that holds ``data/`` and ``content/``.
        memory: What earlier loads remember; it is brought up to date.
        progress: Called with the number of files done and the number of all files.
        shared_from: Files from which a copy of this process, which must have one thread, reads half of them.
        meanwhile: What this process does before it begins to read; where there is a copy, that one reads already.

    Raises:
        NotADirectoryError: ``root`` has no ``data/`` folder.
        OSError: A file cannot be read.
    """
    if not (root / "data").is_dir():
        raise NotADirectoryError(root / "data")
    memory = memory or Memory()
    entries = [*_walk(root, "data"), *_walk(root, "content")]
    shared = shared_from is not None and len(entries) >= shared_from and (os.cpu_count() or 1) > 1
    records, pages, attachments, problems = [], [], [], []
    first = not memory.entries
    with no_collection():
        if shared and first:
            made = _made_by_two(entries, progress, meanwhile)
            progress = None
        else:
            meanwhile()
            made = ((entry, partial(_read, entry)) for entry in entries)
        for done, (entry, make) in enumerate(made, start=1):
            found, its_problems = memory.recall(entry.path, entry.signature, make)
            problems += its_problems
            if isinstance(found, HandPage):
                pages.append(found)
            elif isinstance(found, Attachment):
                attachments.append(found)
            elif found is not None:
                records.append((entry.path.split("/")[1], found))
            if progress:
                progress(done, len(entries))
        memory.keep_only({entry.path for entry in entries})
        loaded = Loaded(make_archive(records, pages, attachments), tuple(problems))
        if first:
            gc.freeze()  # nor later: what was read stays until the end
        return loaded


def _made_by_two(
    entries: list[Entry], progress: Callable[[int, int], None] | None, meanwhile: Callable[[], None]
) -> Iterator[tuple[Entry, Callable[[], Read]]]:
    """Every file with what was read in it: a copy of this process reads beside it, and first of all while ``meanwhile`` runs."""
    size = -(-len(entries) // PIECES)
    pieces = [entries[start : start + size] for start in range(0, len(entries), size)]
    pieces.reverse()  # the pages come last, and each of them costs more than a record

    def began(number: int) -> None:
        if progress:
            progress(number * size, len(entries))

    results = by_two([partial(_read_all, piece) for piece in pieces], meanwhile, began)
    for piece, read in reversed(list(zip(pieces, results, strict=True))):
        yield from ((entry, partial(_same, result)) for entry, result in zip(piece, read, strict=True))


def _read_all(entries: list[Entry]) -> list[Read]:
    return [_read(entry) for entry in entries]


def _same(result: Read) -> Read:
    return result


def _walk(root: Path, folder: str) -> list[Entry]:
    """The files below a folder in a fixed order; links are entries themselves and never followed, the folder included."""
    if (root / folder).is_symlink():
        return [Entry(folder, str(root / folder), (root / folder).lstat(), link=True)]
    found: list[Entry] = []
    todo = [(folder, str(root / folder))] if (root / folder).is_dir() else []
    while todo:
        above, here = todo.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if passing(entry.name):
                    continue
                path = f"{above}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    todo.append((path, entry.path))
                else:
                    found.append(Entry(path, entry.path, entry.stat(follow_symlinks=False), entry.is_symlink()))
    return sorted(found, key=lambda entry: entry.path)


def _read(entry: Entry) -> Read:
    """The record, page or attachment in a file, if it is one, and the problems inside it."""
    if entry.link:
        hint = "Zet het bestand zelf op deze plaats: een koppeling kan buiten de map wijzen."
        return None, (_about(entry, "koppeling", "dit is een koppeling (symlink) en geen bestand", hint),)
    if not stat.S_ISREG(entry.stat.st_mode):  # reading from a pipe or a device may never end
        return None, (_about(entry, "geen-bestand", "dit is geen gewoon bestand", "Verwijder het."),)
    if not entry.path.isprintable():
        hint = "Geef het bestand een naam met letters, cijfers en koppeltekens."
        return None, (_about(entry, "bestandsnaam", "de naam bevat een teken dat niet getoond kan worden", hint),)
    parts = PurePosixPath(entry.path).parts
    found, problems = _read_data(entry, parts) if parts[0] == "data" else _read_content(entry, parts)
    return found, (*problems, *_not_on_windows(entry, parts))


def _not_on_windows(entry: Entry, parts: tuple[str, ...]) -> Iterator[Problem]:
    """That a colleague with Windows cannot fetch the file, and with it nothing else: git refuses the whole repository."""
    if message := next(filter(None, map(refused_by_windows, parts)), ""):
        hint = "Geef het een andere naam, bijvoorbeeld met een woord meer, en zonder leestekens."
        yield _about(entry, "bestandsnaam", message, hint)


def _read_data(entry: Entry, parts: tuple[str, ...]) -> tuple[object, tuple[Problem, ...]]:
    name = parts[-1]
    if name == ".gitkeep":
        return None, ()
    if len(parts) != 3 or parts[1] not in BY_SOORT:
        where = "/".join(parts[:-1])
        wanted = belongs_to(name)
        hint = f"Zet elk record in data/<soort>/<id>.yaml. De soorten: {', '.join(BY_SOORT)}."
        if wanted and name.endswith(".yaml"):
            hint = f"Dit lijkt een record van {wanted}: verplaats het naar {wanted}{name}."
        return None, (_about(entry, "onbekende-map", f"in {where}/ horen geen bestanden", hint),)
    if not name.endswith(".yaml"):
        hint = unread_file("/".join(parts[:-1]), name)
        return None, (_about(entry, "geen-record", "dit bestand wordt niet gelezen", hint),)
    if entry.stat.st_size > MAX_BYTES:
        return None, (_too_large(entry),)
    return read_record(BY_SOORT[parts[1]], entry.path, name.removesuffix(".yaml"), entry.file.read_bytes())


def _read_content(entry: Entry, parts: tuple[str, ...]) -> tuple[object, tuple[Problem, ...]]:
    if parts[-1] == ".gitkeep":
        return None, ()
    if len(parts) < 3 or parts[1] not in list(Audience):
        hint = "Zet pagina's en bijlagen in content/publiek/ (voor iedereen) of content/leden/ (alleen de leden)."
        return None, (_about(entry, "onbekende-map", "deze plaats zegt niet wie dit mag lezen", hint),)
    if not entry.path.endswith(".md"):
        from lok.archive.attachments import look_into  # noqa: PLC0415  what reads documents: only where there are some

        return look_into(entry.path, entry.file)
    if entry.stat.st_size > MAX_BYTES:
        return None, (_too_large(entry),)
    return read_page(entry.path, Audience(parts[1]), "/".join(parts[2:]), entry.file.read_bytes())


def _too_large(entry: Entry) -> Problem:
    size = f"{entry.stat.st_size / 1_048_576:.1f}".replace(".", ",")
    hint = "Eén record is hoogstens 1 MB. Zet lange stukken als bijlage in content/."
    return _about(entry, "yaml-te-groot", f"het bestand is te groot ({size} MB)", hint)


def _about(entry: Entry, code: str, message: str, hint: str) -> Problem:
    return Problem(_shown(entry.path), 1, 1, "", code, Level.FOUT, message, hint)


def _shown(path: str) -> str:
    """A path as it can be printed: a character that no terminal shows, or that is no text at all, as a question mark."""
    return "".join(char if char.isprintable() else "?" for char in path)
