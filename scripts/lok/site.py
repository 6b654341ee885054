"""One staged folder rendered by MkDocs into one site, beside the old one until it is whole and takes its place.

``Renderer`` of the pages is elsewhere; this module only drives MkDocs, strictly, through its own functions. It runs in
a process of its own (``python -m lok.site``), so that two sites render side by side and ``serve`` keeps MkDocs warm.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import json
import logging
import os
import shutil
import signal
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.forked import Forked, StoppedError
from lok.privacy import scan_output
from lok.shares import FEWEST, INDEX, anchored, hold_places, join, mend_index, second_half
from lok.terminal import explain_disk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


@dataclass(frozen=True, slots=True)
class Order:
    """What to render: configuration, staged folder, place of the site, day, and which pages changed (``None``: all).

    ``open_to_all`` says that the world reads the site: no private text may then be in it, however it came there.
    ``shared_from`` is the number of pages from which two processes render a site that is made from nothing.
    ``elsewhere`` names the pages that the other of these processes renders (``lok.shares``).
    """

    config: str
    docs: str
    site: str
    epoch: int
    changed: tuple[str, ...] | None
    removed: tuple[str, ...] = ()
    open_to_all: bool = True
    shared_from: int = FEWEST
    elsewhere: tuple[str, ...] = ()

    @property
    def from_nothing(self) -> bool:
        """Whether nothing of an old site can be taken over."""
        return self.changed is None or not Path(self.site, INDEX).is_file()

    @classmethod
    def read(cls, line: str) -> Order:
        """The order that ``line``, JSON, says."""
        given: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in json.loads(line).items()
        }
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the new site beside its place, or what MkDocs had to say against it.

    ``pages`` are the addresses of all pages in the order of the search index, each with whether it comes from elsewhere:
    from the old site, where it is already taken from, or from another process, where it must still be.
    """

    pages: dict[str, bool]
    complaints: tuple[str, ...] = ()
    beside: str = ""


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns about: strict building counts warnings, and a reader wants to know which."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.lines[record.getMessage()] = None


def _not_about_dirty(record: logging.LogRecord) -> bool:
    """MkDocs warns that a partial build may be inaccurate, and a strict build stops at warnings. Ours is made accurate."""
    return not str(record.msg).startswith("A 'dirty' build")


def render(order: Order) -> Outcome:
    """Render a site beside its place. The site that stands is not touched; ``put_in_place`` exchanges the two.

    Raises:
        OSError: The disk refuses; nothing is left beside the old site.
        StoppedError: The process that rendered the other half is gone.
    """
    half = second_half(Path(order.docs), order.shared_from) if order.from_nothing else ()
    return _render_shared(order, half) if half else _render(order)


def _render_shared(order: Order, half: tuple[str, ...]) -> Outcome:
    """Render ``half`` of the pages by a copy of this process, the others here, and make one site of the two."""
    own = {file.relative_to(order.docs).as_posix() for file in Path(order.docs).rglob("*.md")} - set(half)
    second = Forked(lambda: _render(replace(order, elsewhere=tuple(sorted(own)))))
    try:
        outcome, other = _render(replace(order, elsewhere=half)), second.result()
    finally:
        second.stop()
    complaints = tuple(dict.fromkeys(outcome.complaints + other.complaints))
    if complaints:
        for beside in (outcome.beside, other.beside):
            if beside:
                shutil.rmtree(beside)
        return Outcome({}, complaints)
    join(Path(outcome.beside), Path(other.beside), outcome.pages)
    return outcome


def _render(order: Order) -> Outcome:
    site = Path(order.site)
    beside = site.with_name(f"{site.name}.nieuw-{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(order.epoch)
    complaints = _Complaints()
    logger, builder = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    logger.addHandler(complaints)
    builder.addFilter(_not_about_dirty)
    try:
        pages = _build(order, beside)
    except _RefusedError as refused:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome({}, (*complaints.lines, *([str(refused)] if str(refused) else [])))
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    finally:
        logger.removeHandler(complaints)
        builder.removeFilter(_not_about_dirty)
    found = [*complaints.lines, *(_private_text(beside) if order.open_to_all else ())]
    if found:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome({}, tuple(found))
    return Outcome(pages, beside=str(beside))


class _RefusedError(Exception):
    """MkDocs stopped: bad configuration, or warnings in a strict build."""


def _build(order: Order, beside: Path) -> dict[str, bool]:
    """Let MkDocs render into ``beside`` what does not come from elsewhere; see ``Outcome.pages``."""
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    old_index = Path(order.site) / INDEX
    try:
        config = _configuration(order, beside)
        take_over = not order.from_nothing
        pages = _take_over(config, order) if take_over else _share(config, order)
        # The search plugin outlives a build, and after a partial one would mix its entries into the next index.
        config.plugins.on_startup(command="build", dirty=False)
        build(config, dirty=take_over or bool(order.elsewhere))
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        raise _RefusedError(str(error)) from error
    if take_over:
        mend_index(old_index, beside / INDEX, pages)
    return pages


def _configuration(order: Order, beside: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    return load_config(order.config, docs_dir=order.docs, site_dir=str(beside), strict=True)


def _share(config: MkDocsConfig, order: Order) -> dict[str, bool]:
    """Hold the places of the pages that another process renders; see ``Outcome.pages``."""
    elsewhere = set(order.elsewhere)
    files = [file for file in _files(config) if file.is_documentation_page()]
    hold_places(file.abs_dest_path for file in files if file.src_uri in elsewhere)
    return {file.url.removeprefix("./"): file.src_uri in elsewhere for file in files}


def _files(config: MkDocsConfig) -> list[File]:
    """The files of the staged folder that MkDocs would put into the site."""
    from mkdocs.structure.files import get_files

    return [file for file in get_files(config) if file.inclusion.is_included()]  # type: ignore[no-untyped-call]


def _take_over(config: MkDocsConfig, order: Order) -> dict[str, bool]:
    """Take from the old site the pages and attachments that need not be made again. MkDocs then makes what is missing.

    Files are linked and not copied, so nothing may be taken that MkDocs would write again: it truncates what stands
    there, which would write through the link into the old site. It judges by time of change, and so do we.

    Returns:
        The address of each page in the order of the search index, and whether the page was taken over.
    """
    files = _files(config)
    again = _made_again(Path(order.docs), [file.src_uri for file in files if file.is_documentation_page()], order)
    pages: dict[str, bool] = {}
    for file in files:
        old, new = Path(order.site, file.dest_uri), Path(file.abs_dest_path)
        source = Path(order.docs, file.src_uri)
        taken = file.src_uri not in again and old.is_file() and old.stat().st_mtime >= source.stat().st_mtime
        if taken:
            new.parent.mkdir(parents=True, exist_ok=True)
            _link(old, new)
        if file.is_documentation_page():
            pages[file.url.removeprefix("./")] = taken
    return pages


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk without links; a full one refuses the copy too
        shutil.copy2(old, new)


def _made_again(docs: Path, pages: Sequence[str], order: Order) -> set[str]:
    """What MkDocs must read again: what changed, and the pages whose links can only be judged together with it.

    MkDocs looks whether a place inside another page exists only when it reads both pages; and a page that names a
    file that is gone must be read to be refused.
    """
    changed = set(order.changed or ())
    again = set(changed)
    gone = [uri.rpartition("/")[2].encode() for uri in order.removed]
    for uri in pages:
        text = (docs / uri).read_bytes()
        targets = anchored(uri, text)
        if uri in changed:
            again |= targets
        elif targets & changed or any(name in text for name in gone):
            again |= {uri, *targets}
    return again


TEXTS = frozenset({".html", ".json", ".xml", ".txt", ".ics", ".vcf", ".csv", ".atom"})
"""The endings of files that are read as text for what may not be in them."""


def _private_text(site: Path) -> list[str]:
    """V28: what stands in the rendered site that may stand nowhere. Files taken over from the old site were read then."""
    return [
        f"{file.relative_to(site)}: {found.message} [{found.code}]"
        for file in sorted(site.rglob("*"))
        if file.suffix in TEXTS and file.stat().st_nlink == 1
        for found in scan_output(file.name, file.read_text("utf-8", "replace"))
    ]


def put_in_place(sites: Sequence[tuple[Path, Path]]) -> None:
    """Put new sites in their places, all of them or none, and throw the old ones away.

    Args:
        sites: The folder of each new site, and its place, in the same folder.

    Raises:
        OSError: The system refuses; every place holds what it held.
    """
    done: list[tuple[Path, Path]] = []
    try:
        for new, place in sites:
            _swap(new, place)
            done.append((new, place))
    except OSError:
        for new, place in reversed(done):
            _swap(new, place) if new.exists() else place.rename(new)
        raise
    for new, _ in sites:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, place: Path) -> None:
    """Exchange ``new`` and ``place``, in one step where the system can (Linux), else so that ``recover`` can finish."""
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        old = _aside(place)
        place.rename(old)
        new.rename(place)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. ``False`` where the system does not know how."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    at_cwd, exchange = -100, 2
    if renameat2(at_cwd, os.fsencode(one.absolute()), at_cwd, os.fsencode(other.absolute()), exchange) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def _aside(place: Path) -> Path:
    return place.with_name(f"{place.name}.vorige")


def recover(place: Path) -> None:
    """Finish what a process that was killed between the steps of a swap left."""
    old = _aside(place)
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def clear(place: Path) -> None:
    """Throw away what renders that did not end well left beside a site."""
    for left in place.parent.glob(f"{place.name}.nieuw*"):
        shutil.rmtree(left, ignore_errors=True)


def main() -> None:
    """Render for each order that arrives as a line of JSON; answer each with one line of JSON.

    The order may come later than the process starts, so that importing MkDocs costs no time of its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process: the one that started this one decides
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    import mkdocs.commands.build  # noqa: F401

    # Every page leaves cycles behind, and looking for them after every 700 new objects costs an eighth of the time.
    gc.freeze()
    gc.set_threshold(1_000_000, 50, 100)

    for line in sys.stdin:
        try:
            outcome = render(Order.read(line))
            answer: dict[str, Any] = asdict(outcome)
        except OSError as error:
            answer = {"disk": explain_disk(error)}
        except StoppedError:
            break  # whoever waits for the answer reads the end of the pipe, and knows what to say
        except Exception as error:  # noqa: BLE001  a template of the theme may raise anything: say what, and live on
            answer = {"complaints": [f"{type(error).__name__}: {error}"]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
