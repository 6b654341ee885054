"""The configurations of both sites: the program's lines newer, the council's lines as they are.

Of the council are the lines between the two comments that ``lok init`` writes, the switches of its server, and the lines
of the menu that lead to pages it wrote itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.edit.places import Places
from lok.edit.record import insert_item, remove, set_value
from lok.edit.refused import NotEditedError
from lok.init.texts import OWN_LINES
from lok.kinds.organen import Orgaan
from lok.source.parse import SourceError, parse
from lok.words.terminal import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SWITCHES = ("server", "nieuws_per_post")
"""What a council sets under ``extra``, outside its own lines."""
BODY = re.compile(r"^orgaan:[ '\"]*([a-z]+)", re.MULTILINE)
"""The line of the council's record that says which body it is."""
AFTER = "editie"
"""The line of the program behind which a switch is put that the newer text does not have."""


@dataclass(frozen=True, slots=True)
class Configured:
    """The text, and in Dutch what in it somebody has to look at."""

    text: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the menu: its heading (``None`` at the top), its title, where it leads, and the line before it."""

    heading: str | None
    title: str
    target: str
    before: str | None


def body_of(records: Iterable[str]) -> Orgaan:
    """Which body a council is, by the text of its record, whatever version that is of; a LOK where none says so."""
    words = (match[1] for text in records if (match := BODY.search(text)) is not None)
    return next((Orgaan(word) for word in words if word in Orgaan.__members__), Orgaan.lok)


def merged(  # noqa: PLR0913 - what both sides have, and what pages there are
    *, name: str, newer: str, ours: str, shared: str, mine: Callable[[str], bool], missing: Callable[[str], bool]
) -> Configured:
    """The newer text of a configuration with what is the council's of the text that it has.

    Args:
        name: The file, for what is told.
        newer: The program's newer text.
        ours: The council's text.
        shared: The council's configuration of the public site, from which that of the members once inherited.
        mine: Whether a page is one that the council wrote itself.
        missing: Whether a page is one that a council writes itself, and this one did not.

    Raises:
        WrongUse: The lines of the council cannot be found in one of the texts.
    """
    if any(len(OWN_LINES.findall(text)) != 1 for text in (newer, ours)):
        raise WrongUse(f"{name} mist de regels ‘Van deze raad’ en ‘einde van de regels van deze raad’.")
    try:
        text = _switched(_with_own_lines(name, newer, ours, shared), ours)
        here = [line for line in lines(Places(ours).data["nav"]) if _leads_to_own(line, mine)]
        text, away = _without(text, missing)
        return _with_lines(name, text, here, away)
    except (SourceError, KeyError, TypeError, AttributeError, NotEditedError) as error:
        raise WrongUse(
            f"{name} is niet te lezen zoals het programma het schrijft. Kijk de regels van het menu na, en probeer opnieuw."
        ) from error


def _with_own_lines(name: str, newer: str, ours: str, shared: str) -> str:
    """The newer text with the council's own lines: as they are typed, or value by value where their form changed.

    Raises ``WrongUse`` when the newer form has a line of which the council says nothing.
    """
    typed, wanted = (match["lines"] for text in (ours, newer) if (match := OWN_LINES.search(text)))
    here, there = dict(_leaves(parse(typed))), dict(_leaves(parse(wanted)))
    if there.keys() <= here.keys():
        return OWN_LINES.sub(lambda match: f"{match['head']}{typed}{match['tail']}", newer)
    known = dict(_leaves(Places(shared).data)) | dict(_leaves(Places(ours).data))
    for at in there:
        if at not in known:
            raise WrongUse(
                f"{name} mist de regel ‘{at[-1]}’ bij wat van deze raad is. Voeg hem toe, en probeer opnieuw."
            )
        newer = set_value(newer, at, known[at])
    return newer


def _leaves(data: dict[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each value of groups within groups, with where it stands."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*at, key))
        else:
            yield (*at, key), value


def not_taken(ours: str, newer: str, known: Iterable[str]) -> tuple[str, ...]:
    """The lines that the council put in a configuration itself, outside its own, and that are not in the newer text.

    ``known`` are all texts that the configuration ever had in the program.
    """
    theirs = {line.strip() for text in (*known, newer) for line in text.splitlines()}
    outside = OWN_LINES.sub(lambda match: match["head"] + match["tail"], ours)
    typed = (line.strip() for line in outside.splitlines())
    return tuple(line for line in typed if line and not line.startswith("#") and line not in theirs)


def lines(nav: list[Any], heading: str | None = None) -> Iterator[Line]:
    """The lines of a menu that lead to a page, with the heading they stand under; one level of headings."""
    before = None
    for each in nav:
        (title, target), *_ = each.items()
        if isinstance(target, list):
            yield from lines(target, title)
        else:
            yield Line(heading, title, target, before)
        before = _known_by(each)


def _known_by(line: dict[str, Any]) -> str:
    """By what a line of the menu is found again: where it leads, or its words where it is a heading."""
    (title, target), *_ = line.items()
    return title if isinstance(target, list) else str(target)


def _leads_to_own(line: Line, mine: Callable[[str], bool]) -> bool:
    return line.target.startswith(("http://", "https://")) or mine(line.target)


def _switched(text: str, ours: str) -> str:
    """The text with the switches as the council has them, each as it typed it."""
    given = Places(ours)
    for switch in SWITCHES:
        if switch not in given.data["extra"]:
            continue
        spot = given.spot(("extra", switch))
        assert spot.key is not None  # noqa: S101  a field has a key
        typed = ours[spot.key.start_mark.index : given.end(spot.value)]
        places = Places(text)
        if switch in places.data["extra"]:
            old = places.spot(("extra", switch))
            assert old.key is not None  # noqa: S101  likewise
            text = text[: old.key.start_mark.index] + typed + text[places.end(old.value) :]
        else:
            after = places.next_line(places.end(places.spot(("extra", AFTER)).value))
            text = f"{text[:after]}  {typed}\n{text[after:]}"
    return text


def _without(text: str, missing: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """The text without lines that lead to a page that the council has not written, and their titles."""
    away = list[str]()
    while True:
        at = next((at for at, target in _places(Places(text).data["nav"]) if missing(target)), None)
        if at is None:
            return text, tuple(away)
        away.append(str(at[-1]))
        text = remove(text, at[:-1])


def _places(nav: list[Any], at: tuple[str | int, ...] = ("nav",)) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where each line of a menu stands, and where it leads."""
    for index, each in enumerate(nav):
        (title, target), *_ = each.items()
        if isinstance(target, list):
            yield from _places(target, (*at, index, title))
        else:
            yield (*at, index, title), target


def _with_lines(name: str, text: str, own: list[Line], away: tuple[str, ...]) -> Configured:
    """The text with the council's own lines of the menu, each behind the line that it stood behind."""
    told = [
        f"{name}: de nieuwe regel ‘{title}’ van het menu wacht op een pagina die jullie nog niet schreven"
        for title in away
    ]
    for line in own:
        nav = Places(text).data["nav"]
        there = list(lines(nav))
        if any(each.target == line.target for each in there):
            continue
        at = _under(nav, line.heading)
        if at is None:
            text = insert_item(text, ("nav",), len(nav), {line.heading: [{line.title: line.target}]})
            told.append(f"{name}: ‘{line.title}’ staat in het menu onder een eigen kop, ‘{line.heading}’, achteraan")
            continue
        targets = [_known_by(each) for each in _at(nav, at)]
        first = 0 if line.before is None else len(targets)
        index = targets.index(line.before) + 1 if line.before in targets else first
        text = insert_item(text, at, index, {line.title: line.target})
    return Configured(text, tuple(told))


def _under(nav: list[Any], heading: str | None) -> tuple[str | int, ...] | None:
    if heading is None:
        return ("nav",)
    for index, each in enumerate(nav):
        if isinstance(each.get(heading), list):
            return ("nav", index, heading)
    return None


def _at(nav: list[Any], at: tuple[str | int, ...]) -> list[Any]:
    found: Any = {"nav": nav}
    for step in at:
        found = found[step]
    return list(found)
