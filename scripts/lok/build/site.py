"""One staged folder rendered by MkDocs into one site, in a new folder beside the old one.

MkDocs is driven through what it publishes: ``load_config``, ``build`` and a plugin of documented events. The new folder
begins with hard links to what the old site has and need not be made again, in the folders of the site before that one;
a "dirty" build makes what is missing. The result is that of a build from nothing, byte for byte, and any warning
refuses it.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import stat
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, unquote

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from lok.archive.naming import naming
from lok.build.beside import path_of
from lok.build.order import SHELL, Outcome
from lok.build.public_text import is_read, known_from, private_lines
from lok.build.stage import keep_only
from lok.build.swap import FILE, reserve
from lok.build.theme import in_sight
from lok.render.compiled import remember_compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from lok.build.order import Order

DIRTY = "A 'dirty' build is being performed"
"""How the one warning begins that says nothing about the site."""
BEFORE = re.compile(rb"[()<>\s\"']")
"""What may stand before an address, in Markdown or in HTML, and never inside it."""
LONGEST = 1_000
"""Bytes of an address that are looked at."""
SHELLS: dict[Any, tuple[str, ...]] = {"leden": ("publicaties.html",)}
"""By edition, the templates of pages whose words a server writes in where they say ``<!-- lok:inhoud -->``."""


def render(order: Order) -> Outcome:
    """Render a site beside its place. The site that stands is not touched; ``put_in_place`` exchanges the two.

    Raises:
        OSError: The disk refuses; nothing is left beside the old site.
    """
    site = Path(order.site)
    beside = site.with_name(f"{site.name}.nieuw-{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    if order.changed is not None and reserve(site).is_dir():
        reserve(site).rename(beside)
    os.environ["SOURCE_DATE_EPOCH"] = str(order.epoch)
    taking = TakingOver(order)
    try:
        complaints = _build(order, beside, taking)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    if complaints:
        shutil.rmtree(beside, ignore_errors=True)
        return Outcome(tuple(dict.fromkeys(complaints)))
    return Outcome(beside=str(beside), shells=taking.shells)


def _build(order: Order, beside: Path, taking: TakingOver) -> list[str]:
    """Build into ``beside``, and give what speaks against it."""
    with Complaints() as heard:
        try:
            # Loaded anew each time: a configuration remembers what plugins and hooks did in the build before.
            config = load_config(order.config, docs_dir=order.docs, site_dir=str(beside))
            config.plugins["lok"] = taking
            with naming(Path(order.site)):
                build(config, dirty=True)
        except (MkDocsException, TemplateError, SystemExit) as error:
            return [*heard.lines, str(error) or "MkDocs stopt zonder te zeggen waarom."]
    new = sorted(files_below(beside) - taking.taken)
    return [*heard.lines, *(_private_text(beside, new, order.known) if order.open_to_all else ())]


class Complaints(logging.Handler):
    """Keeps what MkDocs warns about while the block runs: any of it refuses the site, and a reader wants to know what."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line that ``record`` would print."""
        line = record.getMessage()
        if not line.startswith(DIRTY):
            self.lines.append(line)

    def __enter__(self) -> Self:
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)


class NoSettings(Config):
    """Nothing to set: the plugin stands in no configuration."""


class TakingOver(BasePlugin[NoSettings]):
    """Links into the new site what the old one has and need not be made again. What is missing then, MkDocs makes.

    Files are linked and not copied, so nothing may stand there that MkDocs would write again: it truncates what it
    finds, which would write through the link into the old site. It judges by time of change, and so does this; what it
    makes of templates it always writes. What else the new folder holds, from the site before the old one, goes.
    ``taken`` are the paths, below the site, of what was taken. ``shells`` are pages that this site has no words for: a
    server writes them in (``SHELLS``), by name. They are no part of the site.
    """

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.order = order
        self.taken: set[str] = set()
        self.shells: dict[str, str] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the shells made, with the theme, the menu and the style of the site."""
        in_sight(config.theme)
        config.theme.static_templates.update(f"{SHELL}/{name}" for name in SHELLS.get(config.extra.get("editie"), ()))
        return config

    def on_post_template(self, output_content: str, /, *, template_name: str, **_: Any) -> str:
        """Take a shell out: of what is empty MkDocs makes no file."""
        if not template_name.startswith(f"{SHELL}/"):
            return output_content
        self.shells[template_name.removeprefix(f"{SHELL}/")] = output_content
        return ""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take over, now that all files of the site are known."""
        if self.order.changed is not None:
            pages = [file.src_uri for file in files.documentation_pages()]
            again = made_again(Path(self.order.docs), pages, self.order.changed, self.order.removed)
            templates = tuple(config.theme.static_templates)
            for file in files:
                if file.src_uri not in again and not file.dest_uri.startswith(templates):
                    self._take(file)
        keep_only(Path(config.site_dir), self.taken | self._lay(config.site_dir))
        return files

    def _lay(self, site: str) -> set[str]:
        """Link into the new site what goes there as it is. What the old site has just so was read then."""
        found: set[str] = set()
        for file in os.scandir(self.order.laid) if self.order.laid else ():
            path, source = path_of(file.name), file.stat()
            _link(file.path, source, join(site, path))
            found.add(path)
            if self.order.changed is not None and _same_file(source, _regular(join(self.order.site, path))):
                self.taken.add(path)
        return found

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Keep the templates of the theme as they were compiled, as those of the pages are."""
        remember_compiled(env)
        return env

    def _take(self, file: File) -> None:
        """Take a file over when the old site has it. Thousands of files are asked for after each edit: one look at each."""
        old, new = join(self.order.site, file.dest_uri), file.abs_dest_path
        there, source = _regular(old), _regular(file.abs_src_path) if file.abs_src_path else None
        if there is None or source is None or there.st_mtime < source.st_mtime:
            return
        _link(old, there, new)
        self.taken.add(file.dest_uri)


def _link(source: str, seen: os.stat_result, place: str) -> None:
    """Have a file stand at a place too, in one piece and with the mode of a site; ``seen`` is how the disk has it."""
    if not _same_file(seen, _regular(place)):
        Path(place).unlink(missing_ok=True)
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, place)
        except OSError:  # a disk without links; a full one refuses the copy too
            shutil.copy2(source, place)
    if seen.st_mode & 0o777 != FILE:
        Path(place).chmod(FILE)


def _same_file(one: os.stat_result, other: os.stat_result | None) -> bool:
    return other is not None and (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def _regular(path: str) -> os.stat_result | None:
    """A file as the disk has it; ``None`` for none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path of pathlib costs more than the look
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def files_below(folder: Path) -> set[str]:
    """The files in a folder and in those inside it, by their paths below it."""
    start = len(str(folder)) + 1
    return {join(here, name)[start:] for here, _, names in os.walk(folder) for name in names}


def made_again(docs: Path, pages: Iterable[str], changed: Collection[str], removed: Collection[str]) -> set[str]:
    """What MkDocs must read again: what changed, and the pages whose links can only be judged together with it.

    MkDocs looks whether a place inside another page exists only when it reads both pages; and a page that names a
    file that is gone must be read to be refused.
    """
    again = set(changed)
    names = {uri.rpartition("/")[2] for uri in removed}
    gone = [each.encode() for each in names | {quote(name) for name in names}]
    for uri in pages:
        text = (docs / uri).read_bytes()
        targets = set(places_named(uri, text))
        if uri in changed:
            again |= targets
        elif not targets.isdisjoint(changed) or any(name in text for name in gone):
            again |= {uri, *targets}
    return again


def places_named(uri: str, text: bytes) -> Iterator[str]:
    """The pages of which ``uri``, with this text, names a place inside: ``(../c/d.md#e)``, ``"../c/d.md#e"``."""
    for before in text.split(b".md#")[:-1]:
        name = BEFORE.split(before[-LONGEST:])[-1].decode(errors="replace")
        yield normpath(join(dirname(uri), f"{unquote(name)}.md"))


def _private_text(site: Path, files: Iterable[str], known: str) -> list[str]:
    """What stands in rendered files that may stand nowhere. Files taken over from the old site were read then."""
    return [
        line
        for path in files
        if is_read(path)
        for line in private_lines(path, (site / path).read_text("utf-8", "replace"), known_from(known))
    ]
