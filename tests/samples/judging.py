"""What no site of any council may have, as lists of faults: one judge for the invented council and for living records.

A fault says where, and never what: the log of a public repository must not repeat what only members may read.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from leak.site import readable
from lok.model.audience import Audience, Part, View, project
from lok.opendata.places import OF_THE_MODELS
from lok.rules.known import known_names
from samples.whole_sites import Html, Site, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.archive.archive import Archive

MARK = "Deze pagina staat niet op de openbare site."
SAYS_ENOUGH = 30
"""Letters of a line that is nobody else's: shorter ones, such as ``zo snel mogelijk``, may stand anywhere."""
SPOKEN = re.compile(r"[ :@]")
"""In a sentence, an address of the web or of mail; not in ``projecten/project-x``, which points at a page."""


@cache
def parsed(site: Site) -> dict[str, Html]:
    """Every page of a site, by its address."""
    return {path: read(site, path) for path in site.paths()}


def dead_links(site: Site, home: str) -> list[str]:
    """Links of ``site``, whose address in the world is ``home``, that lead to no file of it or to no place on a page."""
    return sorted(
        f"{path or 'home'} → {target}"
        for path, page in parsed(site).items()
        for target in page.targets
        if not leads_somewhere(site, home, path, target)
    )


def leads_somewhere(site: Site, home: str, path: str, target: str) -> bool:
    """Whether a link on the page at ``path`` finds a file, and its fragment an id; other sites are not asked."""
    own = re.sub("^webcal:", "https:", target)
    own = own.removeprefix(home.rstrip("/")) if own.startswith(home) else own
    parts = urlsplit(own)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"http", "https", "mailto", "tel"}
    place = unquote(parts.path)
    if place.startswith("/"):
        found = "/" + place.removeprefix(urlsplit(home).path)
    else:
        found = join("/", dirname(path), place) if place else f"/{path}"
    inside = normpath(found).lstrip("/") + ("/" if found.endswith("/") else "")
    uri = "" if inside in {"", ".", "/", "./"} else inside
    if not site.file(uri).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in parsed(site)[uri].ids


def nameless(site: Site) -> list[str]:
    """Pages that are not Dutch, or lack a title, a first heading or a description."""
    return [
        path or "home"
        for path, page in parsed(site).items()
        if page.lang != "nl"
        or not page.title.strip()
        or not any(heading.level == 1 and heading.text.strip(" #") for heading in page.headings)
        or not page.meta.get("description")
    ]


def strays(sites: dict[str, Site]) -> list[str]:
    """Pages of the public site that members alone should have: marked as theirs, or not on their site at all.

    The pages about the open data are the public's alone: the members' site gives no data away.
    """
    public, members = set(sites["publiek"].paths()), parsed(sites["leden"])
    closed = {path for path, page in members.items() if MARK in page.article}
    return sorted((closed & public) | {path for path in public - set(members) if not path.startswith("data/")})


def overheard(archive: Archive, public: Path) -> list[str]:
    """Files of the public site in which a line stands that only members may read, or the name of one of them.

    What is made of the models alone holds the words of the models, which a line of a record may repeat.
    """
    needles = closed_lines(archive)
    own = ((path, text) for path, text in _own(public).items() if not path.startswith(OF_THE_MODELS))
    return [path for path, text in own if any(needle in text for needle in needles)]


def closed_lines(archive: Archive) -> frozenset[str]:
    """The lines of members' fields, and the names in them, that no public field or page of the council holds too."""
    views = [
        project(record, Audience.PUBLIEK, final=archive.published(record))
        for _, record in archive.everything()
        if record.readers is Audience.PUBLIEK
    ]
    open_texts = [text for view in views if view is not None for text in _texts(view)]
    open_texts += [page.text for page in archive.pages if page.audience is Audience.PUBLIEK]
    said = _flat("\n".join(open_texts))
    whole = {_flat(line) for _, record in archive.everything() for text in _texts(record) for line in text.splitlines()}
    closed = {line for line in whole if len(line) >= SAYS_ENOUGH and SPOKEN.search(line)}
    closed |= {_flat(name) for name in known_names(archive)}
    return frozenset(line for line in closed if line not in said)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a record, a view or a part of one; words of a list of choices are none."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield str(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, (Part, View)):
        for each in vars(value).values():
            yield from _texts(each)


def doors(archive: Archive, folder: Path) -> list[str]:
    """Files that hold the street and number of a home without a dated consent, or the point of any home on the map."""
    homes = [each for each in archive.all("locaties") if each.is_home]
    wanted = {f"{each.straat} {each.huisnummer}" for each in homes if each.straat and not each.address_is_open}
    wanted |= {text for each in homes if each.coordinaten for text in vars(each.coordinaten).values()}
    needles = {_flat(text): re.compile(rf"{re.escape(_flat(text))}(?![\d\w])") for text in wanted}
    return [
        path
        for path, text in _own(folder).items()
        if any(needle in text and pattern.search(text) for needle, pattern in needles.items())
    ]


@cache
def _own(folder: Path) -> dict[str, str]:
    """What can be read in every file of a site that is made of records, flattened; the theme is that of the program."""
    return {path: _flat(text) for path, text in readable(folder).items() if not path.startswith("assets/")}


def _flat(text: str) -> str:
    return " ".join(text.lower().split())
