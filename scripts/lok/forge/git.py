"""Git by its command line: without hooks, prompts, pagers and editors, within a time, and with Dutch for what it refuses.

What the computer and its user told git (a proxy, certificates, whom to trust) counts. What could run a program because of
what a draft holds does not: every setting that does so is overruled for each command, in its environment. So is a key for
the server: it stands in no list of arguments and in no file.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lok.forge.refusals import BUSY, LOCKED, SLOW, STOPPED, UnreachableError, refusal, without_accounts
from lok.words.terminal import RefusedError, explain_disk

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCAL = 60.0
"""Seconds for what needs this computer alone."""
NETWORK = 120.0
"""Seconds for what needs the server."""
QUICK = 20.0
"""Seconds for what would rather have the server, and goes on without."""
STALE = 30.0
"""Seconds after which a lock in a draft is that of a git that died. Ours are all gone then: only a hand can have made it."""
HELD: ContextVar[tuple[int, ...]] = ContextVar("HELD", default=())
"""The files by which this process is alone. Git gets them too: when this process is killed, others wait until git has ended."""
OLDEST = (2, 36)
"""The version of git that lists its work trees with zero bytes between them, so that no name of a folder misleads.

Source: https://github.com/git/git/blob/master/Documentation/RelNotes/2.36.0.txt
"""
MAY_STAY = frozenset(
    {"GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"}
)  # fmt: skip
"""What the environment may say to git: all else could lead it to another repository."""
QUIET = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_PAGER": "cat",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "file:http:https:ssh",
}
OVERRULED = (
    ("core.hooksPath", "/dev/null"),
    ("core.fsmonitor", "false"),
    ("core.quotePath", "false"),
    ("commit.gpgSign", "false"),
    ("push.gpgSign", "false"),
    ("push.followTags", "false"),
    ("push.recurseSubmodules", "no"),
    ("fetch.recurseSubmodules", "false"),
    ("submodule.recurse", "false"),
    ("merge.verifySignatures", "false"),
    ("log.showSignature", "false"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
    ("http.followRedirects", "false"),
    ("http.lowSpeedLimit", "1"),
    ("http.lowSpeedTime", "30"),
)
"""Nothing here runs a program, asks something, or goes on in the background."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What git gets besides its words: ``given`` on its input, ``secret`` settings, more of an environment, and its time.

    ``mends``: a lock that a killed git left in a draft is taken away. ``far``: it waits for the server.
    """

    given: bytes = b""
    secret: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    more: Mapping[str, str] = field(default_factory=dict)
    patience: float = LOCAL
    mends: bool = False
    far: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """How git ended: its exit code, what it wrote, and what it complained about."""

    code: int
    out: bytes
    told: str

    @property
    def text(self) -> str:
        """What it wrote, without the last end of line."""
        return self.out.decode("utf-8", "replace").rstrip("\n")

    @property
    def items(self) -> tuple[str, ...]:
        """What it wrote, cut at its zero bytes."""
        return tuple(each for each in self.out.decode("utf-8", "surrogateescape").split("\0") if each)


PLAIN = Asked()


def ask(place: Path, *words: str, asked: Asked = PLAIN) -> Answer:
    """What git answers in the folder ``place``.

    Raises:
        UnreachableError: The server is away.
        RefusedError: Anything else that stands in the way, in Dutch.
    """
    answer = run(place, *words, asked=asked)
    if answer.code and asked.mends and (found := LOCKED.search(answer.told)):
        _mend(place / found[1])
        answer = run(place, *words, asked=asked)
    if answer.code:
        raise RefusedError(STOPPED) if answer.code < 0 else refusal(answer.told)
    return answer


def run(place: Path, *words: str, asked: Asked = PLAIN) -> Answer:
    """The same, when a refusal of git is an answer too. Raises ``RefusedError`` when git cannot run, or not in time."""
    if not place.is_dir():
        raise RefusedError("de map waarin gewerkt wordt, bestaat niet meer.")
    try:
        process = subprocess.Popen(
            ["git", *words],
            cwd=place,
            env=_environment(asked),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=() if asked.far else HELD.get(),  # what lives on after a visit to the server must hold nothing
            start_new_session=True,  # without a terminal nothing can ask for a password, and all of it can be stopped
        )
    except FileNotFoundError:
        raise RefusedError("git ontbreekt op deze computer. Vraag wie ze beheert om het te installeren.") from None
    except OSError as error:
        raise RefusedError(explain_disk(error)) from None
    with process:
        try:
            out, told = process.communicate(asked.given, asked.patience)
        except subprocess.TimeoutExpired:
            _stop(process)
            raise (UnreachableError(SLOW) if asked.far else RefusedError(BUSY)) from None
    return Answer(process.returncode, out, _without(told.decode("utf-8", "replace"), asked.secret))


def supported(place: Path) -> None:
    """Raises ``RefusedError`` when git is older than what this room was written for."""
    said = run(place, "--version").text
    numbers = tuple(int(part) for part in said.removeprefix("git version ").split(".")[:2] if part.isdigit())
    if numbers < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise RefusedError(
            f"git is op deze computer te oud ({said[:40]}). Vraag wie ze beheert om versie {wanted} of nieuwer."
        )


def in_draft(folder: Path, asked: Asked = PLAIN) -> Asked:
    """The same for a command in the work tree of a draft: git looks no further up than there, and a left lock is mended."""
    return replace(asked, more={**asked.more, "GIT_CEILING_DIRECTORIES": str(folder.parent.resolve())}, mends=True)


def _environment(asked: Asked) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in MAY_STAY}
    settings = (*OVERRULED, *asked.secret)
    told = {"GIT_CONFIG_COUNT": str(len(settings))}
    for index, (key, value) in enumerate(settings):
        told |= {f"GIT_CONFIG_KEY_{index}": key, f"GIT_CONFIG_VALUE_{index}": value}
    return {**kept, **QUIET, **told, **asked.more}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End git and all that it started; asked kindly it takes its locks along."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=5)
            return


def _without(told: str, secret: tuple[tuple[str, str], ...]) -> str:
    for _, value in secret:
        for part in (value, value.rpartition(" ")[2]):
            told = told.replace(part, "…") if part else told
    return without_accounts(told)


def _mend(lock: Path) -> None:
    """Take away the lock of a draft whose git died; nothing is in it that was not written elsewhere.

    Raises ``RefusedError`` when it is no lock of a draft, or so young that git may be at work.
    """
    of_work_tree = lock.parent.parent.name == "worktrees"
    of_branch = "/refs/heads/redactie/" in lock.as_posix()
    with suppress(FileNotFoundError):
        if not (of_work_tree or of_branch) or time.time() - lock.stat().st_mtime < STALE:
            raise RefusedError(BUSY)
        lock.unlink()
