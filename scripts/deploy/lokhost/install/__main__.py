"""The command behind ``scripts/deploy/install``. Exit code 0: done, 1: refused, 2: wrong use."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lokhost.install.carrying import carry_out, start
from lokhost.install.judging import Verdict
from lokhost.install.machine import Machine
from lokhost.install.needed import Given
from lokhost.install.planned import plan
from lokhost.install.source import Source
from lokhost.install.steps import File
from lokhost.settings import FILE, RefusedError, Settings

DEPLOY = Path(__file__).resolve().parents[2]
EXAMPLE = DEPLOY / "host.toml.voorbeeld"


def main(words: list[str] | None = None, machine: Machine | None = None) -> int:
    """Install a host, or show what that would do."""
    parser = argparse.ArgumentParser(
        prog="install",
        description="Richt deze server in volgens de instellingen. Opnieuw uitvoeren kan altijd: wat al goed staat, blijft.",
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="toon deze uitleg")
    parser.add_argument("--toon", action="store_true", help="toon alleen wat er zou veranderen")
    parser.add_argument("--onder", type=Path, metavar="MAP", help="probeer in een map in plaats van op deze server")
    parser.add_argument("instellingen", nargs="?", type=Path, help=f"het bestand met de instellingen (anders {FILE})")
    given = parser.parse_args(words)
    try:
        _install(given.instellingen, given.onder, machine or Machine(), show=given.toon)
    except RefusedError as error:
        sys.stderr.write(f"install: {error}\n")
    except OSError as error:
        sys.stderr.write(
            f"install: {error.filename or 'de schijf'}: {error.strerror}. Voer de installatie opnieuw uit.\n"
        )
    else:
        return 0
    return 1


def _install(file: Path | None, below: Path | None, machine: Machine, *, show: bool) -> None:
    """Read, judge, tell and do."""
    root = below.absolute() if below is not None else Path("/")
    if not root.is_dir():
        raise RefusedError(f"De map {root} is er niet.")
    host_file = root / FILE.relative_to("/")
    if file is None and not host_file.is_file():
        raise RefusedError(f"Er zijn nog geen instellingen. Kopieer {EXAMPLE} naar {host_file} en vul ze in.")
    settings = Settings.read(file or host_file, root)
    itself = None if below is not None else machine
    if itself is not None and not show:
        itself.judge()
    steps = plan(settings, Source.read(DEPLOY), Given.read(settings))
    if file is not None and file.resolve() != host_file.resolve():
        steps = (*steps, File(str(FILE), file.read_bytes()))
    judged = carry_out(steps, root, itself, _say, show=show)
    if itself is not None and not show:
        start(judged, itself, _say)
    kept = sum(each.verdict is Verdict.KEPT for each in judged)
    if kept:
        _say(
            f"Let op: met de hand gewijzigd en niet aangeraakt: {kept}. Neem over wat je nodig hebt, en begin opnieuw."
        )
    _say(_ended(show=show, trial=below is not None))


def _ended(*, show: bool, trial: bool) -> str:
    if show:
        return "Er is niets veranderd."
    return "Klaar: pakketten, gebruikers en diensten zijn overgeslagen." if trial else "De server is ingericht."


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
