"""The ``lok`` command: read the words, call the pipeline, print in Dutch, and say with the exit code how it went.

0: clean. 1: problems in the data. 2: wrong use, or an environment that does not allow it.
"""

from __future__ import annotations

import os
import sys
from datetime import date as day
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.register.command import register
from lok.words.dutch import counted
from lok.words.terminal import DutchGroup, Progress, complain

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.model.audience import Audience
    from lok.publish.release import Release
    from lok.source.problems import Problem


class Day(click.ParamType[day]):
    """A day as ``JJJJ-MM-DD``."""

    name = "JJJJ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> day:
        """The day that ``value`` says, in the years a record can be about; a Dutch refusal otherwise."""
        try:
            found = value if isinstance(value, day) else day.fromisoformat(value)
        except ValueError:
            self.fail(f"‘{value}’ is geen datum. Schrijf bijvoorbeeld 2026-03-12.", param, ctx)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.fail(f"‘{value}’ ligt te ver: kies een dag van {FIRST_YEAR} tot en met {LAST_YEAR}.", param, ctx)
        return found


class Port(click.ParamType[int]):
    """A number of a port."""

    name = "GETAL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The port that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and int(value) <= 65_535):
            self.fail(f"‘{value}’ is geen poort. Kies een getal tussen 1024 en 65535, of 0 voor een vrije.", param, ctx)
        return int(value)


class Year(click.ParamType[int]):
    """A year."""

    name = "JAAR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and len(str(value)) == 4):
            self.fail(f"‘{value}’ is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2025.", param, ctx)
        return int(value)


FOLDER = click.Path(file_okay=False, path_type=Path)
root_option = click.option(
    "--root", type=FOLDER, metavar="MAP", default=Path(), help="De map met data/ en content/. Standaard: deze map."
)
out_option = click.option(
    "--out",
    type=FOLDER,
    metavar="MAP",
    default=None,
    help="De map voor het resultaat. Standaard: build/ in de map met de gegevens.",
)
date_option = click.option(
    "--date", "date", type=Day(), default=None, help="De dag waarvoor gerekend wordt. Standaard: vandaag."
)


def _version(ctx: click.Context, _: click.Parameter, asked: object) -> None:
    """Say which version of the program this is, and nothing else."""
    if asked and not ctx.resilient_parsing:
        from lok.upgrade.version import told, version_at

        click.echo(f"lok {told(version_at())}")
        ctx.exit()


@click.group(cls=DutchGroup)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Zeg welke versie dit is."
)
def lok() -> None:
    """Eén bewaarplaats voor de gegevens van een LOK, en twee sites: openbaar en voor de leden."""


lok.add_command(register)


@lok.command()
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


@lok.command()
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
    click.echo(f"Git kijkt voortaan alles na voor het iets bewaart ({_shown(place)}). Wat fout is, wordt niet bewaard.")
    return 0


@lok.command()
@root_option
@out_option
@date_option
@click.option("--fresh", is_flag=True, help="Maak elke pagina opnieuw, ook wat niet veranderde.")
@click.argument("edition", type=click.Choice(["publiek", "leden"]), required=False)
def build(root: Path, out: Path | None, date: day | None, fresh: bool, edition: str | None) -> int:
    """Kijk na en bouw de openbare site, de ledensite of allebei."""
    from lok.build.worker import Worker

    idle = [Worker() for _ in range(1 if edition else 2)]  # they import MkDocs while this process imports the models
    from lok.build.builder import Builder
    from lok.model.audience import Audience
    from lok.publish.origin import note, version_of

    audiences, place = (Audience(edition),) if edition else tuple(Audience), out or root / "build"
    before = version_of(root)
    with Builder(root, place, audiences, once=True, idle=idle) as builder, Progress("Records lezen") as progress:
        report = builder.build(date or day.today(), progress, fresh=fresh)
    show(report.problems, "text", root, date or day.today())
    click.echo(f"{counted(report.records, 'record', 'records')} gelezen: {summary(report.problems)}.")
    if not report.sites:
        click.echo("Er is niets gebouwd. De vorige site staat er nog, als die er was.", err=True)
        return 1
    note((site.place.parent for site in report.sites), date or day.today(), before, version_of(root))
    names = {Audience.PUBLIEK: "Openbare site", Audience.LEDEN: "Ledensite"}
    for site in report.sites:
        made = "ongewijzigd" if not site.rendered else f"{site.rendered} bestanden vernieuwd"
        pages = counted(site.pages, "pagina", "pagina's")
        click.echo(f"{names[site.audience]}: {pages} ({made}) in {_shown(site.place)}")
    click.echo("Bekijk ze met ‘make serve’ of ‘lok serve’: de openbare site op poort 8000, de ledensite op poort 8001.")
    return 0


class Number(click.ParamType[int]):
    """The number of a release."""

    name = "NUMMER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that ``value`` says; a Dutch refusal otherwise."""
        if not (str(value).isascii() and str(value).isdigit() and 0 < int(value) < 10**9):
            self.fail(
                f"‘{value}’ is geen nummer van een uitgave. Welke er zijn, zegt ‘lok publish --lijst’.", param, ctx
            )
        return int(value)


@lok.command()
@root_option
@out_option
@date_option
@click.option("--naar", "to", metavar="ACCOUNT@SERVER", default=None, help="De server. Standaard: wat LOK_HOST zegt.")
@click.option("--terug", "back", type=Number(), default=None, help="Toon weer deze vroegere uitgave, en stuur niets.")
@click.option("--lijst", "listed", is_flag=True, help="Toon welke uitgaven er op de server staan, en stuur niets.")
@click.argument("site", type=click.Choice(["publiek", "leden", "beide"]), default="beide")
def publish(  # noqa: PLR0913 - one for each word of the command
    *, root: Path, out: Path | None, date: day | None, to: str | None, back: int | None, listed: bool, site: str
) -> int:
    """Zet de gebouwde sites op de server van het bestuur, in hun geheel of niet."""
    from lok.model.audience import Audience
    from lok.publish import send
    from lok.words.terminal import WrongUse

    if back is not None and (site == "beide" or listed):
        raise WrongUse("schrijf ‘lok publish publiek --terug 12’ of met leden: elke site heeft haar eigen nummers.")
    target = send.target(to, os.environ)
    audiences = tuple(Audience) if site == "beide" else (Audience(site),)
    if listed:
        return _each({each: partial(send.listing, each, target) for each in audiences})
    if back is not None:
        return _each({audiences[0]: partial(send.roll_back, audiences[0], back, target)})
    made = _releases(root, out or root / "build", audiences, date or day.today())
    return _each({each.site: partial(send.publish, each, target) for each in made})


def _releases(root: Path, out: Path, audiences: tuple[Audience, ...], today: day) -> list[Release]:
    """The releases of sites that were built. All of them are made before the first is sent."""
    from datetime import UTC, datetime

    from lok.publish.origin import judged
    from lok.publish.release import make

    versions = {each: judged(root, out / each, today) for each in audiences}
    return [make(out / each, each, version, today, datetime.now(UTC)) for each, version in versions.items()]


def _each(done: dict[Audience, Callable[[], object]]) -> int:
    """Do something for each site and print what became of it: where one fails, the other is still done."""
    from lok.publish.send import NotPublishedError

    failed = 0
    for site, do in done.items():
        try:
            click.echo(f"{site.value}: {do()}")
        except NotPublishedError as error:
            click.echo(f"{site.value}: {error}", err=True)
            failed = 1
    return failed


@lok.command()
@root_option
@out_option
@date_option
@click.option("--port", type=Port(), default=8000, help="De poort van de openbare site. Standaard: 8000.")
@click.option("--members-port", type=Port(), default=8001, help="De poort van de ledensite. Standaard: 8001.")
def serve(root: Path, out: Path | None, date: day | None, port: int, members_port: int) -> None:
    """Toon beide sites op deze computer en volg elke wijziging."""
    from lok.model.audience import Audience
    from lok.serve.serve import serve as serving

    ports = {Audience.PUBLIEK: port, Audience.LEDEN: members_port}
    serving(root, out or root / "build", lambda: date or day.today(), ports, click.echo)


@lok.command()
@root_option
@date_option
@click.option("--port", type=Port(), default=8003, help="De poort van het bureau. Standaard: 8003.")
@click.option("--socket", type=click.Path(path_type=Path), default=None, help="Achter een webserver: de Unix-socket.")
@click.option("--host", default="", metavar="NAAM", help="Achter een webserver: de naam van de server in het adres.")
@click.option("--prefix", default="", metavar="PAD", help="Achter een webserver: het pad in het adres, zoals /bureau.")
@click.option("--user-header", default="X-Lok-Naam", help="Achter een webserver: de kop met de naam van wie vraagt.")
@click.option("--groups-header", default="X-Lok-Groepen", help="Achter een webserver: de kop met de groepen.")
@click.option("--group", default="secretariaat", help="Achter een webserver: de groep die aan het bureau mag.")
def desk(root: Path, date: day | None, port: int, socket: Path | None, host: str, **headers: str) -> None:
    """Open het bureau van de secretaris: schrijven zonder bestanden, in de browser."""
    from lok.desk.server import Hosted, run
    from lok.words.terminal import WrongUse

    if socket is not None and not host:
        raise WrongUse("achter een webserver is ook --host nodig: de naam in het adres van het bureau.")
    hosted = Hosted(socket.absolute(), host, **headers) if socket is not None else None
    run(root, lambda: date or day.today(), port, hosted, click.echo)


@lok.command()
@root_option
@date_option
@click.option("--shape", help="Wat voor raad: lok, lok-en-boa, boa of gemeenten.")
@click.option("--town", help="De stad of gemeente.")
@click.option("--other-towns", help="Bij --shape gemeenten: de andere, met hun NIS-code en een komma ertussen.")
@click.option("--government", help="Het bestuur, zoals het na ‘de’ staat: stad Voorbeeld.")
@click.option("--name", help="De volledige naam van de raad.")
@click.option("--short", help="De korte naam van de raad.")
@click.option("--nis", help="De NIS-code van de gemeente.")
@click.option("--term", help="De bestuursperiode: 2025-2030.")
@click.option("--mailbox", help="Het gedeelde mailadres van de raad.")
@click.option("--site-url", help="Het webadres van de openbare site.")
@click.option("--members-url", help="Het webadres van de ledensite.")
@click.option("--repo-url", help="Het webadres van de bewaarplaats.")
@click.option(
    "--source", help="Waar nieuwere versies van het programma vandaan komen. Standaard: waar deze kopie vandaan komt."
)
@click.option("--yes", is_flag=True, help="Vraag niets: neem de gewone antwoorden en ga door.")
@click.option("--force", is_flag=True, help="Ga door, ook met wijzigingen die git nog niet bewaarde.")
def init(*, root: Path, date: day | None, source: str | None, yes: bool, force: bool, **given: str | None) -> int:
    """Maak van deze kopie de bewaarplaats van een andere raad."""
    from lok.init import plan as founding
    from lok.init.next_steps import next_steps
    from lok.init.questions import agreed, ask_in_terminal, interview
    from lok.init.source import of_remote

    if founding.laying(root).unfinished:
        founding.laying(root).finish()
        click.echo("De vorige ‘lok init’ was onderbroken en is nu afgemaakt. Kijk het na met ‘make site’.")
        return 0
    founding.refuse_to_lose(root, force=force)
    answers = {name.replace("_", "-"): answer for name, answer in given.items()}
    council = interview(answers, date or day.today(), None if yes else ask_in_terminal)
    came_from = of_remote(root, "origin") if root.is_dir() else None
    plan = founding.make_plan(root, council, source or (came_from if came_from != council.repo_url else None))
    click.echo(founding.summary(plan))
    if not yes and not agreed():
        click.echo("Er is niets veranderd.")
        return 2
    founding.carry_out(root, plan)
    click.echo(next_steps(council))
    return 0


@lok.command()
@root_option
@date_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BESTAND",
    default=None,
    help="Standaard: build/jaarverslag-JAAR.html.",
)
@click.argument("jaar", type=Year())
def report(root: Path, date: day | None, out: Path | None, jaar: int) -> int:
    """Maak het jaarverslag voor de gemeenteraad, als bestand om af te drukken."""
    from lok.build.report import write_report

    place = out or root / "build" / f"jaarverslag-{jaar}.html"
    address = write_report(root, jaar, date or day.today(), place)
    click.echo(f"Gemaakt: {_shown(place.resolve())}. Open het in een browser en druk het af, of bewaar het als pdf.")
    click.echo(f"Op de ledensite staat het op {address}")
    return 0


@lok.command()
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
    click.echo(f"Gemaakt: {_shown(place)}, met {counted(len(made.files), 'bestand', 'bestanden')}.")
    click.echo(
        "Er staan namen in. Geef het aan de archivaris van het bestuur en aan niemand anders; lees eerst LEESMIJ.txt."
    )
    return 0


@lok.command()
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


@lok.command()
@root_option
@click.option("--date", "date", type=Day(), default=None, help="De dag van vandaag, als dat een andere moet zijn.")
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


@lok.command()
@root_option
@click.option("--date", "date", type=Day(), default=None, help="De dag van vandaag, als dat een andere moet zijn.")
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


@lok.command()
@root_option
@click.option("--date", "date", type=Day(), default=None, help="De dag van vandaag, als dat een andere moet zijn.")
@click.argument("soort")
@click.argument("woorden", nargs=-1)
def new(root: Path, date: day | None, soort: str, woorden: tuple[str, ...]) -> int:
    """Maak een nieuw record, met de titel, de id of de dag als woorden."""
    from lok.new.skeleton import create

    made = create(root, soort, woorden, date or day.today())
    click.echo(f"Gemaakt: {_shown(root.resolve() / made.path)}")
    if made.to_fill_in:
        click.echo(f"Vul in waar ‘VUL IN’ staat: {counted(made.to_fill_in, 'plaats', 'plaatsen')}.")
    click.echo("Kijk het daarna na met ‘make check’. Uitleg bij elk veld staat in het bestand en in de handleiding.")
    return 0


@lok.command("import")
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
        click.echo(f"Wat je zelf nog moet doen, staat in {_shown(place)}.")
        click.echo("Kijk de nieuwe records na met ‘make check’ en bewaar ze dan pas in git.")
    elif job.new:
        click.echo("Er is niets geschreven. Met --write komen de nieuwe records erbij.")
    return 1 if job.has_troubles else 0


@lok.command()
@root_option
@date_option
@click.option(
    "--van", "where", metavar="BRON", default=None, help="Waar nieuwere versies vandaan komen: een webadres of een map."
)
@click.option("--dry-run", "showing", is_flag=True, help="Toon wat er verandert, en verander niets.")
@click.option("--yes", "agreed", is_flag=True, help="Vraag niets: ga door als er niets zelf te verbeteren is.")
@click.option("--force", is_flag=True, help="Met --yes: ga ook door als er plaatsen zijn die je daarna zelf verbetert.")
@click.option("--opgehaald", "fetched", type=FOLDER, default=None, hidden=True)
@click.argument("versie", required=False)
def upgrade(  # noqa: PLR0913 - one for each word of the command
    *,
    root: Path,
    date: day | None,
    where: str | None,
    showing: bool,
    agreed: bool,
    force: bool,
    fetched: Path | None,
    versie: str | None,
) -> int:
    """Neem een nieuwere versie van het programma, in één commit. Zonder versie: de nieuwste."""
    today = date or day.today()
    if fetched is not None:
        from lok.init.questions import agreed as asked
        from lok.upgrade.run import Wishes, take

        return take(root, fetched, Wishes(today, click.echo, None if agreed else asked, showing, force))
    from lok.upgrade.begin import hand_over

    flags = (("--dry-run", showing), ("--yes", agreed), ("--force", force))
    words = ("--date", today.isoformat(), *(word for word, said in flags if said))
    return hand_over(root, versie, where, words, click.echo)


@lok.command()
@root_option
def schema(root: Path) -> int:
    """Schrijf wat uit de modellen volgt: schema's voor de editor, de woordenlijst en de kaart van de code."""
    from lok.schema.derived import write

    changed = write(root)
    click.echo("\n".join([*map(str, changed), f"{counted(len(changed), 'bestand', 'bestanden')} vernieuwd."]))
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


def _shown(place: Path) -> str:
    try:
        return str(place.relative_to(Path.cwd()))
    except ValueError:
        return str(place)


def main() -> None:
    """Run the command. No traceback ever reaches the user for what is not a bug."""
    sys.exit(complain(lambda: lok.main(standalone_mode=False)))


if __name__ == "__main__":
    main()
