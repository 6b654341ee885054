"""All that is wrong, of all files at once: the problems inside files, and those between them with a place in a file."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from lok.archive.placing import place
from lok.archive.read_record import read
from lok.archive.second_process import by_two
from lok.facts.naming import own_body
from lok.kinds.organen import OTHERWISE, called_around
from lok.kinds.registry import BY_SOORT
from lok.rules.addresses import address_problems, link_problems
from lok.rules.judging import by_path, questions
from lok.rules.law import pages_of_law_are_checked
from lok.rules.private_words import written_words
from lok.rules.translations import translations_follow
from lok.source.parse import decode
from lok.source.problems import Level, Problem
from lok.source.refusals import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive
    from lok.archive.load import Loaded
    from lok.kinds.organen import Orgaan
    from lok.model.kind import Record
    from lok.rules.judging import Found
    from lok.source.problems import Finding

MOST_PARTS = 40
"""Records with a mistake that the rules between records are asked about; more are mended in one go by nobody."""


SHARED_FROM = 400
"""Records from which a second process asks half of the rules: about fewer they are asked before it has started."""


def check(
    loaded: Loaded, root: Path, date: date, claimed: tuple[Address, ...], *, shared: bool = False
) -> tuple[Problem, ...]:
    """Every problem of the content repository at ``root`` on ``date``, in the order of the files.

    ``claimed`` are the addresses of the site that are not those of written pages and attachments. ``shared`` lets a copy
    of this process, which must have one thread, ask half of the rules when there is much to ask about.

    Rules between records are judged on what could be read, and so on what is right in a record with a mistake. A file
    of which nothing could be read is one problem, and references to it are not reported again.
    """
    archive = loaded.archive
    unreadable = {problem.path for problem in loaded.problems if problem.blocks and problem.path.startswith("data/")}
    texts, parts, unread = _read_again(root, unreadable, archive)
    problems = list(loaded.problems)

    def about_pages() -> None:
        """Here and not in the copy: what was made of a page for one of these is there for the next and for whoever comes after."""
        problems.extend(council_problems(archive, unreadable))
        problems.extend(address_problems(archive, claimed))
        problems.extend(link_problems(archive, claimed))
        problems.extend(written_words(archive))
        problems.extend(pages_of_law_are_checked(archive, date))
        problems.extend(translations_follow(archive))

    jobs = [partial(_found, question) for question in questions(archive, date, unread, parts)]
    if shared and sum(map(len, archive.records.values())) >= SHARED_FROM and (os.cpu_count() or 1) > 1:
        answers = by_two(jobs, meanwhile=about_pages)
    else:
        about_pages()
        answers = [job() for job in jobs]
    found: dict[str, list[Finding]] = defaultdict(list)
    for findings in answers:
        for path, its in findings.items():
            found[path] += its
    for path, its in found.items():
        text = texts.get(path) or decode((root / path).read_bytes())
        problems += place(path, text, [each for each in its if not _echo(each, unreadable)])
    body = own_body(archive)
    return tuple(sorted({_in_own_name(each, body) for each in problems}))


def _in_own_name(problem: Problem, orgaan: Orgaan) -> Problem:
    """A problem in which the council is called by its name."""
    if orgaan not in OTHERWISE:
        return problem
    return replace(problem, message=called_around(problem.message, orgaan), hint=called_around(problem.hint, orgaan))


def _found(ask: Callable[[], Iterable[Found]]) -> dict[str, list[Finding]]:
    """Findings by the path of the file that they are about, which can travel between processes."""
    return dict(by_path(ask()))


def _read_again(
    root: Path, unreadable: set[str], archive: Archive
) -> tuple[dict[str, str], list[tuple[str, Record]], frozenset[str]]:
    """Of the files with a fault that gave no record: the text and what is right in it, by kind; and the kinds of the rest."""
    texts: dict[str, str] = {}
    parts: list[tuple[str, Record]] = []
    unread: set[str] = set()
    for path in sorted(unreadable):
        soort, name = path.split("/")[1], path.rpartition("/")[2].removesuffix(".yaml")
        if archive.get(soort, name) is not None:
            continue  # it is a record, about which one of its own rules has something to say
        part = None
        if len(parts) < MOST_PARTS and soort in BY_SOORT and path == f"data/{soort}/{name}.yaml":
            part = _part(root / path, path, soort, name, texts)
        if part is not None:
            parts.append((soort, part))
        else:
            unread.add(soort)
    return texts, parts, frozenset(unread)


def _part(file: Path, path: str, soort: str, name: str, texts: dict[str, str]) -> Record | None:
    """What is right in one of those files; its text is kept in ``texts`` when there is anything."""
    if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
        return None
    reading = read(BY_SOORT[soort], path, name, file.read_bytes())
    if reading.part is not None:
        texts[path] = reading.text
    return reading.part


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
