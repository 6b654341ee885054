"""``lok check`` and ``lok hook``: what is wrong with the records, said in every form."""

from __future__ import annotations

import os
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lok.commands.words import date_option, root_option, shown
from lok.words.dutch import counted
from lok.words.terminal import DutchCommand, Progress

if TYPE_CHECKING:
    from lok.source.problems import Problem


@click.command(cls=DutchCommand)
@root_option
@date_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="Hoe de problemen getoond worden.",
)
@click.option("--staged", is_flag=True, help="Kijk na wat git wil bewaren (de index), en toon alleen de fouten.")
def check(root: Path, date: day | None, form: str, staged: bool) -> int:
    """Kijk alle records en pagina's na."""
    today = date or day.today()
    if not staged:
        return _judged(root, today, form)
    from lok.archive.staged import staged as laid_out

    with laid_out(root) as (place, left_overs):
        wrong = _judged(place, today, form, left_overs, only_faults=True)
    if wrong and form == "text":
        click.echo(
            "Git bewaart niets. Verbeter de fouten, voeg de bestanden opnieuw toe met ‘git add’ en bewaar dan.",
            err=True,
        )
    return wrong


def _judged(root: Path, date: day, form: str, more: tuple[Problem, ...] = (), *, only_faults: bool = False) -> int:
    """Check a repository, print what was found, and give the exit code. ``more`` are problems found before."""
    from lok.archive.collector import no_collection

    with no_collection():
        from lok.archive.load import SHARED_FROM, load  # the models cost a moment: only when they are needed

        with Progress("Records lezen") as progress:
            loaded = load(root, progress=progress, shared_from=SHARED_FROM, meanwhile=_ready_to_judge)
        from lok.build import check as checking
        from lok.build.since_main import changed_records
        from lok.build.unannounced import IN_THE_CALENDAR, unannounced
        from lok.build.uncorrected import uncorrected

        changed = changed_records(root, IN_THE_CALENDAR)
        told = {
            *checking.check(loaded, root, date, shared=True),
            *unannounced(root, changed, loaded.archive, date),
            *uncorrected(root, changed, loaded.archive),
        }
    problems = (*more, *sorted(told))
    show(tuple(each for each in problems if each.blocks or not only_faults), form, root, date)
    if form == "text":
        records = sum(len(each) for each in loaded.archive.records.values())
        click.echo(f"{counted(records, 'record', 'records')} gelezen: {summary(problems)}.")
    return 1 if checking.blocking(problems) else 0


def _ready_to_judge() -> None:
    """Import what judges the records, which a process that only reads them can do without."""
    import lok.build.check
    import lok.build.unannounced
    import lok.build.uncorrected  # noqa: F401


@click.command(cls=DutchCommand)
@root_option
@click.option(
    "--offer", "offering", is_flag=True, help="Installeer niets; zeg in één regel dat het kan, als het er niet staat."
)
def hook(root: Path, offering: bool) -> int:
    """Laat git alles nakijken voor het iets bewaart."""
    from lok.init import hook as hooking

    if offering:
        if told := hooking.offer(root, os.environ):
            click.echo(told)
        return 0
    place = hooking.install(root)
    click.echo(f"Git kijkt voortaan alles na voor het iets bewaart ({shown(place)}). Wat fout is, wordt niet bewaard.")
    return 0


def show(problems: tuple[Problem, ...], form: str, root: Path, date: day) -> None:
    """Print the problems of ``root`` in the asked form. GitHub's form says what concerns the change, also in the job's summary.

    In a log that everybody reads they say where and which rule, and no word of a record.
    """
    from lok.rules.exposure import CODE, everybody_reads
    from lok.source import problems as faces

    in_the_open = everybody_reads(os.environ)

    def safe(problem: Problem) -> Problem:
        return problem.without_words() if in_the_open and problem.code != CODE else problem

    if form == "github":
        from lok.build import proposal as proposing
        from lok.changes.before import problems_before

        given = proposing.proposal(problems, problems_before(root, date)).each(safe)
        if problems:
            click.echo(proposing.commands(given))
        if place := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(place).open("a", encoding="utf-8") as summary_file:
                summary_file.write(proposing.summary(given))
        return
    problems = tuple(map(safe, problems))
    if form == "json":
        click.echo(faces.as_json(problems))
    elif problems:
        click.echo(faces.as_text(problems))


def summary(problems: tuple[Problem, ...]) -> str:
    """``2 fouten, 1 aandachtspunt``."""
    wrong = sum(problem.blocks for problem in problems)
    points = len(problems) - wrong
    return f"{counted(wrong, 'fout', 'fouten')}, {counted(points, 'aandachtspunt', 'aandachtspunten')}"
