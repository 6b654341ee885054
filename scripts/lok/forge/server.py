"""What goes to and comes from the server: what others keep there, and the branch of a draft. Nothing is ever forced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lok.forge.git import NETWORK, QUICK, Asked, ask, run
from lok.forge.refusals import UnreachableError, refusal, refused_push
from lok.forge.repository import REMOTE
from lok.words.dutch import sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.forge.repository import Repository

WITHOUT = "Je werkt voorlopig verder met wat op deze computer staat."
AWAY = f"De server waar de voorstellen naartoe gaan, is nu niet bereikbaar. {WITHOUT}"


def fetch(repository: Repository, patience: float = NETWORK) -> None:
    """Learn what the server has, within so many seconds. Without a server nothing happens.

    Raises:
        UnreachableError: The server is away.
        RefusedError: It does not let us in, or has no such repository.
    """
    if repository.has_server:
        every = f"+refs/heads/*:refs/remotes/{REMOTE}/*"
        asked = replace(_over_the_line(repository, pushing=False), patience=patience)
        ask(repository.root, "fetch", "--quiet", "--prune", "--no-tags", REMOTE, every, asked=asked)


def freshen(repository: Repository) -> str:
    """Learn what the server has when it can be asked now; else what to tell whoever works on without."""
    try:
        fetch(repository, QUICK)
    except UnreachableError:
        return AWAY
    except RefusedError as error:
        return f"{sentence(error.message)} {WITHOUT}"
    return ""


def send(repository: Repository, commit: str, branch: str) -> None:
    """Bring a commit to a branch of the server.

    Raises:
        BehindError: The branch holds work there that this commit does not have.
        UnreachableError: The server is away.
        RefusedError: It does not take it.
    """
    _push(repository, f"{commit}:refs/heads/{branch}")


def take_away(repository: Repository, branch: str, known: str) -> None:
    """Take a branch away from the server, if it still stands at the commit ``known``. Raises as ``send`` does."""
    _push(repository, f":refs/heads/{branch}", f"--force-with-lease=refs/heads/{branch}:{known}")


def _push(repository: Repository, what: str, *options: str) -> None:
    words = ("push", "--porcelain", "--no-verify", *options, REMOTE, what)
    done = run(repository.root, *words, asked=_over_the_line(repository, pushing=True))
    if done.code == 0:
        return
    for line in done.text.splitlines():
        if line.startswith("!"):
            raise refused_push(line.rpartition("\t")[2])
    raise refusal(done.told)


def _over_the_line(repository: Repository, *, pushing: bool) -> Asked:
    """With the key of the forge, where the address of the server is that of the forge."""
    address = ask(repository.root, "remote", "get-url", *(["--push"] if pushing else []), REMOTE).text
    secret = repository.forge.for_git(address) if repository.forge else ()
    return Asked(secret=secret, patience=NETWORK, far=True)
