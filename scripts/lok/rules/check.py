"""All that is wrong, of all files at once: the problems inside files, and those between them with a place in a file."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from lok.archive.read_record import place
from lok.facts.facts import make_facts
from lok.kinds.registry import KINDS
from lok.rules.addresses import address_problems, link_problems
from lok.rules.law import pages_of_law_are_checked
from lok.rules.private_words import written_words
from lok.rules.rulebook import FACT_RULES, RESTS_ON, RULES
from lok.source.parse import decode
from lok.source.problems import Finding, Level, Problem

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive
    from lok.archive.load import Loaded

SOORT_OF = {kind.model: kind.soort for kind in KINDS}


def findings(archive: Archive, date: date, incomplete: frozenset[str] = frozenset()) -> dict[str, list[Finding]]:
    """What the rules between records find on ``date``, by the path of the file it is about.

    ``incomplete`` names the kinds of which a file could not be read; rules that need all of them wait until it can.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    facts = make_facts(archive)
    waiting = {rule for rule, kinds in RESTS_ON.items() if kinds & incomplete}
    of_archive = (each for rule in RULES if rule not in waiting for each in rule(archive, date))
    judging = [rule for rule in FACT_RULES if rule not in waiting]
    of_facts = (each for fact_rule in judging for each in fact_rule(facts, date))
    for record, finding in chain(of_archive, of_facts):
        found[f"data/{SOORT_OF[type(record)]}/{record.id}.yaml"].append(finding)
    return found


def check(loaded: Loaded, root: Path, date: date, claimed: tuple[Address, ...]) -> tuple[Problem, ...]:
    """Every problem of the content repository at ``root`` on ``date``, in the order of the files.

    ``claimed`` are the addresses of the site that are not those of written pages and attachments.

    Rules between records are judged on what could be read: a file that could not is one problem, and references to
    it are not reported again.
    """
    problems = list(loaded.problems)
    unreadable = {problem.path for problem in problems if problem.blocks and problem.path.startswith("data/")}
    incomplete = frozenset(path.split("/")[1] for path in unreadable)
    for path, found in findings(loaded.archive, date, incomplete).items():
        problems += place(
            path, decode((root / path).read_bytes()), [each for each in found if not _echo(each, unreadable)]
        )
    problems += council_problems(loaded.archive, unreadable)
    problems += address_problems(loaded.archive, claimed)
    problems += link_problems(loaded.archive, claimed)
    problems += written_words(loaded.archive)
    problems += pages_of_law_are_checked(loaded.archive, date)
    return tuple(sorted(set(problems)))


def _echo(finding: Finding, unreadable: set[str]) -> bool:
    """Whether a dangling reference only repeats that its target could not be read."""
    return finding.code == "V01" and any(path in finding.hint for path in unreadable)


def council_problems(archive: Archive, unreadable: set[str]) -> list[Problem]:
    """There is exactly one record with the council's settings."""
    councils = archive.all("raad")
    if len(councils) == 1 or any(path.startswith("data/raad/") for path in unreadable):
        return []
    path = f"data/raad/{councils[-1].id}.yaml" if councils else "data/raad"
    count = f"het zijn er {len(councils)}" if councils else "er is er geen"
    message = f"er moet precies één record met de gegevens van de raad zijn, en {count}"
    hint = (
        "Maak data/raad/<naam>.yaml, bijvoorbeeld met ‘lok new raad’." if not councils else "Verwijder de overbodige."
    )
    return [Problem(path, 1, 1, "", "raad", Level.FOUT, message, hint)]


def blocking(problems: tuple[Problem, ...]) -> bool:
    """Whether nothing may be built."""
    return any(problem.blocks for problem in problems)
