"""A real sshd on loopback, with one key that is bound to the command of a host, as the installer binds it."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lok.publish.send import Target
from samples.places import REPOSITORY
from samples.releases import host
from samples.servers import LOOPBACK, free_port, listens, program, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokhost.settings import Settings


@dataclass(frozen=True, slots=True)
class Host:
    """A host that can be reached: its settings, how to reach it, and the folder that it lives in."""

    settings: Settings
    target: Target
    folder: Path

    def ssh(self, *words: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Ask it something with our key, whatever that is."""
        asked = [*self.target.ssh, *options, self.target.account, *words]
        return subprocess.run(asked, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30, check=False)

    def rsync(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run rsync over the same way; ``:`` before a path says that it is over there."""
        shell = " ".join(f"'{word}'" for word in self.target.ssh)
        over = [f"{self.target.account}{word}" if word.startswith(":") else word for word in words]
        return subprocess.run(["rsync", "-e", shell, *over], capture_output=True, text=True, timeout=30, check=False)

    def limit(self, blocks: str) -> None:
        """Let no file that is received grow beyond so many blocks of 512 bytes, or ``unlimited``."""
        (self.folder / "grens").write_text(blocks, "utf-8")


def key(place: Path) -> Path:
    """Make a key."""
    subprocess.run([program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", place], check=True)
    return place


@contextmanager
def ssh_host(folder: Path) -> Iterator[Host]:
    """Run sshd for whoever runs the test: no passwords, one key, one command."""
    port, user = free_port(), getpass.getuser()
    theirs, ours = key(folder / "host"), key(folder / "sleutel")
    settings = host(folder / "machine")
    command = folder / "lokhost"
    path = os.pathsep.join(str(REPOSITORY / each) for each in ("scripts/deploy",))
    command.write_text(
        f'#!/bin/sh\nulimit -f "$(cat "{folder}/grens")"\nPYTHONPATH="{path}" exec "{sys.executable}" -m lokhost '
        f'--instellingen "{folder}/machine/etc/lok/host.toml" --onder "{folder}/machine" "$@"\n',
        "utf-8",
    )
    command.chmod(0o755)
    allowed = folder / "toegelaten"
    allowed.write_text(f'restrict,command="{command} ontvang" {ours.with_suffix(".pub").read_text("utf-8")}', "utf-8")
    allowed.chmod(0o600)
    configuration = folder / "sshd.conf"
    configuration.write_text(
        "\n".join(
            [
                f"Port {port}",
                f"ListenAddress {LOOPBACK}",
                f"HostKey {theirs}",
                f"AuthorizedKeysFile {allowed}",
                f"PidFile {folder}/sshd.pid",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin forced-commands-only",
                "AcceptEnv LANG LC_*",  # as Debian's own does
                "Subsystem sftp internal-sftp",
                "UsePAM no",
                "StrictModes no",  # a folder for all temporary files stands above
                "",
            ]
        ),
        "utf-8",
    )
    known = folder / "bekend"
    known.write_text(f"[{LOOPBACK}]:{port} {theirs.with_suffix('.pub').read_text('utf-8')}", "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd of root puts away its rights
    with running(folder, [program("sshd"), "-D", "-e", "-f", configuration], lambda: listens(port)):
        made = Host(settings, Target(f"{user}@{LOOPBACK}", port, ours, known), folder)
        made.limit("unlimited")
        yield made
