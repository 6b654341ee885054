"""``lok new``, ``import``, ``approve``, ``forget``, ``archive`` and ``changes``: what a secretary does with the records."""

from __future__ import annotations

import os
from datetime import date as day
from pathlib import Path

import click

from lok.commands.checking import show, summary
from lok.commands.words import FOLDER, Year, date_option, root_option, shown, today_option
from lok.words.dutch import counted
from lok.words.terminal import DutchCommand, Progress


@click.command(cls=DutchCommand)
@root_option
@today_option
@click.argument("soort")
@click.argument("woorden", nargs=-1)
def new(root: Path, date: day | None, soort: str, woorden: tuple[str, ...]) -> int:
    """Maak een nieuw record, met de titel, de id of de dag als woorden."""
    from lok.new.skeleton import create

    made = create(root, soort, woorden, date or day.today())
    click.echo(f"Gemaakt: {shown(root.resolve() / made.path)}")
    if made.to_fill_in:
        click.echo(f"Vul in waar ‘VUL IN’ staat: {counted(made.to_fill_in, 'plaats', 'plaatsen')}.")
    click.echo("Kijk het daarna na met ‘make check’. Uitleg bij elk veld staat in het bestand en in de handleiding.")
    return 0


@click.command("import", cls=DutchCommand)
@root_option
@date_option
@click.option(
    "--mapping", metavar="NAAM", default=None, help="De kolommen: een bestand in scripts/import, zonder .yaml."
)
@click.option("--deel", "part", is_flag=True, help="De lijst is maar een deel: zoek niet wat eruit verdwenen is.")
@click.option("--write", "writing", is_flag=True, help="Maak de nieuwe records. Zonder dit wordt er alleen getoond.")
@click.option(
    "--todo",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    default=None,
    help="Waar de lijst komt van wat je zelf nog moet doen. Standaard: build/import/te-doen.txt.",
)
@click.argument("lijst", type=click.Path(path_type=Path))
def import_list(  # noqa: PLR0913 - one for each word of the command
    *, root: Path, date: day | None, mapping: str | None, part: bool, writing: bool, todo: Path | None, lijst: Path
) -> int:
    """Vergelijk een lijst (CSV, Excel, Sociale Kaart) met de records, en maak wat nieuw is."""
    from lok.intake import job as intake

    if not (root / "data").is_dir():
        raise NotADirectoryError(root / "data")
    if intake.laying(root).unfinished:
        intake.laying(root).finish()
        click.echo("Een vorige ‘lok import’ was onderbroken en is nu afgemaakt.")
    with Progress("Rijen lezen") as progress:
        asked = intake.Asked(date or day.today(), mapping, part, lijst.name)
        job = intake.prepare(root, intake.read(lijst), asked, progress)
    click.echo(job.shown())
    if writing and job.may_write:
        place = todo or root / "build" / "import" / "te-doen.txt"
        for path in intake.write(root, job, place):
            click.echo(f"{path} bestond intussen al en is niet veranderd.", err=True)
        click.echo(intake.written(job))
        click.echo(f"Wat je zelf nog moet doen, staat in {shown(place)}.")
        click.echo("Kijk de nieuwe records na met ‘make check’ en bewaar ze dan pas in git.")
    elif job.new:
        click.echo("Er is niets geschreven. Met --write komen de nieuwe records erbij.")
    return 1 if job.has_troubles else 0


@click.command(cls=DutchCommand)
@root_option
@today_option
@click.option("--at", "at", metavar="VERGADERING", help="De vergadering die goedkeurde. Standaard: de eerste erna.")
@click.option(
    "--remark",
    default=None,
    metavar="TEKST",
    help="De opmerking bij de goedkeuring, voor de leden. Standaard: wat van de opmerkingen op het ontwerp overgenomen is.",
)
@click.option("--yes", "agreed", is_flag=True, help="Vraag niets: schrijf meteen.")
@click.argument("vergadering")
def approve(  # noqa: PLR0913 - one for each word of the command
    *, root: Path, date: day | None, at: str | None, remark: str | None, agreed: bool, vergadering: str
) -> int:
    """Keur een verslag goed, in beide vergaderingen tegelijk; eerst zie je wat openbaar wordt."""
    from lok.acts.act import carry_out, laying
    from lok.acts.approve import approve as approved
    from lok.changes.told import as_text, sections
    from lok.init.questions import agreed as asked

    if laying(root).unfinished:
        laying(root).finish()
        click.echo("Een vorige goedkeuring was onderbroken en is nu afgemaakt.")
    act = approved(root, vergadering, at, date or day.today(), remark=remark)
    click.echo(as_text(sections(act.changes, members=True)))
    click.echo(f"\nDit verandert in {' en '.join(act.after)}.")
    if not agreed and not asked():
        click.echo("Er is niets veranderd.")
        return 1
    carry_out(root, act)
    click.echo("Goedgekeurd. Kijk het na met ‘make serve’ en bewaar het in git.")
    return 0


@click.command(cls=DutchCommand)
@root_option
@today_option
@click.option("--only", "sorts", metavar="SOORT", multiple=True, help="Alleen dit soort gegevens. Mag meer dan eens.")
@click.option("--by", metavar="DIENST", default="secretariaat", help="Welke dienst of functie het doet, geen naam.")
@click.option("--dry-run", "showing", is_flag=True, help="Toon alleen wat weg moet.")
@click.option("--yes", "agreed", is_flag=True, help="Vraag niets: haal het meteen weg.")
def forget(root: Path, date: day | None, sorts: tuple[str, ...], by: str, *, showing: bool, agreed: bool) -> int:  # noqa: PLR0913 - its words
    """Haal weg wat niet langer bewaard mag worden: namen, adressen en notities waarvan de termijn om is."""
    from lok.acts.act import laying
    from lok.acts.forgetting import forgetting
    from lok.init.questions import agreed as asked

    if laying(root).unfinished and not showing:
        laying(root).finish()
        click.echo("Een vorige opdracht was onderbroken en is nu afgemaakt.")
    found = forgetting(root, date or day.today(), by, sorts)
    click.echo(found.told)
    if found.nothing or showing:
        return 0
    click.echo(found.consequences)
    if not agreed and not asked():
        click.echo("Er is niets veranderd.")
        return 1
    found.write()
    click.echo(f"Weggehaald. Het bewijs staat in {found.receipt}. Kijk het na met ‘make check’ en bewaar het in git.")
    return 0


@click.command(cls=DutchCommand)
@root_option
@date_option
@click.option("--zip", "as_zip", is_flag=True, help="Schrijf één zip-bestand in plaats van een map.")
@click.argument("jaar", type=Year())
@click.argument("map", type=FOLDER, required=False)
def archive(*, root: Path, date: day | None, as_zip: bool, jaar: int, map: Path | None) -> int:  # noqa: A002 - its word
    """Maak van een jaar het dossier voor het archief van de gemeente, met namen. Standaard naast de map met de gegevens."""
    from lok.deposit import FaultyError, beside, deposit, given_at, name_of, place_for, write

    today = date or day.today()
    try:
        given = given_at(root, jaar, today)
    except FaultyError as faulty:
        show(faulty.problems, "text", root, today)
        click.echo(f"{summary(faulty.problems)}. Er is niets geschreven: verbeter dat eerst.", err=True)
        return 1
    folder = map or beside(root)
    place_for(name_of(given), folder, root, as_zip=as_zip)  # before a minute of printing
    with Progress("Papieren drukken") as progress:
        made = deposit(given, progress)
    place = write(made, folder, root, as_zip=as_zip)
    for each in made.said:
        click.echo(f"Let op: {each}", err=True)
    click.echo(f"Gemaakt: {shown(place)}, met {counted(len(made.files), 'bestand', 'bestanden')}.")
    click.echo(
        "Er staan namen in. Geef het aan de archivaris van het bestuur en aan niemand anders; lees eerst LEESMIJ.txt."
    )
    return 0


@click.command(cls=DutchCommand)
@root_option
@date_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "github"]),
    default="text",
    help="Hoe het getoond wordt; github zet het in de samenvatting van de taak.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BESTAND",
    default=None,
    help="Schrijf het ook in dit bestand, als Markdown.",
)
@click.argument("versie", default="main")
def changes(root: Path, date: day | None, form: str, out: Path | None, versie: str) -> int:
    """Toon wat lezers merken van een wijziging, sinds een versie van git. Zonder versie: sinds main."""
    from lok.changes.proposal import changes as found_by
    from lok.changes.told import as_markdown, as_text, sections
    from lok.rules.exposure import everybody_reads

    found = found_by(root, versie, date or day.today())
    told = tuple(sections(found, members=not everybody_reads(os.environ)))
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(as_markdown(told), "utf-8")
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and place:
        with Path(place).open("a", encoding="utf-8") as summary_file:
            summary_file.write(as_markdown(told))
        click.echo("Wat lezers van deze wijziging merken, staat in de samenvatting van deze taak.")
    else:
        click.echo(as_text(told) if form == "text" else as_markdown(told))
    return 1 if found.faults else 0
