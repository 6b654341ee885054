"""How it ends: the newer program puts everything beside the repository, shows what changes, and brings it in at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.build.builder import Builder
from lok.forge.git import ask
from lok.upgrade import source as sources
from lok.upgrade.aside import land, lay_aside
from lok.upgrade.prepare import prepare
from lok.upgrade.version import told as numbered
from lok.upgrade.version import version_at
from lok.words.terminal import RefusedError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lok.upgrade.prepare import Prepared


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the command was called. ``agreed`` asks the user; ``None`` where nothing may be asked.

    ``anyway``: bring it in also when places are left that somebody has to mend.
    """

    today: date
    say: Callable[[str], None]
    agreed: Callable[[], bool] | None
    show: bool = False
    anyway: bool = False


def take(root: Path, folder: Path, wishes: Wishes) -> int:
    """Go on, as the newer program, with what the older one fetched to ``folder``; the exit code.

    Raises:
        WrongUse: The version is older than what is here, or a configuration is not as it should be.
        RefusedError: Git refuses, or the sites cannot be built.
        OSError: The disk refuses; nothing has changed then.
    """
    given = sources.handed(folder)
    source = sources.Source(Path(str(given["plaats"])), str(given["naam"]), str(given["commit"]))
    aside = lay_aside(root, folder / "raad")
    before, newer = version_at(aside.folder), version_at(folder / "programma")
    if newer < before:
        raise WrongUse(
            f"versie {numbered(newer)} is ouder dan wat er staat, {numbered(before)}. Een nieuwere versie neem je terug met git, niet met ‘lok upgrade’."
        )
    made = prepare(aside, source, folder / "programma", given.get("bron"), wishes.today)
    if not made.changed:
        wishes.say(f"Er is niets nieuws: dit is al versie {numbered(newer)} ({source.name}).")
        return 0
    wishes.say(f"Van versie {numbered(before)} naar versie {numbered(newer)} ({source.name}).")
    wishes.say("\n".join(made.said))
    if (stopped := stops(made, wishes)) is not None:
        return stopped
    if not made.left:
        _build(aside.folder, folder / "build", wishes.today)
    commit = aside.commit(made.changed, made.message)
    land(root, commit)
    wishes.say(_done(root, commit, made))
    return 0


def stops(made: Prepared, wishes: Wishes) -> int | None:
    """The exit code when it stops here, by the wish of the user or for what is left to mend; ``None`` when it goes on."""
    if wishes.show:
        wishes.say("Er is niets veranderd: dit was alleen om te tonen.")
        return 0
    if wishes.agreed is None:
        if not made.left or wishes.anyway:
            return None
        wishes.say(
            "Er is niets veranderd. Met --force komt de nieuwere versie er toch, en verbeter je die plaatsen daarna."
        )
        return 1
    if made.left:
        wishes.say("Tot die plaatsen verbeterd zijn, worden er geen sites gebouwd.")
    if wishes.agreed():
        return None
    wishes.say("Er is niets veranderd.")
    return 2


def _done(root: Path, commit: str, made: Prepared) -> str:
    short = ask(root, "rev-parse", "--short", commit).text
    ready = (
        "Alles is nagekeken en beide sites zijn gebouwd om te zien of het lukt."
        if not made.left
        else "Verbeter nu de plaatsen hierboven."
    )
    return (
        f"De nieuwere versie staat er, in één commit: {short}. {ready}\n"
        f"Voer nu ‘make site’ uit: dat maakt de omgeving klaar en bouwt beide sites. Staat het bureau open, start het dan opnieuw.\n"
        f"Terugnemen kan met: git revert --no-edit {short}"
    )


def _build(root: Path, out: Path, today: date) -> None:
    """Build both sites of the folder beside the repository. Raises ``RefusedError`` when that fails."""
    with Builder(root, out, once=True) as builder:
        report = builder.build(today, fresh=True)
    if len(report.sites) != 2:  # one for the public, one for the members
        raise RefusedError("met de nieuwere versie kunnen de sites niet gebouwd worden. Er is niets veranderd.")
