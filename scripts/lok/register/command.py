"""``lok register``: the words of the keeper of a register, each a step of ``gather`` and ``site``.

0: all well. 1: a council could not be taken over, or the list is wrong; what could be done is done. 2: nothing could be done.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lok.words.dutch import counted
from lok.words.terminal import DutchGroup, Progress, RefusedError

if TYPE_CHECKING:
    from lok.register.councils import Council, Register
    from lok.register.gather import Night

folder_option = click.option(
    "--root",
    "folder",
    type=click.Path(file_okay=False, path_type=Path, resolve_path=True),
    metavar="MAP",
    default=Path(),
    help="De map met register.yaml. Standaard: deze map.",
)
loopback_option = click.option(
    "--loopback", is_flag=True, hidden=True, help="Laat adressen van deze computer toe, om te proberen."
)
parquet_option = click.option(
    "--zonder-parquet",
    "without_parquet",
    is_flag=True,
    help="Maak alleen het SQLite-bestand: dan is duckdb niet nodig.",
)
nis_argument = click.argument("nis_code")


@click.group(cls=DutchGroup)
def register() -> None:
    """Breng de gegevens van veel raden samen in één site."""


@register.command()
@folder_option
@loopback_option
def check(folder: Path, *, loopback: bool) -> int:
    """Kijk de lijst van raden na, zonder iets op te halen."""
    given = _given(folder, loopback=loopback)
    if given is None:
        return 1
    click.echo(f"De lijst klopt: {counted(len(given.raden), 'raad', 'raden')}.")
    return 0


@register.command()
@folder_option
@loopback_option
def fetch(folder: Path, *, loopback: bool) -> int:
    """Lees alle raden en houd bij wat overgenomen mag worden."""
    given = _given(folder, loopback=loopback)
    return 1 if given is None else _gathered(folder, given, loopback=loopback)


@register.command()
@folder_option
@parquet_option
@loopback_option
def build(folder: Path, *, without_parquet: bool, loopback: bool) -> int:
    """Maak de site van wat er bijgehouden is."""
    given = _given(folder, loopback=loopback)
    if given is None:
        return 1
    _made(folder, given, parquet=not without_parquet)
    return 0


@register.command()
@folder_option
@parquet_option
@loopback_option
def night(folder: Path, *, without_parquet: bool, loopback: bool) -> int:
    """Doe wat elke nacht moet: lees alle raden en maak de site."""
    given = _given(folder, loopback=loopback)
    if given is None:
        return 1
    if not without_parquet:
        from lok.register.downloads import needs_duckdb

        needs_duckdb()
    code = _gathered(folder, given, loopback=loopback)
    _made(folder, given, parquet=not without_parquet)
    return code


@register.command()
@folder_option
@loopback_option
@nis_argument
def allow(folder: Path, nis_code: str, *, loopback: bool) -> int:
    """Laat een raad door van wie er plots veel minder is, en lees hem meteen."""
    from lok.register.state import load, save

    given = _given(folder, loopback=loopback)
    if given is None:
        return 1
    council = _council(given, nis_code)
    state = load(folder, council.nis_code, council.site_url)
    if not state.shrunk:
        raise RefusedError(f"van {council.naam} wordt niets tegengehouden. Er is niets veranderd.")
    state.let_through = True
    save(folder, state)
    code = _gathered(folder, given, only=(council.nis_code,), loopback=loopback)
    click.echo("Maak nu de site met ‘lok register build’.")
    return code


@register.command()
@folder_option
@loopback_option
@nis_argument
@click.argument("soort")
@click.argument("record")
def forget(folder: Path, nis_code: str, soort: str, record: str, *, loopback: bool) -> int:
    """Haal één record van een raad weg en neem het niet meer over."""
    from lok.register.gather import changes, without
    from lok.register.shapes import KINDS, NEEDED
    from lok.register.state import load, note_changes, save

    given = _given(folder, loopback=loopback)
    if given is None:
        return 1
    council = _council(given, nis_code)
    if soort not in KINDS or soort == NEEDED:
        known = ", ".join(each for each in KINDS if each != NEEDED)
        raise RefusedError(f"‘{soort}’ kan niet weg. Kies: {known}. Een hele raad haal je uit register.yaml.")
    before, state = (load(folder, council.nis_code, council.site_url) for _ in range(2))
    state.records[soort] = without(state.records.get(soort, ()), (record,))
    state.blocked[soort] = tuple(sorted({*state.blocked.get(soort, ()), record}))
    note_changes(folder, council.nis_code, datetime.now(UTC), changes(before, state))
    save(folder, state)
    click.echo(
        f"{soort}/{record} van {council.naam} komt niet meer in het register. Maak nu de site met ‘lok register build’."
    )
    return 0


def _given(folder: Path, *, loopback: bool) -> Register | None:
    """The list of a register; what is wrong with it is printed, and then there is none."""
    from lok.register.councils import NAME, read
    from lok.source.problems import as_text

    if not (folder / NAME).is_file():
        raise RefusedError(f"{NAME} ontbreekt in {folder.resolve()}. De handleiding zegt hoe je een register begint.")
    given = read(folder, datetime.now(UTC).date(), loopback=loopback)
    if given.register is None:
        click.echo(as_text(given.problems))
        click.echo("Er is niets gedaan. Verbeter eerst de lijst.", err=True)
    return given.register


def _council(given: Register, nis_code: str) -> Council:
    found = next((each for each in given.raden if each.nis_code == nis_code), None)
    if found is None:
        raise RefusedError(f"er staat geen raad met NIS-code {nis_code} in de lijst.")
    return found


def _gathered(folder: Path, given: Register, *, only: tuple[str, ...] | None = None, loopback: bool) -> int:
    from lok.register.ask import Asking
    from lok.register.by_schema import needs_libraries
    from lok.register.gather import gather
    from lok.register.site import at_work

    needs_libraries()
    asking = Asking(loopback=loopback, agent=f"lok-register (+{given.site_url}over/)")
    with at_work(folder / "build"), Progress("Raden lezen") as progress:
        night_ = gather(folder, given, asking, datetime.now(UTC), progress=progress, only=only)
    _tell(given, night_)
    return 1 if night_.troubled else 0


def _tell(given: Register, done: Night) -> None:
    """Say of every council that was not taken over why, and of one that shrank how to let it through."""
    for council in given.raden:
        if council.nis_code in done.troubled:
            state = done.states[council.nis_code]
            for told in state.told:
                click.echo(f"{council.naam} ({council.nis_code}): {told}")
            if state.shrunk:
                click.echo(f"    → Klopt het? Voer uit: lok register allow {council.nis_code}")
    read = len(given.raden) - len(done.troubled)
    click.echo(f"{counted(read, 'raad', 'raden')} in orde, {len(done.troubled)} niet overgenomen.")


def _made(folder: Path, given: Register, *, parquet: bool) -> None:
    from lok.register.site import build as built
    from lok.register.state import load
    from lok.register.whole import whole

    states = {each.nis_code: load(folder, each.nis_code, each.site_url) for each in given.raden}
    made = built(whole(given, states, datetime.now(UTC).date()), folder / "build", parquet=parquet)
    click.echo(f"Site van het register: {counted(made.pages, 'pagina', 'pagina’s')} in {made.place}")
