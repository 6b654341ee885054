"""Both sites of the invented council in ``tests/council``, and of today's records, built once for a whole test run; what their pages are."""

from __future__ import annotations

import fcntl
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from lok.build.builder import Builder
from lok.kinds.registry import KINDS
from lok.model.audience import Audience
from samples import whole_council
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import pytest

EDITIONS = ("publiek", "leden")
MEMBERS_KINDS = {"mandaten", "bezoekrondes", "opportuniteitsadviezen", "verwijderingen"}
"""Kinds of which the public site has no record page."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: its edition and the folder to serve."""

    edition: str
    folder: Path

    def paths(self) -> list[str]:
        """The address of every page below the root, ``""`` for the home page, in a fixed order."""
        return sorted(
            file.relative_to(self.folder).as_posix().removesuffix("index.html") for file in self.folder.rglob("*.html")
        )

    def file(self, path: str) -> Path:
        """The file that a server answers with for the page at ``path``."""
        return self.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)

    def records(self, soort: str) -> list[str]:
        """The addresses of the record pages of a kind, the fullest page first."""
        pages = [f"{soort}/{file.parent.name}/" for file in self.folder.glob(f"{soort}/*/index.html")]
        return sorted(pages, key=lambda path: (-self.file(path).stat().st_size, path))


def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Both sites, built by whichever test process comes first; the others wait for it."""
    return _once(tmp_path_factory, "whole-sites", whole_council.found, whole_council.DAY)


def of_today(tmp_path_factory: pytest.TempPathFactory, day: date) -> dict[str, Site]:
    """Both sites of the records of this repository on a day, from nothing, likewise once."""
    return _once(tmp_path_factory, f"of-{day}", lambda _: REPOSITORY, day)


def _once(
    tmp_path_factory: pytest.TempPathFactory, name: str, found: Callable[[Path], Path], day: date
) -> dict[str, Site]:
    base = tmp_path_factory.getbasetemp()
    shared = (
        base.parent if base.name.startswith("popen-") else base
    )  # one of several processes has its own folder in that
    out, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            root = found(shared / f"{name}-council")
            with Builder(root, out, (Audience.PUBLIEK, Audience.LEDEN)) as builder:
                report = builder.build(day, fresh=True)
            assert report.sites, [f"{each.path}:{each.line} {each.code}" for each in report.problems if each.blocks]
            done.touch()
    return {edition: Site(edition, out / edition / "site") for edition in EDITIONS}


def kinds_with_pages(edition: str) -> list[str]:
    """The kinds of which ``edition`` has record pages."""
    return [kind.soort for kind in KINDS if edition == "leden" or kind.soort not in MEMBERS_KINDS]


@dataclass(slots=True)
class Heading:
    """A heading: its level and its words."""

    level: int
    text: str = ""


class Html(HTMLParser):
    """What a page holds, as far as tests ask: links, ids, headings, its title, meta tags, scripts and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lang: str | None = None
        self.title = ""
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.headings: list[Heading] = []
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.scripts: list[str] = []
        self.words: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        self.targets += [given[name] for name in ("href", "src", "action") if name in given]
        if tag == "html":
            self.lang = given.get("lang")
        elif tag == "a":
            self.links.append((given.get("href", ""), ""))
        elif tag == "meta":
            self.meta[given.get("name", given.get("property", ""))] = given.get("content", "")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(Heading(int(tag[1])))

    def handle_endtag(self, tag: str) -> None:
        while self.open and any(tag == name for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        innermost, given = self.open[-1] if self.open else ("", {})
        if innermost == "script":
            if "src" not in given and given.get("type", "text/javascript") == "text/javascript":
                self.scripts.append(data)
            return
        if "title" in inside and "svg" not in inside:
            self.title += data
        if "a" in inside and self.links:
            self.links[-1] = (self.links[-1][0], self.links[-1][1] + data)
        if self.headings and f"h{self.headings[-1].level}" in inside:
            self.headings[-1].text += data
        if "article" in inside:
            self.words.append(data)

    @property
    def article(self) -> str:
        """The words of the page's own content, without its frame."""
        return " ".join(" ".join(self.words).split())


def read(site: Site, path: str) -> Html:
    """The page at ``path``, parsed."""
    return Html(site.file(path).read_text("utf-8"))
