"""The way to a server: ssh with one key and a host that is known, rsync for what changed, and then one word to show it.

Whoever sends can do nothing else there, and the server judges for itself. Until it says that a release stands, what stood
there stands.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.words.dutch import counted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lok.model.audience import Audience
    from lok.publish.release import Release

ACCOUNT = re.compile(r"(?P<account>[a-z_][a-z0-9_-]{0,31}@[A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::(?P<port>[0-9]{1,5}))?")
PATIENCE = 300
"""Seconds of silence after which an upload is given up."""
WHOLE = 1800.0
"""Seconds that one step may take in all."""
MODES = 0o077
"""What nobody else may do with a key."""
REASONS = {
    "host key verification failed": "de server is niet wie hij zegt: zijn sleutel staat niet in het bestand met bekende servers. "
    "Vraag wie de server beheert om die regel, en neem hem van niemand anders aan",
    "permission denied": "de server kent deze sleutel niet. Geef de beheerder de publieke helft ervan",
    "could not resolve": "er is geen server met die naam",
    "connection refused": "de server neemt op die poort niets aan",
    "timed out": "de server antwoordt niet",
    "no route to host": "de server is niet te bereiken",
}
"""What ssh says when it does not get through, and what that means."""
KEPT = "De site die er stond, staat er nog."


class NotPublishedError(Exception):
    """It did not come to the server, or the server refused it; the text says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """A server and how it is reached: account and host, port, the file of the key, the file with the keys of known hosts."""

    account: str
    port: int
    key: Path
    known_hosts: Path

    @property
    def ssh(self) -> list[str]:
        """The command that reaches it, whatever the settings of whoever runs it."""
        told = {
            "BatchMode": "yes",
            "StrictHostKeyChecking": "yes",
            "UserKnownHostsFile": f'"{self.known_hosts}"',
            "GlobalKnownHostsFile": "/dev/null",
            "UpdateHostKeys": "no",
            "IdentitiesOnly": "yes",
            "IdentityAgent": "none",
            "PreferredAuthentications": "publickey",
            "ConnectTimeout": "20",
            "ServerAliveInterval": "15",
            "ForwardAgent": "no",
            "ForwardX11": "no",
        }
        words = [word for name, value in told.items() for word in ("-o", f"{name}={value}")]
        return ["ssh", "-F", "/dev/null", "-T", "-p", str(self.port), "-i", str(self.key), *words]


@dataclass(frozen=True, slots=True)
class Sent:
    """What an upload took: the release's number, the files that went over the line of all, the bytes; what the server adds."""

    number: int
    files: int
    all_files: int
    size: int
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        files = counted(self.files, "bestand", "bestanden")
        told = f"uitgave {self.number} staat er. {files} van {self.all_files} verstuurd, {self.size // 1000 + 1} kB."
        return "\n".join([told, *self.notes])


def target(given: str | None, environment: Mapping[str, str]) -> Target:
    """The server that is meant: ``given`` or ``LOK_HOST``, with the key of ``LOK_KEY`` and the hosts of ``LOK_KNOWN_HOSTS``.

    Raises:
        RefusedError: Something is not said, is no such thing, or is open to others.
    """
    for program in ("ssh", "rsync"):
        if not shutil.which(program):
            raise RefusedError(f"{program} ontbreekt op deze computer. Vraag wie ze beheert om het te installeren.")
    asked = given or environment.get("LOK_HOST", "")
    match = ACCOUNT.fullmatch(asked)
    if not match:
        raise RefusedError("naar welke server? Zeg het met --naar of LOK_HOST: lok-uitgave@server.gemeente.example.")
    key, known = (_file(environment, name, what) for name, what in FILES.items())
    if key.stat().st_mode & MODES:
        raise RefusedError(f"de sleutel {key} kan door anderen gelezen worden. Voer uit: chmod 600 {key}")
    return Target(match["account"], int(match["port"] or 22), key, known)


FILES = {"LOK_KEY": "de sleutel om te publiceren", "LOK_KNOWN_HOSTS": "de sleutels van bekende servers"}


def _file(environment: Mapping[str, str], name: str, what: str) -> Path:
    """A file that a setting of the environment names."""
    given = environment.get(name, "")
    if not given or not Path(given).is_file():
        raise RefusedError(f"{name} noemt geen bestand met {what}. Zie de handleiding: De sites publiceren.")
    if re.search(r"[\"'\\%\x00-\x1f]", given):
        raise RefusedError(f"{name} noemt een pad met een aanhalingsteken, een procent of een ander vreemd teken.")
    return Path(given).absolute()


def publish(release: Release, to: Target) -> Sent:
    """Send a release and have it shown.

    Raises:
        NotPublishedError: It is not shown; the server shows what it showed.
    """
    said = _asked(to, "begin", release.site.value)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", said):
        raise NotPublishedError(f"De server geeft geen nummer voor de uitgave. Is lokhost daar geïnstalleerd? {KEPT}")
    number = int(said)
    files, size = _upload(release, to, number)
    said = _asked(to, "activeer", release.site.value, str(number))
    return Sent(number, files, release.files, size, _notes(said))


def roll_back(site: Audience, number: int, to: Target) -> str:
    """Have an earlier release shown again, and say so. Raises ``NotPublishedError`` when it is not."""
    said = _asked(to, "terug", site.value, str(number))
    return "\n".join([f"uitgave {number} staat er weer.", *_notes(said)])


def _notes(said: str) -> tuple[str, ...]:
    """The lines of an answer that whoever publishes should read."""
    return tuple(line for line in map(_printable, said.splitlines()) if line.startswith("Let op: "))


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in line)


def listing(site: Audience, to: Target) -> str:
    """What the server tells of its releases. Raises ``NotPublishedError`` when it does not."""
    return f"\n{_asked(to, 'lijst', site.value)}"


def _asked(to: Target, *words: str) -> str:
    """What the server answers to a few plain words."""
    done = _run([*to.ssh, to.account, *words])
    if done.returncode:
        raise NotPublishedError(_why(done))
    return done.stdout.strip()


def _upload(release: Release, to: Target, number: int) -> tuple[int, int]:
    """Bring a release over. Returns how many files went over the line, and how many bytes."""
    shell = " ".join(f"'{word}'" for word in to.ssh)
    options = ["-r", "--checksum", "--delete", "--stats", f"--timeout={PATIENCE}", "-e", shell]
    done = _run(["rsync", *options, f"{release.folder}/", f"{to.account}:{release.site.value}/{number}/"])
    if done.returncode:
        raise NotPublishedError(_why(done))
    return _figure(done.stdout, "Number of regular files transferred"), _figure(done.stdout, "Total bytes sent")


def _figure(told: str, name: str) -> int:
    found = re.search(rf"^{name}: ([0-9,.]+)", told, re.MULTILINE)
    return int(re.sub(r"\D", "", found[1])) if found else 0


def _run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program that can ask nobody anything."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ} | {
        "LC_ALL": "C.UTF-8"
    }
    try:
        return subprocess.run(
            words,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=WHOLE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotPublishedError(f"Het duurde te lang en is gestopt. {KEPT} Probeer het opnieuw.") from None


def _why(done: subprocess.CompletedProcess[str]) -> str:
    """What stood in the way: what the server says of it, what ssh means, or the last it said."""
    lines = list(map(_printable, done.stderr.splitlines()))
    told = [line.removeprefix("lokhost: ") for line in lines if line.startswith("lokhost: ")]
    if told:
        return f"De server zegt: {' '.join(told)}"
    said = done.stderr.lower()
    reason = next((meaning for words, meaning in REASONS.items() if words in said), None)
    if reason:
        return f"Niet gepubliceerd: {reason}. {KEPT}"
    last = next((line for line in reversed(lines) if line.strip()), "zonder uitleg")
    return f"Niet gepubliceerd: het versturen brak af ({last[:200]}). {KEPT} Probeer het opnieuw."
