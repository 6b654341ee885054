"""One staged folder rendered by MkDocs into one site, beside the old one until it is whole and takes its place.

The steps of MkDocs are elsewhere (``lok.build.steps``), and so is what is taken from the old site (``lok.build.takeover``); this
module decides who makes which page, and refuses what may not be published. It runs in a process of its own
(``python -m lok.build.site``), so that two sites render side by side and ``serve`` keeps MkDocs warm.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.archive.second_process import Dealt, Forked, StoppedError
from lok.build.public_text import TEXTS, known_from, private_lines
from lok.build.takeover import INDEX, entries_of, made_again, take_over
from lok.words.terminal import explain_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from lok.build.steps import Complaints, Entries, Made, Steps

FEWEST = 200
"""Pages from which a second process is worth its start."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to render: configuration, staged folder, place of the site, day, and which pages changed (``None``: all).

    ``open_to_all`` says that the world reads the site: no private text may then be in it, however it came there.
    ``shared_from`` is the number of pages from which two processes make them; ``known`` says which names and homes may not
    be in it (``Plain``).
    """

    config: str
    docs: str
    site: str
    epoch: int
    changed: tuple[str, ...] | None
    removed: tuple[str, ...] = ()
    open_to_all: bool = True
    shared_from: int = FEWEST
    known: str = ""

    @classmethod
    def read(cls, line: str) -> Order:
        """The order that ``line``, JSON, says."""
        given: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in json.loads(line).items()
        }
        return cls(**given)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the new site beside its place, or what MkDocs had to say against it."""

    complaints: tuple[str, ...] = ()
    beside: str = ""


class RefusedError(Exception):
    """MkDocs stopped: bad configuration, or a page that it cannot make."""


def render(order: Order) -> Outcome:
    """Render a site beside its place. The site that stands is not touched; ``put_in_place`` exchanges the two.

    Raises:
        OSError: The disk refuses; nothing is left beside the old site.
        StoppedError: The process that made the other pages is gone.
    """
    from lok.build.steps import Complaints

    site = Path(order.site)
    beside = site.with_name(f"{site.name}.nieuw-{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(order.epoch)
    with Complaints() as heard:
        try:
            complaints = _build(order, beside, heard)
        except _refusals() as error:
            complaints = (*heard.taken(), *([str(error)] if str(error) else ["MkDocs stopt zonder te zeggen waarom."]))
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    if complaints:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome(tuple(dict.fromkeys(complaints)))
    return Outcome(beside=str(beside))


def _refusals() -> tuple[type[BaseException], ...]:
    """What MkDocs and a template raise when a site cannot be: a template that is not there is an ``OSError`` too."""
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    return RefusedError, MkDocsException, TemplateError, SystemExit


def _build(order: Order, beside: Path, heard: Complaints) -> tuple[str, ...]:
    """Build into ``beside``, and give what speaks against it."""
    from lok.build.steps import Steps

    site, docs = Path(order.site), Path(order.docs)
    steps = Steps(_configuration(order, beside), heard)
    taken: frozenset[str] = frozenset()
    kept: Mapping[str, Entries] = {}
    if order.changed is not None and (site / INDEX).is_file():
        again = made_again(docs, steps.pages, order.changed, order.removed)
        taken, kept = take_over(steps.included, docs, site, again), entries_of(site / INDEX)
    wanted = [uri for uri in steps.pages if uri not in taken]
    general = heard.taken()
    made = _make(steps, wanted, order, only_newer=bool(taken))
    steps.finish(made, kept)
    complaints = [*general, *(line for uri in wanted for line in made[uri].complaints), *heard.taken()]
    if order.open_to_all:
        pages = {steps.pages[uri].file.abs_dest_path for uri in wanted}
        complaints += _private_text(
            beside, (file for file in sorted(beside.rglob("*")) if str(file) not in pages), order.known
        )
    return tuple(complaints)


def _configuration(order: Order, beside: Path) -> MkDocsConfig:
    from mkdocs.config import load_config

    return load_config(order.config, docs_dir=order.docs, site_dir=str(beside), strict=True)


def _make(steps: Steps, wanted: Sequence[str], order: Order, *, only_newer: bool) -> dict[str, Made]:
    """Make these pages, and all that is no page: of many pages a copy of this process makes a part."""
    if len(wanted) < order.shared_from or (os.cpu_count() or 1) < 2:
        steps.make_the_rest(only_newer=only_newer)
        return _pages(steps, wanted, order)
    # The heaviest first: what is left at the end is light, so that both end at the same moment.
    dealt = Dealt(sorted(wanted, key=lambda uri: -Path(order.docs, uri).stat().st_size))
    second = Forked(lambda: _pages(steps, dealt, order))
    try:
        steps.make_the_rest(only_newer=only_newer)
        return _pages(steps, dealt, order) | second.result()
    finally:
        second.stop()
        dealt.close()


def _pages(steps: Steps, wanted: Iterable[str], order: Order) -> dict[str, Made]:
    """Make pages, each read once more as the world will read it."""
    made = {}
    for uri in wanted:
        try:
            each = steps.make(uri)
        except _refusals() as error:  # as a value that a process can hand on
            raise RefusedError("\n".join((*steps.complaints.taken(), str(error)))) from error
        file = Path(steps.pages[uri].file.abs_dest_path)
        found = _private_text(Path(steps.config.site_dir), [file], order.known) if order.open_to_all else ()
        made[uri] = replace(each, complaints=(*each.complaints, *found)) if found else each
    return made


def _private_text(site: Path, files: Iterable[Path], known: str) -> list[str]:
    """What stands in rendered files that may stand nowhere. Files taken over from the old site were read then."""
    return [
        line
        for file in files
        if file.suffix in TEXTS and file.stat().st_nlink == 1
        for line in private_lines(
            file.relative_to(site).as_posix(), file.read_text("utf-8", "replace"), known_from(known)
        )
    ]


def main() -> None:
    """Render for each order that arrives as a line of JSON; answer each with one line of JSON.

    The order may come later than the process starts, so that importing MkDocs costs no time of its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process: the one that started this one decides
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not end up between the answers
    import mkdocs.commands.build  # noqa: F401

    # Every page leaves cycles behind. Looking for them after every 700 new objects costs an eighth of the time; to wait
    # for a million of them saves no more than this, and takes a hundred megabytes.
    gc.freeze()
    gc.set_threshold(250_000, 50, 100)

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
