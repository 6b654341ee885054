"""``lok build``, ``serve``, ``publish`` and ``report``: the sites made, shown here and put on the server of the town."""

from __future__ import annotations

import os
from datetime import date as day
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lok.commands.checking import show, summary
from lok.commands.words import Number, Port, Year, date_option, out_option, root_option, shown
from lok.words.dutch import counted
from lok.words.terminal import DutchCommand, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.model.audience import Audience
    from lok.publish.release import Release


@click.command(cls=DutchCommand)
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
        click.echo(f"{names[site.audience]}: {pages} ({made}) in {shown(site.place)}")
    click.echo("Bekijk ze met ‘make serve’ of ‘lok serve’: de openbare site op poort 8000, de ledensite op poort 8001.")
    return 0


@click.command(cls=DutchCommand)
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


@click.command(cls=DutchCommand)
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


@click.command(cls=DutchCommand)
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
    click.echo(f"Gemaakt: {shown(place.resolve())}. Open het in een browser en druk het af, of bewaar het als pdf.")
    click.echo(f"Op de ledensite staat het op {address}")
    return 0
