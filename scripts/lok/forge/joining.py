"""A draft and what others did meanwhile: brought up to date, taken in from a colleague, and landed on main by a second person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lok.forge import server, trees
from lok.forge.drafts import here, last, sound, unsaved
from lok.forge.forward import forward, recover
from lok.forge.git import Asked, ask, in_draft
from lok.forge.merged import Conflict, adds_nothing, join, merged, settled, tree_of
from lok.forge.refusals import BehindError
from lok.forge.repository import LOCAL_MAIN, Person, alone
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lok.forge.drafts import Draft
    from lok.forge.repository import Repository

NOTHING = "er is niets om voor te leggen: dit ontwerp verandert niets aan wat al doorgevoerd is."
MOVED = "er werd intussen iets anders doorgevoerd. Werk het ontwerp eerst bij, en kijk het dan opnieuw na."


class NothingNewError(RefusedError):
    """A draft that brings nothing to main."""


@dataclass(frozen=True, slots=True)
class Update:
    """A draft after others were taken in: its last commit, the files on which both disagree, and what its user should know.

    With a conflict nothing was changed: the same can be asked again with a choice for each.
    """

    commit: str
    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""


def bring_up_to_date(draft: Draft, who: Person, chosen: Mapping[str, bytes | None] | None = None) -> Update:
    """Take into a draft what main became meanwhile, as the server has it when it can be asked.

    ``chosen`` is the text for each file of an earlier conflict, by its path; ``None`` for a file that goes.

    Raises ``RefusedError`` when unsaved work is in the way; nothing was changed then.
    """
    with alone(draft.repository):
        sound(draft)
        notice = server.freshen(draft.repository)
        done = _taken_in(
            draft, draft.repository.main(), who, "Bijgewerkt met wat intussen doorgevoerd werd", chosen or {}
        )
    return replace(done, notice=notice)


def take_in(draft: Draft, who: Person, chosen: Mapping[str, bytes | None] | None = None) -> Update:
    """Take into a draft what colleagues brought to the server for it. The rest is as for ``bring_up_to_date``."""
    with alone(draft.repository):
        sound(draft)
        notice = server.freshen(draft.repository)
        shared = draft.shared() or last(draft)
        done = _taken_in(draft, shared, who, "Werk van een collega overgenomen", chosen or {})
    return replace(done, notice=notice)


def _taken_in(draft: Draft, other: str, who: Person, message: str, chosen: Mapping[str, bytes | None]) -> Update:
    repository, tip = draft.repository, last(draft)
    if repository.contains(tip, other):
        return Update(tip)
    new = other
    if not repository.contains(other, tip):
        found = merged(repository, tip, other)
        if found.conflicts and chosen:
            given = {
                each.path: chosen[_shown(draft, each)] for each in found.conflicts if _shown(draft, each) in chosen
            }
            found = settled(repository, found, given)
        if found.conflicts:
            return Update(tip, tuple(replace(each, path=_shown(draft, each)) for each in found.conflicts))
        new = join(repository, found.tree, (tip, other), who, message)
    forward(draft.folder, new, in_draft(draft.folder, Asked(more=who.environment())))
    return Update(new)


def _shown(draft: Draft, conflict: Conflict) -> str:
    """The path of a conflict from the folder of the council."""
    return conflict.path.removeprefix(draft.repository.prefix)


def authors(draft: Draft) -> tuple[Person, ...]:
    """Everybody who had a hand in what a draft would bring to main. Raises ``RefusedError``.

    Who only took in what others did, without a choice of their own, had none: git makes the same of it again.
    """
    repository = draft.repository
    words = ("log", "-z", "--format=%H%x01%P%x01%an%x01%ae%x01%cn%x01%ce", f"{repository.main()}..{last(draft)}")
    found: dict[tuple[str, str], Person] = {}
    for line in ask(repository.root, *words).items:
        commit, parents, *names = line.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split("\x01")
        if _of_git_alone(repository, commit, parents.split()):
            continue
        for name, mail in (names[:2], names[2:]):
            found.setdefault((name, mail), _person(name, mail))
    return tuple(found.values())


def _person(name: str, mail: str) -> Person:
    """Whom git names, without what no name of ours can hold: somebody may have written anything there by hand."""
    bare = (
        "".join(char for char in text if char.isprintable() and char not in "<>").strip()[:200] for text in (name, mail)
    )
    return Person(*(text or "onbekend" for text in bare))


def _of_git_alone(repository: Repository, commit: str, parents: list[str]) -> bool:
    if len(parents) != 2:
        return False
    try:
        together = merged(repository, parents[0], parents[1])
    except RefusedError:  # not even git could: somebody did
        return False
    return not together.conflicts and together.tree == tree_of(repository, commit)


@dataclass(frozen=True, slots=True)
class Landed:
    """A draft that is on main: the commit there, and what its user should know."""

    commit: str
    notice: str = ""


def land(draft: Draft, who: Person, seen: str, message: str) -> Landed:
    """Put a draft on main, by a second person who looked at its version ``seen``.

    Main becomes exactly what was looked at. Where there is a server, main changes there first: it may refuse.

    Raises:
        NothingNewError: Main has it all.
        RefusedError: ``who`` worked on it, it or main changed since, something of it is not committed, the checkout of main
            holds work of somebody, or the server does not take it or is away. Nothing was changed then.
    """
    repository = draft.repository
    with alone(repository):
        server.fetch(repository)
        if here(draft):
            sound(draft)
        main, tip = repository.main(), last(draft)
        _refuse_landing(draft, who, seen, tip, main)
        checkout = _checkout_of_main(repository)
        commit = join(repository, tree_of(repository, tip), (main, tip), who, message)
        if not repository.has_server:
            _forward_main(repository, checkout, commit)
            return Landed(commit)
        try:
            server.send(repository, commit, "main")
        except BehindError:
            raise RefusedError(MOVED) from None
        try:
            _forward_main(repository, checkout, commit)
        except RefusedError as error:
            return Landed(
                commit,
                f"Het staat op de server; de map met de doorgevoerde versie op deze computer volgde niet: {error.message}",
            )
    return Landed(commit)


def _refuse_landing(draft: Draft, who: Person, seen: str, tip: str, main: str) -> None:
    repository = draft.repository
    if adds_nothing(repository, tip):
        raise NothingNewError(NOTHING)
    if seen != tip:
        raise RefusedError("dit ontwerp veranderde sinds je het nakeek. Kijk het opnieuw na.")
    if here(draft) and unsaved(draft):
        raise RefusedError(
            "in dit ontwerp staat nog werk dat niet vastgelegd is. Wie eraan werkt, legt dat eerst vast."
        )
    if any(who.is_same(each) for each in authors(draft)):
        raise RefusedError("je werkte zelf aan dit ontwerp. Vraag iemand anders om het na te kijken en door te voeren.")
    if not repository.contains(tip, main):
        raise RefusedError(MOVED)


def _checkout_of_main(repository: Repository) -> Path | None:
    """The folder in which main is checked out, if any. Raises ``RefusedError`` when it holds work that git did not keep."""
    found = next((each.folder for each in trees.trees(repository) if each.branch == LOCAL_MAIN), None)
    if found is None or not found.is_dir():
        return None
    recover(found, Asked())
    if ask(found, "status", "--porcelain=v1", "-z", "--untracked-files=no").out:
        raise RefusedError(
            "in de map met de doorgevoerde versie staat werk dat niet vastgelegd is. Vraag wie daar werkt om het eerst vast te leggen."
        )
    return found


def _forward_main(repository: Repository, checkout: Path | None, commit: str) -> None:
    """Bring main on this computer to a commit that follows it; one that went another way stays where it is."""
    old = repository.commit_of(LOCAL_MAIN)
    if old is None or not repository.contains(commit, old):
        return
    if checkout is None:
        ask(repository.root, "update-ref", LOCAL_MAIN, commit, old)
        return
    forward(checkout, commit, Asked())
