"""The menus of both sites against their pages.

A line that leads nowhere would be refused by MkDocs, in English: it is a ``fout`` of the check. A page or list that no
menu names is built all the same, and links may lead there; the check says where a line for it could stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from lok.archive.addresses import REPORT_OPENING
from lok.archive.translations import translations
from lok.build.configuration import CONFIGS
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.source.problems import Level, Problem
from lok.words.dutch import sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive, HandPage

HEADING = re.compile(r"(?m)^# +(.+?) *$")


def menu_problems(archive: Archive, claimed: tuple[Address, ...], root: Path) -> Iterator[Problem]:
    """Every menu names pages that are there, and rather all that are written. Nothing where a configuration is missing.

    Raises:
        RefusedError: A configuration is no YAML.
    """
    for audience, name in CONFIGS.items():
        if (root / name).is_file():
            yield from _problems_of(archive, claimed, root / name, audience)


def _problems_of(archive: Archive, claimed: tuple[Address, ...], config: Path, audience: Audience) -> Iterator[Problem]:
    named = dict(entries(config))
    written = {page.uri: page for page in archive.pages if audience.may_read(page.audience) and not _opening(page)}
    made = {each.uri for each in claimed if each.uri.endswith(".md") and audience.may_read(each.audience)}
    for uri, (line, column) in named.items():
        if uri not in made and uri not in written:
            hint = "Haal de regel weg, of verbeter het pad: het wijst naar een bestand vanaf content/publiek of content/leden."
            message = f"het menu noemt ‘{uri}’, maar die pagina is er niet"
            yield Problem(config.name, line, column, "nav", "menu", Level.FOUT, message, hint)
    lists = {uri for uri in made if uri.rpartition("/")[2] == "index.md"}
    elsewhere = {each.page.uri for each in translations(archive.pages)}  # the page in Dutch leads to those
    for uri in sorted((lists | written.keys()) - named.keys() - elsewhere):
        page = written.get(uri)
        title = _title(page) if page else _list_of(uri)
        hint = f"Voeg in {config.name} onder ‘nav:’ op de goede plaats een regel toe: ‘- {title}: {uri}’."
        where = (page.path, 1, 1) if page else (config.name, *_menu_at(config))
        message = f"{'deze pagina' if page else f'‘{uri}’'} staat nog niet in het menu van {config.name}"
        yield Problem(*where, "", "menu", Level.AANDACHTSPUNT, message, hint)


def _opening(page: HandPage) -> bool:
    return page.audience is Audience.LEDEN and REPORT_OPENING.fullmatch(page.uri) is not None


def _title(page: HandPage) -> str:
    found = HEADING.search(page.text)
    title = found[1] if found else page.uri.removesuffix(".md")
    return f'"{title}"' if ":" in title else title


def _list_of(uri: str) -> str:
    """What the list of a kind is called in a menu; any other page that we make by its path."""
    kind = BY_SOORT.get(uri.removesuffix("/index.md"))
    return sentence(kind.meervoud) if kind else uri


def entries(config: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The paths that a menu names, each with its line and column."""
    menu = _menu(config)
    if menu is not None:
        yield from _leaves(menu)


def _menu(config: Path) -> Any:
    """The node of the menu, or ``None`` when the file has none."""
    try:
        root = yaml.compose(config.read_text("utf-8"), Loader=yaml.CBaseLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise RefusedError(f"{config.name} kan niet gelezen worden: {error}") from error
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == "nav"), None)


def _menu_at(config: Path) -> tuple[int, int]:
    menu = _menu(config)
    return (menu.start_mark.line + 1, menu.start_mark.column + 1) if menu is not None else (1, 1)


def _leaves(node: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """The pages below a node of a menu; an address on the web is none."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _leaves(each)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)
    elif "://" not in node.value and not node.value.startswith("/"):
        yield node.value, (node.start_mark.line + 1, node.start_mark.column + 1)
