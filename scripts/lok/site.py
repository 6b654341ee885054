"""One staged folder rendered by MkDocs into one site that takes the place of the old one when it is whole.

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
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.rules.privacy import scan_output

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

INDEX = "search/search_index.json"
RENEWED = ("404.html", "zoeken.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
"""Files that MkDocs makes from the whole site: never taken over from the old one."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to render: configuration, staged folder, place of the site, day, and which pages changed (``None``: all).

    ``open_to_all`` says that the world reads the site: no private text may then be in it, however it came there.
    """

    config: str
    docs: str
    site: str
    epoch: int
    changed: tuple[str, ...] | None
    removed: tuple[str, ...] = ()
    open_to_all: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the number of pages, or what MkDocs had to say against it."""

    pages: int
    complaints: tuple[str, ...] = ()


class _Complaints(logging.Handler):
    """Keeps what MkDocs warns about: strict building counts warnings, and a reader wants to know which."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render(order: Order) -> Outcome:
    """Render the site beside its place and put it there in one step. A failing render leaves the old site as it is.

    Raises:
        OSError: The disk refuses; the old site stays.
    """
    site = Path(order.site)
    beside = site.with_name(f"{site.name}.nieuw")
    _recover(site)
    shutil.rmtree(beside, ignore_errors=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(order.epoch)
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    try:
        dirty = order.changed is not None and _take_over(site, beside, order)
        pages = _build(order, beside, dirty=dirty)
    except _RefusedError as refused:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome(0, (*complaints.lines, *([str(refused)] if str(refused) else [])))
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    finally:
        logger.removeHandler(complaints)
    if order.open_to_all:
        complaints.lines += _private_text(beside)
    if complaints.lines:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome(0, tuple(complaints.lines))
    _swap(beside, site)
    return Outcome(pages)


class _RefusedError(Exception):
    """MkDocs stopped: bad configuration, or warnings in a strict build."""


def _build(order: Order, beside: Path, *, dirty: bool) -> int:
    """Let MkDocs render into ``beside``; the number of pages of the site."""
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    try:
        config = _configuration(order, beside)
        config.plugins.on_startup(command="build", dirty=dirty)
        build(config, dirty=dirty)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        raise _RefusedError(str(error)) from error
    if dirty:
        _mend_index(Path(order.site) / INDEX, beside / INDEX, _locations(config), order)
    return sum(1 for _ in Path(order.docs).rglob("*.md"))


def _configuration(order: Order, beside: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    return load_config(order.config, docs_dir=order.docs, site_dir=str(beside), strict=True)


def _take_over(site: Path, beside: Path, order: Order) -> bool:
    """Start from the old site, less what must be made again. MkDocs then renders exactly what is missing.

    Files are linked and not copied. MkDocs truncates what it writes, which would write through a link into the old
    site: so everything it writes is taken out here first. ``False`` when there is no old site to start from.
    """
    if not (site / INDEX).is_file():
        return False
    shutil.copytree(site, beside, copy_function=os.link)
    for uri in (*(order.changed or ()), *order.removed):
        place = _output(beside, uri)
        place.unlink(missing_ok=True)
        if (
            uri in order.removed
            and place.parent != beside
            and place.parent.is_dir()
            and not any(place.parent.iterdir())
        ):
            place.parent.rmdir()
    for name in (*RENEWED, INDEX):
        (beside / name).unlink(missing_ok=True)
    return True


def _output(site: Path, uri: str) -> Path:
    """Where MkDocs puts a staged file, with directory addresses."""
    if not uri.endswith(".md"):
        return site / uri
    stem = uri.removesuffix(".md")
    name = stem.rpartition("/")[2]
    return site / f"{stem.removesuffix('index')}index.html" if name == "index" else site / stem / "index.html"


def _locations(config: MkDocsConfig) -> list[str]:
    """The addresses of the pages in the order in which MkDocs puts them in the search index."""
    from mkdocs.structure.files import get_files

    return [file.url for file in get_files(config).documentation_pages()]


def _mend_index(old: Path, new: Path, order_of_pages: list[str], order: Order) -> None:
    """Put the entries of the pages rendered now in the place of their old ones.

    MkDocs rendered only what changed, so the new index holds only those pages; the rest stands in the old index.
    """
    before: dict[str, Any] = json.loads(old.read_text("utf-8"))
    after: dict[str, Any] = json.loads(new.read_text("utf-8"))
    rendered = {_output(Path(), uri).as_posix() for uri in order.changed or () if uri.endswith(".md")}
    entries: dict[str, list[Any]] = {}
    for entry in after["docs"]:
        entries.setdefault(_page_of(entry), []).append(entry)
    for entry in before["docs"]:
        page = _page_of(entry)
        if _html_of(page) not in rendered and page not in entries:
            entries.setdefault(page, [])
    kept: dict[str, list[Any]] = {}
    for entry in before["docs"]:
        kept.setdefault(_page_of(entry), []).append(entry)
    after["docs"] = [
        entry
        for url in order_of_pages
        for page in (url.removeprefix("./"),)
        for entry in (
            entries[page] if entries.get(page) else kept.get(page, []) if _html_of(page) not in rendered else []
        )
    ]
    new.write_text(json.dumps(after, sort_keys=True, separators=(",", ":")), "utf-8")


def _page_of(entry: dict[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _html_of(page: str) -> str:
    return f"{page}index.html"


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


def _swap(new: Path, place: Path) -> None:
    """Put ``new`` in its place in one step where the system can (Linux), else in two that ``_recover`` can finish."""
    if place.exists() and _exchange(new, place):
        shutil.rmtree(new)
        return
    old = place.with_name(f"{place.name}.vorige")
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


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


def _recover(place: Path) -> None:
    """Finish what a process that was killed between the two steps of a swap left."""
    old = place.with_name(f"{place.name}.vorige")
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Render for each order that arrives as a line of JSON; answer each with one line of JSON.

    The order may come later than the process starts, so that importing MkDocs costs no time of its own.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    import mkdocs.commands.build  # noqa: F401

    # Every page leaves cycles behind, and looking for them after every 700 new objects costs an eighth of the time.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)

    for line in sys.stdin:
        given = json.loads(line)
        changed = given.pop("changed")
        order = Order(
            **given | {"removed": tuple(given["removed"])}, changed=None if changed is None else tuple(changed)
        )
        try:
            outcome = render(order)
            answer: dict[str, Any] = {"pages": outcome.pages, "complaints": outcome.complaints}
        except OSError as error:
            answer = {"disk": f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
