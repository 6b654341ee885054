"""What ``lok upgrade`` says before anything is done, in Dutch: the versions, the files, the records, and what is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lok.source.problems import as_text
from lok.upgrade import version as versions
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.source.problems import Problem
    from lok.upgrade.files import Fate, Plan
    from lok.upgrade.migrate import Step
    from lok.upgrade.version import Version

NEWS = "content/leden/handleiding/wat-is-er-nieuw.md"
"""The page of the handbook that tells what each version brought: the one list of changes."""
ENTRY = re.compile(r"(?ms)^## (\d+\.\d+\.\d+)\b[^\n]*\n(.*?)(?=^## |\Z)")


def news(page: str, after: Version) -> tuple[tuple[str, str], ...]:
    """What that page tells of the versions later than ``after``: each with its text, the newest first."""
    entries = ((found[1], found[2].strip()) for found in ENTRY.finditer(page))
    return tuple((name, text) for name, text in entries if (versions.version(name) or after) > after)


def of_news(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The same as lines for a terminal."""
    for name, text in entries:
        yield f"Nieuw in {name}:"
        yield from (f"  {line}" for line in text.splitlines())


def of_files(plan: Plan, configured: Iterable[str]) -> Iterator[str]:
    """The files of the program, folder by folder, and what happened to those that the council had changed."""
    counts: dict[str, int] = {}
    for path in (*plan.take, *plan.write, *configured):
        top = path.split("/")[0] + ("/" if "/" in path else "")
        counts[top] = counts.get(top, 0) + 1
    yield "Van het programma wordt vernieuwd:"
    yield from (f"  {top}: {counted(count, 'bestand', 'bestanden')}" for top, count in counts.items())
    if plan.remove:
        yield f"  en {counted(len(plan.remove), 'bestand', 'bestanden')} van het programma {'vervalt' if len(plan.remove) == 1 else 'vervallen'}"
    if plan.fates:
        yield "Wat jullie zelf aan het programma veranderd hadden:"
        yield from _of_fates(plan.fates)


def _of_fates(fates: Mapping[str, Fate]) -> Iterator[str]:
    return (f"  {path}: {fate.value}" for path, fate in fates.items())


def of_steps(steps: Iterable[Step]) -> Iterator[str]:
    """The records that change, migration by migration, line by line."""
    last = None
    for step in steps:
        if step.migration is not last:
            last = step.migration
            yield f"In de gegevens, sinds versie {versions.told(last.version)}: {last.told}"
        yield step.shown


def of_left(left: tuple[Problem, ...]) -> Iterator[str]:
    """What somebody has to do, with its places."""
    if left:
        yield f"Wat je daarna zelf doet ({counted(len(left), 'plaats', 'plaatsen')}; ‘make check’ noemt ze opnieuw):"
        yield as_text(left)


def message(name: str, steps: Iterable[Step]) -> str:
    """What git keeps with the commit."""
    done = list(dict.fromkeys(f"- {step.migration.told}" for step in steps))
    return "\n".join([f"Versie {name} van het programma", *(["", *done] if done else []), ""])
