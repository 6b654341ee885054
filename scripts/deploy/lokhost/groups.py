"""Who is in which group on a day: mandates joined with accounts, and the file of groups that the web server reads.

Pure: in go two lists and a day, out come groups and what the secretary and the town's IT must know of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from lokhost.accounts import Accounts, Line
    from lokhost.mandates import Mandate

MEMBERS, SECRETARIAT = "leden", "secretariaat"
Groups = dict[str, frozenset[str]]
"""The accounts in each group."""
CLOSED = "# Gesloten: niemand mag binnen.\n"


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is in which group, and what needs attention, in Dutch, without any account."""

    groups: Groups
    points: tuple[str, ...]


def join(mandates: Mapping[str, Mandate], accounts: Accounts, day: date) -> Joined:
    """Say who is in which group on a day."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in accounts.lines:
        for group in _opened(mandates, line, day):
            found[group].add(line.account)
    groups = {name: frozenset(found[name]) for name in sorted(found)}
    points = [*accounts.faults, *_about_lines(mandates, accounts.lines, day), *_without(mandates, accounts.lines, day)]
    points += _doubles(accounts.lines)
    if not groups.get(MEMBERS):
        points.append("Niemand mag binnen: geen enkele regel geeft vandaag toegang.")
    elif not groups.get(SECRETARIAT):
        points.append("Niemand is vandaag het secretariaat. Voeg een regel toe: rol:secretariaat, en de rekening.")
    return Joined(groups, tuple(points))


def _opened(mandates: Mapping[str, Mandate], line: Line, day: date) -> frozenset[str]:
    """The groups that a line opens on a day. Whoever is in another group is a member as well."""
    if line.role:
        ended = line.last is not None and line.last < day
        return frozenset() if ended else frozenset({MEMBERS, line.role})
    mandate = mandates.get(line.mandate)
    return mandate.groups | {MEMBERS} if mandate is not None and mandate.runs_on(day) else frozenset()


def _about_lines(mandates: Mapping[str, Mandate], lines: Iterable[Line], day: date) -> Iterator[str]:
    """What is to be said of a line that opens nothing."""
    for line in lines:
        at, mandate = f"Regel {line.number}", mandates.get(line.mandate)
        if line.role:
            if line.last is not None and line.last < day:
                yield f"{at}: deze rol liep tot {line.last}. De regel mag weg."
        elif mandate is None:
            yield f"{at}: {line.mandate[:80]} staat niet in de gegevens. Kijk of de naam juist is."
        elif mandate.last is not None and mandate.last < day:
            yield f"{at}: {line.mandate} eindigde op {mandate.last}. De regel mag weg."
        elif not mandate.runs_on(day):
            yield f"{at}: {line.mandate} begint pas op {mandate.first}."


def _without(mandates: Mapping[str, Mandate], lines: Iterable[Line], day: date) -> Iterator[str]:
    """The mandates that run, and whose holder cannot come in."""
    known = {line.mandate for line in lines}
    for name, mandate in sorted(mandates.items()):
        if mandate.runs_on(day) and name not in known:
            yield f"{name} heeft nog geen rekening: wie dat mandaat heeft, kan niet binnen."


def _doubles(lines: Iterable[Line]) -> Iterator[str]:
    """Accounts and mandates on more than one line. Both may be right: somebody has two mandates, or two accounts."""
    accounts: defaultdict[str, list[Line]] = defaultdict(list)
    mandates: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        accounts[line.account].append(line)
        mandates[line.mandate or f"rol:{line.role}"].append(line)
    for same in accounts.values():
        if len(same) > 1:
            yield f"{_numbered(same)} hebben dezelfde rekening. Dat klopt alleen als één persoon dat allemaal is."
    for name, same in mandates.items():
        if len(same) > 1 and not name.startswith("rol:"):
            yield f"{_numbered(same)} gaan over {name}. Dat klopt alleen als die persoon meer dan één rekening heeft."


def _numbered(lines: list[Line]) -> str:
    numbers = [str(line.number) for line in lines]
    return f"Regels {', '.join(numbers[:-1])} en {numbers[-1]}"


def both(one: Groups, other: Groups) -> Groups:
    """Who is in a group in both."""
    return {name: same for name in sorted(one.keys() & other.keys()) if (same := one[name] & other[name])}


def opens_more(one: Groups, other: Groups) -> bool:
    """Whether somebody is in a group in one, and not in the other."""
    return any(accounts - other.get(name, frozenset()) for name, accounts in one.items())


def written(groups: Groups) -> str:
    """The file of groups: a line ``leden: a b`` for each. A line may be long: Apache reads 16 MB of it."""
    return "".join(f"{name}: {' '.join(sorted(groups[name]))}\n" for name in sorted(groups)) or CLOSED


def read_back(text: str) -> Groups:
    """The groups of a file that ``written`` made."""
    found = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(accounts.split()) for name, colon, accounts in found if colon}
