"""What is installed, as it stands in the repository: read once, before anything is judged or written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Source:
    """The files of ``scripts/deploy``: the program by relative path, units of systemd by name, and what goes as it is."""

    program: dict[str, bytes]
    units: dict[str, str]
    logs: str
    previews: str
    rotation: str

    @classmethod
    def read(cls, deploy: Path) -> Self:
        """Read them all.

        Raises:
            RefusedError: the folder is not whole.
        """
        package = deploy / "lokhost"
        found = sorted(each for each in package.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
        try:
            return cls(
                program={each.relative_to(deploy).as_posix(): each.read_bytes() for each in found},
                units={each.name: each.read_text("utf-8") for each in sorted((deploy / "units").iterdir())},
                logs=(deploy / "apache/logs.conf").read_text("utf-8"),
                previews=(deploy / "apache/previews.conf").read_text("utf-8"),
                rotation=(deploy / "logrotate.conf").read_text("utf-8"),
            )
        except OSError as error:
            raise RefusedError(f"Deze kopie van het programma is niet volledig: {error.filename} ontbreekt.") from error
