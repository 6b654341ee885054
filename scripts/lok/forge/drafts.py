"""Drafts: a work tree of git for each subject that somebody works on, on a branch of its own.

The files in the work tree are the draft: what is written there is kept, and what is committed is what it was at some
moment. Whoever asks to commit has judged it before, for git never forgets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.staged import JUDGED
from lok.forge import server, trees
from lok.forge.forward import on_its_way, recover
from lok.forge.git import Asked, ask, in_draft, run
from lok.forge.merged import adds_nothing
from lok.forge.refusals import BEGUN, BehindError, UnreachableError
from lok.forge.repository import REMOTE, alone
from lok.words.file_names import refused_by_windows
from lok.words.slug import slug
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.forge.repository import Person, Repository

PREFIX = "redactie/"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_NAME = 60
LONGEST_MESSAGE = 10_000


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft of a repository, by its name. Raises ``RefusedError`` for a name that no draft can have."""

    repository: Repository
    name: str

    def __post_init__(self) -> None:
        """Refuse whatever could lead to another folder or branch."""
        if not _fits(self.name):
            raise RefusedError("zo kan een ontwerp niet heten. Kies een onderwerp van enkele woorden.")

    @property
    def branch(self) -> str:
        """Its branch, here and at the server: ``redactie/begroting``."""
        return f"{PREFIX}{self.name}"

    @property
    def folder(self) -> Path:
        """Its work tree."""
        return self.repository.place / self.name

    @property
    def root(self) -> Path:
        """The folder with the records of the council in its work tree."""
        return self.folder / self.repository.prefix

    def tip(self) -> str | None:
        """Its last commit here, or at the server when nobody took it up here; ``None`` when there is no such draft."""
        return self.repository.commit_of(f"refs/heads/{self.branch}") or self.shared()

    def shared(self) -> str | None:
        """Its last commit at the server, as far as is known here."""
        return self.repository.commit_of(f"refs/remotes/{REMOTE}/{self.branch}")

    def git(self, *words: str, asked: Asked | None = None) -> str:
        """What git answers in its work tree. Raises ``RefusedError``."""
        return ask(self.folder, *words, asked=in_draft(self.folder, asked or Asked())).text


def _fits(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and len(name) <= LONGEST_NAME and not refused_by_windows(name)


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft that can be worked in now, and what its user should know; mostly nothing."""

    draft: Draft
    notice: str = ""


def drafts(repository: Repository) -> tuple[Draft, ...]:
    """All drafts by name: those here, and those at the server as far as is known here."""
    places = (f"refs/heads/{PREFIX}", f"refs/remotes/{REMOTE}/{PREFIX}")
    found = ask(repository.root, "for-each-ref", "--format=%(refname)", *places).text.splitlines()
    names = {each.removeprefix(place) for each in found for place in places if each.startswith(place)}
    return tuple(Draft(repository, name) for name in sorted(names) if _fits(name))


def named(topic: str) -> str:
    """The name of a draft about ``topic``: ``Verslag van 12 maart`` is ``verslag-van-12-maart``. Raises ``RefusedError``."""
    name = slug(topic)[:LONGEST_NAME].strip("-")
    if not _fits(name):
        raise RefusedError(
            "zo kan een ontwerp niet heten. Kies een onderwerp van enkele woorden, met letters of cijfers."
        )
    return name


def start(repository: Repository, topic: str) -> Taken:
    """Begin a draft about ``topic`` from main, as the server has it when it can be asked.

    Raises ``RefusedError`` when there is one of that name, here or at the server, or the name is none.
    """
    draft = Draft(repository, named(topic))
    with alone(repository):
        notice = server.freshen(repository)
        if draft.tip():
            raise RefusedError(f"er is al een ontwerp ‘{draft.name}’. Werk daarin verder, of kies een ander onderwerp.")
        trees.lay_out(repository, draft.folder, repository.main(), new=draft.branch)
    return Taken(draft, notice)


def resume(repository: Repository, name: str) -> Taken:
    """Go on with a draft that was begun, here or by somebody else; its work tree is laid out again when it is gone.

    Raises ``RefusedError`` when there is none, or it is open in a folder that is not ours.
    """
    draft = Draft(repository, name)
    with alone(repository):
        notice = server.freshen(repository) if not repository.commit_of(f"refs/heads/{draft.branch}") else ""
        if (tip := draft.tip()) is None:
            raise RefusedError(f"er is geen ontwerp ‘{draft.name}’ (meer).")
        if not repository.commit_of(f"refs/heads/{draft.branch}"):
            trees.lay_out(repository, draft.folder, tip, new=draft.branch)
        elif trees.lay_out_again(repository, draft.folder, draft.branch):
            notice = (
                "De map van dit ontwerp was weg. Ze is teruggezet zoals ze laatst vastgelegd was; wat daarna nog getypt werd, "
                "kon niet teruggehaald worden."
            )
        sound(draft)
    return Taken(draft, notice)


def unsaved(draft: Draft) -> tuple[str, ...]:
    """The files that differ from the last commit, by their path from the folder of the council. Raises ``RefusedError``."""
    if here(draft) and on_its_way(draft.folder, in_draft(draft.folder)):
        with alone(draft.repository):
            sound(draft)
    return _below(draft, _unsaved(draft))


def changed(draft: Draft) -> tuple[str, ...]:
    """All files that differ from main where the draft left it, committed or not. Raises ``RefusedError``."""
    tip, main = last(draft), draft.repository.main()
    base = ask(draft.repository.root, "merge-base", main, tip).text
    words = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", base, tip)
    committed = ask(draft.repository.root, *words).items
    return _below(draft, {*committed, *(_unsaved(draft) if here(draft) else ())})


def here(draft: Draft) -> bool:
    """Whether the draft has a work tree on this computer."""
    return (draft.folder / ".git").is_file()


def commit(draft: Draft, who: Person, message: str) -> str | None:
    """Commit what was changed, in the name of ``who``; the new commit, or ``None`` when nothing was changed.

    Only what the check judges is ever committed: records, pages and menus of the council.

    Raises ``RefusedError``; the files then are as they were.
    """
    text = message.encode("utf-8", "replace").decode().replace("\0", "").strip()[:LONGEST_MESSAGE]
    if not text:
        raise RefusedError("zeg in één zin wat er verandert.")
    with alone(draft.repository):
        sound(draft)
        paths = tuple(_unsaved(draft))
        if not paths:
            return None
        _nothing_begun(draft)
        given = "\0".join(paths).encode("utf-8", "surrogateescape")
        draft.git("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul", asked=Asked(given=given))
        asked = Asked(given=f"{text}\n".encode(), more=who.environment())
        draft.git("commit", "--quiet", "--no-verify", "--cleanup=whitespace", "--file=-", asked=asked)
        return draft.git("rev-parse", "HEAD")


def drop(draft: Draft, *, sure: bool = False) -> str:
    """Throw a draft away, here and at the server; what its user should know, mostly nothing.

    Raises ``RefusedError``, and throws away nothing, when it holds work that is nowhere else and nobody is ``sure``, when the
    server is away, or when somebody else went on with it there.
    """
    repository, notice = draft.repository, ""
    with alone(repository):
        tip = last(draft)
        if not sure and (not adds_nothing(repository, tip) or (here(draft) and any(_unsaved(draft)))):
            raise RefusedError("in dit ontwerp staat werk dat nergens anders staat. Zeg eerst dat het weg mag.")
        if repository.has_server and (shared := draft.shared()):
            notice = _taken_away(draft, shared)
        trees.clear(repository, draft.folder, draft.branch)
        if (own := repository.commit_of(f"refs/heads/{draft.branch}")) is not None:
            ask(repository.root, "update-ref", "-d", f"refs/heads/{draft.branch}", own, asked=Asked(mends=True))
    return notice


def _taken_away(draft: Draft, shared: str) -> str:
    try:
        server.take_away(draft.repository, draft.branch, shared)
    except (BehindError, UnreachableError):
        raise
    except RefusedError:
        return "Op de server bleef dit ontwerp staan: daar mag deze computer niets weghalen."
    return ""


def last(draft: Draft) -> str:
    """Its last commit. Raises ``RefusedError`` when there is no such draft."""
    tip = draft.tip()
    if tip is None:
        raise RefusedError(f"er is geen ontwerp ‘{draft.name}’ (meer).")
    return tip


def sound(draft: Draft) -> None:
    """See that the draft can be worked in, and put back what an act left half done. Only within an act that is alone.

    Raises ``RefusedError`` unless the folder is a work tree of its own that stands on the branch of the draft.
    """
    _stands(draft)
    recover(draft.folder, in_draft(draft.folder))


def _stands(draft: Draft) -> None:
    if not here(draft):
        raise RefusedError("de map van dit ontwerp is weg. Open het ontwerp opnieuw: dan wordt ze teruggezet.")
    top, _, branch = draft.git("rev-parse", "--show-toplevel", "--symbolic-full-name", "HEAD").partition("\n")
    if draft.folder.resolve() != Path(top).resolve():
        raise RefusedError("de map van dit ontwerp is geen werkmap van git meer. Open het ontwerp opnieuw.")
    if branch != f"refs/heads/{draft.branch}":
        raise RefusedError(
            "iemand zette dit ontwerp met git op een andere versie. Vraag wie de computer beheert om het terug te zetten op zijn "
            f"eigen tak ({draft.branch})."
        )


def _nothing_begun(draft: Draft) -> None:
    """See that what somebody laid ready with git by hand does not come along.

    Raises ``RefusedError`` when that is a merge: whoever began it must end it.
    """
    if run(draft.folder, "rev-parse", "--quiet", "--verify", "MERGE_HEAD", asked=in_draft(draft.folder)).code == 0:
        raise RefusedError(BEGUN)
    if run(draft.folder, "diff-index", "--cached", "--quiet", "HEAD", "--", asked=in_draft(draft.folder)).code:
        draft.git("reset", "--quiet")


def _unsaved(draft: Draft) -> Iterator[str]:
    """The paths, from the top of the repository, that differ from the last commit."""
    _stands(draft)
    prefix = draft.repository.prefix
    words = ("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--")
    answer = ask(draft.folder, *words, *(f"{prefix}{each}" for each in JUDGED), asked=in_draft(draft.folder))
    yield from (each[3:] for each in answer.items)


def _below(draft: Draft, paths: Iterator[str] | set[str]) -> tuple[str, ...]:
    """Paths from the folder of the council, as text that can be shown; what lies elsewhere keeps its path from the top."""
    prefix = draft.repository.prefix
    shown = (path.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for path in paths)
    return tuple(sorted(each.removeprefix(prefix) for each in shown))
