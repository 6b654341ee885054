"""What can belong on a host. The order of a plan is the order in which it is done."""

from __future__ import annotations

from dataclasses import dataclass

ROOT = "root"


@dataclass(frozen=True)
class Package:
    """A package of Debian."""

    name: str

    @property
    def told(self) -> str:
        """How it is told."""
        return f"pakket {self.name}"


@dataclass(frozen=True)
class User:
    """An account of the system, without password; one that receives over ssh has a shell to run its one command."""

    name: str
    home: str
    shell: str = "/usr/sbin/nologin"

    @property
    def told(self) -> str:
        """How it is told."""
        return f"gebruiker {self.name}"


@dataclass(frozen=True)
class Member:
    """An account in the group of another."""

    user: str
    group: str

    @property
    def told(self) -> str:
        """How it is told."""
        return f"{self.user} in de groep {self.group}"


@dataclass(frozen=True)
class Folder:
    """A folder with its mode and owner."""

    path: str
    mode: int = 0o755
    owner: str = ROOT
    group: str = ROOT

    @property
    def told(self) -> str:
        """How it is told."""
        return f"map {self.path} ({self.mode:o}, {self.owner}:{self.group})"


@dataclass(frozen=True)
class File:
    """A file with its whole content."""

    path: str
    content: bytes
    mode: int = 0o644
    program: bool = False
    """Part of the program: replaced also when somebody changed it, because half of a program is none."""
    once: bool = False
    """Made when it is missing, and from then on of whoever administers the host."""
    beside: str = ".nieuw"
    """How the new one is called that is laid beside a file changed by hand: such that no program reads it."""

    @property
    def told(self) -> str:
        """How it is told."""
        return self.path


@dataclass(frozen=True)
class Link:
    """A symbolic link, as ``a2ensite`` and ``systemctl enable`` make."""

    path: str
    target: str
    shared: bool = False
    """Something else on the host may need it too: it is never taken away, and left out where its target is not there."""

    @property
    def told(self) -> str:
        """How it is told."""
        return f"koppeling {self.path} -> {self.target}"


@dataclass(frozen=True)
class Gone:
    """A link that Debian lays and that is taken away: the site that it shows on a new server."""

    path: str

    @property
    def told(self) -> str:
        """How it is told."""
        return self.path


@dataclass(frozen=True)
class Unit:
    """A unit of systemd that is started; its link has it started with the machine."""

    name: str

    @property
    def told(self) -> str:
        """How it is told."""
        return f"dienst {self.name}"


Step = Package | User | Member | Folder | File | Link | Gone | Unit
