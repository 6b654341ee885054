"""The machine itself: its packages, its accounts, its web server and its units. Everything is asked of Debian's own programs."""

from __future__ import annotations

import grp
import os
import pwd
import subprocess
from pathlib import Path

from lokhost.install.steps import Member, Package, User
from lokhost.settings import RefusedError

RELEASES = ("12", "13")
"""Of Debian, for which this was made."""
QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}


class Machine:
    """This machine, as root."""

    def run(self, *words: str) -> tuple[int, str]:
        """Run a program without a shell, and return its exit code with what it said."""
        try:
            done = subprocess.run(
                words, env=QUIET, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
            )
        except FileNotFoundError:
            return 127, f"{words[0]} is er niet"
        return done.returncode, f"{done.stdout}{done.stderr}".strip()

    def done(self, *words: str) -> str:
        """Run a program that must succeed.

        Raises:
            RefusedError: it did not; what it said is told.
        """
        code, told = self.run(*words)
        if code:
            raise RefusedError(f"‘{' '.join(words)}’ lukte niet:\n{told}")
        return told

    def judge(self) -> None:
        """See whether this is a machine for it.

        Raises:
            RefusedError: it is not, or we are not root.
        """
        if os.geteuid():
            raise RefusedError("Een server inrichten kan alleen root: voer dit uit met sudo. Kijken kan met --toon.")
        self.judge_system()

    @staticmethod
    def judge_system(file: Path = Path("/etc/os-release")) -> None:
        """See whether this is a Debian that we know.

        Raises:
            RefusedError: it is another system.
        """
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        told = dict(line.split("=", 1) for line in lines if "=" in line)
        if told.get("ID") != "debian" or told.get("VERSION_ID", "").strip('"') not in RELEASES:
            name = told.get("PRETTY_NAME", "een onbekend systeem").strip('"')
            raise RefusedError(
                f"Dit is voor Debian 12 en 13, en hier staat {name}. Gebruik --onder MAP om te proberen."
            )

    def has(self, step: Package | User | Member) -> bool:
        """Whether a package, an account or a membership is there."""
        match step:
            case Package(name):
                code, told = self.run("dpkg-query", "-W", "-f=${Status}", name)
                return code == 0 and told.endswith(" installed")
            case User(name):
                return _user(name) is not None
            case Member(user, group):
                found = _group(group)
                return found is not None and user in found.gr_mem

    def make(self, step: User | Member) -> None:
        """Make an account or a membership.

        Raises:
            RefusedError: it does not work.
        """
        match step:
            case User(name, home, shell):
                of = ("--system", "--user-group", "--no-create-home", "--home-dir", home, "--shell", shell)
                self.done("useradd", *of, name)
                # No password fits, and the account is not locked: sshd refuses a locked one its key as well.
                self.done("usermod", "-p", "*", name)
            case Member(user, group):
                self.done("usermod", "-a", "-G", group, user)

    def ids(self, owner: str, group: str) -> tuple[int, int]:
        """Return the numbers of an owner and a group.

        Raises:
            RefusedError: one of them is not there.
        """
        user, of = _user(owner), _group(group)
        if user is None or of is None:
            raise RefusedError(f"De gebruiker {owner} of de groep {group} is er niet.")
        return user.pw_uid, of.gr_gid

    def is_of(self, found: tuple[int, int], owner: str, group: str) -> bool:
        """Whether the numbers of an owner and a group are theirs; an account that is still to be made has none."""
        user, of = _user(owner), _group(group)
        return user is not None and of is not None and found == (user.pw_uid, of.gr_gid)


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _group(name: str) -> grp.struct_group | None:
    try:
        return grp.getgrnam(name)
    except KeyError:
        return None
