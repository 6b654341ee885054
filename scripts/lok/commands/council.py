"""``lok init``, ``upgrade``, ``schema`` and ``desk``: the repository of a council as a whole, and the desk in it."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path

import click

from lok.commands.words import FOLDER, Port, date_option, root_option
from lok.words.dutch import counted
from lok.words.terminal import DutchCommand


@click.command(cls=DutchCommand)
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


@click.command(cls=DutchCommand)
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


@click.command(cls=DutchCommand)
@root_option
def schema(root: Path) -> int:
    """Schrijf wat uit de modellen volgt: schema's voor de editor, de woordenlijst en de kaart van de code."""
    from lok.schema.derived import write

    changed = write(root)
    click.echo("\n".join([*map(str, changed), f"{counted(len(changed), 'bestand', 'bestanden')} vernieuwd."]))
    return 0


@click.command(cls=DutchCommand)
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
